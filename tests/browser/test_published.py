"""A published quiz in a browser: renamed and put away while a student is at it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.browser.classroom import publish
from tests.browser.conftest import Server, photograph
from tests.browser.test_taking import begin, hand_in
from tests.schoolroom import QUIZ

if TYPE_CHECKING:
    from playwright.sync_api import Page


def at_quiz(visit: Callable[..., Page], server: Server) -> tuple[Page, str]:
    """The page of a published quiz, its teacher signed in, and the join code."""
    quiz = publish(server)
    page = visit("/account/sign-in")
    page.get_by_label("Username").fill(quiz.username)
    page.get_by_label("Password").fill(quiz.password)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name=QUIZ.title, exact=True).click()
    page.locator(".join-code").wait_for()
    return page, quiz.code


def test_a_student_sees_the_new_title_and_that_a_quiz_put_away_is_closed(
    visit: Callable[..., Page], server: Server
) -> None:
    from playwright.sync_api import expect

    teacher, code = at_quiz(visit, server)
    student = visit("/")
    begin(student, code)
    teacher.get_by_text("Rename or put away this quiz").click()
    teacher.get_by_label("Title").fill("Week 12")
    teacher.get_by_role("button", name="Rename").click()
    teacher.get_by_role("heading", name="Week 12").wait_for()
    student.reload()
    student.get_by_role("heading", name="Week 12").wait_for()
    teacher.get_by_role("button", name="Put away").click()
    teacher.get_by_role("heading", name="Home").wait_for()
    student.reload()
    student.get_by_text("This quiz is closed").wait_for()
    teacher.get_by_text("Put away: 1 quiz").click()
    teacher.get_by_role("link", name="Week 12").click()
    teacher.get_by_text("This quiz is put away").wait_for()
    photograph(teacher, "put-away")
    teacher.get_by_role("button", name="Take it out").click()
    teacher.locator(".closed").wait_for()
    photograph(teacher, "closed")
    teacher.get_by_text("Switch on to open the quiz").click()
    teacher.locator(".join-code").wait_for()
    expect(teacher.locator(".join-code")).to_have_text(code)


def test_the_link_is_copied_where_the_network_has_no_https(visit: Callable[..., Page], server: Server) -> None:
    from playwright.sync_api import expect

    page, code = at_quiz(visit, server)
    page.add_init_script("delete Navigator.prototype.clipboard")
    page.reload()
    page.locator(".st-key-link button").click()
    page.get_by_role("button", name="Copied").wait_for()
    page.goto("/account/sign-in")
    page.get_by_label("Username").focus()
    page.keyboard.press("Control+V")
    expect(page.get_by_label("Username")).to_have_value(f"{server.url}/?code={code}")


def test_the_figures_of_a_quiz_stop_for_whoever_signs_out_in_another_tab(
    visit: Callable[..., Page], server: Server
) -> None:
    teacher, _ = at_quiz(visit, server)
    teacher.get_by_text("0 students started").wait_for()
    tab = teacher.context.new_page()
    tab.goto(teacher.url)
    tab.get_by_role("button", name="Sign out").click()
    teacher.get_by_text("This page is for teachers.").wait_for(timeout=20_000)
    assert teacher.get_by_text("0 students started").count() == 0


def test_choosing_a_student_reads_no_results_anew_and_only_whoever_is_signed_in_can(
    visit: Callable[..., Page], server: Server
) -> None:
    from playwright.sync_api import expect

    teacher, code = at_quiz(visit, server)
    student = visit("/")
    begin(student, code, "Sam")
    hand_in(student)
    teacher.get_by_role("button", name="Results").click()
    teacher.get_by_role("combobox", name="Student").wait_for()
    begin(visit("/"), code, "Kim")
    choose_student(teacher)
    teacher.get_by_text("of 3 points").wait_for()
    expect(teacher.get_by_role("heading", name="1 student", exact=True)).to_have_count(1)
    teacher.reload()
    teacher.get_by_role("heading", name="2 students", exact=True).wait_for()
    tab = teacher.context.new_page()
    tab.goto(teacher.url)
    tab.get_by_role("button", name="Sign out").click()
    tab.get_by_text("Sign in").first.wait_for()
    choose_student(teacher)
    teacher.get_by_text("This page is for teachers.").wait_for()
    assert teacher.get_by_text("of 3 points").count() == 0


def choose_student(page: Page) -> None:
    """By the keyboard: a list that a click opens while the page still moves is closed again by the browser."""
    page.get_by_role("combobox", name="Student").focus()
    page.keyboard.type("Sam")
    page.get_by_role("option", name="Sam").wait_for()
    page.keyboard.press("Enter")
