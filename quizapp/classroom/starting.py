"""Beginning a quiz, and taking up what was begun: each hands out a token that opens the attempt."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from random import Random

from quizapp.classroom.classes import class_of
from quizapp.classroom.codes import find_by_code
from quizapp.classroom.names import clean_name
from quizapp.classroom.overdue import submit_overdue
from quizapp.classroom.passwords import fingerprint, make_token
from quizapp.classroom.policy import Action, require
from quizapp.classroom.quizzes import held_quiz
from quizapp.classroom.shuffling import shuffled_options
from quizapp.errors.quizzes import GuestsNotAllowedError, NameTakenError, QuizClosedError, UnknownAttemptError
from quizapp.store import attempts as store
from quizapp.store import quizzes, tickets
from quizapp.store.engine import Engine, Session, writing
from quizapp.store.records.attempts import Taker
from quizapp.store.records.people import Person
from quizapp.store.records.quizzes import PublishedQuiz
from quizapp.store.which_attempts import taken_by

__all__ = ["Guest", "Started", "key_of", "resume", "start"]


SAMPLES_KEPT, SAMPLES_FORGOTTEN = 500, 50
"""How many attempts at the sample quiz, which anybody may take as often as they like, are kept; and how many more are
forgotten at most when another is begun."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody without an account, under the name they give.

    ``visitor`` is a secret random text that the page keeps for this browser: with it a double click or a reload finds
    the same attempt.
    """

    name: str
    visitor: str = ""


@dataclass(frozen=True, slots=True)
class Started:
    """An attempt begun or taken up again, and the secret that opens it: keep it in a cookie, not in a shared link."""

    attempt_id: int
    token: str


def start(
    engine: Engine,
    code: str,
    who: Person | Guest,
    *,
    class_name: str = "",
    before: str = "",
    address: str,
    now: datetime,
    seed: int | None = None,
) -> Started:
    """Begin the quiz with this join code, or take up the attempt that this student has in it.

    That is the open one or, where the quiz is taken once only, the one that was submitted.

    ``class_name`` is what was chosen where ``asks_class`` says so, and ``before`` the token of the attempt that this
    browser began at the quiz before, if any. ``seed`` fixes the order of the options (random without). Raises
    UnknownCodeError, TooManyTriesError, QuizClosedError, BlankNameError, ClassNotChosenError, GuestsNotAllowedError,
    and NameTakenError for a second guest of one name in one class where the quiz is taken once only.
    """
    found = find_by_code(engine, code, address=address, now=now)
    taker = _taker_of(found, who, class_name)
    submit_overdue(engine, taken_by(found.id, taker.key), now=now)
    with writing(engine) as session:
        quiz = held_quiz(session, found.id)
        attempt_id = (
            store.find_open(session, quiz.id, taker.key)
            or _find_only(session, quiz, taker)
            or _begin(session, quiz, taker, secrets.randbits(31) if seed is None else seed, before, now)
        )
        return _hand_ticket(session, attempt_id, now)


def key_of(person: Person) -> str:
    """What the attempts of somebody with an account are found by."""
    return f"student {person.id}"


def resume(engine: Engine, actor: Person, attempt_id: int, *, now: datetime) -> Started:
    """A new token for one of the actor's own attempts, open or submitted; raises UnknownAttemptError."""
    with writing(engine) as session:
        attempt = store.find_attempt(session, attempt_id)
        require(actor, Action.SEE_ATTEMPT, owner_id=attempt.student_id if attempt else actor.id)
        return _hand_ticket(session, attempt.id if attempt else None, now)


# ── within a transaction ─────────────────────────────────────────────────────────────────────────────────────────────


def _taker_of(quiz: PublishedQuiz, who: Person | Guest, class_name: str) -> Taker:
    if isinstance(who, Person):
        require(who, Action.TAKE_QUIZ)
        return Taker(key_of(who), who.name, who.id, class_of(quiz, who, class_name), who.extra_time)
    if not quiz.terms.guests:
        raise GuestsNotAllowedError(quiz.title)
    name = clean_name(who.name, "name")
    # The name belongs to the key: two students may sit down at one browser after each other.
    key = f"guest {fingerprint(f'{who.visitor or make_token()} {name}')}"
    return Taker(key, name, None, class_of(quiz, None, class_name))


def _find_only(session: Session, quiz: PublishedQuiz, taker: Taker) -> int | None:
    """The attempt that was submitted, if it is to be the taker's only one; the owner tries a quiz out at will."""
    if quiz.terms.again or taker.student_id == quiz.owner_id is not None:
        return None
    submitted = store.find_submitted(session, quiz.id, taker.key)
    if submitted is None and taker.student_id is None and store.is_known(session, quiz.id, taker):
        raise NameTakenError(taker.name)
    return submitted


def _begin(session: Session, quiz: PublishedQuiz, taker: Taker, seed: int, before: str, now: datetime) -> int | None:
    if not quiz.is_open(now):
        raise QuizClosedError(quiz.title)
    if quiz.owner_id is None:
        store.forget_oldest(session, quiz.id, keep=SAMPLES_KEPT - 1, most=SAMPLES_FORGOTTEN)
    revision, random = quizzes.find_revision(session, quiz.id), Random(seed)
    orders = [shuffled_options(slot.question, random) for slot in revision.slots]
    browser = tickets.find_browser(session, fingerprint(before), quiz.id) or secrets.token_urlsafe(9)
    return store.add_attempt(session, revision, taker, orders, browser=browser, seed=seed, now=now)


def _hand_ticket(session: Session, attempt_id: int | None, now: datetime) -> Started:
    if attempt_id is None:
        raise UnknownAttemptError
    token = make_token()
    tickets.add_ticket(session, fingerprint(token), attempt_id, now=now)
    return Started(attempt_id, token)
