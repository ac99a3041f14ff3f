"""Slowing down guesses: after some wrong tries in a row each further one has to wait, twice as long as the last.

The counts are in the database, so that they hold across processes and restarts. Who is guessed at is kept as a hash.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from quizapp.classroom.passwords import fingerprint
from quizapp.errors.people import TooManyTriesError
from quizapp.store import people
from quizapp.store.engine import Session, hold

__all__ = ["ACCOUNT", "ADDRESS", "FORGOTTEN_AFTER", "Limit", "count_failure", "refuse_hasty", "subject_of", "take_turn"]


@dataclass(frozen=True, slots=True)
class Limit:
    """How many wrong tries are free, and how many seconds one waits at most after that."""

    free: int
    most_seconds: int


ACCOUNT = Limit(free=5, most_seconds=300)

# A whole school may share one address, hence far more free tries: this slows down one guesser with many usernames.
ADDRESS = Limit(free=200, most_seconds=60)

FORGOTTEN_AFTER = timedelta(hours=1)


def subject_of(kind: str, name: str) -> str:
    """What tries are counted under: an "account", or an "address" for signing in or for join codes."""
    return fingerprint(f"{kind} {name}")


def take_turn(session: Session, subjects: Iterable[str]) -> None:
    """Let one try at a time past, until the transaction ends. Name them in the same order everywhere."""
    for subject in subjects:
        hold(session, subject)


def refuse_hasty(session: Session, limits: Mapping[str, Limit], now: datetime) -> None:
    """Raise TooManyTriesError while any of the subjects has to wait."""
    wait = max(seconds_left(people.find_tries(session, subject), limit, now) for subject, limit in limits.items())
    if wait > 0:
        raise TooManyTriesError(math.ceil(wait))


def count_failure(session: Session, subject: str, now: datetime) -> None:
    """Count a wrong try; the first one after ``FORGOTTEN_AFTER`` begins a new row of them."""
    before = people.find_tries(session, subject)
    failures = before.failures if before and now - before.last_at < FORGOTTEN_AFTER else 0
    people.set_tries(session, subject, people.Tries(failures + 1, now))


def seconds_left(tries: people.Tries | None, limit: Limit, now: datetime) -> float:
    if tries is None or tries.failures < limit.free or now - tries.last_at >= FORGOTTEN_AFTER:
        return 0.0
    doublings = min(tries.failures - limit.free, 30)
    wait = min(2**doublings, limit.most_seconds)
    return (tries.last_at + timedelta(seconds=wait) - now).total_seconds()
