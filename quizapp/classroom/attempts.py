"""Attempts: a student takes a quiz. The database is the only memory; a page keeps nothing but the token.

Until an attempt is submitted nothing here returns a key, an option's kind, a reason or evidence.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from random import Random

from quizapp.classroom.answers import answer_of, response_of
from quizapp.classroom.attempt_views import AttemptItem, AttemptView, Choice, view_of
from quizapp.classroom.classes import class_of
from quizapp.classroom.marking import Marker, grades_of
from quizapp.classroom.names import clean_name
from quizapp.classroom.passwords import fingerprint, make_token
from quizapp.classroom.policy import Action, require
from quizapp.classroom.quizzes import find_by_code, held_quiz
from quizapp.classroom.reviews import AttemptReview, ReviewedChoice, ReviewedItem, review
from quizapp.classroom.shuffling import shuffled_options
from quizapp.errors.quizzes import (
    AlreadySubmittedError,
    DiscardedError,
    GuestsNotAllowedError,
    NameTakenError,
    OpenElsewhereError,
    QuizClosedError,
    UnfitAnswerError,
    UnknownAttemptError,
)
from quizapp.scoring import mark
from quizapp.store import attempts as store
from quizapp.store import quizzes, responses, tickets
from quizapp.store.engine import Engine, Session, reading, writing
from quizapp.store.records import AttemptState, Person, PublishedQuiz, StoredAttempt, Taker

__all__ = [
    "AttemptItem",
    "AttemptReview",
    "AttemptSummary",
    "AttemptView",
    "Choice",
    "ReviewedChoice",
    "ReviewedItem",
    "SavedAnswer",
    "Started",
    "Submitted",
    "attempt_view",
    "list_attempts",
    "resume",
    "review",
    "save_answer",
    "start",
    "submit",
    "submit_attempt",
]


SAMPLES_KEPT, SAMPLES_FORGOTTEN = 500, 50
"""How many attempts at the sample quiz, which anybody may take as often as they like, are kept; and how many more are
forgotten at most when another is begun."""


@dataclass(frozen=True, slots=True)
class Started:
    """An attempt begun or taken up again, and the secret that opens it: keep it in a cookie, not in a shared link."""

    attempt_id: int
    token: str


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


def start(
    engine: Engine,
    code: str,
    *,
    student: Person | None = None,
    guest_name: str = "",
    class_name: str = "",
    visitor: str = "",
    address: str,
    now: datetime,
    seed: int | None = None,
) -> Started:
    """Begin the quiz with this join code, or take up the attempt that this student has in it.

    That is the open one or, where the quiz is taken once only, the one that was submitted.

    Give ``student`` or, for somebody without an account, ``guest_name`` and ``visitor``, a secret random text that the
    page keeps for this browser: with it a double click or a reload finds the same attempt. ``class_name`` is what was
    chosen where ``asks_class`` says so. ``seed`` fixes the order of the options (random without). Raises
    UnknownCodeError, TooManyTriesError, QuizClosedError, BlankNameError, ClassNotChosenError, GuestsNotAllowedError,
    and NameTakenError for a second guest of one name in one class where the quiz is taken once only.
    """
    found = find_by_code(engine, code, address=address, now=now)
    taker = taker_of(found, student, guest_name, class_name, visitor)
    with writing(engine) as session:
        quiz = held_quiz(session, found.id)
        attempt_id = (
            store.find_open(session, quiz.id, taker.key)
            or find_only(session, quiz, taker)
            or begin(session, quiz, taker, secrets.randbits(31) if seed is None else seed, now)
        )
        return hand_ticket(session, attempt_id, now)


def resume(engine: Engine, actor: Person, attempt_id: int, *, now: datetime) -> Started:
    """A new token for one of the actor's own attempts, open or submitted; raises UnknownAttemptError."""
    with writing(engine) as session:
        attempt = store.find_attempt(session, attempt_id)
        require(actor, Action.SEE_ATTEMPT, owner_id=attempt.student_id if attempt else actor.id)
        return hand_ticket(session, attempt.id if attempt else None, now)


def list_attempts(engine: Engine, actor: Person, *, most: int | None = None) -> tuple[AttemptSummary, ...]:
    """The actor's own attempts, newest first, ``most`` at most."""
    require(actor, Action.TAKE_QUIZ)
    with reading(engine) as session:
        return tuple(map(summary_of, store.list_newest(session, actor.id, most=most)))


def attempt_view(engine: Engine, token: str) -> AttemptView:
    """What the student may see before submitting; raises UnknownAttemptError."""
    with reading(engine) as session:
        attempt = tickets.find_by_ticket(session, fingerprint(token))
    if attempt is None:
        raise UnknownAttemptError
    return view_of(attempt)


