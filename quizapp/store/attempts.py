"""Attempts, kept: what is asked of whom, and whether it counts."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import lazyload
from sqlmodel import col, delete, func, insert, select, update
from sqlmodel.sql.expression import SelectOfScalar

from quizapp.model import ExtraTime, Question
from quizapp.store.corrections import corrections_of
from quizapp.store.deadlines import deadline_of, minutes_of
from quizapp.store.engine import Session, unless_taken
from quizapp.store.nouns import passage_of, question_of
from quizapp.store.quizzes import terms_of
from quizapp.store.records.attempts import Beginning, StoredAttempt, StoredItem, Taker
from quizapp.store.records.quizzes import Correction, Revision, Slot
from quizapp.store.students import student_of
from quizapp.store.tables import AttemptItemRow, AttemptRow, QuizRow
from quizapp.store.which_attempts import (
    in_progress,
    kept,
    not_a_trial,
    of_student,
    of_students,
    submitted,
    taken_by,
    with_id,
)

__all__ = [
    "add_attempt",
    "add_minutes",
    "count_of",
    "find_attempt",
    "find_open",
    "find_submitted",
    "forget_oldest",
    "is_known",
    "let_again",
    "list_attempts",
    "list_beginnings",
    "list_classes",
    "list_newest",
    "list_open",
    "move",
    "raise_extra_time",
    "rename",
    "reopen",
    "set_discarded",
]


def add_attempt(
    session: Session,
    revision: Revision,
    taker: Taker,
    option_orders: Sequence[Sequence[str]],
    *,
    browser: str,
    seed: int,
    now: datetime,
) -> int | None:
    """A new attempt, with the options of each slot in the order given; None when the taker has one open."""
    attempt = AttemptRow(
        quiz_id=revision.quiz_id,
        revision_id=revision.id,
        student_id=taker.student_id,
        name=taker.name,
        taker=taker.key,
        whose=taker.whose,
        class_name=taker.class_name,
        extra_time=taker.extra_time.value,
        browser=browser,
        seed=seed,
        started_at=now,
        max_score=math.fsum(slot.max_mark for slot in revision.slots),
    )
    if not unless_taken(session, lambda: session.add(attempt)):
        return None
    ordered = enumerate(zip(revision.slots, option_orders, strict=True), start=1)
    items = [_item_values(attempt.id, position, slot, order) for position, (slot, order) in ordered]
    session.execute(insert(AttemptItemRow), items)
    return attempt.id


def _item_values(attempt_id: int, position: int, slot: Slot, option_order: Sequence[str]) -> dict[str, object]:
    return {
        "attempt_id": attempt_id,
        "position": position,
        "question_version_id": slot.version_id,
        "option_order": list(option_order),
        "max_mark": slot.max_mark,
    }


def forget_oldest(session: Session, quiz_id: int, *, keep: int, most: int) -> None:
    """Forget attempts at a quiz, answers and all, but for the newest ``keep``; ``most`` at once."""
    ids = select(AttemptRow.id).where(AttemptRow.quiz_id == quiz_id).order_by(col(AttemptRow.id).desc())
    oldest = session.exec(ids.offset(keep).limit(most)).all()
    session.exec(delete(AttemptRow).where(col(AttemptRow.id).in_(oldest)))


def count_of(session: Session, student_id: int) -> int:
    """How many attempts a student has begun."""
    return session.exec(select(func.count()).select_from(AttemptRow).where(of_student(student_id))).one()


def find_open(session: Session, quiz_id: int, taker: str) -> int | None:
    """The attempt that ``taker`` has open in a quiz."""
    return session.exec(select(AttemptRow.id).where(taken_by(quiz_id, taker), in_progress(), kept())).first()


def find_submitted(session: Session, quiz_id: int, taker: str) -> int | None:
    """The attempt that ``taker`` submitted last in a quiz, unless another is allowed."""
    done = select(AttemptRow).where(taken_by(quiz_id, taker), submitted(), kept())
    last = session.exec(done.order_by(col(AttemptRow.id).desc()).options(lazyload("*"))).first()
    return None if last is None or last.again else last.id


def is_known(session: Session, quiz_id: int, taker: Taker) -> bool:
    """Whether a student, an account or a guest of this name and class, has begun a quiz and may not begin anew."""
    begun = select(AttemptRow.id).where(
        AttemptRow.quiz_id == quiz_id,
        AttemptRow.whose == taker.whose,
        col(AttemptRow.again).is_(False),
        kept(),
    )
    return session.exec(begun.limit(1)).first() is not None


def list_open(session: Session, quiz_id: int) -> tuple[int, ...]:
    """The attempts at a quiz that were not submitted."""
    unfinished = select(AttemptRow.id).where(AttemptRow.quiz_id == quiz_id, in_progress(), kept())
    return tuple(session.exec(unfinished.order_by(col(AttemptRow.id))))


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def find_attempt(session: Session, attempt_id: int) -> StoredAttempt | None:
    return next(iter(_attempts_in(session, select(AttemptRow).where(AttemptRow.id == attempt_id))), None)


def list_attempts(session: Session, quiz_id: int, class_name: str | None = None) -> tuple[StoredAttempt, ...]:
    """The attempts at a quiz, in the order they were started: of one class, "" for none, or with None of all."""
    found = select(AttemptRow).where(AttemptRow.quiz_id == quiz_id).order_by(col(AttemptRow.id))
    return _attempts_in(session, found if class_name is None else found.where(AttemptRow.class_name == class_name))


def list_classes(session: Session, quiz_id: int) -> frozenset[str]:
    """The classes in which a quiz was taken, "" among them where somebody took it in none; trials aside."""
    classes = select(AttemptRow.class_name).join(QuizRow).where(AttemptRow.quiz_id == quiz_id, not_a_trial())
    return frozenset(session.exec(classes.distinct()))


def list_beginnings(session: Session, quiz_id: int) -> tuple[Beginning, ...]:
    """In which browser the attempts at a quiz were begun, where that is known, in that order; trials aside."""
    known = select(AttemptRow).join(QuizRow).where(AttemptRow.quiz_id == quiz_id, AttemptRow.browser != "")
    rows = session.exec(known.where(kept(), not_a_trial()).order_by(col(AttemptRow.id)).options(lazyload("*")))
    return tuple(Beginning(row.id, row.browser, row.student_id, row.name, row.whose) for row in rows)


def list_newest(session: Session, student_id: int, *, most: int | None) -> tuple[StoredAttempt, ...]:
    """The attempts of a student, the one started last first."""
    theirs = select(AttemptRow).where(AttemptRow.student_id == student_id)
    return _attempts_in(session, theirs.order_by(col(AttemptRow.id).desc()).limit(most))


def _attempts_in(session: Session, found: SelectOfScalar[AttemptRow]) -> tuple[StoredAttempt, ...]:
    rows = session.exec(found).all()
    # A class has the same few questions, each made into a value once.
    versions = {item.question_version_id: item.question for row in rows for item in row.items}
    questions = {version_id: question_of(version) for version_id, version in versions.items()}
    return tuple(_attempt_of(row, questions) for row in rows)


def _attempt_of(row: AttemptRow, questions: Mapping[int, Question]) -> StoredAttempt:
    corrections = corrections_of(row.quiz)
    return StoredAttempt(
        id=row.id,
        quiz_id=row.quiz_id,
        owner_id=row.quiz.owner_id,
        code=row.quiz.code,
        closed_at=row.quiz.closed_at,
        title=row.quiz.title,
        passage=passage_of(row.revision.passage),
        terms=terms_of(row.quiz, row.revision),
        student_id=row.student_id,
        username=row.student.username if row.student else "",
        name=row.name,
        whose=row.whose,
        class_name=row.class_name,
        started_at=row.started_at,
        minutes=minutes_of(row, row.quiz.time_limit),
        deadline=deadline_of(row, row.quiz.time_limit, row.quiz.closed_at),
        submitted_at=row.submitted_at,
        time_up=row.time_up,
        first_score=row.score,
        first_max=row.max_score,
        again=row.again,
        discarded=row.discarded,
        items=tuple(_item_of(item, questions, corrections.get(item.question.question_id)) for item in row.items),
    )


def _item_of(row: AttemptItemRow, questions: Mapping[int, Question], correction: Correction | None) -> StoredItem:
    return StoredItem(
        position=row.position,
        question=questions[row.question_version_id],
        version_id=row.question_version_id,
        option_order=tuple(row.option_order),
        max_mark=row.max_mark,
        response=row.response,
        sequence=row.sequence,
        saved_at=row.saved_at,
        fraction=row.fraction,
        mark_rule=row.mark_rule,
        correction=correction,
    )


# ── answering ────────────────────────────────────────────────────────────────────────────────────────────────────────


def let_again(session: Session, attempt_id: int) -> None:
    session.exec(update(AttemptRow).where(col(AttemptRow.id) == attempt_id).values(again=True))


def move(session: Session, attempt: StoredAttempt, class_name: str) -> bool:
    """Put all attempts of a student at a quiz into a class; False where that class has a guest of the same name."""
    whose = student_of(attempt.student_id, attempt.name, class_name)
    taken = select(AttemptRow.id).where(AttemptRow.quiz_id == attempt.quiz_id, AttemptRow.whose == whose, kept())
    if whose != attempt.whose and session.exec(taken.limit(1)).first() is not None:
        return False
    theirs = update(AttemptRow).where(
        col(AttemptRow.quiz_id) == attempt.quiz_id, col(AttemptRow.whose) == attempt.whose
    )
    session.exec(theirs.values(class_name=class_name, whose=whose))
    return True


def rename(session: Session, student_id: int, name: str) -> None:
    """Put another name on all attempts made with an account."""
    session.exec(update(AttemptRow).where(col(AttemptRow.student_id) == student_id).values(name=name))


def set_discarded(session: Session, attempt_id: int, discarded: bool) -> bool:
    """Let an attempt count nowhere, or again; False when its taker has begun another meanwhile."""
    its_row = update(AttemptRow).where(col(AttemptRow.id) == attempt_id).values(discarded=discarded)
    return unless_taken(session, lambda: session.exec(its_row))


# ── more time ────────────────────────────────────────────────────────────────────────────────────────────────────────


def add_minutes(session: Session, attempt_id: int, minutes: int) -> None:
    """Give an attempt more minutes than it has."""
    its_row = update(AttemptRow).where(with_id(attempt_id))
    session.exec(its_row.values(added_minutes=AttemptRow.added_minutes + minutes))


def reopen(session: Session, attempt_id: int, minutes: int) -> bool:
    """Take back that an attempt was submitted, which must be locked for marking, and give it more minutes than it had.

    False where its student has another one open.
    """
    its_row = update(AttemptRow).where(with_id(attempt_id), submitted())
    not_submitted = {"state": "in_progress", "submitted_at": None, "time_up": False, "score": None}
    more = its_row.values(added_minutes=AttemptRow.added_minutes + minutes, **not_submitted)
    if not unless_taken(session, lambda: session.exec(more)):
        return False
    items = update(AttemptItemRow).where(col(AttemptItemRow.attempt_id) == attempt_id)
    session.exec(items.values(fraction=None, mark_rule=""))
    return True


def raise_extra_time(session: Session, student_ids: Collection[int], extra_time: ExtraTime) -> None:
    """Give students this extra time in the attempts in progress that have less."""
    less = list(ExtraTime)[: list(ExtraTime).index(extra_time)]
    theirs = update(AttemptRow).where(of_students(student_ids), in_progress(), col(AttemptRow.extra_time).in_(less))
    session.exec(theirs.values(extra_time=extra_time.value))
