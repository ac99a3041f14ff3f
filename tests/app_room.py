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
from quizapp.classroom import banks, signing_in, starting
from quizapp.model import Quiz, Status
from quizapp.store.connecting import SETTING
from quizapp.store.engine import Engine
from quizapp.store.records.banks import Bank
from quizapp.store.records.people import Person
from tests.schoolroom import PASSWORD, QUIZ, Room, make_room, with_status

NAVIGATION = Path(__file__).parents[1] / "quizapp" / "app" / "navigation.py"
DRAFTS = with_status(QUIZ, Status.DRAFT)


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

    def start(self, room: Room, who: str | Person = "Cleo") -> str:
        """Begin the room's quiz, as a guest where a name is given; the attempt's token."""
        taker = starting.Guest(who, "v") if isinstance(who, str) else who
        token = starting.start(engine(), room.quiz.code, taker, address="", now=visitor.now(), seed=1).token
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


@pytest.fixture
def teacher(browser: Browser, room: Room) -> Browser:
    """The browser of the room's teacher."""
    browser.sign_in(room.teacher)
    return browser


def own_bank(room: Room, quiz: Quiz = DRAFTS, name: str = "Mine") -> Bank:
    """A new bank of the room's teacher."""
    bank = banks.create_bank(engine(), room.teacher, name, now=visitor.now())
    banks.add_questions(engine(), room.teacher, bank.id, quiz, now=visitor.now())
    return bank


def statuses(room: Room, bank: Bank) -> list[Status]:
    return [item.question.status for item in banks.list_questions(engine(), room.teacher, bank.id)]


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


def errors(shown: AppTest) -> list[str]:
    return [error.value for error in shown.error]


def button(shown: AppTest, label: str) -> Button:
    return next(each for each in shown.button if seen(each) == label)


def press(shown: AppTest, label: str) -> AppTest:
    return button(shown, label).click().run()


def field(shown: AppTest, label: str) -> object:
    return next(
        each
        for each in [*shown.text_area, *shown.text_input, *shown.checkbox, *shown.radio]
        if each.label.partition(" · ")[0] == label
    )


def seen(button: Button) -> str:
    """What stands on a button, without what is said to those who hear the page."""
    return button.label.partition(" :small")[0]
