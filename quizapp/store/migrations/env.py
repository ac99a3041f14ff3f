"""Runs migrations on the connection it is given (``quizapp.store.migrating`` opens it); Alembic imports this file."""

from __future__ import annotations

from typing import Literal

from alembic import context
from sqlalchemy import TypeDecorator

from quizapp.store.migrating import VERSION_TABLE
from quizapp.store.tables import Row


def render_plainly(kind: str, item: object, _context: object) -> str | Literal[False]:
    """Write a column's plain type into a migration, so that it does not depend on today's code."""
    return f"sa.{item.impl!r}" if kind == "type" and isinstance(item, TypeDecorator) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,
    render_item=render_plainly,
)
with context.begin_transaction():
    context.run_migrations()
