"""Attempts whose time is up: submitted with what is saved, by whoever looks at them next.

No clock has to run for that. What several processes see at once is submitted by one of them.
"""

from __future__ import annotations

from datetime import datetime

from quizapp.classroom.attempts import submit_attempt
from quizapp.classroom.passwords import fingerprint
from quizapp.classroom.policy import Action, require
from quizapp.errors.quizzes import UnknownAttemptError
from quizapp.store import tickets
from quizapp.store.deadlines import find_deadline, is_overdue, list_overdue
from quizapp.store.engine import Condition, Engine, reading, writing
from quizapp.store.records.attempts import StoredAttempt
from quizapp.store.records.people import Person
from quizapp.store.responses import lock_for_marking
from quizapp.store.which_attempts import of_owner, opened_by, with_id

__all__ = ["deadline_by_token", "find_by_token", "submit_overdue", "submit_overdue_at_own"]


def submit_overdue(engine: Engine, which: Condition, *, now: datetime) -> None:
    """Submit and mark, as of their deadlines, those of some attempts that are overdue.

    An attempt at a time, so that nobody waits for a whole class to be marked.
    """
    with reading(engine) as session:
        overdue = list_overdue(session, which, now)
    for attempt_id in overdue:
        with writing(engine) as session:
            attempt = lock_for_marking(session, attempt_id)
            # Its teacher may have given it more time meanwhile.
            if attempt and is_overdue(attempt.deadline, now):
                submit_attempt(session, attempt_id, now)


def submit_overdue_at_own(engine: Engine, actor: Person, *, now: datetime) -> None:
    """Submit what is overdue at the actor's quizzes, before it is counted how many have submitted them."""
    require(actor, Action.PUBLISH)
    submit_overdue(engine, of_owner(actor.id), now=now)


def find_by_token(engine: Engine, token: str, *, now: datetime) -> StoredAttempt:
    """The attempt that a token opens, submitted where it is overdue; raises UnknownAttemptError."""
    attempt = _opened(engine, token)
    if attempt.submitted_at is None and not attempt.discarded and is_overdue(attempt.deadline, now):
        submit_overdue(engine, with_id(attempt.id), now=now)
        return _opened(engine, token)
    return attempt


def _opened(engine: Engine, token: str) -> StoredAttempt:
    with reading(engine) as session:
        attempt = tickets.find_by_ticket(session, fingerprint(token))
    if attempt is None:
        raise UnknownAttemptError
    return attempt


def deadline_by_token(engine: Engine, token: str) -> datetime | None:
    """When the time for the attempt that a token opens is up; None for one without a limit, or submitted."""
    with reading(engine) as session:
        return find_deadline(session, opened_by([fingerprint(token)]))
