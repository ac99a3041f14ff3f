"""Copying a SQLite database to a file while it is in use."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from quizapp.errors.files import BackupError
from quizapp.store.connecting import address_of

__all__ = ["back_up"]


def back_up(url: str, file: Path) -> None:
    """Copy the SQLite database at ``url`` to ``file``, consistent as of one moment and checked after copying.

    Raises StoreError for an address that cannot be used, BackupError for a database that is not SQLite's or cannot be
    read, and for a file that exists already or cannot be written.
    """
    address = address_of(url)
    if address.get_backend_name() != "sqlite":
        raise BackupError("only SQLite databases are copied; for PostgreSQL run pg_dump")
    source = Path(address.database or "")
    try:
        _check(source, file)
        _copy(source, file)
    except (sqlite3.Error, OSError) as error:
        raise BackupError(f"{source} could not be copied to {file} ({error})") from error


def _check(source: Path, file: Path) -> None:
    if not source.is_file():
        raise BackupError(f"{source} does not exist")
    if file.exists():
        raise BackupError(f"{file} exists already, and is not overwritten")


def _copy(source: Path, file: Path) -> None:
    """Copy through SQLite's own backup, which sees what other connections have committed, and no half of it."""
    read_only = f"{source.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(read_only, uri=True)) as found, closing(sqlite3.connect(file)) as made:
        try:
            found.backup(made)
            verdict = made.execute("PRAGMA integrity_check").fetchone()[0]
            if verdict != "ok":
                raise sqlite3.DatabaseError(verdict)
        except sqlite3.Error:
            with suppress(OSError):
                file.unlink()
            raise
