"""Publishing: the questions, and their passage, are frozen in the versions that they have at that moment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from quizapp.classroom.classes import named_classes
from quizapp.classroom.codes import make_code
from quizapp.classroom.editing import permitted_question
from quizapp.classroom.names import clean_name
from quizapp.classroom.policy import Action, require
from quizapp.classroom.quizzes import permitted_quiz, refuse_endless, refuse_past
from quizapp.errors.quizzes import NoQuestionsError, NotReadyError, SeveralPassagesError
from quizapp.model import Status, Terms
from quizapp.store import bank_questions
from quizapp.store import quizzes as store
from quizapp.store.engine import Engine, Session, hold, writing
from quizapp.store.quizzes import NewQuiz
from quizapp.store.records.banks import BankQuestion
from quizapp.store.records.people import Person
from quizapp.store.records.quizzes import PublishedQuiz

__all__ = ["publish", "publish_questions"]


USUAL = Terms()
"""The terms of a quiz for which no others are chosen."""


def publish(
    engine: Engine,
    actor: Person,
    *,
    title: str,
    question_ids: Sequence[int],
    now: datetime,
    terms: Terms = USUAL,
    classes: str = "",
    closes_at: datetime | None = None,
    code: str = "",
) -> PublishedQuiz:
    """Publish bank questions (by ``BankQuestion.id``, in this order) as an open quiz with a new join code.

    ``classes`` are those the quiz is for, as ``named_classes`` reads them; "" where that does not matter.
    ``closes_at`` is when it closes by itself, None where it does not.
    ``code`` is one that ``make_code`` made beforehand: a second call with it, that of a double click, returns the quiz
    of the first.
    Raises NoQuestionsError, NotReadyError for a question that is not ready, SeveralPassagesError when they are not all
    on one passage, PastClosingTimeError, TimeLimitError, and LongNameError for a title or a class.
    """
    require(actor, Action.PUBLISH)
    title = clean_name(title, "quiz's title")
    with writing(engine) as session:
        for bank_id in sorted(bank_questions.bank_ids_of(session, question_ids)):
            hold(session, f"bank {bank_id}")
        if known := _own_quiz(session, actor, code):
            return known
        refuse_past(closes_at, now)
        refuse_endless(terms.time_limit)
        questions = [permitted_question(session, actor, each, Action.USE_BANK) for each in dict.fromkeys(question_ids)]
        quiz = NewQuiz(title, actor.id, terms, named_classes(session, actor, classes), closes_at)
        quiz_id = publish_questions(session, quiz, questions, code=code, now=now)
        return permitted_quiz(session, actor, quiz_id, Action.MANAGE_QUIZ)


# ── within a transaction ─────────────────────────────────────────────────────────────────────────────────────────────


def publish_questions(
    session: Session, quiz: NewQuiz, questions: Sequence[BankQuestion], *, code: str = "", now: datetime
) -> int:
    """``publish`` for whoever may: a teacher, or nobody for the sample quiz."""
    _refuse_unready(questions)
    while (quiz_id := store.add_quiz(session, quiz, questions, code=code or make_code(), now=now)) is None:
        code = ""
    return quiz_id


def _own_quiz(session: Session, actor: Person, code: str) -> PublishedQuiz | None:
    """The quiz that ``actor`` has published under this code already."""
    if not code:
        return None
    hold(session, f"code {code}")
    known = store.find_by_code(session, code)
    return known if known and known.owner_id == actor.id else None


def _refuse_unready(questions: Sequence[BankQuestion]) -> None:
    if not questions:
        raise NoQuestionsError
    for each in questions:
        if each.question.status is not Status.READY:
            raise NotReadyError(each.question.stem)
    passages = {each.passage_id for each in questions}
    if len(passages) > 1:
        raise SeveralPassagesError(len(passages))
