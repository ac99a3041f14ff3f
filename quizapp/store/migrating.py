"""Bringing a database's tables up to date, by one process at a time."""

from __future__ import annotations

import sqlite3

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DatabaseError

from quizapp.errors.storage import NewerStoreError, NotAStoreError, StoreAccessError, StoreError
from quizapp.store.connecting import address_of, connect, without_secrets

__all__ = ["VERSION_TABLE", "migrate", "settings"]

# Not Alembic's own "alembic_version", which a database of another program may have.
VERSION_TABLE = "quizapp_version"

# Any number will do, so long as every QuizApp process uses the same.
LOCK = 7_164_922


def migrate(url: str) -> None:
    """Create or update the tables of the database at ``url``. Raises StoreError as ``open_store`` does."""
    # With foreign keys on, changing a parent table in SQLite (copy, drop, rename) would delete its children.
    engine = connect(url, foreign_keys=False)
    where = without_secrets(address_of(url))
    try:
        with engine.begin() as connection:
            _wait_for_turn(connection)
            _update(connection, where)
        _use_wal(engine)
    except (DatabaseError, sqlite3.Error) as error:
        raise _refusal(error, where) from error
    finally:
        engine.dispose()


def settings(connection: Connection) -> Config:
    """What Alembic needs to work on ``connection``."""
    config = Config()
    config.set_main_option("script_location", "quizapp.store:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _wait_for_turn(connection: Connection) -> None:
    """Wait until no other process is migrating; on SQLite beginning the transaction did that."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})


def _update(connection: Connection, where: str) -> None:
    config = settings(connection)
    script = ScriptDirectory.from_config(config)
    found = set(MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE}).get_current_heads())
    if not found and inspect(connection).get_table_names():
        raise NotAStoreError(where)
    if not found <= {revision.revision for revision in script.walk_revisions()}:
        raise NewerStoreError(where)
    if found == set(script.get_heads()):
        return
    command.upgrade(config, "head")
    _check_foreign_keys(connection)


def _check_foreign_keys(connection: Connection) -> None:
    """Undo, by raising, a migration that left a row pointing at nothing; PostgreSQL checks by itself."""
    if connection.dialect.name == "sqlite" and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
        raise RuntimeError(f"the migration broke foreign keys: {broken[:3]}")


def _use_wal(engine: Engine) -> None:
    """Let readers and a writer of a SQLite file work side by side; the file remembers."""
    if engine.dialect.name != "sqlite":
        return
    # Not possible within a transaction, hence on the driver's own connection.
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as error:
        # Another process is at the file: it switches too, and SQLite does not wait in this one statement.
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
    finally:
        connection.close()


def _refusal(error: DatabaseError | sqlite3.Error, where: str) -> StoreError:
    cause = error.orig if isinstance(error, DatabaseError) else error
    if getattr(cause, "sqlite_errorname", "") == "SQLITE_NOTADB":
        return NotAStoreError(where)
    return StoreAccessError(where, str(cause).splitlines()[0])
