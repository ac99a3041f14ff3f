"""Where the keyboard is after a teacher has changed something, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.browser.conftest import Server
from tests.browser.test_desk import at_bank
from tests.browser.test_every_kind import open_list
from tests.browser.test_published import at_quiz
from tests.browser.test_taking import begin, hand_in

if TYPE_CHECKING:
    from playwright.sync_api import Page


def said(page: Page, sentence: str) -> None:
    """Wait until the page says this."""
    page.get_by_role("status").filter(has_text=sentence).wait_for(state="attached")


def holds_focus(page: Page, selector: str) -> None:
    """Wait until the keyboard is in what a selector finds."""
    page.locator(f"{selector}:focus").wait_for(state="attached")


def choose(page: Page, box: str, downs: int) -> None:
    """Choose in a list by its place, with the keyboard."""
    field = page.get_by_role("combobox", name=box, exact=True)
    field.scroll_into_view_if_needed()
    field.focus()
    open_list(page)
    for _down in range(downs):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def at_results(visit: Callable[..., Page], server: Server) -> Page:
    """The results of a quiz that Cleo has taken, typing 2018 for 2019."""
    page, code = at_quiz(visit, server)
    student = visit("/")
    begin(student, code)
    student.get_by_role("textbox", name="Question 3").fill("2018")
    student.get_by_text("1 of 3 answered").wait_for()
    hand_in(student)
    page.reload()
    page.get_by_role("button", name="Results").click()
    page.get_by_role("combobox", name="Student").wait_for()
    return page


def test_counting_an_answer_is_said_and_leaves_the_keyboard_there(visit: Callable[..., Page], server: Server) -> None:
    page = at_results(visit, server)
    choose(page, "Answers to question", 2)
    page.get_by_role("button", name="Count this answer 2018").click()
    said(page, "“2018” counts as right now. 1 attempt has another mark.")
    holds_focus(page, ".st-key-given_2 button")
    page.get_by_text("1.0 of 3").wait_for()
    page.get_by_role("button", name="Mark again by the answer that was published").click()
    said(page, "The question is marked again by the answer that was published.")
    holds_focus(page, ".st-key-marking button")
    page.get_by_role("button", name="Mark again by the bank's right answer").click()
    said(page, "The question is marked again by the bank's right answer.")
    holds_focus(page, ".st-key-marking button")


def test_what_is_done_about_an_attempt_is_said_and_leads_back_to_the_students(
    visit: Callable[..., Page], server: Server
) -> None:
    page = at_results(visit, server)
    choose(page, "Student", 0)
    page.get_by_role("button", name="Let Cleo take it again").click()
    said(page, "Cleo may take it again.")
    holds_focus(page, ".st-key-one_student input")
    page.get_by_role("button", name="Discard this attempt").click()
    said(page, "The attempt of Cleo is discarded: it counts nowhere.")
    holds_focus(page, ".st-key-discarded summary")
    page.get_by_text("Discarded: 1 attempt").click()
    page.get_by_role("button", name="Take back").click()
    said(page, "The attempt of Cleo counts again.")
    holds_focus(page, ".st-key-one_student input")


def test_saved_classes_are_said_and_the_keyboard_stays_with_them(visit: Callable[..., Page], server: Server) -> None:
    page, _ = at_quiz(visit, server)
    page.locator(".st-key-classes_of_quiz summary").click()
    page.get_by_role("textbox", name="Classes (may be empty)").fill("7A")
    page.get_by_role("button", name="Save classes").click()
    said(page, "The classes are saved.")
    holds_focus(page, ".st-key-classes_of_quiz summary")


def test_a_written_question_is_said_and_the_keyboard_is_in_the_fields_for_the_next(
    visit: Callable[..., Page], server: Server
) -> None:
    page = at_bank(visit, server)
    page.get_by_text("Write a question").click()
    page.get_by_role("textbox", name="Question", exact=True).fill("Who bakes?")
    for place, text in enumerate(("Marta", "Jonas", "Henrik"), 1):
        page.get_by_role("textbox", name=f"Option {place}", exact=True).fill(text)
    page.get_by_role("button", name="Save question").click()
    said(page, "The question is in the bank.")
    holds_focus(page, ".st-key-written_1_stem textarea")
