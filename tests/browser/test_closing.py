"""A quiz that closes by itself, in a browser: the time is chosen, seen by a student, and comes while they answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from quizapp.store.engine import open_store, writing
from quizapp.store.quizzes import find_by_code, set_closed
from tests.browser.conftest import Server
from tests.browser.test_accessibility import faults, sign_in
from tests.browser.test_taking import begin, choose
from tests.browser.test_time_running_out import set_limit
from tests.schoolroom import QUIZ

if TYPE_CHECKING:
    from playwright.sync_api import Page


def close_soon(server: Server, code: str) -> None:
    """Have a quiz close some seconds from now: no page offers so early a time."""
    engine, now = open_store(server.database), datetime.now(UTC)
    with writing(engine) as session:
        quiz = find_by_code(session, code)
        assert quiz
        set_closed(session, quiz.id, now + timedelta(seconds=15))
    engine.dispose()


def choose_closing_day(page: Page, day: str) -> None:
    """``day`` is year, month and day in eight figures."""
    page.locator(".st-key-closing summary").click()
    page.get_by_role("spinbutton", name="year, Closes by itself on").click()
    page.keyboard.type(day)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Save closing time").click()


@pytest.mark.parametrize("day", ["20200101", "21260101"])
def test_whatever_day_is_typed_is_taken_or_refused_and_never_lost(
    visit: Callable[..., Page], server: Server, day: str
) -> None:
    from playwright.sync_api import expect

    teacher = visit("/account/sign-in")
    sign_in(teacher, server)
    teacher.get_by_role("link", name=QUIZ.title, exact=True).click()
    choose_closing_day(teacher, day)
    if day < f"{datetime.now(UTC):%Y%m%d}":
        teacher.get_by_text("This closing time is over already.").wait_for()
    else:
        expect(teacher.locator(".st-key-closing summary")).to_contain_text("1 January 2126")


def test_a_day_typed_in_part_is_said_to_be_none(visit: Callable[..., Page], server: Server) -> None:
    teacher = visit("/account/sign-in")
    sign_in(teacher, server)
    teacher.get_by_role("link", name=QUIZ.title, exact=True).click()
    teacher.locator(".st-key-closing summary").click()
    field = teacher.get_by_test_id("stDateInputField")
    field.get_by_role("spinbutton", name="year").click()
    assert field.evaluate(SAID_INSIDE) == "none"
    teacher.keyboard.type("202612")
    assert "not a whole date" in field.evaluate(SAID_INSIDE)
    teacher.keyboard.type("24")
    assert field.evaluate(SAID_INSIDE) == "none"


SAID_INSIDE = "field => getComputedStyle(field, '::after').content"


@pytest.mark.parametrize("which", ["closing", "time_limit"])
def test_save_and_take_it_away_stand_side_by_side(visit: Callable[..., Page], server: Server, which: str) -> None:
    from playwright.sync_api import expect

    teacher = visit("/account/sign-in")
    sign_in(teacher, server)
    teacher.get_by_role("link", name=QUIZ.title, exact=True).click()
    if which == "closing":
        choose_closing_day(teacher, "21260101")
    else:
        set_limit(teacher, 30)
    part = teacher.locator(f".st-key-{which}")
    expect(part.locator("summary")).to_contain_text("30 minutes" if which == "time_limit" else "2126")
    part.locator("summary").click()
    places = [part.get_by_role("button", name=name).bounding_box() for name in ("Save", "Take it away")]
    assert places[0]
    assert places[1]
    assert places[0]["y"] == places[1]["y"]


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_a_quiz_closes_under_the_eyes_of_its_student_and_of_its_teacher(
    visit: Callable[..., Page], server: Server, width: int, scheme: str
) -> None:
    from playwright.sync_api import expect

    look, day = f"{width}-{scheme}", datetime.now(UTC) + timedelta(days=40)
    teacher = visit("/account/sign-in", width=width, scheme=scheme)
    code = sign_in(teacher, server)
    teacher.get_by_role("link", name=QUIZ.title, exact=True).click()
    choose_closing_day(teacher, f"{day:%Y%m%d}")
    expect(teacher.locator(".st-key-closing summary")).to_contain_text(f"{day.day} {day:%B}")
    expect(teacher.locator(".st-key-closing summary")).to_be_focused()
    assert faults(teacher, f"closing-{look}") == []

    student = visit(f"/?code={code}", width=width, scheme=scheme)
    expect(student.locator("time")).to_contain_text(f"{day.day} {day:%B}")
    expect(student.locator("time")).not_to_contain_text("UTC")
    begin(student, code)
    expect(student.locator(".closes")).to_contain_text(f"{day.day} {day:%B}")
    assert faults(student, f"answering-until-{look}") == []

    close_soon(server, code)
    choose(student, 1, "Oslo")
    expect(student.locator(".closes")).not_to_contain_text(f"{day.day} {day:%B}")
    student.get_by_text("This quiz is closed").wait_for()
    expect(student.locator("#told")).to_contain_text("Closed")
    expect(student.get_by_role("radio", name="Oslo")).to_be_checked()
    teacher.locator(".closed").wait_for()
