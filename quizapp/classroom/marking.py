"""Marking a submitted attempt: each response against its question."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from quizapp.model import Credit, Question
from quizapp.scoring import Mark, as_response_to, options_in
from quizapp.store.records.attempts import Grade, StoredAttempt, StoredItem

__all__ = ["Marker", "corrected", "grade_of", "grades_of"]


class Marker(Protocol):
    """Marks a response as ``quizapp.scoring.mark`` does."""

    def __call__(self, question: Question, response: str, *, passage: str, credit: Credit) -> Mark: ...


def grades_of(attempt: StoredAttempt, marker: Marker) -> tuple[Grade, ...]:
    """How each response of an attempt is marked, in order."""
    passage, credit = attempt.passage.text, attempt.terms.credit
    return tuple(grade_of(corrected(item), marker, passage, credit) for item in attempt.items)


def grade_of(item: StoredItem, marker: Marker, passage: str, credit: Credit) -> Grade:
    """How one response is marked."""
    mark = marker(item.question, item.response, passage=passage, credit=credit)
    return Grade(mark.fraction, mark.rule)


def corrected(item: StoredItem) -> StoredItem:
    """The item as it would be, had the version been published that marks it now; the stem stays the one answered."""
    if item.correction is None or item.correction.version_id == item.version_id:
        return item
    question = replace(item.correction.question, stem=item.question.stem)
    options = options_in(question, item.question)
    return replace(
        item,
        question=question,
        option_order=tuple(options[uid] for uid in item.option_order),
        response=as_response_to(question, item.question, item.response),
    )
