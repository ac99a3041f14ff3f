"""Wrong tries, kept: how many there were, of an account or from an address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, delete, select, update

from quizapp.store.engine import Session, insert_into
from quizapp.store.tables import TriesRow

__all__ = ["Tries", "clear_tries", "find_tries", "forget_tries", "set_tries", "take_back_failure"]


@dataclass(frozen=True, slots=True)
class Tries:
    """How many wrong tries count, and when the last was."""

    failures: int
    last_at: datetime


def find_tries(session: Session, subject: str) -> Tries | None:
    row = session.get(TriesRow, subject)
    return Tries(row.failures, row.last_at) if row else None


def set_tries(session: Session, subject: str, tries: Tries) -> None:
    values = {"failures": tries.failures, "last_at": tries.last_at}
    # In one statement, since the row that was read may be forgotten by now.
    adding = insert_into(session, TriesRow).values(subject=subject, **values)
    session.execute(adding.on_conflict_do_update(index_elements=["subject"], set_=values))


def take_back_failure(session: Session, subject: str) -> None:
    """Undo one counted try that turned out right."""
    fewer = update(TriesRow).where(col(TriesRow.subject) == subject, col(TriesRow.failures) > 0)
    session.exec(fewer.values(failures=TriesRow.failures - 1))


def clear_tries(session: Session, subject: str) -> None:
    session.exec(delete(TriesRow).where(col(TriesRow.subject) == subject))


def forget_tries(session: Session, before: datetime) -> None:
    """Forget old tries; of somebody who is trying now they are left for the next time, so that nobody waits."""
    old = select(TriesRow.subject).where(TriesRow.last_at < before).with_for_update(skip_locked=True)
    session.exec(delete(TriesRow).where(col(TriesRow.subject).in_(old)))
