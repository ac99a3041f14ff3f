"""Opening the store, and the transactions everything else happens in.

Writers on SQLite begin IMMEDIATE (see ``connecting``): without it two of them read the same value and one update is
lost. Readers wait for nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import ColumnElement, Engine, event, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from quizapp.store.connecting import connect
from quizapp.store.frozen import refuse_bulk_change
from quizapp.store.tables import Row

__all__ = [
    "Condition",
    "Engine",
    "Session",
    "hold",
    "insert_into",
    "open_store",
    "reading",
    "unless_taken",
    "writing",
]

Condition = ColumnElement[bool] | bool
"""What a query asks of its rows."""

HOLDING_SECONDS = 10
"""After how long a transaction that holds something is undone on PostgreSQL whose process has fallen silent."""
TAKEN = {"SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "23505"}  # 23505: PostgreSQL's unique_violation
READ_OPTIONS: Mapping[str, Mapping[str, Any]] = {
    "sqlite": {"read_only": True},
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}

HOLD = text(
    "SELECT pg_advisory_xact_lock(hashtext(:what)), set_config('idle_in_transaction_session_timeout', :idle, true)"
)


def open_store(url: str) -> Engine:
    """Connect to the database at ``url``, creating it or bringing its tables up to date first.

    Safe to call in several processes at once. Raises StoreError when the address cannot be read or the database cannot
    be reached, is not a QuizApp database or was made by a newer QuizApp. Call ``engine.dispose()`` when done.
    """
    # Alembic takes 0.4 s to import and is needed only here.
    from quizapp.store.migrating import migrate

    migrate(url)
    return connect(url)


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session for one consistent look at the store; writing in it fails."""
    with Session(engine.execution_options(**READ_OPTIONS[engine.dialect.name])) as session:
        yield session


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A session whose changes are all kept when the block ends, or none of them when it raises."""
    with Session(engine, expire_on_commit=False) as session, session.begin():
        event.listen(session, "do_orm_execute", refuse_bulk_change)
        yield session


def hold(session: Session, what: str) -> None:
    """Let nobody else past ``hold`` of the same ``what`` until this transaction ends.

    On SQLite there is only one writer at a time anyway.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.connection().execute(HOLD, {"what": f"quizapp {what}", "idle": f"{HOLDING_SECONDS}s"})


def insert_into(session: Session, table: type[Row]) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that can say what to do ``on_conflict``, which each database has in its own dialect."""
    return postgresql.insert(table) if session.get_bind().dialect.name == "postgresql" else sqlite.insert(table)


def unless_taken(session: Session, change: Callable[[], object]) -> bool:
    """Make a change; False, with nothing else undone, when another row has the same unique key."""
    try:
        with session.begin_nested():
            change()
    except IntegrityError as error:
        if getattr(error.orig, "sqlite_errorname", None) in TAKEN or getattr(error.orig, "sqlstate", None) in TAKEN:
            return False
        raise
    return True
