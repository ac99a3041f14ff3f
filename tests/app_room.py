"""A schoolroom behind the app, and a way to look at its pages without a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from quizapp.app import visitor
from quizapp.app.cookies import SIGN_IN, attempt_cookie
from quizapp.app.database import engine
from quizapp.classroom import signing_in, starting
from quizapp.store.engine import SETTING, Engine
from quizapp.store.records import Person
from tests.schoolroom import PASSWORD, Room, make_room

NAVIGATION = Path(__file__).parents[1] / "quizapp" / "app" / "navigation.py"


@pytest.fixture
def empty(sqlite_url: str, cheap_hashing: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:  # noqa: ARG001
    """The app on an empty database."""
    monkeypatch.setenv(SETTING, sqlite_url)
    yield engine()
    engine().dispose()


@pytest.fixture
def room(empty: Engine) -> Room:
    """The app on a database with a teacher, two students and a published quiz."""
    return make_room(empty)


class Browser:
    """Somebody's cookies, and the pages they open."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.cookies: dict[str, str] = {}
        monkeypatch.setattr(visitor, "cookies", lambda: self.cookies)

    def sign_in(self, person: Person) -> None:
        self.cookies[SIGN_IN] = signing_in.sign_in(engine(), person.username, PASSWORD, address="", now=visitor.now())

    def start(self, room: Room, name: str = "Cleo") -> str:
        """Begin the room's quiz as a guest; the attempt's token."""
        token = starting.start(
            engine(), room.quiz.code, starting.Guest(name, "v"), address="", now=visitor.now(), seed=1
        ).token
        self.cookies[attempt_cookie(room.quiz.code)] = token
        return token

    def open(self, page: str, **query: str | int) -> AppTest:
        """The page ``views/<page>.py`` as this browser shows it when it is opened by its address."""
        shown = AppTest.from_file(NAVIGATION, default_timeout=60)
        shown.switch_page(f"views/{page}.py")
        for name, value in query.items():
            shown.query_params[name] = str(value)
        shown.run()
        assert not shown.exception
        return shown


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Browser:
    return Browser(monkeypatch)


def follow(shown: AppTest) -> AppTest:
    """The page to which the page goes on by itself once something is saved."""
    link = shown.get("page_link")[-1].proto
    for name, value in parse_qsl(link.query_string):
        shown.query_params[name] = value
    return shown.switch_page(f"views/{link.page}.py").run()


def html_of(shown: AppTest) -> str:
    """All the HTML of a page's own making, without the style sheet."""
    return "\n".join(element.proto.body for element in shown.get("html") if "<style" not in element.proto.body)


def words_of(shown: AppTest) -> str:
    """Everything a page sends to the browser, as text: whatever is not in here cannot be found there."""
    protos = [str(node.proto) for node in shown._tree if getattr(node, "proto", None) is not None]
    return "\n".join(proto for proto in protos if "<style" not in proto)


def told(shown: AppTest) -> list[str]:
    """What the page says has happened."""
    return re.findall(r'data-tell="([^"]*)"', html_of(shown))


def seen(button: Button) -> str:
    """What stands on a button, without what is said to those who hear the page."""
    return button.label.partition(" :small")[0]
