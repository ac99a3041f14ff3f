"""Putting a published quiz right: how a question counts, and marking it by the key that the bank has by now.

The published questions stay as they were; what is changed about one is kept beside it with its time and its teacher,
and the next change takes it back.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from quizapp.classroom.marking import grade_of
from quizapp.classroom.policy import Action
from quizapp.classroom.quizzes import permitted_quiz
from quizapp.errors.quizzes import NothingCountsError, UnknownSlotError, UnlikeQuestionError
from quizapp.model import Counting
from quizapp.scoring import asks_alike
from quizapp.store import attempts, bank_questions, quizzes, responses
from quizapp.store import corrections as store
from quizapp.store.engine import Engine, Session, writing
from quizapp.store.records.attempts import StoredAttempt
from quizapp.store.records.banks import BankQuestion
from quizapp.store.records.people import Person
from quizapp.store.records.quizzes import Correction, Revision, Slot

__all__ = ["count_as", "held_slot", "mark_again", "mark_as_published", "mark_by_bank", "suits"]


def count_as(
    engine: Engine, actor: Person, quiz_id: int, question_id: str, counting: Counting, *, now: datetime
) -> None:
    """Let a question (by its stable id) of a quiz count like this in every attempt.

    Raises UnknownSlotError, and NothingCountsError rather than leave the last question out.
    """
    with writing(engine) as session:
        revision, slot = held_slot(session, actor, quiz_id, question_id)
        corrections = store.list_corrections(session, quiz_id)
        if counting is Counting.LEFT_OUT:
            _refuse_nothing(revision, slot, corrections.values())
        before = corrections.get(question_id)
        version_id = before.version_id if before else slot.version_id
        store.add_correction(session, quiz_id, version_id, counting, actor_id=actor.id, now=now)


def mark_by_bank(engine: Engine, actor: Person, quiz_id: int, question_id: str, *, now: datetime) -> None:
    """Mark a question of a quiz by the version that the bank has now, in every attempt submitted so far and later.

    Raises UnlikeQuestionError when students could not have given their answers to that version.
    """
    with writing(engine) as session:
        revision, slot = held_slot(session, actor, quiz_id, question_id)
        current = bank_questions.find_current(session, [slot.version_id]).get(question_id)
        if current is None or not suits(current, slot, revision.passage_id):
            raise UnlikeQuestionError(slot.question.stem)
        mark_again(session, actor, quiz_id, slot, current.version_id, now)


def mark_as_published(engine: Engine, actor: Person, quiz_id: int, question_id: str, *, now: datetime) -> None:
    """Take back what ``mark_by_bank`` did."""
    with writing(engine) as session:
        _, slot = held_slot(session, actor, quiz_id, question_id)
        mark_again(session, actor, quiz_id, slot, slot.version_id, now)


def suits(current: BankQuestion, slot: Slot, passage_id: int) -> bool:
    """Whether the bank's version of a published question can mark it: it asks alike, on the same words."""
    return current.passage_id == passage_id and asks_alike(current.question, slot.question)


# ── within a transaction ─────────────────────────────────────────────────────────────────────────────────────────────


def held_slot(session: Session, actor: Person, quiz_id: int, question_id: str) -> tuple[Revision, Slot]:
    """A question of a quiz to be corrected by nobody else meanwhile."""
    permitted_quiz(session, actor, quiz_id, Action.MANAGE_QUIZ)
    store.hold_marking(session, quiz_id)
    revision = quizzes.find_revision(session, quiz_id)
    slot = next((slot for slot in revision.slots if slot.question.id == question_id), None)
    if slot is None:
        raise UnknownSlotError
    return revision, slot


def _refuse_nothing(revision: Revision, slot: Slot, corrections: Iterable[Correction]) -> None:
    """Raise NothingCountsError when no question but this one counts."""
    out = {each.question.id for each in corrections if each.counting is Counting.LEFT_OUT}
    if all(each.question.id in out for each in revision.slots if each is not slot):
        raise NothingCountsError


def mark_again(session: Session, actor: Person, quiz_id: int, slot: Slot, version_id: int, now: datetime) -> int:
    """Mark one question anew, by another version of it, in every submitted attempt; how it counts stays.

    How many attempts that changed.
    """
    before = store.list_corrections(session, quiz_id).get(slot.question.id)
    counting = before.counting if before else Counting.AS_MARKED
    store.add_correction(session, quiz_id, version_id, counting, actor_id=actor.id, now=now)
    submitted = [each for each in attempts.list_attempts(session, quiz_id) if each.submitted_at is not None]
    return sum(_mark_item_again(session, actor, attempt, slot, now) for attempt in submitted)


def _mark_item_again(session: Session, actor: Person, attempt: StoredAttempt, slot: Slot, now: datetime) -> bool:
    """Mark a question in one attempt anew; whether it earns something else now."""
    item = next((each for each in attempt.items if each.version_id == slot.version_id), None)
    if item is None:
        return False
    grade = grade_of(item, attempt)
    responses.grade_again(session, attempt.id, item.position, grade, actor_id=actor.id, now=now)
    return grade.fraction != item.fraction
