"""Guards: what attempts rely on is only ever added, never changed."""

from __future__ import annotations

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState

from quizapp.store.tables import (
    ArticleLinesRow,
    CorrectionRow,
    OptionRow,
    PassageVersionRow,
    QuestionVersionRow,
    QuizRevisionRow,
    ResponseEventRow,
    Row,
    SlotRow,
)

__all__ = ["FROZEN", "FrozenRowError", "refuse_bulk_change"]

FROZEN: tuple[type[Row], ...] = (
    PassageVersionRow,
    ArticleLinesRow,
    QuestionVersionRow,
    OptionRow,
    QuizRevisionRow,
    SlotRow,
    CorrectionRow,
    ResponseEventRow,
)


class FrozenRowError(TypeError):
    """The program tried to change a row that is kept as it was: a mistake in the program, not of a person."""


def _refuse_change(_mapper: object, _connection: object, row: Row) -> None:
    raise FrozenRowError(f"{type(row).__name__} rows are never changed: add a new version")


for table in FROZEN:
    event.listen(table, "before_update", _refuse_change)


def refuse_bulk_change(statement: ORMExecuteState) -> None:
    """Refuse ``update(Table)`` of a frozen table; a listener for a session's ``do_orm_execute``."""
    mapper = statement.bind_mapper
    if statement.is_update and mapper is not None and mapper.class_ in FROZEN:
        raise FrozenRowError(f"{mapper.class_.__name__} rows are never changed: add a new version")
