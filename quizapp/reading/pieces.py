"""Words → the numbers the parser reads: word pieces, their words' case shapes, and the place of each word's first.

The word pieces are uncased, so the shape of their word (Hama, HAMA, hama, 40km) travels beside them. Training and
running both encode through this file: the two can never differ.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

__all__ = ["END", "LONGEST", "START", "Shape", "Window", "encode", "windows"]

Split = Callable[[str], tuple[int, ...]]
"""Gives the piece numbers of one word; never empty."""

START, END = 101, 102
LONGEST = 384
"""The most pieces in a window, its two end marks included."""
PIECES_A_WORD = 12


class Shape(IntEnum):
    """The case shape of a word."""

    NONE = 0
    LOWER = 1
    CAPITALISED = 2
    UPPER = 3
    INITIAL = 4
    MIXED = 5
    NUMBER = 6
    NUMBER_WITH_LETTERS = 7
    MARK = 8


@dataclass(frozen=True, slots=True)
class Window:
    """Some words of a sentence as numbers.

    ``pieces`` begins and ends with a mark, and ``shapes`` has the shape of each piece's word; ``firsts[i]`` is the
    place of word i's first piece; word 0 is the start mark, which stands for the root of the tree, so there is one more
    of ``firsts`` than there are words.
    """

    pieces: tuple[int, ...]
    firsts: tuple[int, ...]
    shapes: tuple[int, ...]


@lru_cache(maxsize=50_000)
def _shape_of(word: str) -> Shape:
    """The case shape of a word."""
    if any(letter.isdigit() for letter in word):
        return Shape.NUMBER_WITH_LETTERS if any(letter.isalpha() for letter in word) else Shape.NUMBER
    if not any(letter.isalpha() for letter in word):
        return Shape.MARK
    if word.islower():
        return Shape.LOWER
    if word.isupper():
        return Shape.INITIAL if sum(map(str.isalpha, word)) == 1 else Shape.UPPER
    return Shape.CAPITALISED if word[0].isupper() and word[1:].islower() else Shape.MIXED


def encode(words: Sequence[str], split: Split) -> Window:
    """Number the words of one window; only the first pieces of a very long word are kept."""
    pieces, firsts, shapes = [START], [0], [Shape.NONE]
    for word in words:
        firsts.append(len(pieces))
        pieces.extend(split(word)[:PIECES_A_WORD])
        shapes.extend([_shape_of(word)] * (len(pieces) - len(shapes)))
    return Window((*pieces, END), tuple(firsts), (*shapes, Shape.NONE))


def windows(words: Sequence[str], split: Split) -> list[tuple[int, int]]:
    """Cut a sentence into runs of words that fit the model, as (begin, end) pairs; nearly always one."""
    cuts, room = [0], LONGEST - 2
    for index, word in enumerate(words):
        size = min(len(split(word)), PIECES_A_WORD)
        if size > room:
            cuts.append(index)
            room = LONGEST - 2
        room -= size
    return list(zip(cuts, [*cuts[1:], len(words)], strict=True))
