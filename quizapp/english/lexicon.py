"""What kinds of things common nouns, verbs and adjectives stand for, and which words stand beside them.

A table of facts taken from WordNet 3.0 (Princeton University; the licence is in ``lexicon.txt``) by
``quizapp/training/lexicon.py``: for each word its senses, the commonest first, and how common it is; for each sense its
kind (WordNet's lexicographer file: "person", "act", "artifact", ...) and the senses above, below and against it.

Words are lemmas in small letters, terms of two and three words included ("war crime"); parts of speech are those of
Universal Dependencies ("NOUN", "VERB", "ADJ"). An unknown word has no kinds and the band 0.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["are_alike", "band", "closeness", "is_a", "kind", "kinds", "plainer", "synonyms"]

SENSES_COMPARED = 3
"""How many senses of each word are compared when two words may mean the same."""
FEW_SENSES, PLAIN = 4, 3
"""The senses that a plain word may have, and the band from which it is plain."""
BROADER, WORDS = 1, 4
"""Fields of a synset's line; the first is its kind."""


@dataclass(frozen=True, slots=True)
class Table:
    """The table's lines, read only where they are asked for: the words' in order, the synsets' by number."""

    words: list[str]
    synsets: list[str]


@cache
def _table() -> Table:
    packed = files("quizapp.english").joinpath("lexicon.tsv.gz").read_bytes()
    _, words, synsets = gzip.decompress(packed).decode("ascii").split("\n\n")
    return Table(words.split("\n"), synsets.split("\n"))


@cache
def _fields(word: str) -> tuple[str, ...]:
    """A word's band and, for each part of speech, its synsets; nothing for an unknown word."""
    lines, start = _table().words, f"{word}\t"
    place = bisect_left(lines, start)
    found = place < len(lines) and lines[place].startswith(start)
    return tuple(lines[place].split("\t")[1:]) if found else ()


def _senses(word: str, upos: str) -> tuple[int, ...]:
    """The synsets of a word as one part of speech, the commonest first."""
    for field in _fields(word)[1:]:
        label, _, numbers = field.partition(" ")
        if label == upos:
            return tuple(map(int, numbers.split()))
    return ()


@cache
def _synset(number: int) -> tuple[str, ...]:
    return tuple(_table().synsets[number].split("\t"))


def _numbers(synset: int, field: int) -> tuple[int, ...]:
    return tuple(map(int, _synset(synset)[field].split()))


def _words(synset: int) -> tuple[str, ...]:
    """The words of a synset, the commonest first; a star marks one that has a commoner sense."""
    listed = _synset(synset)[WORDS]
    return tuple(listed.split("|")) if listed else ()


def band(word: str) -> int:
    """How common a word is, from 6 (the 300 commonest in books and encyclopaedia) to 0 (rare or unknown)."""
    return int(next(iter(_fields(word)), "0"))


def kinds(word: str, upos: str = "NOUN") -> tuple[str, ...]:
    """The kinds of thing a word stands for, of its commonest sense first: "capital" → "possession", "location"."""
    return tuple(dict.fromkeys(_synset(sense)[0] for sense in _senses(word, upos)))


def kind(word: str, upos: str = "NOUN") -> str:
    """The kind of a word's commonest sense, "" for an unknown word."""
    return next(iter(kinds(word, upos)), "")


def synonyms(word: str, upos: str = "NOUN") -> frozenset[str]:
    """Every word that shares a sense with this one, itself included."""
    return frozenset({word, *(other.rstrip("*") for sense in _senses(word, upos) for other in _words(sense))})


def plainer(word: str, upos: str = "NOUN") -> tuple[str, ...]:
    """Commoner words for a word that has one sense alone ("resurgence" → "revival"), the commonest first.

    Each means this before anything else, as this part of speech before any other, and is formed of another root.
    """
    senses = _senses(word, upos)
    others = _words(senses[0]) if len(senses) == 1 else ()
    return tuple(other for other in others if band(other) > band(word) and _is_plain(other, upos, beside=word))


def _is_plain(word: str, upos: str, *, beside: str) -> bool:
    counts = {label: len(_senses(word, label)) for label in ("NOUN", "VERB", "ADJ")}
    clear = counts[upos] <= FEW_SENSES and sum(counts.values()) - counts[upos] <= 1
    return (
        clear
        and word.isalpha()
        and band(word) >= PLAIN
        and word[:4] != beside[:4]
        and word not in beside
        and beside not in word
    )


def is_a(word: str, broader: str, upos: str = "NOUN") -> bool:
    """Whether one word stands for a sort of what the other stands for: is_a("dog", "animal")."""
    wanted = set(_senses(broader, upos)[:SENSES_COMPARED])
    return any(sense in wanted for sense in _upwards(_senses(word, upos)[:SENSES_COMPARED]))


def _upwards(senses: Iterable[int]) -> Iterator[int]:
    """The synsets and everything broader than them."""
    waiting, seen = list(senses), set[int]()
    while waiting:
        sense = waiting.pop()
        if sense not in seen:
            seen.add(sense)
            yield sense
            waiting.extend(_numbers(sense, BROADER))


def are_alike(one: str, other: str, upos: str = "NOUN") -> bool:
    """Whether two words may name the same thing: synonyms, or one broader than the other."""
    return one == other or other in synonyms(one, upos) or is_a(one, other, upos) or is_a(other, one, upos)


def closeness(one: str, other: str) -> float:
    """How near two nouns' commonest senses lie in the tree of kinds, 0 to 1, after Wu and Palmer (1994).

    >>> closeness("bus", "train") > closeness("bus", "idea")
    True
    """
    senses = _senses(one, "NOUN")[:1], _senses(other, "NOUN")[:1]
    if not all(senses):
        return 0.0
    above, beside = _depths(senses[0][0]), _depths(senses[1][0])
    shared = [(above[sense], beside[sense], sense) for sense in above.keys() & beside.keys()]
    if not shared:
        return 0.0
    steps, height = min((up + down, _height(sense)) for up, down, sense in shared)
    return 2 * height / (2 * height + steps)


@cache
def _depths(sense: int) -> dict[int, int]:
    """How many steps up each broader sense lies, the sense itself at 0."""
    depths, level = {sense: 0}, [sense]
    while level:
        level = [broader for near in level for broader in _numbers(near, BROADER) if broader not in depths]
        depths.update(dict.fromkeys(level, max(depths.values()) + 1))
    return depths


def _height(sense: int) -> int:
    """How far below the broadest sense of all a sense lies, that one at 1."""
    return max(_depths(sense).values()) + 1
