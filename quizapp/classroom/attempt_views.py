"""What a student sees while taking a quiz: everything but what gives an answer away.

A choice is named by its place in this attempt's own order, which says nothing about which is right.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quizapp.errors import UnfitAnswerError
from quizapp.model import Passage, QuestionKind
from quizapp.store.records import StoredAttempt, StoredItem
from quizapp.store.tables import storable

__all__ = ["AttemptItem", "AttemptView", "Choice", "answer_of", "response_of", "view_of"]

MOST_CHARACTERS = 500


@dataclass(frozen=True, slots=True)
class Choice:
    """One option as shown; ``id`` is its place in this attempt, "1" for the first."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class AttemptItem:
    """One question as a student sees it before submitting.

    ``position`` counts from 1. ``answer`` is the saved choice's id or the typed text, "" when there is none.
    ``sequence`` is what the next ``save_answer`` must name.
    """

    position: int
    kind: QuestionKind
    stem: str
    choices: tuple[Choice, ...]
    answer: str
    sequence: int
    saved_at: datetime | None


@dataclass(frozen=True, slots=True)
class AttemptView:
    """All that a student may see while taking a quiz. ``open`` is False once answers can no longer be changed."""

    attempt_id: int
    title: str
    student: str
    passage: Passage
    items: tuple[AttemptItem, ...]
    started_at: datetime
    submitted_at: datetime | None
    open: bool


def view_of(attempt: StoredAttempt) -> AttemptView:
    """An attempt as its student may see it before submitting."""
    return AttemptView(
        attempt_id=attempt.id,
        title=attempt.title,
        student=attempt.name,
        passage=attempt.passage,
        items=tuple(view_item(item) for item in attempt.items),
        started_at=attempt.started_at,
        submitted_at=attempt.submitted_at,
        open=attempt.quiz_open and attempt.submitted_at is None,
    )


def view_item(item: StoredItem) -> AttemptItem:
    texts = {option.id: option.text for option in item.question.options}
    return AttemptItem(
        position=item.position,
        kind=item.question.kind,
        stem=item.question.stem,
        choices=tuple(Choice(str(place), texts[uid]) for place, uid in enumerate(item.option_order, start=1)),
        answer=answer_of(item.option_order, item.response),
        sequence=item.sequence,
        saved_at=item.saved_at,
    )


def answer_of(option_order: tuple[str, ...], response: str) -> str:
    """A stored response as the student gave it: the choice's id or the typed text, "" for none."""
    return str(option_order.index(response) + 1) if option_order and response else response


def response_of(option_order: tuple[str, ...], answer: str) -> str:
    """What to store of an answer: the option's id or the typed text; raises UnfitAnswerError."""
    if not option_order:
        return typed(answer)
    if not answer:
        return ""
    places = {str(place): uid for place, uid in enumerate(option_order, start=1)}
    if answer not in places:
        raise UnfitAnswerError("it is none of the options")
    return places[answer]


def typed(answer: str) -> str:
    text = storable(answer.strip())
    if len(text) > MOST_CHARACTERS:
        raise UnfitAnswerError(f"it is longer than {MOST_CHARACTERS} characters")
    return text
