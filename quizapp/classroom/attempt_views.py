"""What a student sees while taking a quiz: everything but what gives an answer away.

A choice is named by its place in this attempt's own order, which says nothing about which is right.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quizapp.classroom.answers import answer_of
from quizapp.classroom.overdue import find_by_token
from quizapp.model import Credit, Passage, QuestionKind, Release
from quizapp.store.closing import is_open
from quizapp.store.deadlines import is_overdue
from quizapp.store.engine import Engine
from quizapp.store.records.attempts import StoredAttempt, StoredItem

__all__ = ["AttemptItem", "AttemptView", "Choice", "attempt_view"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One option, right-hand side or event as shown; ``id`` is its place in this attempt, "1" for the first."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class AttemptItem:
    """One question as a student sees it before submitting.

    ``position`` counts from 1. ``lefts`` are the left-hand sides of a matching question. ``answer`` is the saved
    choice's id or the typed text, "" when there is none; of a matching question it is the ids of the choices for each
    left, of an ordering question the places given to each choice, with commas between ("2,,1"). ``sequence`` is what
    the next ``save_answer`` must name.
    """

    position: int
    kind: QuestionKind
    stem: str
    lefts: tuple[str, ...]
    choices: tuple[Choice, ...]
    answer: str
    sequence: int
    saved_at: datetime | None


@dataclass(frozen=True, slots=True)
class AttemptView:
    """All that a student may see while taking a quiz, at one moment.

    ``credit`` is what a partly right answer will earn. ``open`` is False once answers can no longer be changed, and
    ``released`` True once the right answers may be seen: by students as ``release`` says, in a ``trial`` of the quiz's
    owner at once. ``closes_at`` is when the quiz closes by itself, None where it
    does not, or is closed. ``score`` is None until it is submitted. ``repeatable`` says whether the student may begin
    anew, with the join ``code``, and ``discarded`` that this attempt counts nowhere. ``student_id`` is None for a
    guest.

    ``time_limit`` is the quiz's in minutes, ``minutes`` how many this student has in all, and ``deadline`` when they
    are over, each None where there is no limit; ``time_up`` says that it was submitted for that.
    """

    attempt_id: int
    title: str
    student: str
    student_id: int | None
    passage: Passage
    credit: Credit
    release: Release
    trial: bool
    items: tuple[AttemptItem, ...]
    started_at: datetime
    time_limit: int | None
    minutes: int | None
    deadline: datetime | None
    submitted_at: datetime | None
    time_up: bool
    closes_at: datetime | None
    open: bool
    released: bool
    repeatable: bool
    discarded: bool
    code: str
    score: float | None
    max_score: float


def attempt_view(engine: Engine, token: str, *, now: datetime) -> AttemptView:
    """What the student may see before submitting; what is overdue is submitted. Raises UnknownAttemptError."""
    return _view_of(find_by_token(engine, token, now=now), now)


def _view_of(attempt: StoredAttempt, now: datetime) -> AttemptView:
    """An attempt as its student may see it before submitting."""
    quiz_open = is_open(attempt.closed_at, now)
    answerable = attempt.submitted_at is None and not attempt.discarded and not is_overdue(attempt.deadline, now)
    return AttemptView(
        attempt_id=attempt.id,
        title=attempt.title,
        student=attempt.name,
        student_id=attempt.student_id,
        passage=attempt.passage,
        credit=attempt.terms.credit,
        release=attempt.terms.release,
        trial=attempt.trial,
        items=tuple(_view_item(item) for item in attempt.items),
        started_at=attempt.started_at,
        time_limit=attempt.terms.time_limit,
        minutes=attempt.minutes,
        deadline=attempt.deadline,
        submitted_at=attempt.submitted_at,
        time_up=attempt.time_up,
        closes_at=attempt.closed_at if quiz_open else None,
        open=quiz_open and answerable,
        released=attempt.released(now),
        repeatable=attempt.repeatable(now),
        discarded=attempt.discarded,
        code=attempt.code,
        score=attempt.score,
        max_score=attempt.max_score,
    )


def _view_item(item: StoredItem) -> AttemptItem:
    texts = {option.id: option.text for option in item.question.options}
    return AttemptItem(
        position=item.position,
        kind=item.question.kind,
        stem=item.question.stem,
        lefts=tuple(option.left for option in item.question.options if option.left),
        choices=tuple(Choice(str(place), texts[uid]) for place, uid in enumerate(item.option_order, start=1)),
        answer=answer_of(item.layout, item.response),
        sequence=item.sequence,
        saved_at=item.saved_at,
    )
