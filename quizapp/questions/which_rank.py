"""Asks what holds a rank.

> Bergen, Norway's second largest city, was flooded in 2019. → Which city is Norway's second largest?
> Bergen is the second largest city in Norway. → Which city is the second largest in Norway?
> A second flood reached Bergen in 2019. → nothing: a second flood holds no rank
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.english.stems import GAP
from quizapp.english.trees import lower_first, upper_first
from quizapp.english.wh import class_noun
from quizapp.facts.rank import scope_of
from quizapp.model import Argument, Candidate, EntityKind, Fact, QuestionKind, Reading
from quizapp.questions.drafting import draft
from quizapp.questions.spellings import spellings_of
from quizapp.questions.who import name_of

__all__ = ["ask_of"]

LONGEST = 14
"""Words of a rank that a reader takes in at once."""
_OWNED_AT_LENGTH = re.compile(r"^the \w+ (?:in|of|at|on|near) [\w ]+['’]s? ", re.IGNORECASE)
"""A possessive behind a long phrase: *the school in Bergen’s first head teacher*."""


def ask_of(fact: Fact, reading: Reading) -> Iterator[Candidate]:
    """One question for each rank, and one gap."""
    if fact.construction != "rank":
        return
    bearer, phrase = fact.arguments
    noun, rest = scope_of(reading, reading.sentences[fact.sentence], phrase)
    noun = noun or (class_noun(bearer.entity) if bearer.entity else "")
    if not noun or not rest or not bearer.full or not name_of(bearer) or not _is_plain(phrase):
        return
    asked, gapped = _question(fact, reading, noun, rest), _gapped(fact, noun)
    accepted = spellings_of(bearer.entity, reading) if bearer.entity else ()
    key, kind = name_of(bearer), QuestionKind.FILL_IN
    yield draft("which_rank", asked, fact=fact, answer=bearer, key=key, reading=reading)
    yield draft("which_rank", gapped, fact=fact, answer=bearer, key=key, reading=reading, kind=kind, accepted=accepted)


def _is_plain(phrase: Argument) -> bool:
    """Whether a rank is taken in at once."""
    return len(phrase.full.split()) <= LONGEST and not _OWNED_AT_LENGTH.search(phrase.full)


def _question(fact: Fact, reading: Reading, noun: str, rest: str) -> str:
    bearer, phrase = fact.arguments
    wh, ranked = ("Who", phrase.full) if bearer.kind is EntityKind.PERSON else (f"Which {noun}", rest)
    inside = lower_first(reading.sentences[fact.sentence], phrase.first, ranked)
    return f"{wh} {fact.predicate.words[0]} {inside}?"


def _gapped(fact: Fact, noun: str) -> str:
    _, phrase = fact.arguments
    ranked = phrase.full if noun in phrase.full else f"{phrase.full} {noun}"
    return f"{upper_first(ranked)} {fact.predicate.words[0]} {GAP}."
