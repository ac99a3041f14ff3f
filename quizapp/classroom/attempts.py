"""Attempts: a student takes a quiz. The database is the only memory; a page keeps nothing but the token.

Until an attempt is submitted nothing here returns a key, a kind, a reason or evidence. Choices are named by their
place in this attempt's own order ("1", "2", …), which says nothing about which is right.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quizapp.model import Evidence, Passage, QuestionKind
from quizapp.store.engine import Engine
from quizapp.store.records import Person

__all__ = [
    "AttemptItem",
    "AttemptReview",
    "AttemptSummary",
    "AttemptView",
    "Choice",
    "ReviewedChoice",
    "ReviewedItem",
    "SavedAnswer",
    "Started",
    "Submitted",
    "attempt_view",
    "list_attempts",
    "resume",
    "review",
    "save_answer",
    "start",
    "submit",
]


@dataclass(frozen=True, slots=True)
class Started:
    """An attempt begun or taken up again, and the secret that opens it: keep it in a cookie, not in a shared link."""

    attempt_id: int
    token: str


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


@dataclass(frozen=True, slots=True)
class SavedAnswer:
    """What the store now holds for one question; ``sequence`` is what the next save must name."""

    position: int
    answer: str
    sequence: int
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Submitted:
    """The score of an attempt that was handed in."""

    attempt_id: int
    score: float
    max_score: float
    submitted_at: datetime


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
    right or wrong ("" for a typed answer); ``rule`` names the marking rule that accepted or refused the answer.
    """

    position: int
    kind: QuestionKind
    stem: str
    answer: str
    key: str
    choices: tuple[ReviewedChoice, ...]
    reason: str
    evidence: Evidence
    score: float
    max_score: float
    rule: str


@dataclass(frozen=True, slots=True)
class AttemptReview:
    """An attempt as it may be seen after submitting."""

    attempt_id: int
    title: str
    student: str
    passage: Passage
    items: tuple[ReviewedItem, ...]
    score: float
    max_score: float
    started_at: datetime
    submitted_at: datetime


@dataclass(frozen=True, slots=True)
class AttemptSummary:
    """One line of a student's own list of attempts; the score is None until it is submitted."""

    attempt_id: int
    title: str
    started_at: datetime
    submitted_at: datetime | None
    score: float | None
    max_score: float


def start(
    engine: Engine,
    code: str,
    *,
    student: Person | None = None,
    guest_name: str = "",
    visitor: str = "",
    address: str,
    now: datetime,
    seed: int | None = None,
) -> Started:
    """Begin the quiz with this join code, or take up the attempt that this student has open in it.

    Give ``student`` or, for somebody without an account, ``guest_name`` and ``visitor``, a secret random text that the
    page keeps for this browser: with it a double click or a reload finds the same attempt. ``seed`` fixes the order
    of the options (random without). Raises UnknownCodeError, TooManyTriesError, QuizClosedError, BlankNameError, and
    GuestsNotAllowedError.
    """
    raise NotImplementedError


def resume(engine: Engine, actor: Person, attempt_id: int, *, now: datetime) -> Started:
    """A new token for one of the actor's own attempts, open or submitted; raises UnknownAttemptError."""
    raise NotImplementedError


def list_attempts(engine: Engine, actor: Person) -> tuple[AttemptSummary, ...]:
    """The actor's own attempts, newest first."""
    raise NotImplementedError


def attempt_view(engine: Engine, token: str) -> AttemptView:
    """What the student may see before submitting; raises UnknownAttemptError."""
    raise NotImplementedError


def save_answer(engine: Engine, token: str, position: int, answer: str, *, sequence: int, now: datetime) -> SavedAnswer:
    """Save the answer to one question at once: a choice's id, a typed text, or "" to clear it.

    ``sequence`` is the last one this page saw for the question, from ``AttemptItem`` or from the ``SavedAnswer``
    before (keep it in session state: a callback's frozen arguments may be one save behind). Saving what is saved
    already changes nothing. Raises OpenElsewhereError (with the ``saved`` answer) when another tab saved since,
    AlreadySubmittedError, QuizClosedError, UnfitAnswerError, UnknownAttemptError.
    """
    raise NotImplementedError


def submit(engine: Engine, token: str, *, now: datetime) -> Submitted:
    """Hand the attempt in and mark it. Only the first call counts, however many come at once; all return its score."""
    raise NotImplementedError


def review(engine: Engine, token: str) -> AttemptReview:
    """The marked attempt with keys, reasons and evidence; raises NotSubmittedError before it is handed in."""
    raise NotImplementedError