def save_answer(engine: Engine, token: str, position: int, answer: str, *, sequence: int, now: datetime) -> SavedAnswer:
    """Save the answer to one question at once, in the form of ``AttemptItem.answer``, or "" to clear it.

    ``sequence`` is the last one this page saw for the question, from ``AttemptItem`` or from the ``SavedAnswer``
    before (keep it in session state: a callback's frozen arguments may be one save behind). Saving what is saved
    already changes nothing. Raises OpenElsewhereError (with the ``saved`` answer) when another tab saved since,
    AlreadySubmittedError, QuizClosedError, UnfitAnswerError, UnknownAttemptError.
    """
    with writing(engine) as session:
        attempt = open_attempt(session, token)
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


def submit(engine: Engine, token: str, *, now: datetime, marker: Marker = mark) -> Submitted:
    """Submit the attempt and mark it. Only the first call counts, however many come at once; all return its score.

    ``marker`` marks one response. Raises UnknownAttemptError.
    """
    with writing(engine) as session:
        # Not locked here: ``submit_attempt`` waits for its quiz's marking first and for the attempt then, and two who
        # wait in different orders can wait for each other.
        attempt_id = tickets.find_id_by_ticket(session, fingerprint(token))
        if attempt_id is None:
            raise UnknownAttemptError
        return submit_attempt(session, attempt_id, marker, now)


# ── within a transaction ─────────────────────────────────────────────────────────────────────────────────────────────


def taker_of(quiz: PublishedQuiz, student: Person | None, guest_name: str, class_name: str, visitor: str) -> Taker:
    if student is not None:
        require(student, Action.TAKE_QUIZ)
        return Taker(f"student {student.id}", student.name, student.id, class_of(quiz, student, class_name))
    if not quiz.terms.guests:
        raise GuestsNotAllowedError(quiz.title)
    name = clean_name(guest_name, "name")
    # The name belongs to the key: two students may sit down at one browser after each other.
    key = f"guest {fingerprint(f'{visitor or make_token()} {name}')}"
    return Taker(key, name, None, class_of(quiz, None, class_name))


def find_only(session: Session, quiz: PublishedQuiz, taker: Taker) -> int | None:
    """The attempt that was submitted, if it is to be the taker's only one; the owner tries a quiz out at will."""
    if quiz.terms.again or taker.student_id == quiz.owner_id is not None:
        return None
    submitted = store.find_submitted(session, quiz.id, taker.key)
    if submitted is None and taker.student_id is None and store.is_known(session, quiz.id, taker):
        raise NameTakenError(taker.name)
    return submitted


def begin(session: Session, quiz: PublishedQuiz, taker: Taker, seed: int, now: datetime) -> int | None:
    if not quiz.open:
        raise QuizClosedError(quiz.title)
    if quiz.owner_id is None:
        store.forget_oldest(session, quiz.id, keep=SAMPLES_KEPT - 1, most=SAMPLES_FORGOTTEN)
    revision, random = quizzes.find_revision(session, quiz.id), Random(seed)
    orders = [shuffled_options(slot.question, random) for slot in revision.slots]
    return store.add_attempt(session, revision, taker, orders, seed=seed, now=now)


def hand_ticket(session: Session, attempt_id: int | None, now: datetime) -> Started:
    if attempt_id is None:
        raise UnknownAttemptError
    token = make_token()
    tickets.add_ticket(session, fingerprint(token), attempt_id, now=now)
    return Started(attempt_id, token)


def submit_attempt(session: Session, attempt_id: int, marker: Marker, now: datetime) -> Submitted:
    """Close an attempt and mark it, unless somebody was faster."""
    first = responses.set_submitted(session, attempt_id, now)
    attempt = store.find_attempt(session, attempt_id)
    if first and attempt:
        responses.grade(session, attempt_id, grades_of(attempt, marker), now=now)
        attempt = store.find_attempt(session, attempt_id)
    if attempt is None or attempt.score is None or attempt.submitted_at is None:
        raise UnknownAttemptError
    if first:
        responses.keep_score(session, attempt_id, attempt.score, attempt.max_score)
    return Submitted(attempt_id, attempt.score, attempt.max_score, attempt.submitted_at)


def open_attempt(session: Session, token: str) -> AttemptState:
    """The attempt a token opens, if answers can still be saved to it."""
    attempt = responses.lock_by_ticket(session, fingerprint(token))
    if attempt is None:
        raise UnknownAttemptError
    if attempt.submitted_at is not None:
        raise AlreadySubmittedError
    if attempt.discarded:
        raise DiscardedError
    if not attempt.quiz_open:
        raise QuizClosedError(attempt.title)
    return attempt


def summary_of(attempt: StoredAttempt) -> AttemptSummary:
    return AttemptSummary(
        attempt_id=attempt.id,
        title=attempt.title,
        started_at=attempt.started_at,
        submitted_at=attempt.submitted_at,
        score=attempt.score,
        max_score=attempt.max_score,
        discarded=attempt.discarded,
    )
