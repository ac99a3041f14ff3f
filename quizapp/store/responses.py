"""Responses, kept: each as it is given, and how it is marked. Every change is an event too."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import lazyload
from sqlmodel import col, select, update
from sqlmodel.sql.expression import SelectOfScalar

from quizapp.model import QuestionKind
from quizapp.store.corrections import hold_marking
from quizapp.store.deadlines import deadline_of
from quizapp.store.engine import Session
from quizapp.store.records.attempts import AttemptState, Grade, Layout, OpenItem
from quizapp.store.tables import (
    AttemptItemRow,
    AttemptRow,
    OptionRow,
    QuestionVersionRow,
    QuizRow,
    ResponseEventRow,
    TicketRow,
)
from quizapp.store.which_attempts import in_progress

__all__ = [
    "find_open_item",
    "grade",
    "grade_again",
    "keep_score",
    "lock_by_ticket",
    "lock_for_marking",
    "save_response",
    "set_submitted",
]


def lock_by_ticket(session: Session, token_hash: str) -> AttemptState | None:
    """The attempt a token opens; until this transaction ends nobody else saves to it or submits it."""
    its_id = select(AttemptRow.id).join(TicketRow).where(TicketRow.token_hash == token_hash)
    attempt_id = session.exec(its_id.with_for_update(of=AttemptRow)).first()
    return None if attempt_id is None else _state_of(session, attempt_id)


def lock_for_marking(session: Session, attempt_id: int) -> AttemptState | None:
    """An attempt; until this transaction ends nobody else saves to it or submits it, or corrects its quiz."""
    hold_marking(session, session.exec(select(AttemptRow.quiz_id).where(AttemptRow.id == attempt_id)).first())
    its_id = select(AttemptRow.id).where(AttemptRow.id == attempt_id)
    found = session.exec(its_id.with_for_update(of=AttemptRow)).first()
    return None if found is None else _state_of(session, found)


def _state_of(session: Session, attempt_id: int) -> AttemptState:
    """An attempt that is locked: what was there before the lock was had may be over."""
    state = (
        select(AttemptRow, QuizRow.title, QuizRow.closed_at, QuizRow.time_limit)
        .join(QuizRow, col(AttemptRow.quiz_id) == QuizRow.id)
        .where(AttemptRow.id == attempt_id)
        .options(lazyload("*"))
        .execution_options(populate_existing=True)
    )
    row, title, closed_at, time_limit = session.exec(state).one()
    return AttemptState(
        id=attempt_id,
        student_id=row.student_id,
        title=title,
        submitted_at=row.submitted_at,
        closed_at=closed_at,
        deadline=deadline_of(row, time_limit, closed_at),
        discarded=row.discarded,
        time_up=row.time_up,
    )


def find_open_item(session: Session, attempt_id: int, position: int) -> OpenItem | None:
    """One question of an attempt, as much of it as saving an answer needs."""
    row = session.exec(_bare_items(attempt_id).where(AttemptItemRow.position == position)).first()
    if row is None:
        return None
    version_id = row.question_version_id
    kind = session.exec(select(QuestionVersionRow.kind).where(QuestionVersionRow.id == version_id)).one()
    lefts = _lefts_of(session, version_id) if kind == QuestionKind.MATCHING else ()
    layout = Layout(QuestionKind(kind), lefts, tuple(row.option_order))
    return OpenItem(row.id, row.position, layout, row.response, row.sequence, row.saved_at)


def _lefts_of(session: Session, version_id: int) -> tuple[str, ...]:
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


def set_submitted(session: Session, attempt: AttemptState, now: datetime) -> bool:
    """Close a locked attempt to answers, as of its deadline where that is over; True for the caller who did it."""
    deadline = attempt.deadline if attempt.deadline and attempt.deadline <= now else None
    still_open = update(AttemptRow).where(col(AttemptRow.id) == attempt.id, in_progress())
    closing = still_open.values(state="submitted", submitted_at=deadline or now, time_up=deadline is not None)
    return session.exec(closing).rowcount == 1


def grade(session: Session, attempt_id: int, grades: Sequence[Grade], *, now: datetime) -> None:
    """Mark the items of an attempt, in order."""
    rows = session.exec(_bare_items(attempt_id)).all()
    for row, given in zip(rows, grades, strict=True):
        _grade_item(session, row, given, actor_id=None, now=now)


def grade_again(
    session: Session, attempt_id: int, position: int, given: Grade, *, actor_id: int, now: datetime
) -> None:
    """Mark one item of an attempt anew; how it was marked before stays among the events."""
    row = session.exec(_bare_items(attempt_id).where(AttemptItemRow.position == position)).one()
    _grade_item(session, row, given, actor_id=actor_id, now=now)


def _grade_item(session: Session, row: AttemptItemRow, given: Grade, *, actor_id: int | None, now: datetime) -> None:
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


def _bare_items(attempt_id: int) -> SelectOfScalar[AttemptItemRow]:
    """An attempt's items in order, without fetching their questions."""
    items = select(AttemptItemRow).where(AttemptItemRow.attempt_id == attempt_id)
    return items.order_by(col(AttemptItemRow.position)).options(lazyload("*"))
