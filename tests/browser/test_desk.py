"""A teacher's desk in a browser: the way back, two tabs, a double click, and the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizapp.model import Evidence, Passage, Quiz
from tests.browser.classroom import publish
from tests.browser.conftest import Server, photograph
from tests.schoolroom import QUIZ

if TYPE_CHECKING:
    from playwright.sync_api import Page


TURNED = """async fold => {
  fold.querySelector("summary").click();
  const drawn = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  await drawn();
  const atOnce = fold.getBoundingClientRect().height;
  await Promise.all(fold.getAnimations().map(each => each.finished));
  await drawn();
  return [atOnce, fold.getBoundingClientRect().height];
}"""
"""How high a fold is as soon as it is opened or closed, and once nothing in it moves any more."""


def at_bank(visit: Callable[..., Page], server: Server, quiz: Quiz = QUIZ, *, width: int = 1280) -> Page:
    """The page of a bank with a quiz's questions, its teacher signed in."""
    published = publish(server, quiz)
    page = visit("/account/sign-in", width=width)
    page.get_by_label("Username").fill(published.username)
    page.get_by_label("Password").fill(published.password)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="News").click()
    drawn(page)
    return page


def drawn(page: Page) -> None:
    page.get_by_role("heading", name="News", level=1).wait_for()
    page.get_by_text("Rename or delete this bank").wait_for()


def open_publishing(page: Page) -> None:
    page.get_by_role("button", name="Publish a quiz").click()
    page.get_by_role("dialog").get_by_label("Title of the quiz").wait_for()


def focused(page: Page, selector: str) -> bool:
    return bool(page.evaluate(f"document.activeElement.matches({selector!r})"))


def test_back_leads_from_a_published_quiz_to_its_bank_and_from_results_to_the_quiz(
    visit: Callable[..., Page], server: Server
) -> None:
    page = at_bank(visit, server)
    bank = page.url
    open_publishing(page)
    photograph(page, "publish")
    page.get_by_role("button", name="Publish", exact=True).click()
    page.locator(".join-code").wait_for()
    quiz = page.url
    page.get_by_role("button", name="Results").click()
    page.get_by_role("heading", name="Results: ").wait_for()
    page.go_back()
    page.locator(".join-code").wait_for()
    assert page.url == quiz
    page.go_back()
    drawn(page)
    assert page.url == bank
    assert page.get_by_role("dialog").count() == 0
    page.go_forward()
    page.locator(".join-code").wait_for()


def test_back_leads_from_a_new_bank_to_the_start_page(visit: Callable[..., Page], server: Server) -> None:
    page = at_bank(visit, server)
    page.get_by_role("link", name="Home").first.click()
    page.get_by_text("Add an empty bank").click()
    page.get_by_label("Name", exact=True).fill("Empty")
    page.get_by_role("button", name="Add bank", exact=True).click()
    page.get_by_role("heading", name="Empty", level=1).wait_for()
    page.get_by_text("There is no question in this bank yet.").wait_for()
    photograph(page, "empty-bank")
    page.go_back()
    page.get_by_role("heading", name="Home").wait_for()
    assert page.url == f"{server.url}/"


def test_the_copy_of_a_sample_stays_open_when_it_is_worked_on(visit: Callable[..., Page], server: Server) -> None:
    page = at_bank(visit, server)
    page.get_by_role("link", name="Home").first.click()
    page.get_by_role("link", name="Night train").click()
    page.get_by_role("button", name="Copy to my banks").click()
    page.get_by_role("heading", name="(2)", level=1).wait_for()
    page.get_by_role("button", name="Edit").first.click()
    page.get_by_role("button", name="Save question").first.wait_for()
    page.reload()
    page.get_by_role("heading", name="(2)", level=1).wait_for()
    page.go_back()
    page.get_by_role("button", name="Copy to my banks").wait_for()


def test_a_number_out_of_range_says_what_is_possible_and_nothing_is_lost(
    visit: Callable[..., Page], server: Server
) -> None:
    from playwright.sync_api import expect

    page = at_bank(visit, server)
    page.get_by_role("link", name="New quiz").click()
    page.get_by_label("Article text").fill("It rained.")
    page.get_by_label("How many questions").fill("999")
    page.get_by_role("button", name="Make questions").click()
    said = page.get_by_text("between 1 and 50").bounding_box()
    assert said
    assert said["height"] > 10
    expect(page.get_by_label("Article text")).to_have_value("It rained.")
    page.get_by_label("How many questions").fill("9")
    page.get_by_role("button", name="Make questions").click()
    page.get_by_text("a quiz needs at least").wait_for()


