"""Published quizzes as the store hands them out: what students join, and the revision they get."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quizapp.model import Counting, Passage, Question, Terms
from quizapp.store.closing import is_open

__all__ = ["Correction", "GivenQuiz", "PublishedQuiz", "Revision", "Slot"]


@dataclass(frozen=True, slots=True)
class PublishedQuiz:
    """A quiz that students join by ``code``.

    The sample quiz belongs to nobody (``owner_id`` None). ``student_count`` students have started it and
    ``submitted_count`` of them submitted an attempt; ``unfinished_count`` attempts are not submitted. Its owner's own
    attempts, trials, are not counted, nor what is discarded. From ``closed_at`` on it is closed; where that lies
    ahead, it closes by itself. A quiz that is ``put_away`` is closed, and not listed with the others. ``classes`` are
    those it is for, in order; none where that was not said.
    """

    id: int
    title: str
    code: str
    owner_id: int | None
    closed_at: datetime | None
    put_away: bool
    terms: Terms
    created_at: datetime
    classes: tuple[str, ...] = ()
    question_count: int = 0
    student_count: int = 0
    submitted_count: int = 0
    unfinished_count: int = 0

    def is_open(self, now: datetime) -> bool:
        """Whether students can start and answer."""
        return is_open(self.closed_at, now)

    def closes_at(self, now: datetime) -> datetime | None:
        """When it closes by itself; None where it does not, or is closed."""
        return self.closed_at if self.is_open(now) else None


@dataclass(frozen=True, slots=True)
class GivenQuiz:
    """As much of a quiz as its student begins it by; ``again`` says that the student has submitted it before.

    ``closes_at`` is when it closes by itself, None where it does not; ``time_limit`` is as in ``Terms``.
    """

    code: str
    title: str
    created_at: datetime
    closes_at: datetime | None
    time_limit: int | None
    question_count: int
    again: bool


@dataclass(frozen=True, slots=True)
class Slot:
    """A question's place in a revision."""

    question: Question
    version_id: int
    max_mark: float


@dataclass(frozen=True, slots=True)
class Revision:
    """A quiz as it was published; slots in order. ``passage_id`` is the version of the passage all are on."""

    id: int
    quiz_id: int
    passage_id: int
    passage: Passage
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """What the teacher changed about a question of a published quiz: how it counts, and the version that marks it.

    ``by`` is the teacher's name.
    """

    question: Question
    version_id: int
    counting: Counting
    at: datetime
    by: str
