"""Sign-ins, kept: who holds which token, and until when."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, delete, select

from quizapp.store.engine import Session
from quizapp.store.people import person_of
from quizapp.store.records.people import Person
from quizapp.store.tables import PersonRow, SignInRow

__all__ = ["add_sign_in", "end_sign_in", "end_sign_ins", "find_signed_in", "forget_expired"]


def add_sign_in(session: Session, token_hash: str, person_id: int, *, now: datetime, expires_at: datetime) -> None:
    session.add(SignInRow(token_hash=token_hash, person_id=person_id, created_at=now, expires_at=expires_at))


def find_signed_in(session: Session, token_hash: str, now: datetime) -> Person | None:
    """Whose unexpired sign-in it is, whether their account is enabled or not."""
    found = select(PersonRow).join(SignInRow).where(SignInRow.token_hash == token_hash, SignInRow.expires_at > now)
    row = session.exec(found).first()
    return person_of(row) if row else None


def end_sign_in(session: Session, token_hash: str) -> None:
    session.exec(delete(SignInRow).where(col(SignInRow.token_hash) == token_hash))


def end_sign_ins(session: Session, person_id: int) -> None:
    session.exec(delete(SignInRow).where(col(SignInRow.person_id) == person_id))


def forget_expired(session: Session, now: datetime) -> None:
    """Forget the sign-ins that are over, but for those that somebody else is forgetting now."""
    over = select(SignInRow.token_hash).where(SignInRow.expires_at <= now).with_for_update(skip_locked=True)
    session.exec(delete(SignInRow).where(col(SignInRow.token_hash).in_(over)))
