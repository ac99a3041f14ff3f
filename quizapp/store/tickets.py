"""Tickets, kept: the tokens that open attempts, and what they lead back to."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlmodel import col, select

from quizapp.store.attempts import find_attempt
from quizapp.store.engine import Session
from quizapp.store.records.attempts import BegunAttempt, StoredAttempt
from quizapp.store.tables import AttemptRow, QuizRow, TicketRow
from quizapp.store.which_attempts import submitted

__all__ = ["add_ticket", "find_browser", "find_by_ticket", "find_id_by_ticket", "list_begun"]


def add_ticket(session: Session, token_hash: str, attempt_id: int, *, now: datetime) -> None:
    session.add(TicketRow(token_hash=token_hash, attempt_id=attempt_id, created_at=now))


def find_by_ticket(session: Session, token_hash: str) -> StoredAttempt | None:
    attempt_id = find_id_by_ticket(session, token_hash)
    return find_attempt(session, attempt_id) if attempt_id is not None else None


def find_id_by_ticket(session: Session, token_hash: str) -> int | None:
    return session.exec(select(TicketRow.attempt_id).where(TicketRow.token_hash == token_hash)).first()


def find_browser(session: Session, token_hash: str, quiz_id: int) -> str:
    """The mark of the browser that began the attempt at a quiz which this token opens; "" where none is known."""
    its_row = (
        select(AttemptRow.browser)
        .join(TicketRow)
        .where(TicketRow.token_hash == token_hash, AttemptRow.quiz_id == quiz_id)
    )
    return session.exec(its_row).first() or ""


def list_begun(
    session: Session, token_hashes: Collection[str], *, student_id: int | None, most: int
) -> tuple[BegunAttempt, ...]:
    """The attempts of a student, or with None of guests, that these tokens open, newest first."""
    theirs = (
        select(QuizRow.code, QuizRow.title, AttemptRow.name, submitted())
        .select_from(TicketRow)
        .join(AttemptRow, col(TicketRow.attempt_id) == AttemptRow.id)
        .join(QuizRow, col(AttemptRow.quiz_id) == QuizRow.id)
        .where(col(TicketRow.token_hash).in_(token_hashes), AttemptRow.student_id == student_id)
        .order_by(col(AttemptRow.id).desc())
        .limit(most)
    )
    return tuple(BegunAttempt(*columns) for columns in session.exec(theirs))
