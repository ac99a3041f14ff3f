"""Questions of a bank edited, replaced, accepted and rejected. Editing never changes what was published before."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from quizapp.classroom.banks import permitted_bank
from quizapp.classroom.fitness import name_parts, quoting, refuse_lost, refuse_unfit
from quizapp.classroom.policy import Action, require
from quizapp.errors.banks import StaleQuestionError, UnknownQuestionError
from quizapp.identity import free_id
from quizapp.model import Question, Status
from quizapp.store import bank_questions
from quizapp.store.engine import Engine, Session, hold, writing
from quizapp.store.records.banks import BankQuestion
from quizapp.store.records.people import Person

__all__ = ["edit_question", "permitted_question", "replace_question", "set_status"]


def edit_question(
    engine: Engine, actor: Person, question_id: int, question: Question, *, version: int, now: datetime
) -> BankQuestion:
    """Save ``question`` as the next version of ``question_id``; older versions stay as they were.

    Its id and status stay those of the question in the bank. ``version`` is the one the editor was looking at. Raises
    StaleQuestionError when somebody saved another since, and UnfitQuestionError when the question could not be
    answered: no key among the options, an evidence not in the passage, a blank stem.
    """
    with writing(engine) as session:
        current = _seen_question(session, actor, question_id, version)
        edited = replace(question, id=current.question.id, status=current.question.status)
        return _save(session, actor, current, edited, now)


def replace_question(
    engine: Engine, actor: Person, question_id: int, question: Question, *, version: int, now: datetime
) -> BankQuestion:
    """Put another question in the place of one, as its next version, with the id and the status it brings.

    What stood there is in the bank no more, and can be added again. Where the bank has the other question elsewhere,
    this one gets an id of its own. Raises as ``edit_question`` does, and LostEvidenceError when words that the question
    rests on have left the passage.
    """
    with writing(engine) as session:
        current = _seen_question(session, actor, question_id, version)
        refuse_lost(question, current.passage)
        hold(session, f"bank {current.bank_id}")
        elsewhere = bank_questions.question_uids(session, current.bank_id) - {current.question.id}
        return _save(session, actor, current, replace(question, id=free_id(question.id, elsewhere)), now)


def set_status(engine: Engine, actor: Person, question_id: int, status: Status, *, version: int) -> BankQuestion:
    """Accept (ready), reject (retired) or take back (draft) a question; raises StaleQuestionError as editing does."""
    with writing(engine) as session:
        current = _seen_question(session, actor, question_id, version)
        if not bank_questions.set_status(session, current, status):
            raise StaleQuestionError(version, version + 1)
    return replace(current, question=replace(current.question, status=status))


# ── within a transaction ─────────────────────────────────────────────────────────────────────────────────────────────


def _save(session: Session, actor: Person, current: BankQuestion, question: Question, now: datetime) -> BankQuestion:
    """Make a question the next version of ``current``, unless it says the same."""
    question = quoting(current.passage, name_parts(question))
    if question == current.question:
        return current
    refuse_unfit(question, current.passage)
    if not bank_questions.add_version(session, current, question, author_id=actor.id, now=now):
        raise StaleQuestionError(current.version, current.version + 1)
    session.flush()
    return permitted_question(session, actor, current.id, Action.EDIT_BANK)


def _seen_question(session: Session, actor: Person, question_id: int, version: int) -> BankQuestion:
    """A question to change, if it is still in the version that was seen."""
    current = permitted_question(session, actor, question_id, Action.EDIT_BANK)
    if current.version != version:
        raise StaleQuestionError(version, current.version)
    return current


def permitted_question(session: Session, actor: Person, question_id: int, action: Action) -> BankQuestion:
    found = bank_questions.find_questions(session, [question_id])
    if not found:
        require(actor, Action.USE_BANKS)
        raise UnknownQuestionError(question_id)
    permitted_bank(session, actor, found[0].bank_id, action)
    return found[0]
