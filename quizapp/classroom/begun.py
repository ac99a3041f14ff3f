"""What students have begun: a guest in this browser, a student with an account anywhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from quizapp.classroom.overdue import submit_overdue
from quizapp.classroom.passwords import fingerprint
from quizapp.classroom.policy import Action, require
from quizapp.classroom.starting import key_of
from quizapp.store import attempts, tickets
from quizapp.store.engine import Engine, reading
from quizapp.store.records.attempts import BegunAttempt, StoredAttempt
from quizapp.store.records.people import Person
from quizapp.store.which_attempts import of_student, opened_by

__all__ = ["AttemptSummary", "is_under_way", "list_attempts", "list_begun"]

MOST = 5
"""How many attempts a guest is led back to."""


@dataclass(frozen=True, slots=True)
class AttemptSummary:
    """One line of a student's own list of attempts; the score is None until it is submitted.

    ``discarded`` says that the teacher lets it count nowhere.
    """

    attempt_id: int
    title: str
    started_at: datetime
    submitted_at: datetime | None
    score: float | None
    max_score: float
    discarded: bool


def list_begun(
    engine: Engine, tokens: Iterable[str], person: Person | None, *, now: datetime
) -> tuple[BegunAttempt, ...]:
    """The newest attempts that a browser's tokens open to whoever sits there now: ``person``, or None for a guest.

    Nobody is led to the attempt of another: an account's is its student's alone, and a guest's is for guests.
    """
    hashes = [fingerprint(token) for token in tokens]
    submit_overdue(engine, opened_by(hashes), now=now)
    with reading(engine) as session:
        return tickets.list_begun(session, hashes, student_id=person.id if person else None, most=MOST)


def is_under_way(engine: Engine, actor: Person, quiz_id: int, *, now: datetime) -> bool:
    """Whether the actor has begun a quiz, on whatever device, and can still go on."""
    require(actor, Action.TAKE_QUIZ)
    submit_overdue(engine, of_student(actor.id), now=now)
    with reading(engine) as session:
        return attempts.find_open(session, quiz_id, key_of(actor)) is not None


def list_attempts(
    engine: Engine, actor: Person, *, now: datetime, most: int | None = None
) -> tuple[AttemptSummary, ...]:
    """The actor's own attempts, newest first, ``most`` at most."""
    require(actor, Action.TAKE_QUIZ)
    submit_overdue(engine, of_student(actor.id), now=now)
    with reading(engine) as session:
        return tuple(map(_summary_of, attempts.list_newest(session, actor.id, most=most)))


def _summary_of(attempt: StoredAttempt) -> AttemptSummary:
    return AttemptSummary(
        attempt_id=attempt.id,
        title=attempt.title,
        started_at=attempt.started_at,
        submitted_at=attempt.submitted_at,
        score=attempt.score,
        max_score=attempt.max_score,
        discarded=attempt.discarded,
    )
