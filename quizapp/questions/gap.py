"""Leaves a gap where a name, a date or a number stands: the fill-in question.

> Rosa Vane opened the hall in 2019. → Rosa Vane opened the hall in ____.
"""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.english.stems import GAP, state
from quizapp.model import Argument, Candidate, Entity, EntityKind, Fact, QuestionKind, Reading, Role
from quizapp.questions.drafting import draft
from quizapp.questions.how_many import count_of
from quizapp.questions.spellings import spellings_of
from quizapp.questions.wording import is_dated, phrase, statement_of

__all__ = ["ask_of"]

NUMBERS = frozenset({EntityKind.QUANTITY, EntityKind.CARDINAL, EntityKind.DURATION})
SHORTEST, LONGEST = 7, 28
"""Words of a statement that holds a gap: enough to fix the answer, few enough to read at once."""


def ask_of(fact: Fact, reading: Reading) -> Iterator[Candidate]:
    """One fill-in for each entity of the fact's arguments."""
    for answer in fact.arguments:
        for entity in _entities_in(answer, reading):
            gap = _gapped(answer, entity)
            statement = statement_of(fact, reading, without=answer.head, instead=gap) if gap else None
            stem = state(statement) if statement else ""
            if stem.count(GAP) == 1 and SHORTEST <= len(stem.split()) <= LONGEST:
                yield draft(
                    "gap",
                    stem,
                    fact=fact,
                    answer=answer,
                    key=_hidden(entity),
                    reading=reading,
                    kind=QuestionKind.FILL_IN,
                    accepted=spellings_of(entity, reading),
                )


def _entities_in(answer: Argument, reading: Reading) -> Iterator[Entity]:
    if answer.role is Role.CONTENT:
        return
    if answer.entity and answer.entity.start < answer.start:
        return
    for entity in reading.entities:
        if answer.start <= entity.start and entity.end <= answer.end and _is_telling(entity):
            yield entity


def _is_telling(entity: Entity) -> bool:
    if entity.kind in {EntityKind.DATE, EntityKind.TIME}:
        return is_dated(entity.text)
    return entity.kind is not EntityKind.OTHER and (entity.kind not in NUMBERS or bool(entity.value))


def _hidden(entity: Entity) -> str:
    """What the gap hides: a number without its unit, a name whole."""
    return count_of(entity) if entity.kind in NUMBERS else entity.text


def _gapped(answer: Argument, entity: Entity) -> str:
    hidden = _hidden(entity)
    worded = phrase(answer)
    return worded.replace(hidden, GAP) if worded.count(hidden) == 1 else ""
