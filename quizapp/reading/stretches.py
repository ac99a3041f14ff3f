"""A stretch of a sentence that is to be read by itself, and what its reader has before the eyes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.english.trees import QUOTES
from quizapp.model import Link, Reading, Sentence, Token

__all__ = ["Stretch", "links_in", "stretch_of", "tokens_of"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The tokens ``first`` to ``last`` of a sentence.

    ``kept`` are the tokens that will be read together, in order: those of the stretch, or of more stretches than this
    one. ``read`` is where the words start that are read up to its end, ``quoted`` where those of its words start that
    are quoted with their marks.
    """

    reading: Reading
    sentence: Sentence
    first: int
    last: int
    kept: Sequence[int]
    read: frozenset[int]
    quoted: frozenset[int]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its own tokens."""
        return self.sentence.tokens[self.first : self.last + 1]

    @property
    def start(self) -> int:
        """Where it begins in the passage."""
        return self.sentence.tokens[self.first].start

    @property
    def end(self) -> int:
        """Where it ends in the passage."""
        return self.sentence.tokens[self.last].end


def stretch_of(reading: Reading, sentence: Sentence, first: int, last: int, within: Sequence[int]) -> Stretch:
    """The stretch from ``first`` to ``last``, to be read by itself or, where there are any, with ``within``."""
    kept = within or range(first, last + 1)
    read = frozenset(token.start for token in sentence.tokens[: last + 1] if token.index in kept)
    quoted = frozenset(_quoted(sentence.tokens[first : last + 1]))
    return Stretch(reading, sentence, first, last, kept, read, quoted)


def _quoted(tokens: Sequence[Token]) -> Iterator[int]:
    """Where the words stand that are quoted with their marks: they are somebody's own and stay as they are."""
    inside = False
    for token in tokens:
        if any(mark in token.text for mark in QUOTES):
            inside = not inside
        elif inside:
            yield token.start


def links_in(stretch: Stretch) -> tuple[Link, ...]:
    """The links of the mentions in a stretch."""
    links = stretch.reading.links
    low = bisect_left(links, stretch.start, key=lambda link: link.start)
    high = bisect_left(links, stretch.end, key=lambda link: link.start)
    return tuple(link for link in links[low:high] if link.end <= stretch.end)


def tokens_of(sentence: Sentence, link: Link) -> tuple[Token, ...]:
    """The words of the mention that a link leads from."""
    return tuple(token for token in sentence.tokens if link.start <= token.start and token.end <= link.end)
