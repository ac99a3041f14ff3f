"""Join codes, short enough for a board, without letters and figures that look or sound alike, and finding by them."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from quizapp.classroom import tries
from quizapp.errors.quizzes import UnknownCodeError
from quizapp.store import quizzes as store
from quizapp.store.engine import Engine, reading, writing
from quizapp.store.records.quizzes import PublishedQuiz

__all__ = ["clean_code", "find_by_code", "make_code"]

# No vowels, so that no code is a word; no 0 O 1 I L, 2 Z, 5 S, 8 B.
LETTERS = "CDFGHJKMNPQRTVWXY"
ALPHABET = LETTERS + "34679"
LENGTH = 6

CODE_GUESSES = tries.Limit(free=100, most_seconds=60, pause=timedelta(seconds=10))
"""A class that comes in by one address may mistype as often as this at once."""


def make_code() -> str:
    """A random code: one of 88 million. It begins with a letter, or it might be taken for an attempt's number."""
    return secrets.choice(LETTERS) + "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))


def clean_code(code: str) -> str:
    """A code as typed, without regard to case, blanks and hyphens."""
    return "".join(code.split()).replace("-", "").upper()


def find_by_code(engine: Engine, code: str, *, address: str, now: datetime) -> PublishedQuiz:
    """The quiz a student typed the join code of, case, blanks and hyphens aside.

    Raises UnknownCodeError, and TooManyTriesError (``wait`` seconds) for an address that keeps guessing.
    """
    caller = tries.subject_of("codes from", address)
    with reading(engine) as session:
        tries.refuse_hasty(session, {caller: CODE_GUESSES}, now)
        quiz = store.find_by_code(session, clean_code(code))
    if quiz is None:
        with writing(engine) as session:
            tries.take_turn(session, [caller])
            tries.count_failure(session, caller, CODE_GUESSES, now)
        raise UnknownCodeError(code)
    return quiz