LONG = "\n\n".join(f"Paragraph {number} says nothing of note, and says it at length." for number in range(60))
FAR = "The bell was cast in Delft."


def at_long_bank(visit: Callable[..., Page], server: Server, width: int) -> Page:
    """The page of a bank with two questions, the evidence of the second at the foot of a long passage."""
    text = f"{LONG}\n\n{FAR}"
    near, far = QUIZ.questions[:2]
    questions = (
        replace(near, evidence=Evidence("Paragraph 0", 0, 11)),
        replace(far, evidence=Evidence(FAR, text.index(FAR), len(text))),
    )
    return at_bank(visit, server, replace(QUIZ, passage=Passage(text), questions=questions), width=width)


@pytest.mark.parametrize("width", [1280, 390])
def test_show_in_passage_leads_to_the_evidence_however_wide_the_window(
    visit: Callable[..., Page], server: Server, width: int
) -> None:
    from playwright.sync_api import expect

    page = at_long_bank(visit, server, width)
    page.get_by_role("button", name="Show in passage").nth(1).click()
    expect(page.locator(".passage mark", has_text=FAR)).to_be_in_viewport()
    photograph(page, f"evidence-{width}")


def test_a_decision_marks_the_evidence_and_leaves_a_phone_where_it_is(
    visit: Callable[..., Page], server: Server
) -> None:
    from playwright.sync_api import expect

    page = at_long_bank(visit, server, 390)
    decision = page.get_by_role("radiogroup", name="Decision on question 2").get_by_role("radio", name="Reject")
    decision.click()
    page.get_by_role("radio", name="Rejected 1").wait_for()
    page.wait_for_timeout(500)
    expect(decision).to_be_in_viewport()
    assert page.locator(".passage details[open]").count() == 0


def test_what_is_unfolded_stands_still_at_once_and_what_is_folded_is_gone(
    visit: Callable[..., Page], server: Server
) -> None:
    page = at_bank(visit, server)
    page.get_by_role("link", name="Home").first.click()
    fold = page.locator(".stExpander details", has_text="Add an empty bank")
    within = fold.get_by_role("button", name="Add bank")
    for shown in (True, False):
        at_once, at_last = fold.evaluate(TURNED)
        assert at_once == at_last, "a click in this moment would miss"
        assert within.is_visible() == shown


def test_a_file_over_the_limit_makes_no_bank_and_leaves_what_was_typed(
    visit: Callable[..., Page], server: Server
) -> None:
    from playwright.sync_api import expect

    page = at_bank(visit, server)
    page.get_by_role("link", name="Home").first.click()
    page.get_by_text("Add a bank from a file").click()
    page.get_by_label("Another name than").fill("Large")
    page.locator("input[type=file]").set_input_files(
        {"name": "large.json", "mimeType": "application/json", "buffer": b" " * 6_000_000}
    )
    page.get_by_text("must be 5.0MB or smaller").wait_for()
    page.get_by_role("button", name="Add bank from file").click()
    page.get_by_text("of 5 MB at most. Nothing was added.").wait_for()
    photograph(page, "large-file")
    expect(page.get_by_label("Another name than")).to_have_value("Large")
    assert page.get_by_role("link", name="Large").count() == 0


def test_a_double_click_publishes_one_quiz(visit: Callable[..., Page], server: Server) -> None:
    from playwright.sync_api import expect

    page = at_bank(visit, server)
    open_publishing(page)
    page.get_by_role("button", name="Publish", exact=True).evaluate("button => { button.click(); button.click() }")
    page.locator(".join-code").wait_for()
    page.wait_for_timeout(1000)
    page.get_by_role("link", name="Home").first.click()
    page.get_by_role("link", name="News").wait_for()
    expect(page.locator("[class*=st-key-row_quiz_]", has_text=QUIZ.title)).to_have_count(2)  # this one and the first


