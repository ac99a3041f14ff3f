"""Opening the store, and the transactions everything else happens in.

SQLite in a file by default, PostgreSQL by one setting, the same tables in both. Writers on SQLite begin IMMEDIATE:
without it two of them read the same value and one update is lost. Readers wait for nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, ColumnElement, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, IntegrityError
from sqlmodel import Session

from quizapp.errors.storage import StoreAccessError, StoreAddressError
from quizapp.store.frozen import refuse_bulk_change
from quizapp.store.tables import Row

__all__ = [
    "SETTING",
    "Condition",
    "Engine",
    "Session",
    "address_of",
    "connect",
    "hold",
    "insert_into",
    "open_store",
    "reading",
    "store_url",
    "unless_taken",
    "without_secrets",
    "writing",
]

Condition = ColumnElement[bool] | bool
"""What a query asks of its rows."""

DEFAULT_URL = "sqlite:///quizapp.db"
SETTING = "QUIZAPP_DATABASE"
WAIT_SECONDS = 10
IDLE_SECONDS, HOLDING_SECONDS = 60, 10
"""After how long a transaction is undone on PostgreSQL whose process has fallen silent: others may wait for it, and do
where it is one that holds something.
"""

TAKEN = {"SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "23505"}  # 23505: PostgreSQL's unique_violation
DRIVER = "psycopg[binary]==3.3.9"
"""What pip installs for PostgreSQL."""
DIALECTS = {"sqlite", "sqlite+pysqlite", "postgresql", "postgresql+psycopg"}
READ_OPTIONS: Mapping[str, Mapping[str, Any]] = {
    "sqlite": {"read_only": True},
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}

HOLD = text(
    "SELECT pg_advisory_xact_lock(hashtext(:what)), set_config('idle_in_transaction_session_timeout', :idle, true)"
)


def store_url(environment: Mapping[str, str]) -> str:
    """The database to open: ``QUIZAPP_DATABASE`` where it is set, else ``quizapp.db`` in the working folder."""
    return environment.get(SETTING) or DEFAULT_URL


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
