"""Fixtures that several tests share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import Engine, create_engine, make_url, text

from quizapp.classroom import passwords
from quizapp.store.connecting import connect
from quizapp.store.engine import open_store
from quizapp.store.tables import Row

POSTGRESQL = "QUIZAPP_TEST_POSTGRESQL"

# How long an example takes says how busy the machine is, and that the first one reads the tables.
settings.register_profile("without deadline", deadline=None)
settings.load_profile("without deadline")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: once Playwright has started, its event loop runs on beside every later test."""
    items.sort(key=lambda item: "browser" in item.path.parts)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """The address of an empty store, once in SQLite and once in PostgreSQL where there is one to test with."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture
def cheap_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords are hashed at a cost that keeps tests quick."""
    cheap = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=64, parallelism=1),))
    monkeypatch.setattr(passwords, "HASHING", cheap)


@pytest.fixture
def engine(url: str, cheap_hashing: None) -> Iterator[Engine]:  # noqa: ARG001
    """An empty store, opened."""
    engine = connect(url)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "empty.db"
    open_store(f"sqlite:///{path}").dispose()
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'quizapp.db')}"


@pytest.fixture(scope="session")
def postgresql_database() -> Iterator[str]:
    """A database of our own on the server that the environment names; nothing else there is touched."""
    if not (server := os.environ.get(POSTGRESQL)):
        pytest.skip(f"{POSTGRESQL} is not set: nothing was tried on PostgreSQL")
    name = f"quizapp_test_{os.getpid()}"
    admin = create_engine(make_url(server), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield make_url(server).set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def postgresql_empty_url(postgresql_database: str) -> Iterator[str]:
    """The address of a database without tables."""
    forget_tables(postgresql_database)
    yield postgresql_database
    forget_tables(postgresql_database)


@pytest.fixture
def postgresql_url(postgresql_database: str) -> str:
    """The address of a store without rows."""
    engine = open_store(postgresql_database)
    with engine.begin() as connection:
        names = ", ".join(f'"{name}"' for name in Row.metadata.tables)
        connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY"))
    engine.dispose()
    return postgresql_database


def forget_tables(url: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
