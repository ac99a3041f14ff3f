"""Lets a question be answered by typing: a name or a figure that the passage gives needs no wrong options beside it.

> Rosa Vane opened the new town hall in Norbury in March 2019.
  → Who opened the new town hall in Norbury in March 2019? ____
> The fire in Norbury destroyed about 600 homes. → How many homes did the fire in Norbury destroy? ____
"""

from __future__ import annotations

from dataclasses import replace

from quizapp.english.stems import GAP
from quizapp.model import Candidate, EntityKind, QuestionKind, Reading
from quizapp.questions.spellings import spellings_of
from quizapp.questions.who import name_of

__all__ = ["as_typed"]

RULES = frozenset({"who", "where", "when", "how_many", "who_said", "quote"})
"""Rules that ask for what is written in one way, or in ways that marking knows."""
LONGEST = 5
"""Words that a student types without a slip."""


def as_typed(candidate: Candidate, reading: Reading) -> Candidate | None:
    """The question with a gap behind it to type in; None where the key is no short name, date or figure."""
    question = candidate.question
    asks = question.kind is QuestionKind.MULTIPLE_CHOICE and question.rule in RULES
    if not asks or len(question.key.split()) > LONGEST or not _is_written_one_way(candidate):
        return None
    key = _fullest(candidate, reading)
    accepted = tuple(dict.fromkeys(name for name in _others(candidate, reading) if name != key))
    typed = replace(question, kind=QuestionKind.FILL_IN, stem=f"{question.stem} {GAP}", key=key, accepted=accepted)
    return replace(candidate, question=typed)


def _is_written_one_way(candidate: Candidate) -> bool:
    """Whether the key is a figure, or what the passage calls somebody or something."""
    key, entity = candidate.question.key, candidate.answer.entity
    return candidate.question.rule == "how_many" or (
        entity is not None and key in {entity.text, name_of(candidate.answer)}
    )


def _fullest(candidate: Candidate, reading: Reading) -> str:
    """The key, a person's by the full name: *Rosa Vane* for *Vane*."""
    key, entity = candidate.question.key, candidate.answer.entity
    people = {item.text for item in reading.entities if item.kind is EntityKind.PERSON}
    full = [name for name in sorted(people) if name.endswith(f" {key}")]
    return full[0] if len(full) == 1 and entity and entity.kind is EntityKind.PERSON else key


def _others(candidate: Candidate, reading: Reading) -> tuple[str, ...]:
    """The key and other names of the same; marking itself knows how figures and dates can be written."""
    entity = candidate.answer.entity
    key = candidate.question.key
    named = entity is not None and candidate.question.rule != "how_many" and f"{entity.text}-" not in key
    return (key, entity.text, *spellings_of(entity, reading)) if entity and named else ()
