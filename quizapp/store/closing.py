"""Whether a quiz is open: until its ``closed_at``. Where that lies ahead, the quiz closes by itself."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import col, or_

from quizapp.store.tables import QuizRow

__all__ = ["is_open", "open_at"]


def is_open(closed_at: datetime | None, now: datetime) -> bool:
    """Whether a quiz takes students and answers."""
    return closed_at is None or closed_at > now


def open_at(now: datetime) -> ColumnElement[bool]:
    """That a quiz takes students and answers, for use within a query of quizzes."""
    return or_(col(QuizRow.closed_at).is_(None), col(QuizRow.closed_at) > now)
