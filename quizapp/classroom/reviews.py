"""What a student sees after submitting: the score and, for each question, the key, the evidence and the reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from quizapp.classroom.marking import corrected
from quizapp.classroom.overdue import find_by_token
from quizapp.errors.quizzes import NotReleasedError, NotSubmittedError
from quizapp.model import PARTED, Counting, Evidence, OptionKind, Passage, QuestionKind
from quizapp.scoring import MarkedPart, marked_parts
from quizapp.store.engine import Engine
from quizapp.store.records.attempts import StoredAttempt, StoredItem

__all__ = ["AttemptReview", "ReviewedChoice", "ReviewedItem", "answer_text", "review", "review_of"]


@dataclass(frozen=True, slots=True)
class ReviewedChoice:
    """One option after submitting: whether it is right, whether it was chosen, and why it is right or wrong."""

    text: str
    right: bool
    chosen: bool
    reason: str


@dataclass(frozen=True, slots=True)
class ReviewedItem:
    """One question after submitting.

    ``answer`` is the student's own answer as text, "" when none was given; ``reason`` says why the chosen option is
    right or wrong ("" for a typed answer); ``rule`` names the marking rule that accepted or refused the answer. A
    question of several parts has ``parts`` instead of ``choices``. ``score`` is what the answer itself was marked;
    what it counts in the attempt's score is as ``counting`` says. ``remarked`` says that the teacher corrected the key.
    """

    position: int
    kind: QuestionKind
    stem: str
    answer: str
    key: str
    choices: tuple[ReviewedChoice, ...]
    parts: tuple[MarkedPart, ...]
    reason: str
    evidence: Evidence
    score: float
    max_score: float
    rule: str
    counting: Counting
    remarked: bool


@dataclass(frozen=True, slots=True)
class AttemptReview:
    """An attempt as it may be seen after submitting.

    ``first_score`` of ``first_max`` is what was told on submitting; the score may be another one by now.
    """

    attempt_id: int
    title: str
    student: str
    passage: Passage
    items: tuple[ReviewedItem, ...]
    score: float
    max_score: float
    first_score: float
    first_max: float
    started_at: datetime
    submitted_at: datetime


def review(engine: Engine, token: str, *, now: datetime) -> AttemptReview:
    """The marked attempt with keys, reasons and evidence.

    Raises UnknownAttemptError, NotSubmittedError before it is submitted, and NotReleasedError while it is too early.
    """
    attempt = find_by_token(engine, token, now=now)
    if attempt.submitted_at is not None and not attempt.released(now):
        raise NotReleasedError(attempt.title)
    return review_of(attempt)


def review_of(attempt: StoredAttempt) -> AttemptReview:
    """An attempt as it may be seen after submitting; raises NotSubmittedError."""
    if attempt.submitted_at is None or attempt.score is None:
        raise NotSubmittedError
    return AttemptReview(
        attempt_id=attempt.id,
        title=attempt.title,
        student=attempt.name,
        passage=attempt.passage,
        items=tuple(_review_item(item) for item in attempt.items),
        score=attempt.score,
        max_score=attempt.max_score,
        first_score=attempt.score if attempt.first_score is None else attempt.first_score,
        first_max=attempt.first_max,
        started_at=attempt.started_at,
        submitted_at=attempt.submitted_at,
    )


def _review_item(answered: StoredItem) -> ReviewedItem:
    item = corrected(answered)
    question = item.question
    parted = question.kind in PARTED
    chosen = next((option for option in question.options if option.id == item.response), None)
    return ReviewedItem(
        position=item.position,
        kind=question.kind,
        stem=question.stem,
        answer=answer_text(item),
        key=question.key,
        choices=() if parted else tuple(_review_choices(item)),
        parts=marked_parts(question, item.response) if parted else (),
        reason=chosen.reason if chosen else "",
        evidence=question.evidence,
        score=(item.fraction or 0.0) * item.max_mark,
        max_score=item.max_mark,
        rule=item.mark_rule,
        counting=item.counting,
        remarked=item.correction is not None and item.correction.version_id != item.version_id,
    )


def _review_choices(item: StoredItem) -> Iterator[ReviewedChoice]:
    options = {option.id: option for option in item.question.options}
    for option in (options[uid] for uid in item.option_order):
        right, chosen = option.kind is OptionKind.KEY, option.id == item.response
        yield ReviewedChoice(option.text, right, chosen, option.reason)


def answer_text(item: StoredItem) -> str:
    """The answer in words, of a choice the option's, of several parts "left – right; …"; "" for none."""
    if item.response and item.question.kind in PARTED:
        parts = marked_parts(item.question, item.response)
        return "; ".join(f"{part.asked} – {part.given or '(blank)'}" for part in parts)
    return next((option.text for option in item.question.options if option.id == item.response), item.response)
