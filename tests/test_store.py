"""The store: opening, migrating, transactions, and what is never changed."""

from __future__ import annotations

import importlib.util
import multiprocessing
import sqlite3
import sys
import tomllib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from types import ModuleType

import pytest
from alembic import command
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlmodel import delete, select, update

from quizapp.errors.storage import NewerStoreError, NotAStoreError, StoreAccessError, StoreError
from quizapp.model import Passage
from quizapp.store import bank_questions, banks, connecting, passages, tables, tries
from quizapp.store import engine as store_engine
from quizapp.store.columns import storable
from quizapp.store.connecting import address_of, connect, store_url
from quizapp.store.engine import Session, hold, open_store, reading, writing
from quizapp.store.frozen import FrozenRowError
from quizapp.store.migrating import VERSION_TABLE, settings
from quizapp.store.tables import BankRow, OptionRow, PersonRow, QuestionVersionRow, Row
from tests.schoolroom import NOON, PASSWORD, QUIZ, WHERE, make_room

ROOT = Path(__file__).parents[1]


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without tables."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgresql_empty_url")
    return f"sqlite:///{tmp_path / 'new.db'}"


# ── opening ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_database_is_a_file_here_unless_the_environment_names_another() -> None:
    assert store_url({}) == "sqlite:///quizapp.db"
    assert store_url({"QUIZAPP_DATABASE": ""}) == "sqlite:///quizapp.db"
    assert store_url({"QUIZAPP_DATABASE": "postgresql://db/quiz"}) == "postgresql://db/quiz"


def test_opening_creates_every_table_and_opening_again_keeps_what_is_there(empty_url: str) -> None:
    engine = open_store(empty_url)
    with writing(engine) as session:
        banks.add_bank(session, "News", None, now=NOON)
    engine.dispose()
    engine = open_store(empty_url)
    with reading(engine) as session:
        assert banks.find_sample_bank(session, "News") is not None
    engine.dispose()


def test_the_migrations_make_just_the_tables_of_the_program(empty_url: str) -> None:
    engine = open_store(empty_url)
    with engine.begin() as connection:
        command.check(settings(connection))
    engine.dispose()


def test_several_processes_may_open_a_new_database_at_once(empty_url: str) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=open_store, args=[empty_url]) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0, 0]
    engine = connect(empty_url)
    assert set(inspect(engine).get_table_names()) == {*Row.metadata.tables, VERSION_TABLE}
    engine.dispose()


def test_a_sqlite_store_lets_readers_in_beside_a_writer(sqlite_url: str) -> None:
    engine = connect(sqlite_url)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()


@pytest.mark.parametrize("content", [b"Dear diary, this is no database.", b"\x89PNG\r\n\x1a\n" + bytes(4096)])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "diary.db"
    path.write_bytes(content)
    with pytest.raises(NotAStoreError, match=r"diary\.db is not a QuizApp database"):
        open_store(f"sqlite:///{path}")
    assert path.read_bytes() == content


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "recipes.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE recipe (name)")
    other.execute("CREATE TABLE alembic_version (version_num)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(NotAStoreError):
        open_store(f"sqlite:///{path}")
    assert path.read_bytes() == before


def test_a_database_of_a_newer_quizapp_is_refused(empty_url: str) -> None:
    engine = open_store(empty_url)
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(NewerStoreError, match="newer QuizApp"):
        open_store(empty_url)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "no address",
        "quizapp.db",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite+foo:///quiz.db",
        "sqlite://u:secret@",
        "sqlite://u:secret@h/quiz.db",
        "mysql://db/quiz",
        "postgres://u:secret@127.0.0.1:1/q",
        "sqlite:////no/such/folder/quiz.db",
        "postgresql://u:secret@127.0.0.1:1/q",
        "postgresql://u@127.0.0.1:1/q?password=secret",
        "postgresql://u:secret@h:54x/q",
        "postgresql+foo://u:secret@h/q",
        "postgresql+asyncpg://u:secret@h/q",
        "postgresql:/u:secret@h/q",
        "postgresql://u:my@secret@127.0.0.1:1/q",
        "postgresql://u:my@very/secret@127.0.0.1:1/q",
    ],
)
def test_a_database_that_cannot_be_had_is_named_without_its_password(address: str) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(address)
    assert "secret" not in f"{caught.value} {caught.value.where}"
    assert "QUIZAPP_DATABASE" in str(caught.value)


