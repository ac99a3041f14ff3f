"""The passages of banks, kept in versions, and the lines of the article that each was made from."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlmodel import col, func, select

from quizapp.model import Passage
from quizapp.store.engine import Session
from quizapp.store.nouns import lines_of, lines_row, passage_digest, passage_of, passage_row
from quizapp.store.tables import ArticleLinesRow, PassageRow, PassageVersionRow

__all__ = ["add_next_version", "add_passage", "find_passage"]


def _add_passage_version(session: Session, passage_id: int, passage: Passage, *, number: int, now: datetime) -> int:
    """The id of a new version of the passage with this id."""
    row = passage_row(passage, passage_id, number=number, now=now)
    session.add(row)
    session.flush()
    if passage.lines:
        session.add(lines_row(passage.lines, row.id))
        session.flush()
    return row.id


def add_next_version(session: Session, version_id: int, passage: Passage, *, now: datetime) -> int:
    """The id of a new version, the next after all there are, of the passage that ``version_id`` is a version of."""
    passage_id = session.exec(select(PassageVersionRow.passage_id).where(PassageVersionRow.id == version_id)).one()
    versions = select(func.max(PassageVersionRow.number)).where(PassageVersionRow.passage_id == passage_id)
    return _add_passage_version(session, passage_id, passage, number=session.exec(versions).one() + 1, now=now)


def find_passage(session: Session, bank_id: int, version_id: int) -> Passage | None:
    """A version of one of the bank's passages, with the lines of its article where they are known."""
    found = (
        select(PassageVersionRow)
        .join(PassageRow)
        .where(PassageVersionRow.id == version_id, PassageRow.bank_id == bank_id)
    )
    row = session.exec(found).first()
    if row is None:
        return None
    lines = session.get(ArticleLinesRow, version_id)
    return replace(passage_of(row), lines=lines_of(lines) if lines else ())


def add_passage(session: Session, bank_id: int, passage: Passage, *, now: datetime) -> int:
    """The id of the newest version of this passage in the bank, added where the bank has none with the same text."""
    same = (
        select(PassageVersionRow.id)
        .join(PassageRow)
        .where(PassageRow.bank_id == bank_id, PassageVersionRow.sha256 == passage_digest(passage))
        .order_by(col(PassageVersionRow.id).desc())
    )
    if (found := session.exec(same).first()) is not None:
        return found
    parent = PassageRow(bank_id=bank_id)
    session.add(parent)
    session.flush()
    return _add_passage_version(session, parent.id, passage, number=1, now=now)
