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
from quizapp.model import Candidate, EntityKind, Fact, QuestionKind, Reading
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
    sentence = reading.sentences[fact.sentence]
    noun, rest = scope_of(reading, sentence, phrase)
    noun = noun or (class_noun(bearer.entity) if bearer.entity else "")
    if not noun or not rest or not bearer.full or not name_of(bearer) or len(phrase.full.split()) > LONGEST:
        return
    if _OWNED_AT_LENGTH.search(phrase.full):
        return
    is_person = bearer.kind is EntityKind.PERSON
    wh, ranked = ("Who", phrase.full) if is_person else (f"Which {noun}", rest)
    stem = f"{wh} {fact.predicate.words[0]} {lower_first(sentence, phrase.first, ranked)}?"
    key = name_of(bearer)
    yield draft("which_rank", stem, fact=fact, answer=bearer, key=key, reading=reading)
    ranked = phrase.full if noun in phrase.full else f"{phrase.full} {noun}"
    gapped = f"{upper_first(ranked)} {fact.predicate.words[0]} {GAP}."
    accepted = spellings_of(bearer.entity, reading) if bearer.entity else ()
    kind = QuestionKind.FILL_IN
    yield draft("which_rank", gapped, fact=fact, answer=bearer, key=key, reading=reading, kind=kind, accepted=accepted)
