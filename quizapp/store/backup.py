"""Copying a SQLite database to a file while it is in use."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import make_url

from quizapp.errors.files import BackupError

__all__ = ["back_up"]


def back_up(url: str, file: Path) -> None:
    """Copy the SQLite database at ``url`` to ``file``, consistent as of one moment and checked after copying.

    Raises BackupError for a database that is not SQLite's or cannot be read, and for a file that exists already.
    """
    address = make_url(url)
    source = Path(address.database or "")
    if address.get_backend_name() != "sqlite":
        raise BackupError("only SQLite databases are copied; for PostgreSQL run pg_dump")
    if not source.is_file():
        raise BackupError(f"{source} does not exist")
    if file.exists():
        raise BackupError(f"{file} exists already, and is not overwritten")
    try:
        copy(source, file)
    except sqlite3.Error as error:
        file.unlink(missing_ok=True)
        raise BackupError(f"{source} could not be copied to {file} ({error})") from error


def copy(source: Path, file: Path) -> None:
    """Copy through SQLite's own backup, which sees what other connections have committed, and no half of it."""
    found = sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)
    made = sqlite3.connect(file)
    try:
        found.backup(made)
        verdict = made.execute("PRAGMA integrity_check").fetchone()[0]
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict)
    finally:
        made.close()
        found.close()