def test_a_quiz_is_published_with_the_keyboard_alone(visit: Callable[..., Page], server: Server) -> None:
    page = at_bank(visit, server)
    page.get_by_role("button", name="Publish a quiz").focus()
    page.keyboard.press("Enter")
    page.get_by_role("dialog").get_by_label("Title of the quiz").wait_for()
    for _press in range(3):
        if focused(page, "[role=dialog] input[type=text]"):
            break
        page.keyboard.press("Tab")
    assert focused(page, "[role=dialog] input[type=text]"), "the form is some tabs away"
    page.keyboard.press("Enter")
    page.locator(".join-code").wait_for()


def test_a_question_left_out_leaves_the_list_open_and_what_was_typed(
    visit: Callable[..., Page], server: Server
) -> None:
    from playwright.sync_api import expect

    page = at_bank(visit, server)
    open_publishing(page)
    page.get_by_label("Title of the quiz").fill("Bread on Friday")
    page.get_by_text("All 3 ready questions").click()
    page.get_by_role("dialog").get_by_text("Who runs the mill?").click()
    page.get_by_text("2 of 3 ready questions").wait_for()
    expect(page.get_by_role("checkbox", name="Who runs the mill?")).not_to_be_checked()
    expect(page.get_by_role("checkbox", name="Who runs the mill?")).to_be_visible()
    expect(page.get_by_label("Title of the quiz")).to_have_value("Bread on Friday")


def test_escape_leaves_publishing_and_the_keyboard_is_where_it_was(visit: Callable[..., Page], server: Server) -> None:
    page = at_bank(visit, server)
    page.get_by_role("button", name="Publish a quiz").focus()
    page.keyboard.press("Enter")
    page.get_by_role("dialog").get_by_label("Title of the quiz").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")
    page.wait_for_timeout(500)
    assert page.evaluate("document.activeElement.textContent").endswith("Publish a quiz")


def test_a_decision_leaves_the_keyboard_where_it_is_and_editing_leads_it_to_the_fields(
    visit: Callable[..., Page], server: Server
) -> None:
    page = at_bank(visit, server)
    decision = page.get_by_role("radiogroup", name="Decision on question 2")
    decision.get_by_role("radio", name="Reject").focus()
    page.keyboard.press("Space")
    page.get_by_role("radio", name="Rejected 1").wait_for()
    page.wait_for_timeout(500)
    assert page.evaluate("document.activeElement.closest('[role=radiogroup]')?.ariaLabel") == "Decision on question 2"
    page.get_by_role("button", name="Edit").nth(1).focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Save question").first.wait_for()
    page.wait_for_timeout(1000)
    assert page.evaluate("document.activeElement.value") == "Who runs the mill?"


def test_what_another_tab_saved_first_is_told_and_nothing_typed_is_lost(
    visit: Callable[..., Page], server: Server
) -> None:
    from playwright.sync_api import expect

    one = at_bank(visit, server)
    other = one.context.new_page()
    other.goto(one.url)
    drawn(other)
    for page in (one, other):
        page.get_by_role("button", name="Edit").first.click()
        page.get_by_role("textbox", name="Question", exact=True).wait_for()
    one.get_by_role("textbox", name="Question", exact=True).fill("What does the first tab ask?")
    one.get_by_role("button", name="Save question").first.click()
    one.locator(".stem", has_text="What does the first tab ask?").wait_for()
    other.get_by_role("textbox", name="Question", exact=True).fill("What does the second tab ask?")
    other.get_by_role("button", name="Save question").first.click()
    other.get_by_text("saved in another tab").wait_for()
    photograph(other, "overtaken")
    expect(other.get_by_role("textbox", name="Question", exact=True)).to_have_value("What does the second tab ask?")
    other.get_by_role("button", name="Save question").first.click()
    other.locator(".stem", has_text="What does the second tab ask?").wait_for()


def test_another_kind_keeps_the_stem_that_was_typed(visit: Callable[..., Page], server: Server) -> None:
    from playwright.sync_api import expect

    page = at_bank(visit, server)
    page.get_by_text("Write a question").click()
    page.get_by_role("textbox", name="Question", exact=True).fill("Where does Marta bake?")
    page.get_by_role("combobox", name="Kind").click()
    page.get_by_role("option", name="True or false").click()
    page.get_by_label("Statement", exact=True).wait_for()
    expect(page.get_by_label("Statement", exact=True)).to_have_value("Where does Marta bake?")
