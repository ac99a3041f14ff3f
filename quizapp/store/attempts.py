"""Attempts, kept: what was asked of whom, every answer given, and how it was marked."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy.orm import lazyload
from sqlmodel import col, delete, insert, select, update
from sqlmodel.sql.expression import SelectOfScalar

from quizapp.model import QuestionKind
from quizapp.store.corrections import corrections_of, hold_marking
from quizapp.store.engine import Condition, Session, unless_taken
from quizapp.store.nouns import passage_of, question_of
from quizapp.store.quizzes import not_a_trial, terms_of
from quizapp.store.records import (
    AttemptState,
    BegunAttempt,
    Correction,
    Grade,
    Layout,
    OpenItem,
    Revision,
    StoredAttempt,
    StoredItem,
)
from quizapp.store.students import student_of
from quizapp.store.tables import (
    AttemptItemRow,
    AttemptRow,
    OptionRow,
    QuestionVersionRow,
    QuizRow,
    ResponseEventRow,
    TicketRow,
)

__all__ = [
    "add_attempt",
    "add_ticket",
    "find_attempt",
    "find_by_ticket",
    "find_id_by_ticket",
    "find_open",
    "find_open_item",
    "find_submitted",
    "forget_oldest",
    "grade",
    "grade_again",
    "is_known_guest",
    "keep_score",
    "let_again",
    "list_attempts",
    "list_begun",
    "list_classes",
    "list_newest",
    "list_open",
    "lock_by_ticket",
    "move",
    "save_response",
    "set_discarded",
    "set_submitted",
]


def add_attempt(
    session: Session,
    revision: Revision,
    option_orders: Sequence[Sequence[str]],
    *,
    taker: str,
    student_id: int | None,
    name: str,
    class_name: str,
    seed: int,
    now: datetime,
) -> int | None:
    """A new attempt, with the options of each slot in the order given; None when the taker has one open."""
    attempt = AttemptRow(
        quiz_id=revision.quiz_id,
        revision_id=revision.id,
        student_id=student_id,
        name=name,
        taker=taker,
        whose=student_of(student_id, name, class_name),
        class_name=class_name,
        seed=seed,
        started_at=now,
        max_score=math.fsum(slot.max_mark for slot in revision.slots),
    )
    if not unless_taken(session, lambda: session.add(attempt)):
        return None
    items = [
        {
            "attempt_id": attempt.id,
            "position": position,
            "question_version_id": slot.version_id,
            "option_order": list(order),
            "max_mark": slot.max_mark,
        }
        for position, (slot, order) in enumerate(zip(revision.slots, option_orders, strict=True), start=1)
    ]
    session.execute(insert(AttemptItemRow), items)
    return attempt.id


def forget_oldest(session: Session, quiz_id: int, *, keep: int, most: int) -> None:
    """Forget attempts at a quiz, answers and all, but for the newest ``keep``; ``most`` at once."""
    ids = select(AttemptRow.id).where(AttemptRow.quiz_id == quiz_id).order_by(col(AttemptRow.id).desc())
    oldest = session.exec(ids.offset(keep).limit(most)).all()
    session.exec(delete(AttemptRow).where(col(AttemptRow.id).in_(oldest)))


def find_open(session: Session, quiz_id: int, taker: str) -> int | None:
    """The attempt that ``taker`` has open in a quiz."""
    open_one = select(AttemptRow.id).where(
        AttemptRow.quiz_id == quiz_id, AttemptRow.taker == taker, AttemptRow.state == "in_progress", kept()
    )
    return session.exec(open_one).first()


def find_submitted(session: Session, quiz_id: int, taker: str) -> int | None:
    """The attempt that ``taker`` submitted last in a quiz, unless another is allowed."""
    submitted = select(AttemptRow).where(
        AttemptRow.quiz_id == quiz_id, AttemptRow.taker == taker, AttemptRow.state == "submitted", kept()
    )
    last = session.exec(submitted.order_by(col(AttemptRow.id).desc()).options(lazyload("*"))).first()
    return None if last is None or last.again else last.id


def is_known_guest(session: Session, quiz_id: int, name: str, class_name: str) -> bool:
    """Whether a guest of this name and class has begun a quiz and may not begin anew."""
    begun = select(AttemptRow.id).where(
        AttemptRow.quiz_id == quiz_id,
        AttemptRow.whose == student_of(None, name, class_name),
        col(AttemptRow.again).is_(False),
        kept(),
    )
    return session.exec(begun.limit(1)).first() is not None


def list_open(session: Session, quiz_id: int) -> tuple[int, ...]:
    """The attempts at a quiz that were not submitted."""
    unfinished = select(AttemptRow.id).where(AttemptRow.quiz_id == quiz_id, AttemptRow.state == "in_progress", kept())
    return tuple(session.exec(unfinished.order_by(col(AttemptRow.id))))


def kept() -> Condition:
    """That an attempt is not discarded."""
    return ~col(AttemptRow.discarded)


def add_ticket(session: Session, token_hash: str, attempt_id: int, *, now: datetime) -> None:
    session.add(TicketRow(token_hash=token_hash, attempt_id=attempt_id, created_at=now))


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def find_attempt(session: Session, attempt_id: int) -> StoredAttempt | None:
    return next(iter(attempts_in(session, select(AttemptRow).where(AttemptRow.id == attempt_id))), None)


def find_by_ticket(session: Session, token_hash: str) -> StoredAttempt | None:
    attempt_id = find_id_by_ticket(session, token_hash)
    return find_attempt(session, attempt_id) if attempt_id is not None else None


def find_id_by_ticket(session: Session, token_hash: str) -> int | None:
    return session.exec(select(TicketRow.attempt_id).where(TicketRow.token_hash == token_hash)).first()


def list_begun(
    session: Session, token_hashes: Collection[str], *, student_id: int | None, most: int
) -> tuple[BegunAttempt, ...]:
    """The attempts of a student, or with None of guests, that these tokens open, newest first."""
    theirs = (
        select(QuizRow.code, QuizRow.title, AttemptRow.name, AttemptRow.state)
        .select_from(TicketRow)
        .join(AttemptRow, col(TicketRow.attempt_id) == AttemptRow.id)
        .join(QuizRow, col(AttemptRow.quiz_id) == QuizRow.id)
        .where(col(TicketRow.token_hash).in_(token_hashes), AttemptRow.student_id == student_id)
        .order_by(col(AttemptRow.id).desc())
        .limit(most)
    )
    return tuple(
        BegunAttempt(code, title, name, state == "submitted") for code, title, name, state in session.exec(theirs)
    )


def list_attempts(session: Session, quiz_id: int, class_name: str | None = None) -> tuple[StoredAttempt, ...]:
    """The attempts at a quiz, in the order they were started: of one class, "" for none, or with None of all."""
    found = select(AttemptRow).where(AttemptRow.quiz_id == quiz_id).order_by(col(AttemptRow.id))
    return attempts_in(session, found if class_name is None else found.where(AttemptRow.class_name == class_name))


def list_classes(session: Session, quiz_id: int) -> frozenset[str]:
    """The classes in which a quiz was taken, "" among them where somebody took it in none; trials aside."""
    classes = select(AttemptRow.class_name).join(QuizRow).where(AttemptRow.quiz_id == quiz_id, not_a_trial())
    return frozenset(session.exec(classes.distinct()))


def list_newest(session: Session, student_id: int, *, most: int | None) -> tuple[StoredAttempt, ...]:
    """The attempts of a student, the one started last first."""
    theirs = select(AttemptRow).where(AttemptRow.student_id == student_id)
    return attempts_in(session, theirs.order_by(col(AttemptRow.id).desc()).limit(most))


def attempts_in(session: Session, found: SelectOfScalar[AttemptRow]) -> tuple[StoredAttempt, ...]:
    return tuple(attempt_of(row) for row in session.exec(found))


def attempt_of(row: AttemptRow) -> StoredAttempt:
    corrections = corrections_of(row.quiz)
    return StoredAttempt(
        id=row.id,
        quiz_id=row.quiz_id,
        owner_id=row.quiz.owner_id,
        code=row.quiz.code,
        quiz_open=row.quiz.closed_at is None,
        title=row.quiz.title,
        passage=passage_of(row.revision.passage),
        terms=terms_of(row.quiz, row.revision),
        student_id=row.student_id,
        username=row.student.username if row.student else "",
        name=row.name,
        whose=row.whose,
        class_name=row.class_name,
        started_at=row.started_at,
        submitted_at=row.submitted_at,
        first_score=row.score,
        first_max=row.max_score,
        again=row.again,
        discarded=row.discarded,
        items=tuple(item_of(item, corrections.get(item.question.question_id)) for item in row.items),
    )


def item_of(row: AttemptItemRow, correction: Correction | None) -> StoredItem:
    return StoredItem(
        position=row.position,
        question=question_of(row.question),
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


def lock_by_ticket(session: Session, token_hash: str) -> AttemptState | None:
    """The attempt a token opens; until this transaction ends nobody else saves to it or submits it."""
    its_id = select(AttemptRow.id).join(TicketRow).where(TicketRow.token_hash == token_hash)
    attempt_id = session.exec(its_id.with_for_update(of=AttemptRow)).first()
    if attempt_id is None:
        return None
    # Read only now: what was there before the lock was had may be over.
    state = (
        select(AttemptRow, QuizRow.title, QuizRow.closed_at)
        .join(QuizRow, col(AttemptRow.quiz_id) == QuizRow.id)
        .where(AttemptRow.id == attempt_id)
        .options(lazyload("*"))
    )
    row, title, closed_at = session.exec(state).one()
    return AttemptState(attempt_id, row.student_id, title, row.submitted_at, closed_at is None, row.discarded)


def find_open_item(session: Session, attempt_id: int, position: int) -> OpenItem | None:
    """One question of an attempt, as much of it as saving an answer needs."""
    row = session.exec(bare_items(attempt_id).where(AttemptItemRow.position == position)).first()
    if row is None:
        return None
    version_id = row.question_version_id
    kind = session.exec(select(QuestionVersionRow.kind).where(QuestionVersionRow.id == version_id)).one()
    lefts = lefts_of(session, version_id) if kind == QuestionKind.MATCHING else ()
    layout = Layout(QuestionKind(kind), lefts, tuple(row.option_order))
    return OpenItem(row.id, row.position, layout, row.response, row.sequence, row.saved_at)


def lefts_of(session: Session, version_id: int) -> tuple[str, ...]:
    """The ids of a question's options that have a left-hand side, in the question's order."""
    paired = select(OptionRow.uid).where(OptionRow.question_version_id == version_id, OptionRow.left_side != "")
    return tuple(session.exec(paired.order_by(col(OptionRow.position))))


def save_response(session: Session, item: OpenItem, response: str, *, actor_id: int | None, now: datetime) -> None:
    """Keep an answer and the event of its being given; the attempt must be locked."""
    sequence = item.sequence + 1
    its_row = update(AttemptItemRow).where(col(AttemptItemRow.id) == item.id)
    session.exec(its_row.values(response=response, sequence=sequence, saved_at=now))
    session.add(
        ResponseEventRow(
            attempt_item_id=item.id, sequence=sequence, kind="save", response=response, actor_id=actor_id, at=now
        )
    )


def set_submitted(session: Session, attempt_id: int, now: datetime) -> bool:
    """Close an attempt to answers, and its quiz to corrections until it is marked; True for the caller who did it."""
    hold_marking(session, session.exec(select(AttemptRow.quiz_id).where(AttemptRow.id == attempt_id)).first())
    still_open = (col(AttemptRow.id) == attempt_id, col(AttemptRow.state) == "in_progress")
    closing = update(AttemptRow).where(*still_open).values(state="submitted", submitted_at=now)
    return session.exec(closing).rowcount == 1


def grade(session: Session, attempt_id: int, grades: Sequence[Grade], *, now: datetime) -> None:
    """Mark the items of an attempt, in order."""
    rows = session.exec(bare_items(attempt_id)).all()
    for row, given in zip(rows, grades, strict=True):
        grade_item(session, row, given, actor_id=None, now=now)


def grade_again(
    session: Session, attempt_id: int, position: int, given: Grade, *, actor_id: int, now: datetime
) -> None:
    """Mark one item of an attempt anew; how it was marked before stays among the events."""
    row = session.exec(bare_items(attempt_id).where(AttemptItemRow.position == position)).one()
    grade_item(session, row, given, actor_id=actor_id, now=now)


def grade_item(session: Session, row: AttemptItemRow, given: Grade, *, actor_id: int | None, now: datetime) -> None:
    row.sequence, row.fraction, row.mark_rule = row.sequence + 1, given.fraction, given.rule
    session.add(
        ResponseEventRow(
            attempt_item_id=row.id,
            sequence=row.sequence,
            kind="grade",
            fraction=given.fraction,
            mark_rule=given.rule,
            actor_id=actor_id,
            at=now,
        )
    )


def keep_score(session: Session, attempt_id: int, score: float, max_score: float) -> None:
    """Keep the score that is told on submitting."""
    its_row = update(AttemptRow).where(col(AttemptRow.id) == attempt_id)
    session.exec(its_row.values(score=score, max_score=max_score))


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


def set_discarded(session: Session, attempt_id: int, discarded: bool) -> bool:
    """Let an attempt count nowhere, or again; False when its taker has begun another meanwhile."""
    its_row = update(AttemptRow).where(col(AttemptRow.id) == attempt_id).values(discarded=discarded)
    return unless_taken(session, lambda: session.exec(its_row))


def bare_items(attempt_id: int) -> SelectOfScalar[AttemptItemRow]:
    """An attempt's items in order, without fetching their questions."""
    items = select(AttemptItemRow).where(AttemptItemRow.attempt_id == attempt_id)
    return items.order_by(col(AttemptItemRow.position)).options(lazyload("*"))
