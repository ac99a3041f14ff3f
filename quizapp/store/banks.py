"""Banks, kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, delete, func, or_, select, update

from quizapp.model import Status
from quizapp.store.alphabet import by_name
from quizapp.store.engine import Condition, Session, unless_taken
from quizapp.store.records.banks import Bank
from quizapp.store.tables import BankRow, QuestionRow, QuestionVersionRow, SlotRow

__all__ = [
    "add_bank",
    "delete_bank",
    "find_bank",
    "find_sample_bank",
    "is_in_use",
    "list_banks",
    "list_put_away",
    "rename_bank",
    "set_put_away",
]


def add_bank(session: Session, name: str, owner_id: int | None, *, now: datetime) -> Bank | None:
    """A new bank; None when the owner has one of this name."""
    row = BankRow(name=name, owner_id=owner_id, created_at=now)
    return _bank_of(row, Counter()) if unless_taken(session, lambda: session.add(row)) else None


def list_banks(session: Session, owner_id: int) -> tuple[Bank, ...]:
    """The owner's banks and then the sample banks, each by name, without those that are put away."""
    mine = or_(col(BankRow.owner_id) == owner_id, col(BankRow.owner_id).is_(None))
    return _banks_where(session, mine, ~col(BankRow.put_away))


def list_put_away(session: Session, owner_id: int) -> tuple[Bank, ...]:
    return _banks_where(session, BankRow.owner_id == owner_id, col(BankRow.put_away).is_(True))


def find_bank(session: Session, bank_id: int) -> Bank | None:
    return next(iter(_banks_where(session, BankRow.id == bank_id)), None)


def find_sample_bank(session: Session, name: str | None = None) -> Bank | None:
    """The sample bank of this name, or the one loaded first."""
    named = [BankRow.name == name] if name is not None else []
    found = _banks_where(session, col(BankRow.owner_id).is_(None), *named)
    return min(found, key=lambda bank: bank.id, default=None)


def rename_bank(session: Session, bank_id: int, name: str) -> bool:
    """False when the owner has another bank of this name."""
    renaming = update(BankRow).where(col(BankRow.id) == bank_id).values(name=name)
    return unless_taken(session, lambda: session.exec(renaming))


def set_put_away(session: Session, bank_id: int, put_away: bool) -> bool:
    """False when a bank that is taken out has a name that another of its owner's has by now."""
    change = update(BankRow).where(col(BankRow.id) == bank_id).values(put_away=put_away)
    return unless_taken(session, lambda: session.exec(change))


def delete_bank(session: Session, bank_id: int) -> None:
    """Delete a bank with its passages and questions; the database refuses it while a quiz uses one of them."""
    session.exec(delete(BankRow).where(col(BankRow.id) == bank_id))


def is_in_use(session: Session, bank_id: int) -> bool:
    """Whether a quiz was published from the bank."""
    used = select(SlotRow.id).join(QuestionVersionRow).join(QuestionRow).where(QuestionRow.bank_id == bank_id)
    return session.exec(used.limit(1)).first() is not None


def _banks_where(session: Session, *conditions: Condition) -> tuple[Bank, ...]:
    found = session.exec(select(BankRow).where(*conditions))
    rows = sorted(found, key=lambda row: (row.owner_id is None, by_name(row.name), row.id))
    counts = _question_counts(session, [row.id for row in rows])
    return tuple(_bank_of(row, counts) for row in rows)


def _question_counts(session: Session, bank_ids: Sequence[int]) -> Counter[tuple[int, str]]:
    """How many questions of each status each bank has."""
    numbers = (
        select(QuestionRow.bank_id, QuestionRow.status, func.count())
        .where(col(QuestionRow.bank_id).in_(bank_ids))
        .group_by(col(QuestionRow.bank_id), col(QuestionRow.status))
    )
    return Counter({(bank_id, status): number for bank_id, status, number in session.exec(numbers)})


def _bank_of(row: BankRow, counts: Counter[tuple[int, str]]) -> Bank:
    return Bank(
        id=row.id,
        name=row.name,
        owner_id=row.owner_id,
        created_at=row.created_at,
        put_away=row.put_away,
        draft_count=counts[row.id, Status.DRAFT],
        ready_count=counts[row.id, Status.READY],
    )
