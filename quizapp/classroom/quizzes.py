"""Published quizzes: listed, opened and closed, by hand or at a time, renamed, put away and taken out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from quizapp.classroom.names import clean_name
from quizapp.classroom.policy import Action, require
from quizapp.errors.quizzes import (
    NotOpenError,
    PastClosingTimeError,
    PutAwayError,
    TimeLimitError,
    UnknownQuizError,
)
from quizapp.model import Quiz
from quizapp.store import quizzes as store
from quizapp.store.corrections import list_corrections
from quizapp.store.engine import Engine, Session, hold, reading, writing
from quizapp.store.records.people import Person
from quizapp.store.records.quizzes import PublishedQuiz

__all__ = [
    "LONGEST_LIMIT",
    "count_quizzes",
    "find_quiz",
    "held_quiz",
    "list_quizzes",
    "list_quizzes_put_away",
    "permitted_quiz",
    "published_as_quiz",
    "put_quiz_away",
    "refuse_endless",
    "refuse_past",
    "rename_quiz",
    "set_closing_time",
    "set_open",
    "take_quiz_out",
]


LONGEST_LIMIT = 600
"""Minutes, ten hours."""


def list_quizzes(engine: Engine, actor: Person, *, most: int | None = None) -> tuple[PublishedQuiz, ...]:
    """The newest quizzes ``actor`` published, newest first, ``most`` at most; what is put away is left out.

    The sample quiz comes last, where there is room for it.
    """
    require(actor, Action.PUBLISH)
    with reading(engine) as session:
        newest = store.list_quizzes(session, actor.id, put_away=False, most=most)
        sample = store.find_sample_quiz(session) if most is None or len(newest) < most else None
        return (*newest, sample) if sample else newest


def list_quizzes_put_away(engine: Engine, actor: Person, *, most: int | None = None) -> tuple[PublishedQuiz, ...]:
    """The newest quizzes that ``actor`` has put away, newest first, ``most`` at most."""
    require(actor, Action.PUBLISH)
    with reading(engine) as session:
        return store.list_quizzes(session, actor.id, put_away=True, most=most)


def count_quizzes(engine: Engine, actor: Person, *, put_away: bool = False) -> int:
    """How many quizzes ``actor`` has published: those that are put away, or the others."""
    require(actor, Action.PUBLISH)
    with reading(engine) as session:
        return store.count_quizzes(session, actor.id, put_away=put_away)


def find_quiz(engine: Engine, actor: Person, quiz_id: int) -> PublishedQuiz:
    """One of the actor's quizzes, or the sample quiz; raises UnknownQuizError."""
    with reading(engine) as session:
        return permitted_quiz(session, actor, quiz_id, Action.SEE_QUIZ)


def published_as_quiz(engine: Engine, actor: Person, quiz_id: int) -> Quiz:
    """A published quiz as a ``Quiz`` value, for printing: each question as it was asked, with the key it has by now."""
    with reading(engine) as session:
        quiz = permitted_quiz(session, actor, quiz_id, Action.SEE_QUIZ)
        revision, corrections = store.find_revision(session, quiz_id), list_corrections(session, quiz_id)
    asked = (slot.question for slot in revision.slots)
    marking = {question_id: correction.question for question_id, correction in corrections.items()}
    questions = tuple(replace(marking.get(question.id, question), stem=question.stem) for question in asked)
    return Quiz(quiz.title, revision.passage, questions)


def set_open(engine: Engine, actor: Person, quiz_id: int, open_: bool, *, now: datetime) -> PublishedQuiz:
    """Open a quiz, or close it: then nobody can start it or change an answer, but saved ones can be submitted.

    Either way it has no closing time any more. Raises PutAwayError for one to be opened that is put away.
    """
    closed_at = None if open_ else now
    with writing(engine) as session:
        hold(session, f"quiz {quiz_id}")
        quiz = permitted_quiz(session, actor, quiz_id, Action.MANAGE_QUIZ)
        if open_ and quiz.put_away:
            raise PutAwayError(quiz.title)
        store.set_closed(session, quiz_id, closed_at)
    return replace(quiz, closed_at=closed_at)


def set_closing_time(
    engine: Engine, actor: Person, quiz_id: int, closes_at: datetime | None, *, now: datetime
) -> PublishedQuiz:
    """Have an open quiz close by itself at a moment, or with None not before it is closed by hand.

    Raises PastClosingTimeError, and NotOpenError for a quiz that is closed.
    """
    with writing(engine) as session:
        hold(session, f"quiz {quiz_id}")
        quiz = permitted_quiz(session, actor, quiz_id, Action.MANAGE_QUIZ)
        refuse_past(closes_at, now)
        if not quiz.is_open(now):
            raise NotOpenError(quiz.title)
        store.set_closed(session, quiz_id, closes_at)
    return replace(quiz, closed_at=closes_at)


def rename_quiz(engine: Engine, actor: Person, quiz_id: int, title: str) -> PublishedQuiz:
    """Give a quiz another title, for its students too; its code stays. Raises BlankNameError and LongNameError."""
    title = clean_name(title, "quiz's title")
    with writing(engine) as session:
        quiz = permitted_quiz(session, actor, quiz_id, Action.MANAGE_QUIZ)
        store.rename_quiz(session, quiz_id, title)
    return replace(quiz, title=title)


def put_quiz_away(engine: Engine, actor: Person, quiz_id: int, *, now: datetime) -> None:
    """Take a quiz out of the list and close it; its results stay."""
    with writing(engine) as session:
        hold(session, f"quiz {quiz_id}")
        quiz = permitted_quiz(session, actor, quiz_id, Action.MANAGE_QUIZ)
        store.set_put_away(session, quiz_id, True)
        if quiz.is_open(now):
            store.set_closed(session, quiz_id, now)


def take_quiz_out(engine: Engine, actor: Person, quiz_id: int) -> None:
    """Put a quiz that was put away into the list again; it stays closed until it is opened."""
    with writing(engine) as session:
        permitted_quiz(session, actor, quiz_id, Action.MANAGE_QUIZ)
        store.set_put_away(session, quiz_id, False)


def permitted_quiz(session: Session, actor: Person, quiz_id: int, action: Action) -> PublishedQuiz:
    quiz = store.find_quiz(session, quiz_id)
    require(actor, action, owner_id=quiz.owner_id if quiz else actor.id)
    if quiz is None:
        raise UnknownQuizError(quiz_id)
    return quiz


def held_quiz(session: Session, quiz_id: int) -> PublishedQuiz:
    """A quiz as it stands: nobody else begins, opens or closes it until the transaction ends."""
    hold(session, f"quiz {quiz_id}")
    quiz = store.find_quiz(session, quiz_id)
    if quiz is None:
        raise UnknownQuizError(quiz_id)
    return quiz


def refuse_past(closes_at: datetime | None, now: datetime) -> None:
    """Raise PastClosingTimeError for a closing time that is over."""
    if closes_at is not None and closes_at <= now:
        raise PastClosingTimeError


def refuse_endless(minutes: int | None) -> None:
    """Raise TimeLimitError for a time limit of no minute, or of so many that it was mistyped."""
    if minutes is not None and not 1 <= minutes <= LONGEST_LIMIT:
        raise TimeLimitError(LONGEST_LIMIT)
