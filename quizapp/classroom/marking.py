"""Marking a submitted attempt: each response against its question."""

from __future__ import annotations

from typing import Protocol

from quizapp.model import Credit, Question
from quizapp.scoring import Mark
from quizapp.store.records import Grade, StoredAttempt

__all__ = ["Marker", "grades_of"]


class Marker(Protocol):
    """Marks a response as ``quizapp.scoring.mark`` does."""

    def __call__(self, question: Question, response: str, *, passage: str, credit: Credit) -> Mark: ...


def grades_of(attempt: StoredAttempt, marker: Marker) -> tuple[Grade, ...]:
    """How each response of an attempt is marked, in order."""
    passage, credit = attempt.passage.text, attempt.terms.credit
    marks = (marker(item.question, item.response, passage=passage, credit=credit) for item in attempt.items)
    return tuple(Grade(mark.fraction, mark.rule) for mark in marks)