def test_a_password_may_hold_an_at_sign_that_is_escaped() -> None:
    assert address_of("postgresql://u:my%40secret@db/quiz").password == "my@secret"


def test_the_short_name_that_hosts_give_postgresql_is_understood() -> None:
    address = address_of("postgres://u:secret@db/quiz")
    assert address.render_as_string(hide_password=False) == "postgresql://u:secret@db/quiz"


def test_a_store_opens_at_the_address_with_the_short_name(postgresql_empty_url: str) -> None:
    short = "postgres://" + postgresql_empty_url.partition("://")[2]
    engine = open_store(short)
    assert set(inspect(engine).get_table_names()) == {*Row.metadata.tables, VERSION_TABLE}
    engine.dispose()


def test_postgresql_without_its_driver_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreAccessError) as caught:
        open_store("postgresql://db/quiz")
    (driver,) = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]["postgresql"]
    advice = f'pip install "{driver}"'
    assert advice in str(caught.value)
    assert advice in (ROOT / "README.md").read_text("utf-8")


def test_a_migration_that_changes_a_parent_table_keeps_its_children(sqlite_url: str) -> None:
    make_room(connect(sqlite_url))
    engine = connect(sqlite_url, foreign_keys=False)
    with engine.begin() as connection:
        with Operations(MigrationContext.configure(connection)).batch_alter_table("bank", recreate="always"):
            pass
        assert connection.execute(text("SELECT count(*) FROM question")).scalar() == 3
    engine.dispose()


# ── transactions ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_writers_at_once_lose_no_update(engine: Engine) -> None:
    def count_one(_: int) -> None:
        with writing(engine) as session:
            tries.take_back_failure(session, "door")

    with writing(engine) as session:
        tries.set_tries(session, "door", tries.Tries(100, NOON))
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(count_one, range(60)))
    with reading(engine) as session:
        assert tries.find_tries(session, "door") == tries.Tries(40, NOON)


def test_read_and_then_write_is_one_step_on_sqlite(sqlite_url: str) -> None:
    engine = connect(sqlite_url)
    with writing(engine) as session:
        tries.set_tries(session, "door", tries.Tries(0, NOON))

    def count_one(_: int) -> None:
        with writing(engine) as session:
            before = tries.find_tries(session, "door")
            tries.set_tries(session, "door", tries.Tries(before.failures + 1, NOON))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(count_one, range(60)))
    with reading(engine) as session:
        assert tries.find_tries(session, "door").failures == 60
    engine.dispose()


def test_an_error_does_not_repeat_what_was_to_be_written(engine: Engine) -> None:
    with pytest.raises(DatabaseError) as caught, reading(engine) as session:
        tries.set_tries(session, "whom nobody may know", tries.Tries(1, NOON))
    assert "tries" in str(caught.value)
    assert "whom nobody may know" not in str(caught.value)


def test_nothing_is_written_by_a_reader(engine: Engine) -> None:
    with reading(engine) as session:
        session.add(BankRow(name="News", created_at=NOON))
        with pytest.raises(DatabaseError):
            session.flush()
    with writing(engine) as session:
        assert banks.add_bank(session, "News", None, now=NOON)


def test_nothing_stays_of_a_transaction_that_failed(engine: Engine) -> None:
    def fail_after_writing() -> None:
        with writing(engine) as session:
            banks.add_bank(session, "News", None, now=NOON)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_after_writing()
    with reading(engine) as session:
        assert banks.find_sample_bank(session) is None


def test_foreign_keys_are_kept(engine: Engine) -> None:
    with pytest.raises(IntegrityError), writing(engine) as session:
        banks.add_bank(session, "News", 4711, now=NOON)


