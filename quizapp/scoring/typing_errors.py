"""Slips of the pen: one wrong letter in a long word, a space too many, a plural for a singular.

A slip must not make another word. So what was typed must be no word or name that exists: not one of the passage, and
not one of the 80,000 in ``known_words.txt.gz``, people and places among them ("Gambia" is no slip for "Zambia").
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import cache
from importlib import resources

from quizapp.english.lexicon import kinds
from quizapp.scoring.wordings import AS_SPELT, fold

__all__ = ["differ_by_plural", "differ_by_spaces", "differ_by_typo", "slips_into", "words_of"]

LONG = 6
"""The fewest letters of a word in which a slip is forgiven: shorter words are too near each other."""

PLURALS = (("", "s"), ("", "es"), ("y", "ies"), ("f", "ves"), ("fe", "ves"), ("man", "men"))


def words_of(text: str) -> frozenset[str]:
    """The words of a text, as they are spelt there."""
    return frozenset(fold(text, AS_SPELT).split())


def differ_by_typo(typed: str, answer: str, others: frozenset[str]) -> bool:
    """Whether the texts differ by one slip in one long word, and what was typed is neither in ``others`` nor known."""
    return any(word not in others and word not in _known_words() for word in _slips(typed, answer))


def slips_into(typed: str, answer: str) -> bool:
    """Whether the texts are one slip apart, whatever was typed instead."""
    return any(_slips(typed, answer))


def _slips(typed: str, answer: str) -> Iterator[str]:
    """The typed word that is one slip away from the answer's, where all the other words are the same."""
    differing = _differences(typed, answer)
    if len(differing) == 1 and _is_one_slip(*differing[0]):
        yield differing[0][0]


def _differences(typed: str, answer: str) -> list[tuple[str, str]]:
    """The pairs of words that differ; none when the texts have not as many words."""
    words, others = (fold(text, AS_SPELT).split() for text in (typed, answer))
    return [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]] if len(words) == len(others) else []


def _is_one_slip(word: str, meant: str) -> bool:
    """Whether one letter is wrong, missing, doubled or changed places with the next (Damerau's four slips, 1964)."""
    from nltk.metrics.distance import edit_distance

    if len(meant) < LONG or abs(len(word) - len(meant)) > 1 or not (word.isalpha() and meant.isalpha()):
        return False
    return int(edit_distance(word, meant, transpositions=True)) == 1


def differ_by_spaces(typed: str, answer: str) -> bool:
    """Whether words are written together or apart: "light house", "lighthouse". Figures are never joined."""
    one, other = fold(typed), fold(answer)
    return not any(letter.isdigit() for letter in one + other) and one.replace(" ", "") == other.replace(" ", "")


def differ_by_plural(typed: str, answer: str) -> bool:
    """Whether a common noun stands in the plural instead of the singular or the other way round.

    Names keep their number ("Roberts" is not "Robert"), and so does a plural that is a word of its own ("arms").
    """
    names = words_of(" ".join(word for word in answer.split() if word[:1].isupper()))
    differing = _differences(typed, answer)
    return bool(differing) and all(meant not in names and _is_plural_pair(word, meant) for word, meant in differing)


def _is_plural_pair(one: str, other: str) -> bool:
    return _is_plural_of(one, other) or _is_plural_of(other, one)


def _is_plural_of(plural: str, singular: str) -> bool:
    endings = any(singular.endswith(s) and plural == singular.removesuffix(s) + p for s, p in PLURALS)
    return endings and len(singular) >= 3 and singular.isalpha() and not kinds(plural)


@cache
def _known_words() -> frozenset[str]:
    """Words and names of five letters or more, without capitals and accents (see ``known_words.md``)."""
    packed = resources.files("quizapp.scoring").joinpath("known_words.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode().split())
