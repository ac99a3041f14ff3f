"""Which attempts a query asks for, in the words that all queries have for it."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement
from sqlmodel import and_, col, or_, select

from quizapp.store.tables import AttemptRow, QuizRow, TicketRow

__all__ = [
    "at_quiz",
    "in_progress",
    "kept",
    "not_a_trial",
    "of_owner",
    "of_student",
    "of_students",
    "opened_by",
    "submitted",
    "taken_by",
    "with_id",
]


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


def with_id(attempt_id: int) -> ColumnElement[bool]:
    """That it is this attempt."""
    return col(AttemptRow.id) == attempt_id


def opened_by(token_hashes: Collection[str]) -> ColumnElement[bool]:
    """That one of these tokens opens an attempt."""
    return col(AttemptRow.id).in_(select(TicketRow.attempt_id).where(col(TicketRow.token_hash).in_(token_hashes)))


def at_quiz(quiz_id: int) -> ColumnElement[bool]:
    """That an attempt is at this quiz."""
    return col(AttemptRow.quiz_id) == quiz_id


def taken_by(quiz_id: int, taker: str) -> ColumnElement[bool]:
    """That an attempt is a taker's at this quiz; ``taker`` is as in ``Taker.key``."""
    return and_(col(AttemptRow.quiz_id) == quiz_id, col(AttemptRow.taker) == taker)


def of_student(student_id: int) -> ColumnElement[bool]:
    """That an attempt is an account's."""
    return col(AttemptRow.student_id) == student_id


def of_students(student_ids: Collection[int]) -> ColumnElement[bool]:
    """That an attempt is one of these accounts'."""
    return col(AttemptRow.student_id).in_(student_ids)


def of_owner(owner_id: int) -> ColumnElement[bool]:
    """That an attempt is at a quiz of this teacher's, for use within a query of both."""
    return col(QuizRow.owner_id) == owner_id
