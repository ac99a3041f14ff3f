"""Taking a quiz: each answer is saved as it is given, until the attempt is submitted and marked.

The database is the only memory; a page keeps nothing but the token.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quizapp.classroom.answers import answer_of, response_of
from quizapp.classroom.marking import grades_of
from quizapp.classroom.passwords import fingerprint
from quizapp.errors.quizzes import (
    AlreadySubmittedError,
    DiscardedError,
    OpenElsewhereError,
    QuizClosedError,
    TimeUpError,
    UnfitAnswerError,
    UnknownAttemptError,
)
from quizapp.store import attempts as store
from quizapp.store import responses, tickets
from quizapp.store.closing import is_open
from quizapp.store.deadlines import is_overdue
from quizapp.store.engine import Engine, Session, writing
from quizapp.store.records.attempts import AttemptState

__all__ = ["SavedAnswer", "Submitted", "save_answer", "submit", "submit_attempt"]


@dataclass(frozen=True, slots=True)
class SavedAnswer:
    """What the store now holds for one question; ``sequence`` is what the next save must name."""

    position: int
    answer: str
    sequence: int
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Submitted:
    """The score of a submitted attempt."""

    attempt_id: int
    score: float
    max_score: float
    submitted_at: datetime


def save_answer(engine: Engine, token: str, position: int, answer: str, *, sequence: int, now: datetime) -> SavedAnswer:
    """Save the answer to one question at once, in the form of ``AttemptItem.answer``, or "" to clear it.

    ``sequence`` is the last one this page saw for the question, from ``AttemptItem`` or from the ``SavedAnswer``
    before (keep it in session state: a callback's frozen arguments may be one save behind). Saving what is saved
    already changes nothing. Raises OpenElsewhereError (with the ``saved`` answer) when another tab saved since,
    AlreadySubmittedError, TimeUpError, QuizClosedError, UnfitAnswerError, UnknownAttemptError.
    """
    with writing(engine) as session:
        attempt = _open_attempt(session, token, now)
        item = responses.find_open_item(session, attempt.id, position)
        if item is None:
            raise UnfitAnswerError(f"there is no question {position}")
        response = response_of(item.layout, answer)
        saved = SavedAnswer(position, answer_of(item.layout, item.response), item.sequence, item.saved_at or now)
        if response == item.response:
            return saved
        if sequence != item.sequence:
            raise OpenElsewhereError(saved)
        responses.save_response(session, item, response, actor_id=attempt.student_id, now=now)
        return SavedAnswer(position, answer_of(item.layout, response), item.sequence + 1, now)


def submit(engine: Engine, token: str, *, now: datetime) -> Submitted:
    """Submit the attempt and mark it. Only the first call counts, however many come at once; all return its score.

    After its deadline it is submitted as of that. Raises UnknownAttemptError.
    """
    with writing(engine) as session:
        # Not locked here: ``submit_attempt`` waits for its quiz's marking first and for the attempt then, and two who
        # wait in different orders can wait for each other.
        attempt_id = tickets.find_id_by_ticket(session, fingerprint(token))
        if attempt_id is None:
            raise UnknownAttemptError
        return submit_attempt(session, attempt_id, now)


# ── within a transaction ─────────────────────────────────────────────────────────────────────────────────────────────


def submit_attempt(session: Session, attempt_id: int, now: datetime) -> Submitted:
    """Close an attempt and mark it, unless somebody was faster."""
    locked = responses.lock_for_marking(session, attempt_id)
    first = locked is not None and responses.set_submitted(session, locked, now)
    attempt = store.find_attempt(session, attempt_id)
    if first and attempt:
        responses.grade(session, attempt_id, grades_of(attempt), now=now)
        attempt = store.find_attempt(session, attempt_id)
    if attempt is None or attempt.score is None or attempt.submitted_at is None:
        raise UnknownAttemptError
    if first:
        responses.keep_score(session, attempt_id, attempt.score, attempt.max_score)
    return Submitted(attempt_id, attempt.score, attempt.max_score, attempt.submitted_at)


def _open_attempt(session: Session, token: str, now: datetime) -> AttemptState:
    """The attempt a token opens, if answers can still be saved to it."""
    attempt = responses.lock_by_ticket(session, fingerprint(token))
    if attempt is None:
        raise UnknownAttemptError
    if attempt.submitted_at is not None:
        raise TimeUpError if attempt.time_up else AlreadySubmittedError
    if attempt.discarded:
        raise DiscardedError
    if not is_open(attempt.closed_at, now):
        raise QuizClosedError(attempt.title)
    if is_overdue(attempt.deadline, now):
        raise TimeUpError
    return attempt
