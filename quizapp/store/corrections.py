"""What teachers changed about questions of published quizzes, kept: each change is added, and the newest holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import col, select

from quizapp.model import Counting
from quizapp.store.engine import Session, hold
from quizapp.store.nouns import question_of
from quizapp.store.records.quizzes import Correction
from quizapp.store.tables import CorrectionRow, QuizRow

__all__ = ["add_correction", "corrections_of", "hold_marking", "list_corrections"]


def add_correction(
    session: Session, quiz_id: int, version_id: int, counting: Counting, *, actor_id: int, now: datetime
) -> None:
    """From now on a question of a quiz counts like this, and is marked by this version of it."""
    session.add(
        CorrectionRow(
            quiz_id=quiz_id, question_version_id=version_id, counting=counting.value, actor_id=actor_id, at=now
        )
    )
    session.flush()


def list_corrections(session: Session, quiz_id: int) -> Mapping[str, Correction]:
    """What holds for the corrected questions of a quiz, by their stable ids."""
    rows = session.exec(select(CorrectionRow).where(CorrectionRow.quiz_id == quiz_id).order_by(col(CorrectionRow.id)))
    return {correction.question.id: correction for correction in map(_correction_of, rows)}


def hold_marking(session: Session, quiz_id: int | None) -> None:
    """Let nobody else mark or correct in a quiz until this transaction ends, so that no mark misses a correction."""
    hold(session, f"marking of quiz {quiz_id}")


def corrections_of(quiz: QuizRow) -> Mapping[int, Correction]:
    """What holds for the corrected questions of a quiz, by their rows' ids."""
    return {row.question.question_id: _correction_of(row) for row in quiz.corrections}


def _correction_of(row: CorrectionRow) -> Correction:
    question, counting = question_of(row.question), Counting(row.counting)
    return Correction(question, row.question_version_id, counting, row.at, row.actor.name)
