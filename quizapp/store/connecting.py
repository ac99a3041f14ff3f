"""The address of a database, and connecting to it: SQLite in a file by default, PostgreSQL by one setting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from quizapp.errors.storage import StoreAccessError, StoreAddressError

__all__ = ["SETTING", "address_of", "connect", "store_url", "without_secrets"]

DEFAULT_URL = "sqlite:///quizapp.db"
SETTING = "QUIZAPP_DATABASE"
WAIT_SECONDS = 10
IDLE_SECONDS = 60
"""After how long a transaction is undone on PostgreSQL whose process has fallen silent: others may wait for it."""
DRIVER = "psycopg[binary]==3.3.9"
"""What pip installs for PostgreSQL."""
DIALECTS = {"sqlite", "sqlite+pysqlite", "postgresql", "postgresql+psycopg"}


def store_url(environment: Mapping[str, str]) -> str:
    """The database to open: ``QUIZAPP_DATABASE`` where it is set, else ``quizapp.db`` in the working folder."""
    return environment.get(SETTING) or DEFAULT_URL


def connect(url: str, *, foreign_keys: bool = True) -> Engine:
    """An engine for the database at ``url`` as it stands; foreign keys can be off only for changing SQLite's tables.

    Its errors do not repeat the values of a statement: names, answers and hashes have no place in a log.
    """
    address = address_of(url)
    try:
        if address.get_backend_name() == "sqlite":
            return _connect_sqlite(address, foreign_keys=foreign_keys)
        return _connect_postgresql(address)
    except ImportError as error:
        reason = f'its driver is not installed, which pip install "{DRIVER}" does'
        raise StoreAccessError(without_secrets(address), reason) from error
    except (ArgumentError, ValueError) as error:
        raise StoreAddressError from error


def address_of(url: str) -> URL:
    """The address of a database that QuizApp can use; raises StoreAddressError and StoreAccessError."""
    try:
        address = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise StoreAddressError from error
    if address.drivername == "postgres":
        # What many hosts hand out; SQLAlchemy knows only the long name.
        address = address.set(drivername="postgresql")
    if address.drivername not in DIALECTS:
        raise StoreAccessError(without_secrets(address), "only sqlite:// and postgresql:// are known")
    if address.get_backend_name() == "postgresql" and "@" in f"{address.host}{address.database}":
        raise StoreAddressError  # a password with an @ of its own: what follows that must not be shown
    if address.get_backend_name() == "sqlite" and address.database in (None, "", ":memory:"):
        raise StoreAccessError(without_secrets(address), "it names no file, so nothing would be kept")
    return address


def without_secrets(address: URL) -> str:
    """The address as it may be shown: the password is starred, and the options, which may hold one too, are gone."""
    return address.set(query={}).render_as_string()


def _lower(text: str | None) -> str | None:
    return None if text is None else text.lower()


def _connect_postgresql(address: URL) -> Engine:
    engine = create_engine(
        address,
        hide_parameters=True,
        # One process works for a few at a time only: with twice as many, 200 who begin at once are served no sooner.
        pool_size=5,
        max_overflow=5,
        pool_pre_ping=True,
        connect_args={"connect_timeout": WAIT_SECONDS},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.execute(f"SET idle_in_transaction_session_timeout = '{IDLE_SECONDS}s'")
        connection.commit()

    return engine


def _connect_sqlite(address: URL, *, foreign_keys: bool) -> Engine:
    engine = create_engine(address, hide_parameters=True, connect_args={"timeout": WAIT_SECONDS})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        # SQLAlchemy says when a transaction begins; the driver must not begin its own.
        connection.isolation_level = None
        connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
        connection.execute("PRAGMA synchronous=NORMAL")
        # SQLite's own knows only the letters of English.
        connection.create_function("lower", 1, _lower, deterministic=True)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        read_only = connection.get_execution_options().get("read_only", False)
        connection.exec_driver_sql(f"PRAGMA query_only={'ON' if read_only else 'OFF'}")
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return engine
