"""Attempts as the store hands them out: who takes a quiz, what is asked in which order, and what it earned."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime

from quizapp.model import Counting, ExtraTime, Passage, Question, QuestionKind, Release, Terms
from quizapp.store.closing import is_open
from quizapp.store.records.quizzes import Correction
from quizapp.store.students import student_of

__all__ = [
    "AttemptState",
    "Beginning",
    "BegunAttempt",
    "Grade",
    "Layout",
    "OpenItem",
    "StoredAttempt",
    "StoredItem",
    "Taker",
]


@dataclass(frozen=True, slots=True)
class Taker:
    """Who takes a quiz, in which class; ``key`` is the same whenever the same student or browser comes back."""

    key: str
    name: str
    student_id: int | None
    class_name: str
    extra_time: ExtraTime = ExtraTime.NONE

    @property
    def whose(self) -> str:
        """What all attempts of this student have in common."""
        return student_of(self.student_id, self.name, self.class_name)


@dataclass(frozen=True, slots=True)
class AttemptState:
    """What decides whether an answer may be saved; ``closed_at`` is the quiz's.

    ``deadline`` is when its time is up, None without a time limit, ``time_up`` that it was submitted for that.
    """

    id: int
    student_id: int | None
    title: str
    submitted_at: datetime | None
    closed_at: datetime | None
    deadline: datetime | None
    discarded: bool
    time_up: bool


@dataclass(frozen=True, slots=True)
class BegunAttempt:
    """As much of an attempt as leads its student back to it; ``name`` is the student's."""

    code: str
    title: str
    name: str
    submitted: bool


@dataclass(frozen=True, slots=True)
class Beginning:
    """In which browser an attempt was begun, and by whom; ``whose`` is as in ``StoredAttempt``."""

    attempt_id: int
    browser: str
    student_id: int | None
    name: str
    whose: str


@dataclass(frozen=True, slots=True)
class Layout:
    """How a question is laid before a student: its kind, and the ids of the options shown, in the order shown.

    ``lefts`` are those with a left-hand side, in the question's order; ``order`` are the right-hand sides of a matching
    question, the events of an ordering, else the options.
    """

    kind: QuestionKind
    lefts: tuple[str, ...]
    order: tuple[str, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """The ids of the parts to answer one by one."""
        return self.lefts if self.kind is QuestionKind.MATCHING else self.order


@dataclass(frozen=True, slots=True)
class OpenItem:
    """As much of an attempt's question as saving an answer needs; see ``StoredItem``."""

    id: int
    position: int
    layout: Layout
    response: str
    sequence: int
    saved_at: datetime | None


@dataclass(frozen=True, slots=True)
class Grade:
    """How an answer was marked: ``fraction`` 0 to 1 of the question's mark, by which rule."""

    fraction: float
    rule: str


@dataclass(frozen=True, slots=True)
class StoredItem:
    """One question of an attempt, with the key: not for a student's eyes before submitting.

    ``question`` is as it was published, and ``version_id`` its version; ``option_order`` holds option ids as this
    student sees them; ``response`` is what ``quizapp.scoring.mark`` marks. ``fraction`` (0 to 1 of ``max_mark``) and
    ``mark_rule`` are there once it is marked. ``correction`` is what the teacher changed since, None for nothing.
    """

    position: int
    question: Question
    version_id: int
    option_order: tuple[str, ...]
    max_mark: float
    response: str
    sequence: int
    saved_at: datetime | None
    fraction: float | None
    mark_rule: str
    correction: Correction | None

    @property
    def layout(self) -> Layout:
        """How it is laid before its student."""
        lefts = tuple(option.id for option in self.question.options if option.left)
        return Layout(self.question.kind, lefts, self.option_order)

    @property
    def counting(self) -> Counting:
        """How it counts."""
        return self.correction.counting if self.correction else Counting.AS_MARKED

    @property
    def points(self) -> float | None:
        """The points it earns as it counts now; None until it is marked, and where it is left out."""
        if self.fraction is None or self.counting is Counting.LEFT_OUT:
            return None
        return self.max_mark * (1.0 if self.counting is Counting.RIGHT else self.fraction)

    @property
    def max_points(self) -> float:
        """The points it can earn as it counts now."""
        return 0.0 if self.counting is Counting.LEFT_OUT else self.max_mark


@dataclass(frozen=True, slots=True)
class StoredAttempt:
    """An attempt with everything in it.

    ``owner_id`` is the quiz's owner, ``code`` its join code, ``closed_at`` as in ``PublishedQuiz``, ``username`` "" for
    a guest; ``name`` is its student's, ``whose`` what all attempts of that student have in common, and ``class_name``
    the class it is taken in, "" for none; ``again`` says that the teacher lets the student begin anew, ``discarded``
    that it counts nowhere. ``first_score`` and ``first_max`` are what was told on submitting.

    ``minutes`` is how many it may take in all and ``deadline`` when they are over, both None without a time limit;
    ``time_up`` says that it was submitted for that.
    """

    id: int
    quiz_id: int
    owner_id: int | None
    code: str
    closed_at: datetime | None
    title: str
    passage: Passage
    terms: Terms
    student_id: int | None
    username: str
    name: str
    whose: str
    class_name: str
    started_at: datetime
    minutes: int | None
    deadline: datetime | None
    submitted_at: datetime | None
    time_up: bool
    first_score: float | None
    first_max: float
    again: bool
    discarded: bool
    items: tuple[StoredItem, ...]

    @property
    def score(self) -> float | None:
        """The points won as the questions count now; None until it is submitted."""
        if self.submitted_at is None:
            return None
        return math.fsum(item.points or 0.0 for item in self.items)

    @property
    def max_score(self) -> float:
        """The points that can be won as the questions count now."""
        return math.fsum(item.max_points for item in self.items)

    @property
    def trial(self) -> bool:
        """Whether the quiz's owner tries it out."""
        return self.student_id is not None and self.student_id == self.owner_id

    def repeatable(self, now: datetime) -> bool:
        """Whether its student may begin anew."""
        wanted = self.terms.again or self.again or self.trial
        return is_open(self.closed_at, now) and (self.discarded or (self.submitted_at is not None and wanted))

    def released(self, now: datetime) -> bool:
        """Whether its student may see the right answers."""
        soon = self.terms.release is Release.SUBMITTED or not is_open(self.closed_at, now) or self.trial
        return self.submitted_at is not None and soon
