"""Quizzes: published from a bank, joined by a code, opened and closed, renamed and put away.

Publishing freezes the passage and the questions in the versions they have at that moment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from quizapp.classroom import tries
from quizapp.classroom.codes import clean_code, make_code
from quizapp.classroom.editing import permitted_question
from quizapp.classroom.names import clean_name, read_classes
from quizapp.classroom.policy import Action, require
from quizapp.errors.quizzes import (
    NoQuestionsError,
    NotReadyError,
    PutAwayError,
    SeveralPassagesError,
    UnknownCodeError,
    UnknownQuizError,
)
from quizapp.model import Quiz, Status, Terms
from quizapp.store import bank_questions
from quizapp.store import quizzes as store
from quizapp.store.corrections import list_corrections
from quizapp.store.engine import Engine, Session, hold, reading, writing
from quizapp.store.records import BankQuestion, Person, PublishedQuiz

__all__ = [
    "count_quizzes",
    "find_by_code",
    "find_quiz",
    "held_quiz",
    "list_quizzes",
    "list_quizzes_put_away",
    "permitted_quiz",
    "publish",
    "publish_questions",
    "published_as_quiz",
    "put_quiz_away",
    "rename_quiz",
    "set_open",
    "take_quiz_out",
]


USUAL = Terms()
CODE_GUESSES = tries.Limit(free=100, most_seconds=60, pause=timedelta(seconds=10))


def publish(
    engine: Engine,
    actor: Person,
    *,
    title: str,
    question_ids: Sequence[int],
    now: datetime,
    terms: Terms = USUAL,
    classes: str = "",
    code: str = "",
) -> PublishedQuiz:
    """Publish bank questions (by ``BankQuestion.id``, in this order) as an open quiz with a new join code.

    ``classes`` are those the quiz is for, with commas between; "" where that does not matter. ``code`` is one that
    ``make_code`` made beforehand: a second call with it, that of a double click, returns the quiz of the first.
    Raises NoQuestionsError, NotReadyError for a question that is not ready, SeveralPassagesError when they are not all
    on one passage, and LongNameError for a title or a class.
    """
    require(actor, Action.PUBLISH)
    title, named = clean_name(title, "quiz's title"), read_classes(classes)
    with writing(engine) as session:
        for bank_id in sorted(bank_questions.bank_ids_of(session, question_ids)):
            hold(session, f"bank {bank_id}")
        if known := own_quiz(session, actor, code):
            return known
        questions = [permitted_question(session, actor, each, Action.USE_BANK) for each in dict.fromkeys(question_ids)]
        quiz_id = publish_questions(
            session, title, questions, owner_id=actor.id, terms=terms, classes=named, now=now, code=code
        )
        return permitted_quiz(session, actor, quiz_id, Action.MANAGE_QUIZ)


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


def set_open(engine: Engine, actor: Person, quiz_id: int, open_: bool, *, now: datetime) -> PublishedQuiz:
    """Open a quiz, or close it: then nobody can start it or change an answer, but saved ones can be submitted.

    Raises PutAwayError for one to be opened that is put away.
    """
    with writing(engine) as session:
        hold(session, f"quiz {quiz_id}")
        quiz = permitted_quiz(session, actor, quiz_id, Action.MANAGE_QUIZ)
        if open_ and quiz.put_away:
            raise PutAwayError(quiz.title)
        store.set_closed(session, quiz_id, None if open_ else now)
    return replace(quiz, open=open_)


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
        if quiz.open:
            store.set_closed(session, quiz_id, now)


def take_quiz_out(engine: Engine, actor: Person, quiz_id: int) -> None:
    """Put a quiz that was put away into the list again; it stays closed until it is opened."""
    with writing(engine) as session:
        permitted_quiz(session, actor, quiz_id, Action.MANAGE_QUIZ)
        store.set_put_away(session, quiz_id, False)


def publish_questions(
    session: Session,
    title: str,
    questions: Sequence[BankQuestion],
    *,
    owner_id: int | None,
    terms: Terms,
    classes: Sequence[str] = (),
    now: datetime,
    code: str = "",
) -> int:
    """``publish`` within a transaction, for whoever may: the owner, None for the sample quiz."""
    refuse_unready(questions)
    while True:
        quiz_id = store.add_quiz(
            session,
            title=title,
            code=code or make_code(),
            questions=questions,
            owner_id=owner_id,
            terms=terms,
            classes=classes,
            now=now,
        )
        if quiz_id is not None:
            session.flush()
            return quiz_id
        code = ""


def own_quiz(session: Session, actor: Person, code: str) -> PublishedQuiz | None:
    """The quiz that ``actor`` has published under this code already."""
    if not code:
        return None
    hold(session, f"code {code}")
    known = store.find_by_code(session, code)
    return known if known and known.owner_id == actor.id else None


def refuse_unready(questions: Sequence[BankQuestion]) -> None:
    if not questions:
        raise NoQuestionsError
    for each in questions:
        if each.question.status is not Status.READY:
            raise NotReadyError(each.question.stem)
    passages = {each.passage_id for each in questions}
    if len(passages) > 1:
        raise SeveralPassagesError(len(passages))


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
