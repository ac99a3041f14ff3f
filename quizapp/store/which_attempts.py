"""Which attempts a query asks for, in the words that all queries have for it."""

from __future__ import annotations

from sqlalchemy import ColumnElement
from sqlmodel import col, or_

from quizapp.store.tables import AttemptRow, QuizRow

__all__ = ["in_progress", "kept", "not_a_trial", "submitted"]


def in_progress() -> ColumnElement[bool]:
    """That answers can still be given to an attempt."""
    return col(AttemptRow.state) == "in_progress"


def submitted() -> ColumnElement[bool]:
    """That an attempt is submitted."""
    return col(AttemptRow.state) == "submitted"


def kept() -> ColumnElement[bool]:
    """That an attempt is not discarded."""
    return ~col(AttemptRow.discarded)


def not_a_trial() -> ColumnElement[bool]:
    """That an attempt is not its quiz's owner's, for use within a query of both."""
    return or_(col(AttemptRow.student_id).is_(None), col(AttemptRow.student_id).is_distinct_from(QuizRow.owner_id))
