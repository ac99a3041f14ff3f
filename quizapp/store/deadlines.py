"""When the time for an attempt is up: never later than its quiz closes.

It is worked out each time it is asked for, since all that it follows from may change while students are at it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy.orm import lazyload
from sqlmodel import col, select

from quizapp.model import ExtraTime
from quizapp.store.engine import Condition, Session
from quizapp.store.tables import AttemptRow, QuizRow
from quizapp.store.which_attempts import at_quiz, in_progress, kept, not_a_trial

__all__ = ["GRACE", "count_ending", "deadline_of", "find_deadline", "is_overdue", "list_overdue", "minutes_of"]

GRACE = timedelta(seconds=15)
"""How much later than its deadline an answer is taken, and an attempt submitted for its student: networks are slow."""


def minutes_of(attempt: AttemptRow, time_limit: int | None) -> int | None:
    """How many minutes an attempt may take under a time limit, those it has more included; None for any number."""
    minutes = None if time_limit is None else ExtraTime(attempt.extra_time).minutes(time_limit)
    return None if minutes is None else minutes + attempt.added_minutes


def deadline_of(attempt: AttemptRow, time_limit: int | None, closed_at: datetime | None) -> datetime | None:
    """When the time for an attempt is up under its quiz's time limit and closing time; None where no limit holds."""
    minutes = minutes_of(attempt, time_limit)
    if minutes is None:
        return None
    used_up = attempt.started_at + timedelta(minutes=minutes)
    return used_up if closed_at is None else min(used_up, closed_at)


def is_overdue(deadline: datetime | None, now: datetime) -> bool:
    """Whether an attempt takes no answers any more, and is to be submitted."""
    return deadline is not None and now > deadline + GRACE


def find_deadline(session: Session, which: Condition) -> datetime | None:
    """When the time for one attempt is up; None for one that has no limit, or is not in progress."""
    return next((deadline_of(*each) for each in _in_progress_among(session, which)), None)


def list_overdue(session: Session, which: Condition, now: datetime) -> tuple[int, ...]:
    """Those of some attempts in progress that are overdue."""
    timed = _in_progress_among(session, which, col(QuizRow.time_limit).is_not(None))
    return tuple(each[0].id for each in timed if is_overdue(deadline_of(*each), now))


def count_ending(session: Session, quiz_id: int, time_limit: int | None, now: datetime) -> int:
    """How many attempts in progress, trials aside, would be over at once if a quiz had another time limit."""
    found = _in_progress_among(session, at_quiz(quiz_id), not_a_trial())
    deadlines = (deadline_of(attempt, time_limit, closed_at) for attempt, _, closed_at in found)
    return sum(deadline is not None and deadline <= now for deadline in deadlines)


def _in_progress_among(session: Session, *which: Condition) -> Iterator[tuple[AttemptRow, int | None, datetime | None]]:
    """Some attempts that answers can be given to, each with the time limit and the closing time of its quiz."""
    found = select(AttemptRow, QuizRow.time_limit, QuizRow.closed_at).join(QuizRow).where(in_progress(), kept(), *which)
    yield from session.exec(found.options(lazyload("*")))
