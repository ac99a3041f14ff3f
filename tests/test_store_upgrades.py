"""A database made by an earlier program keeps its banks, its published quizzes and its open attempts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, MetaData, text

from quizapp.classroom import (
    accounts,
    attempt_views,
    attempts,
    banks,
    quizzes,
    results,
    reviews,
    starting,
    time_limits,
)
from quizapp.classroom.passwords import fingerprint
from quizapp.model import ExtraTime, Terms
from quizapp.store.connecting import connect
from quizapp.store.engine import open_store
from quizapp.store.migrating import settings
from quizapp.store.records.people import Person, PersonRole
from tests.schoolroom import HOME, NOON, QUIZ, WHERE, later

TOKEN = "an open attempt"

ROWS: tuple[tuple[str, Mapping[str, object]], ...] = (
    ("person", {"name": "Ms Berg", "username": "berg", "role": "teacher", "password_hash": "", "enabled": True}),
    ("bank", {"name": "News", "owner_id": 1, "retired": False}),
    ("bank", {"name": "Old news", "owner_id": 1, "retired": True}),
    ("passage", {"bank_id": 1}),
    ("passage_version", {"passage_id": 1, "number": 1, "text": QUIZ.passage.text, "title": QUIZ.passage.title}),
    ("question", {"bank_id": 1, "uid": WHERE.id, "status": "ready", "version": 1}),
    (
        "question_version",
        {
            "question_id": 1,
            "number": 1,
            "passage_version_id": 1,
            "kind": "multiple_choice",
            "stem": WHERE.stem,
            "key": WHERE.key,
            "accepted": [],
            "evidence_start": WHERE.evidence.start,
            "evidence_end": WHERE.evidence.end,
            "evidence_quote": WHERE.evidence.quote,
            "difficulty": "medium",
        },
    ),
    *(
        (
            "option",
            {
                "question_version_id": 1,
                "position": position,
                "uid": option.id,
                "text": option.text,
                "kind": option.kind.value,
                "reason": option.reason,
            },
        )
        for position, option in enumerate(WHERE.options)
    ),
    ("quiz", {"owner_id": 1, "code": "ABCDEF", "guests": True}),
    ("quiz_revision", {"quiz_id": 1, "number": 1, "title": "A bakery", "passage_version_id": 1}),
    ("slot", {"revision_id": 1, "position": 1, "question_version_id": 1, "max_mark": 1.0}),
    ("attempt", {"quiz_id": 1, "revision_id": 1, "name": "Sam", "taker": "Sam", "seed": 1, "max_score": 1.0}),
    (
        "attempt_item",
        {
            "attempt_id": 1,
            "position": 1,
            "question_version_id": 1,
            "option_order": [option.id for option in WHERE.options],
            "max_mark": 1.0,
            "response": "o-Bergen",
            "sequence": 1,
        },
    ),
    ("ticket", {"token_hash": fingerprint(TOKEN), "attempt_id": 1}),
)
"""A teacher's bank, a quiz published from it and an attempt at it, in the tables of the first program."""


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    sqlite = f"sqlite:///{tmp_path / 'old.db'}"
    return sqlite if request.param == "sqlite" else str(request.getfixturevalue("postgresql_empty_url"))


@contextmanager
def tables_of(url: str, revision: str) -> Iterator[tuple[Connection, MetaData]]:
    """The tables as they were at a revision, to be filled."""
    engine = connect(url, foreign_keys=False)
    with engine.begin() as connection:
        command.upgrade(settings(connection), revision)
        tables = MetaData()
        tables.reflect(connection)
        yield connection, tables
    engine.dispose()


@pytest.fixture
def first_url(url: str) -> str:
    """The address of a database as the first program left it."""
    with tables_of(url, "0001") as (connection, tables):
        for name, row in ROWS:
            table = tables.tables[name]
            blank = {column.name: "" for column in table.columns if not column.nullable and column.name != "id"}
            moments = {name: NOON for name in ("created_at", "started_at") if name in table.columns}
            state = {"state": "in_progress"} if name == "attempt" else {}
            connection.execute(table.insert().values({**blank, **moments, **state, **row}))
    return url


def test_banks_quizzes_and_open_attempts_of_the_first_program_go_on(first_url: str) -> None:
    engine = open_store(first_url)
    teacher = Person(1, "Ms Berg", "berg", PersonRole.TEACHER)
    (item,) = banks.list_questions(engine, teacher, 1)
    assert item.question == WHERE
    assert [bank.name for bank in banks.list_banks(engine, teacher)] == ["News"]
    assert [bank.name for bank in banks.list_banks_put_away(engine, teacher)] == ["Old news"]
    (person,) = accounts.list_people(engine, teacher)
    assert (person.samples_hidden, person.extra_time) == (False, ExtraTime.NONE)
    (quiz,) = quizzes.list_quizzes(engine, teacher)
    assert (quiz.title, quiz.terms, quiz.put_away) == ("A bakery", Terms(again=True), False)
    view = attempt_views.attempt_view(engine, TOKEN, now=NOON)
    assert (view.items[0].answer, view.deadline) == ("2", None)
    time_limits.set_time_limit(engine, teacher, 1, 30, now=NOON)
    assert attempt_views.attempt_view(engine, TOKEN, now=NOON).deadline == later(1800)
    attempts.save_answer(engine, TOKEN, 1, "1", sequence=1, now=later(1))
    assert attempts.submit(engine, TOKEN, now=later(2)).score == 1
    assert reviews.review(engine, TOKEN, now=NOON).items[0].parts == ()
    starting.start(engine, quiz.code, starting.Guest("SÁM"), address=HOME, now=later(3))
    quiz = quizzes.find_quiz(engine, teacher, 1)
    assert (quiz.student_count, quiz.submitted_count, quiz.unfinished_count) == (1, 1, 1)
    assert (quiz.classes, results.find_results(engine, teacher, 1, now=NOON).classes) == ((), ())
    engine.dispose()


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_a_migration_takes_no_rows_with_others_and_is_undone_where_it_leaves_some_behind(
    first_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite changes a table by a copy, and drops the old one: with foreign keys on, its children went with it."""

    def lose_the_banks(config: Config, _revision: str) -> None:
        config.attributes["connection"].execute(text("DELETE FROM bank"))

    with monkeypatch.context() as losing:
        losing.setattr(command, "upgrade", lose_the_banks)
        with pytest.raises(RuntimeError, match="foreign keys"):
            open_store(first_url)
    engine = open_store(first_url)
    assert banks.list_banks(engine, Person(1, "Ms Berg", "berg", PersonRole.TEACHER))
    engine.dispose()


@pytest.fixture
def url_without_quiz_class(url: str) -> str:
    """The address of a database whose quizzes have classes, of which there is no table yet."""
    with tables_of(url, "0012") as (connection, tables):
        for code, named in (("ABCDEF", ["7 B", "Été"]), ("GHJKMN", [])):
            quiz = {"code": code, "guests": True, "created_at": NOON, "classes": named}
            connection.execute(tables.tables["quiz"].insert().values(quiz))
    return url


def test_a_quiz_published_earlier_is_found_by_its_classes(url_without_quiz_class: str) -> None:
    engine = open_store(url_without_quiz_class)
    with engine.connect() as connection:
        found = connection.execute(text("SELECT quiz_id, folded FROM quiz_class ORDER BY folded")).all()
    assert [tuple(row) for row in found] == [(1, "7b"), (1, "été")]
    engine.dispose()
