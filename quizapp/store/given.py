"""Quizzes given to a class, those of them that a student may begin now."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, ScalarSelect, true
from sqlalchemy.orm import lazyload
from sqlmodel import col, func, or_, select

from quizapp.store.closing import open_at
from quizapp.store.engine import Session
from quizapp.store.quizzes import newest_number
from quizapp.store.records.quizzes import GivenQuiz
from quizapp.store.students import fold_class
from quizapp.store.tables import AttemptRow, QuizClassRow, QuizRevisionRow, QuizRow, SlotRow
from quizapp.store.which_attempts import in_progress, kept, submitted

__all__ = ["list_given"]


def list_given(
    session: Session, student_id: int, class_name: str, *, now: datetime, most: int | None
) -> tuple[GivenQuiz, ...]:
    """The open quizzes for a class in which this student may begin an attempt, newest first, ``most`` at most."""
    allowed = _again_in_last(student_id)
    given = (
        select(QuizRow, _question_count(), allowed.is_not(None))
        .join(QuizClassRow)
        .join(QuizRevisionRow, col(QuizRevisionRow.quiz_id) == QuizRow.id)
        .where(
            QuizClassRow.folded == fold_class(class_name),
            open_at(now),
            ~col(QuizRow.put_away),
            QuizRevisionRow.number == newest_number(),
            ~_has_open(student_id),
            or_(col(QuizRow.again), func.coalesce(allowed, true())),
        )
        .order_by(col(QuizClassRow.quiz_id).desc())
        .limit(most)
        .options(lazyload("*"))
    )
    return tuple(
        GivenQuiz(quiz.code, quiz.title, quiz.created_at, quiz.closed_at, quiz.time_limit, questions, again)
        for quiz, questions, again in session.exec(given)
    )


def _has_open(student_id: int) -> ColumnElement[bool]:
    """That a student has an attempt open in a quiz, for use within a query of quizzes."""
    begun = select(AttemptRow.id).where(
        AttemptRow.quiz_id == QuizRow.id, AttemptRow.student_id == student_id, in_progress(), kept()
    )
    return begun.correlate(QuizRow).exists()


def _again_in_last(student_id: int) -> ScalarSelect[bool]:
    """Whether another attempt is allowed after the one submitted last, NULL without one; within a query of quizzes."""
    done = select(AttemptRow.again).where(
        AttemptRow.quiz_id == QuizRow.id, AttemptRow.student_id == student_id, submitted(), kept()
    )
    return done.order_by(col(AttemptRow.id).desc()).limit(1).correlate(QuizRow).scalar_subquery()


def _question_count() -> ScalarSelect[int]:
    """How many questions a revision has, for use within a query of revisions."""
    slots = select(func.count()).select_from(SlotRow).where(SlotRow.revision_id == QuizRevisionRow.id)
    return slots.correlate(QuizRevisionRow).scalar_subquery()
