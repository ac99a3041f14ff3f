"""How long an attempt may take: the time limit of a quiz, the extra time of a student, more minutes for one attempt.

What is changed holds at once, in attempts under way too. It ends one only where a teacher says that this is meant.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from math import ceil

from quizapp.classroom.accounts import changeable_person
from quizapp.classroom.classes import students_named
from quizapp.classroom.overdue import submit_overdue
from quizapp.classroom.overseeing import permitted_attempt
from quizapp.classroom.policy import Action, require
from quizapp.classroom.quizzes import permitted_quiz, refuse_endless
from quizapp.errors.quizzes import AlreadySubmittedError, BegunAnewError, EndsAttemptsError
from quizapp.model import ExtraTime
from quizapp.store import attempts, people, quizzes
from quizapp.store.deadlines import count_ending
from quizapp.store.engine import Engine, Session, hold, reading, writing
from quizapp.store.records.attempts import StoredAttempt
from quizapp.store.records.people import Person
from quizapp.store.records.quizzes import PublishedQuiz
from quizapp.store.responses import lock_for_marking
from quizapp.store.which_attempts import at_quiz, of_student, of_students, with_id

__all__ = ["change_extra_time", "give_extra_time", "give_minutes", "set_extra_time", "set_time_limit"]


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
        change_extra_time(session, [person_id], extra_time)
    return replace(person, extra_time=extra_time)


def give_extra_time(engine: Engine, actor: Person, who: str, extra_time: ExtraTime, *, now: datetime) -> int:
    """Give students, a username or a name a line, extra time as ``set_extra_time`` does; how many there are.

    Raises UnknownStudentsError, with all who are not found; then nobody is given any.
    """
    require(actor, Action.MANAGE_PEOPLE)
    with reading(engine) as session:
        ids = students_named(session, who)
    submit_overdue(engine, of_students(ids), now=now)
    with writing(engine) as session:
        change_extra_time(session, ids, extra_time)
    return len(ids)


def give_minutes(engine: Engine, actor: Person, attempt_id: int, minutes: int, *, now: datetime) -> StoredAttempt:
    """Give an attempt more minutes than it has, as often as is wanted; where its time was up, from now on.

    Raises TimeLimitError, UnknownAttemptError, AlreadySubmittedError where its student has submitted it, and
    BegunAnewError where its time was up and its student has another one open.
    """
    submit_overdue(engine, with_id(attempt_id), now=now)
    refuse_endless(minutes)
    with writing(engine) as session:
        lock_for_marking(session, attempt_id)
        attempt = permitted_attempt(session, actor, attempt_id)
        if attempt.submitted_at is None:
            attempts.add_minutes(session, attempt_id, minutes)
        elif not attempt.time_up:
            raise AlreadySubmittedError
        elif not attempts.reopen(session, attempt_id, minutes + _minutes_over(attempt, now)):
            raise BegunAnewError(attempt.name)
    with reading(engine) as session:
        return permitted_attempt(session, actor, attempt_id)


def change_extra_time(session: Session, student_ids: Collection[int], extra_time: ExtraTime) -> None:
    """What is overdue must be submitted before, or it would go on."""
    people.set_extra_time(session, student_ids, extra_time)
    attempts.raise_extra_time(session, student_ids, extra_time)


def _minutes_over(attempt: StoredAttempt, now: datetime) -> int:
    """For how many minutes, the last one whole, an attempt has had no more time; where only its quiz closed, none."""
    over = now - attempt.started_at - timedelta(minutes=attempt.minutes or 0)
    return max(0, ceil(over / timedelta(minutes=1)))
