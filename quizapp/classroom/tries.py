"""Slowing down guesses: after some wrong tries each further one has to wait, twice as long as the last.

Wrong tries from an address are taken back by time alone, one for every few seconds without another. Were they taken
back by right ones, whoever knows one right password or code could guess at the others for ever; and were right codes
exempt from waiting, waiting would not slow a guesser down.

The counts are in the database, so that they hold across processes and restarts. Who is guessed at is kept as a hash.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from quizapp.classroom.passwords import fingerprint
from quizapp.errors.people import TooManyTriesError
from quizapp.store.engine import Session, hold
from quizapp.store.tries import Tries, find_tries, set_tries

__all__ = ["ACCOUNT", "ADDRESS", "FORGOTTEN_AFTER", "Limit", "count_failure", "refuse_hasty", "subject_of", "take_turn"]

FORGOTTEN_AFTER = timedelta(hours=1)
"""How long after the last one wrong tries count no more."""


@dataclass(frozen=True, slots=True)
class Limit:
    """How many wrong tries are free, and how many seconds one waits at most after that.

    Every ``pause`` without a wrong try takes one back.
    """

    free: int
    most_seconds: int
    pause: timedelta = FORGOTTEN_AFTER


ACCOUNT = Limit(free=5, most_seconds=300)

# A whole school may share one address, hence far more free tries: this slows down one guesser with many usernames.
ADDRESS = Limit(free=200, most_seconds=60, pause=timedelta(seconds=10))


def subject_of(kind: str, name: str) -> str:
    """What tries are counted under: an "account", or an "address" for signing in or for join codes."""
    return fingerprint(f"{kind} {name}")


def take_turn(session: Session, subjects: Iterable[str]) -> None:
    """Let one try at a time past, until the transaction ends. Name them in the same order everywhere."""
    for subject in subjects:
        hold(session, subject)


def refuse_hasty(session: Session, limits: Mapping[str, Limit], now: datetime) -> None:
    """Raise TooManyTriesError while any of the subjects has to wait."""
    wait = max(_seconds_left(find_tries(session, subject), limit, now) for subject, limit in limits.items())
    if wait > 0:
        raise TooManyTriesError(math.ceil(wait))


def count_failure(session: Session, subject: str, limit: Limit, now: datetime) -> None:
    """Count a wrong try."""
    before = find_tries(session, subject)
    set_tries(session, subject, Tries(_failures_left(before, limit, now) + 1, now))


def _failures_left(tries: Tries | None, limit: Limit, now: datetime) -> int:
    """How many wrong tries still count; none after ``FORGOTTEN_AFTER`` without another."""
    if tries is None or now - tries.last_at >= FORGOTTEN_AFTER:
        return 0
    return max(tries.failures - max((now - tries.last_at) // limit.pause, 0), 0)


def _seconds_left(tries: Tries | None, limit: Limit, now: datetime) -> float:
    failures = _failures_left(tries, limit, now)
    if tries is None or failures < limit.free:
        return 0.0
    doublings = min(failures - limit.free, 30)
    wait = min(2**doublings, limit.most_seconds)
    return (tries.last_at + timedelta(seconds=wait) - now).total_seconds()
