"""How long an attempt may take: the time limit of a quiz, the extra time of a student, more minutes for one attempt.

All of them hold at once, in attempts under way too.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from quizapp.classroom.accounts import changeable_person
from quizapp.classroom.overdue import submit_overdue
from quizapp.classroom.overseeing import permitted_attempt
from quizapp.classroom.policy import Action, require
from quizapp.classroom.quizzes import permitted_quiz, refuse_endless
from quizapp.errors.quizzes import AlreadySubmittedError, EndsAttemptsError
from quizapp.model import ExtraTime
from quizapp.store import attempts, people, quizzes
from quizapp.store.deadlines import count_ending
from quizapp.store.engine import Engine, hold, reading, writing
from quizapp.store.records import Person, PublishedQuiz, StoredAttempt
from quizapp.store.which_attempts import at_quiz, of_student, with_id

__all__ = ["give_minutes", "set_extra_time", "set_time_limit"]


def set_time_limit(
    engine: Engine, actor: Person, quiz_id: int, minutes: int | None, *, now: datetime, ending: bool = False
) -> PublishedQuiz:
    """Let attempts at a quiz take so many minutes, or with None as many as are wanted.

    Raises TimeLimitError, and EndsAttemptsError where attempts under way have had that time already, unless they are
    meant to end (``ending``).
    """
    submit_overdue(engine, at_quiz(quiz_id), now=now)
    with writing(engine) as session:
        hold(session, f"quiz {quiz_id}")
        quiz = permitted_quiz(session, actor, quiz_id, Action.MANAGE_QUIZ)
        refuse_endless(minutes)
        ended = count_ending(session, quiz_id, minutes, now)
        if ended and not ending:
            raise EndsAttemptsError(ended)
        quizzes.set_time_limit(session, quiz_id, minutes)
    return replace(quiz, terms=replace(quiz.terms, time_limit=minutes))


def set_extra_time(engine: Engine, actor: Person, person_id: int, extra_time: ExtraTime, *, now: datetime) -> Person:
    """Give a student extra time in every quiz with a time limit.

    More than before holds in attempts under way too; less only in those that are begun from now on, so that nobody's
    attempt ends by it. Raises UnknownPersonError and FirstTeacherOnlyError.
    """
    require(actor, Action.MANAGE_PEOPLE)
    submit_overdue(engine, of_student(person_id), now=now)
    with writing(engine) as session:
        person = changeable_person(session, actor, person_id)
        people.set_extra_time(session, person_id, extra_time)
        attempts.raise_extra_time(session, person_id, extra_time)
    return replace(person, extra_time=extra_time)


def give_minutes(engine: Engine, actor: Person, attempt_id: int, minutes: int, *, now: datetime) -> StoredAttempt:
    """Give an attempt under way more minutes than it has, as often as is wanted.

    Raises TimeLimitError, UnknownAttemptError, and AlreadySubmittedError where it is submitted, or overdue.
    """
    submit_overdue(engine, with_id(attempt_id), now=now)
    refuse_endless(minutes)
    with writing(engine) as session:
        permitted_attempt(session, actor, attempt_id)
        if not attempts.add_minutes(session, attempt_id, minutes):
            raise AlreadySubmittedError
    with reading(engine) as session:
        return permitted_attempt(session, actor, attempt_id)
