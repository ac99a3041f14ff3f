"""Results of a quiz: who scored what, how hard each question was, what was chosen, and all of it as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from quizapp.classroom.attempts import AttemptReview
from quizapp.model import QuestionKind
from quizapp.store.engine import Engine
from quizapp.store.records import Person, PublishedQuiz

__all__ = [
    "AnswerCount",
    "AttemptResult",
    "Cells",
    "QuestionResult",
    "Results",
    "csv_rows",
    "find_results",
    "review_attempt",
    "write_csv",
]


class Cells(StrEnum):
    """What a CSV's question columns hold."""

    POINTS = "points"
    ANSWERS = "answers"


@dataclass(frozen=True, slots=True)
class AttemptResult:
    """One attempt. ``points`` and ``answers`` go by ``Results.questions``; points are None until it is submitted.

    ``username`` is "" for a guest.
    """

    attempt_id: int
    student: str
    username: str
    started_at: datetime
    submitted_at: datetime | None
    score: float | None
    max_score: float
    points: tuple[float | None, ...]
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """How many submitted attempts gave this answer; "" is no answer. ``right``: it is, or was accepted as, the key."""

    text: str
    count: int
    right: bool


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """How a question went over the submitted attempts.

    ``id`` is stable; ``facility`` is the mean share of its points won, 0 to 1, None before the first submission.
    ``answers`` counts every option of a choice, chosen or not, or each different typed text, most frequent first.
    """

    id: str
    kind: QuestionKind
    stem: str
    key: str
    right_count: int
    wrong_count: int
    blank_count: int
    facility: float | None
    answers: tuple[AnswerCount, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """A quiz's attempts, by start, and its questions, in the quiz's order."""

    quiz: PublishedQuiz
    questions: tuple[QuestionResult, ...]
    attempts: tuple[AttemptResult, ...]


def find_results(engine: Engine, actor: Person, quiz_id: int) -> Results:
    """The results of one of the actor's quizzes; raises UnknownQuizError."""
    raise NotImplementedError


def review_attempt(engine: Engine, actor: Person, attempt_id: int) -> AttemptReview:
    """A submitted attempt at one of the actor's quizzes as its student sees it; raises NotSubmittedError."""
    raise NotImplementedError


def csv_rows(results: Results, *, cells: Cells = Cells.POINTS) -> Iterator[tuple[str | float, ...]]:
    """The heading and then one row an attempt, one column a question; texts made safe for spreadsheets."""
    raise NotImplementedError


def write_csv(engine: Engine, actor: Person, quiz_id: int, *, cells: Cells = Cells.POINTS) -> bytes:
    """The results as CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets show accents rightly)."""
    raise NotImplementedError
