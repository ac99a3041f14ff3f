"""Marking a submitted attempt: each response against its question."""

from __future__ import annotations

from dataclasses import replace

from quizapp.scoring import as_response_to, mark, options_in
from quizapp.store.records.attempts import Grade, StoredAttempt, StoredItem

__all__ = ["corrected", "grade_of", "grades_of"]


def grades_of(attempt: StoredAttempt) -> tuple[Grade, ...]:
    """How each response of an attempt is marked, in order."""
    return tuple(grade_of(item, attempt) for item in attempt.items)


def grade_of(item: StoredItem, attempt: StoredAttempt) -> Grade:
    """How one response of an attempt is marked, by the version of its question that marks it now."""
    answered = corrected(item)
    passage, credit = attempt.passage.text, attempt.terms.credit
    marked = mark(answered.question, answered.response, passage=passage, credit=credit)
    return Grade(marked.fraction, marked.rule)


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
