"""What was begun in a browser, found again by the tokens it keeps."""

from __future__ import annotations

from collections.abc import Iterable

from quizapp.classroom.passwords import fingerprint
from quizapp.store import tickets as store
from quizapp.store.engine import Engine, reading
from quizapp.store.records import BegunAttempt, Person

__all__ = ["BegunAttempt", "list_begun"]

MOST = 5


def list_begun(engine: Engine, tokens: Iterable[str], person: Person | None) -> tuple[BegunAttempt, ...]:
    """The newest attempts that a browser's tokens open to whoever sits there now: ``person``, or None for a guest.

    Nobody is led to the attempt of another: an account's is its student's alone, and a guest's is for guests.
    """
    hashes = [fingerprint(token) for token in tokens]
    with reading(engine) as session:
        return store.list_begun(session, hashes, student_id=person.id if person else None, most=MOST)
