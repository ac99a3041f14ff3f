"""Typed answers to a published quiz that its teacher counts as right after all.

The published question stays as it was: a version of it that accepts more marks it, as a corrected key does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from quizapp.classroom.corrections import held_slot, mark_again
from quizapp.classroom.fitness import refuse_unfit
from quizapp.classroom.policy import Action, may
from quizapp.errors.banks import StaleQuestionError
from quizapp.errors.quizzes import NotTypedError
from quizapp.model import Question, QuestionKind
from quizapp.scoring import marks_alike
from quizapp.store import bank_questions, banks
from quizapp.store.corrections import list_corrections
from quizapp.store.engine import Engine, Session, writing
from quizapp.store.records.people import Person
from quizapp.store.records.quizzes import Slot

__all__ = ["accept_answer", "refuse_answer"]

Change = Callable[[Question], Question]
"""What becomes of a question."""


def accept_answer(engine: Engine, actor: Person, quiz_id: int, question_id: str, answer: str, *, now: datetime) -> int:
    """Count a typed answer as right in every attempt, submitted so far and later; how many are marked otherwise now.

    The bank's question accepts it too, where the bank is the actor's and still has the question. Raises NotTypedError.
    """
    with writing(engine) as session:
        change = partial(_accepting, answer=answer)
        return _change_accepted(session, actor, quiz_id, question_id, change, now)


def refuse_answer(engine: Engine, actor: Person, quiz_id: int, question_id: str, answer: str, *, now: datetime) -> int:
    """Take back what ``accept_answer`` did, in the bank too; how many attempts are marked otherwise now."""
    with writing(engine) as session:
        change = partial(_refusing, answer=answer)
        return _change_accepted(session, actor, quiz_id, question_id, change, now)


# ── within a transaction ─────────────────────────────────────────────────────────────────────────────────────────────


def _change_accepted(
    session: Session, actor: Person, quiz_id: int, question_id: str, change: Change, now: datetime
) -> int:
    """Change the answers that are accepted: in a version for this quiz alone, and in the actor's own bank."""
    revision, slot = held_slot(session, actor, quiz_id, question_id)
    if slot.question.kind is not QuestionKind.FILL_IN:
        raise NotTypedError(slot.question.stem)
    correction = list_corrections(session, quiz_id).get(question_id)
    changed = change(correction.question if correction else slot.question)
    refuse_unfit(changed, revision.passage)
    _change_in_bank(session, actor, slot, change, now)
    version_id = slot.version_id
    if not marks_alike(changed, slot.question):
        version_id = bank_questions.add_version_aside(
            session, slot.version_id, changed, passage_id=revision.passage_id, author_id=actor.id, now=now
        )
    return mark_again(session, actor, quiz_id, slot, version_id, now)


def _change_in_bank(session: Session, actor: Person, slot: Slot, change: Change, now: datetime) -> None:
    """Make the same change in the bank that a question was published from, unless it is another's or a sample."""
    current = bank_questions.find_current(session, [slot.version_id]).get(slot.question.id)
    if current is None or current.question.kind is not QuestionKind.FILL_IN:
        return
    bank, changed = banks.find_bank(session, current.bank_id), change(current.question)
    if bank is None or not may(actor, Action.EDIT_BANK, owner_id=bank.owner_id) or changed == current.question:
        return
    if not bank_questions.add_version(session, current, changed, author_id=actor.id, now=now):
        raise StaleQuestionError(current.version, current.version + 1)


def _accepting(question: Question, answer: str) -> Question:
    if answer in (question.key, *question.accepted):
        return question
    return replace(question, accepted=(*question.accepted, answer))


def _refusing(question: Question, answer: str) -> Question:
    return replace(question, accepted=tuple(each for each in question.accepted if each != answer))
