"""A time limit in a browser: chosen, seen before beginning and while answering, lengthened, and over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlmodel import col, update

from quizapp.store.engine import open_store, writing
from quizapp.store.quizzes import find_by_code
from quizapp.store.tables import AttemptRow
from tests.browser.conftest import PATIENCE, Server
from tests.browser.test_accessibility import faults, sign_in
from tests.browser.test_taking import begin, choose
from tests.schoolroom import QUIZ

if TYPE_CHECKING:
    from playwright.sync_api import Page


def leave(server: Server, code: str, seconds: float, *, minutes: int) -> None:
    """Have so many seconds left to the attempts at a quiz, whose limit is in minutes: as if begun so much earlier."""
    engine, begun = open_store(server.database), datetime.now(UTC) + timedelta(seconds=seconds, minutes=-minutes)
    with writing(engine) as session:
        quiz = find_by_code(session, code)
        assert quiz
        session.exec(update(AttemptRow).where(col(AttemptRow.quiz_id) == quiz.id).values(started_at=begun))
    engine.dispose()


def set_limit(page: Page, minutes: int) -> None:
    page.locator(".st-key-time_limit summary").click()
    page.get_by_label("Time limit in minutes").fill(str(minutes))
    page.get_by_role("button", name="Save time limit").click()


def give_more_time(page: Page) -> None:
    page.get_by_role("combobox", name="Student").click()
    page.get_by_role("option", name="Cleo").click()
    page.get_by_role("button", name="Give more time").click()


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_the_time_for_an_attempt_runs_out_under_the_eyes_of_its_student(
    visit: Callable[..., Page], server: Server, width: int, scheme: str
) -> None:
    from playwright.sync_api import expect

    look = f"{width}-{scheme}"
    teacher = visit("/account/sign-in", width=width, scheme=scheme)
    code = sign_in(teacher, server)
    teacher.get_by_role("link", name=QUIZ.title, exact=True).click()
    set_limit(teacher, 30)
    expect(teacher.locator(".st-key-time_limit summary")).to_contain_text("Time limit: 30 minutes")
    expect(teacher.locator(".st-key-time_limit summary")).to_be_focused()
    assert faults(teacher, f"time-limit-{look}") == []

    student = visit(f"/?code={code}", width=width, scheme=scheme)
    expect(student.get_by_text("You have 30 minutes once you begin.")).to_be_visible()
    assert faults(student, f"join-with-limit-{look}") == []
    begin(student, code)
    clock = student.locator(".time-left")
    expect(clock).to_have_text("30 minutes left")
    choose(student, 1, "Oslo")
    student.get_by_text("1 of 3 answered").wait_for()
    assert faults(student, f"time-left-{look}") == []
    student.get_by_role("button", name="Hide time left").click()
    expect(clock).to_have_count(0)
    student.get_by_role("button", name="Show time left").click()

    teacher.get_by_role("button", name="Results").click()
    give_more_time(teacher)
    expect(teacher.locator("#told")).to_contain_text("Cleo has 5 more minutes, until today")
    expect(student.locator("#told")).to_contain_text("You have more time now: 35 minutes left.", timeout=PATIENCE)
    expect(student.get_by_text("you have 35 minutes, 5 more than others")).to_be_visible()
    assert faults(student, f"more-time-{look}") == []

    leave(server, code, 40, minutes=35)
    expect(clock).to_contain_text("seconds left", timeout=PATIENCE)
    leave(server, code, 5, minutes=35)
    student.get_by_text("Your time is up. Everything you had saved is submitted.").first.wait_for()
    expect(student.locator(".score")).to_have_text("1 of 3 points")
    expect(student.locator("#told")).to_contain_text("Your time is up.")
    assert faults(student, f"time-up-{look}") == []
    teacher.reload()
    expect(teacher.get_by_text("time was up")).to_be_visible()
    assert faults(teacher, f"results-time-up-{look}") == []

    give_more_time(teacher)
    expect(clock).to_have_text("5 minutes left", timeout=PATIENCE)
    expect(student.get_by_role("radio", name="Oslo")).to_be_checked()