@pytest.mark.parametrize(
    ("place", "setting", "lock"),
    [
        (store_engine, "HOLDING_SECONDS", lambda session: hold(session, "quiz 1")),
        (connecting, "IDLE_SECONDS", lambda session: session.exec(update(BankRow).values(put_away=True))),
    ],
)
def test_a_replica_that_falls_silent_in_a_transaction_keeps_the_others_waiting_for_a_while_only(
    postgresql_url: str,
    monkeypatch: pytest.MonkeyPatch,
    place: ModuleType,
    setting: str,
    lock: Callable[[Session], object],
) -> None:
    monkeypatch.setattr(place, setting, 1)
    silent, other = connect(postgresql_url), connect(postgresql_url)
    with writing(other) as session:
        banks.add_bank(session, "News", None, now=NOON)

    def fall_silent() -> None:
        with writing(silent) as session:
            lock(session)
            with writing(other) as waiting:
                lock(waiting)

    with pytest.raises(DatabaseError, match="idle-in-transaction timeout"):
        fall_silent()
    with reading(silent) as session:
        assert session.exec(select(1)).one() == 1
    silent.dispose()
    other.dispose()


# ── what is kept, and how ────────────────────────────────────────────────────────────────────────────────────────────


def test_times_come_back_in_utc(engine: Engine) -> None:
    in_oslo = datetime(2026, 3, 2, 13, 0, tzinfo=timezone(timedelta(hours=1)))
    with writing(engine) as session:
        banks.add_bank(session, "News", None, now=in_oslo)
    with reading(engine) as session:
        created_at = banks.find_sample_bank(session).created_at
    assert (created_at, created_at.tzinfo) == (NOON, UTC)


def test_a_question_and_its_passage_come_back_as_they_went_in(engine: Engine) -> None:
    passage = replace(
        QUIZ.passage, published=date(2026, 3, 1), byline="A. Writer", url="https://example.org", licence="CC0"
    )
    question = replace(WHERE, accepted=("Kristiania",), rule="where")
    with writing(engine) as session:
        bank = banks.add_bank(session, "News", None, now=NOON)
        passage_id = passages.add_passage(session, bank.id, passage, now=NOON)
        bank_questions.add_question(session, bank.id, question, passage_id=passage_id, author_id=None, now=NOON)
    with reading(engine) as session:
        (kept,) = bank_questions.list_questions(session, bank.id)
    assert (kept.question, kept.passage, kept.version) == (question, passage, 1)


def test_characters_no_database_takes_are_replaced_one_for_one(engine: Engine) -> None:
    strange = "a\0b\ud83dc\U0001f600é"
    assert storable(strange) == "a\ufffdb\ufffdc\U0001f600é"
    with writing(engine) as session:
        bank = banks.add_bank(session, "News", None, now=NOON)
        passages.add_passage(session, bank.id, Passage(strange), now=NOON)
        banks.add_bank(session, strange, None, now=NOON)
    with reading(engine) as session:
        assert banks.find_sample_bank(session, storable(strange)) is not None


def test_the_store_knows_no_password(engine: Engine) -> None:
    make_room(engine)
    with reading(engine) as session:
        hashes = session.exec(select(PersonRow.password_hash)).all()
    assert len(hashes) == 3
    assert all(each.startswith("$argon2id$") and PASSWORD not in each for each in hashes)


@pytest.mark.parametrize(("table", "column"), [(QuestionVersionRow, "stem"), (OptionRow, "text")])
def test_a_published_version_cannot_be_changed(engine: Engine, table: type, column: str) -> None:
    make_room(engine)
    with pytest.raises(FrozenRowError), writing(engine) as session:
        session.exec(update(table).values({column: "Rome"}))
    with pytest.raises(FrozenRowError), writing(engine) as session:
        setattr(session.exec(select(table)).first(), column, "Rome")


def test_a_published_version_cannot_be_deleted(engine: Engine) -> None:
    make_room(engine)
    for table in (QuestionVersionRow, BankRow):
        with pytest.raises(IntegrityError), writing(engine) as session:
            session.exec(delete(table))


def test_the_tables_can_be_loaded_again_as_streamlit_does() -> None:
    spec = importlib.util.spec_from_file_location("tables_again", tables.__file__)
    again = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(again)
    assert again.Row.metadata.tables.keys() == tables.Row.metadata.tables.keys()
    assert again.BankRow(name="News", created_at=NOON).name == "News"
