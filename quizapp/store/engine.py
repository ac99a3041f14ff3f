"""Opening the store: SQLite in a file by default, PostgreSQL by one setting, the same tables in both."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Engine

__all__ = ["Engine", "open_store", "store_url"]

DEFAULT_URL = "sqlite:///quizapp.db"
SETTING = "QUIZAPP_DATABASE"


def store_url(environment: Mapping[str, str]) -> str:
    """The database to open: ``QUIZAPP_DATABASE`` where it is set, else ``quizapp.db`` in the working folder."""
    return environment.get(SETTING) or DEFAULT_URL


def open_store(url: str) -> Engine:
    """Connect to the database at ``url``, creating it or bringing its tables up to date first.

    Safe to call in several processes at once. Raises StoreError when the database cannot be reached, is not a
    QuizApp database or was made by a newer QuizApp. Call ``engine.dispose()`` when done.
    """
    raise NotImplementedError
