"""A quiz that closes by itself, on the pages: chosen, changed and taken away by its teacher, said to its students."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from quizapp.app import visitor
from quizapp.app.database import engine
from quizapp.classroom import attempt_views, classes, quizzes
from quizapp.model import Release, Terms
from quizapp.store.engine import Engine
from quizapp.store.records.quizzes import PublishedQuiz
from tests.app_room import Browser, browser, empty, follow, html_of, room, told
from tests.schoolroom import Room, make_room

__all__ = ["browser", "empty", "room"]

MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
FRIDAY = datetime(2026, 11, 27, 14, 0, tzinfo=UTC)
"""Three in the afternoon on the clock of whoever looks."""


class Clock:
    """A clock that stands until it is put forward."""

    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Monday morning, for whoever looks from Oslo."""
    clock = Clock()
    for module in ("visitor", "widgets.closing", "widgets.publishing"):
        monkeypatch.setattr(f"quizapp.app.{module}.now", clock)
    monkeypatch.setattr(ContextProxy, "timezone", "Europe/Oslo")
    return clock


def the_quiz(room: Room) -> PublishedQuiz:
    return quizzes.find_quiz(engine(), room.teacher, room.quiz.id)


def close_on_friday(room: Room) -> None:
    quizzes.set_closing_time(engine(), room.teacher, room.quiz.id, FRIDAY, now=visitor.now())


def at_quiz(browser: Browser, room: Room) -> AppTest:
    browser.sign_in(room.teacher)
    return browser.open("quiz", quiz=room.quiz.id)


def press(shown: AppTest, label: str) -> AppTest:
    return next(each for each in shown.button if each.label == label).click().run()


def folded(shown: AppTest) -> list[str]:
    return [box.label for box in shown.expander]


# ── the teacher ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("clock")
def test_a_closing_time_is_chosen_on_publishing_on_the_clock_of_whoever_looks(browser: Browser, room: Room) -> None:
    browser.sign_in(room.teacher)
    shown = press(browser.open("bank", bank=room.bank.id), "Publish a quiz")
    shown.date_input[0].set_value(FRIDAY.date())
    shown.time_input[0].set_value(time(15, 0))
    shown = follow(press(shown, "Publish"))
    assert quizzes.list_quizzes(engine(), room.teacher)[0].closed_at == FRIDAY
    assert "Closes Friday 27 November, 15:00" in folded(shown)


@pytest.mark.usefixtures("clock")
def test_a_quiz_is_published_without_a_closing_time_unless_a_day_is_chosen(browser: Browser, room: Room) -> None:
    browser.sign_in(room.teacher)
    press(press(browser.open("bank", bank=room.bank.id), "Publish a quiz"), "Publish")
    assert quizzes.list_quizzes(engine(), room.teacher)[0].closed_at is None


@pytest.mark.usefixtures("clock")
def test_a_closing_time_that_is_over_is_refused_and_nothing_is_published(browser: Browser, room: Room) -> None:
    browser.sign_in(room.teacher)
    shown = press(browser.open("bank", bank=room.bank.id), "Publish a quiz")
    shown.date_input[0].set_value(MORNING.date())
    shown.time_input[0].set_value(time(8, 55))
    shown = press(shown, "Publish")
    assert "This closing time is over already." in shown.error[0].value
    assert shown.date_input[0].value == MORNING.date()
    assert len(quizzes.list_quizzes(engine(), room.teacher)) == 1


@pytest.mark.usefixtures("clock")
def test_a_closing_time_is_chosen_later_changed_and_taken_away(browser: Browser, room: Room) -> None:
    shown = at_quiz(browser, room)
    assert "Close by itself at a date and time" in folded(shown)
    assert "It stays open until you close it." in " ".join(caption.value for caption in shown.caption)
    shown.date_input[0].set_value(FRIDAY.date())
    shown = press(shown, "Save closing time")
    assert "Closes Friday 27 November, 23:59" in folded(shown)
    assert told(shown) == ["The quiz closes Friday 27 November, 23:59."]
    assert "It stays open" not in " ".join(caption.value for caption in shown.caption)
    shown.time_input[0].set_value(time(15, 0))
    shown = press(shown, "Save closing time")
    assert the_quiz(room).closed_at == FRIDAY
    shown = press(shown, "Take it away")
    assert the_quiz(room).closed_at is None
    assert told(shown) == ["The quiz stays open until you close it."]
    assert "Close by itself at a date and time" in folded(shown)


def test_a_quiz_whose_time_has_come_is_shown_closed_and_can_be_opened_again(
    browser: Browser, room: Room, clock: Clock
) -> None:
    close_on_friday(room)
    shown = at_quiz(browser, room)
    assert shown.toggle[0].value is True
    clock.now = FRIDAY
    shown.run()
    assert '<p class="closed">Closed</p>' in html_of(shown)
    assert shown.toggle[0].value is False
    assert not shown.date_input
    shown.toggle[0].set_value(True).run()
    assert the_quiz(room).closed_at is None
    assert "Close by itself at a date and time" in folded(shown)


def test_the_list_of_quizzes_says_when_one_closes_and_that_it_is_closed(
    browser: Browser, room: Room, clock: Clock
) -> None:
    close_on_friday(room)
    browser.sign_in(room.teacher)
    shown = browser.open("home")
    assert any("open, closes Friday 27 November, 15:00 ·" in caption.value for caption in shown.caption)
    clock.now = FRIDAY
    assert any("· closed ·" in caption.value for caption in shown.run().caption)


# ── the students ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_student_of_a_class_sees_when_its_quiz_closes(browser: Browser, room: Room, clock: Clock) -> None:
    classes.set_classes(engine(), room.teacher, room.quiz.id, "7B")
    classes.put_into_class(engine(), room.teacher, "ada", "7B")
    close_on_friday(room)
    browser.sign_in(room.student)
    shown = browser.open("welcome")
    assert any("3 questions, closes Friday 27 November, 15:00" in text.value for text in shown.text)
    clock.now = FRIDAY
    assert "Quizzes for your class" not in [header.value for header in shown.run().header]


def test_who_answers_sees_when_the_quiz_closes_and_that_it_is_closed(
    browser: Browser, room: Room, clock: Clock
) -> None:
    close_on_friday(room)
    token = browser.start(room)
    shown = browser.open("take", attempt=room.quiz.code)
    assert ">Closes Friday 27 November, 15:00<" in html_of(shown)
    clock.now = FRIDAY - timedelta(hours=5)
    shown.radio[0].set_value("2").run()
    assert ">Closes today, 15:00<" in html_of(shown)
    assert told(shown)[0].endswith("Closes today, 15:00")
    clock.now = FRIDAY
    shown.radio[1].set_value("1").run()
    assert "This quiz is closed" in shown.warning[0].value
    assert "<b>Closed</b>" in html_of(shown)
    assert shown.radio[0].disabled
    saved = attempt_views.attempt_view(engine(), token, now=FRIDAY).items
    assert [item.answer for item in saved] == ["2", "", ""]


def test_the_right_answers_are_promised_for_the_closing_time_and_then_shown(
    browser: Browser, empty: Engine, clock: Clock
) -> None:
    room = make_room(empty, terms=Terms(release=Release.CLOSED))
    close_on_friday(room)
    browser.start(room)
    shown = press(browser.open("take", attempt=room.quiz.code), "Submit")
    shown = press(shown, "Submit now")
    assert "once this quiz closes: Friday 27 November, 15:00." in shown.info[0].value
    clock.now = FRIDAY
    assert "Oslo is what the passage says." in html_of(shown.run())
