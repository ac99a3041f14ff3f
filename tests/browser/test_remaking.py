"""A hurried teacher and one bad question: replaced, made easier, brought back, and told what could be better."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.browser.conftest import ROOT, create_first_teacher, photograph
from tests.browser.test_keeping_the_place import holds_focus, said

if TYPE_CHECKING:
    from playwright.sync_api import Page

ARTICLE = (ROOT / "question_banks" / "pressed-flowers" / "passage.txt").read_text("utf-8")
TITLE = "What the pressed flowers say"


def test_one_question_is_replaced_and_brought_back_and_the_rest_stays(visit: Callable[..., Page]) -> None:
    page = visit()
    create_first_teacher(page)
    make_three(page)
    before = stems(page)

    wish(page, "Another question here")
    page.locator(".stem").get_by_text(before[0], exact=True).wait_for(state="detached")
    page.get_by_role("button", name="Undo").wait_for()
    said(page, "Question 1 is replaced.")
    holds_focus(page, "[class*=st-key-remake_] button")
    photograph(page, "replaced")
    after = stems(page)
    assert after[0] not in before
    assert after[1:] == before[1:]
    page.locator(".passage mark").first.wait_for()

    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Undo").wait_for(state="detached")
    said(page, "Question 1 is as it was before.")
    holds_focus(page, "[class*=st-key-remake_] button")
    assert stems(page) == before
    edit_first(page, "According to the text, what is ____?")  # a stem that every kind of question may have
    page.get_by_text("Question: empty words.").wait_for()
    page.get_by_text("Could be better: question 1. Each says how.").wait_for()
    photograph(page, "flaw")


def make_three(page: Page) -> None:
    page.get_by_role("button", name="New quiz from an article").click()
    page.get_by_label("Article text").fill(f"{TITLE}\n\n{ARTICLE}")
    page.get_by_label("How many questions", exact=True).fill("3")
    page.get_by_role("button", name="Make questions").click()
    page.get_by_role("heading", name=TITLE, level=1).wait_for()
    page.locator(".stem").nth(2).wait_for()


def stems(page: Page) -> list[str]:
    return page.locator(".stem").all_inner_texts()


def wish(page: Page, label: str) -> None:
    page.get_by_role("button", name="Replace").first.click()
    page.get_by_role("menuitem", name=label).or_(page.get_by_role("option", name=label)).click()


def edit_first(page: Page, stem: str) -> None:
    page.get_by_role("button", name="Edit").first.click()
    page.locator("[class*=card_] textarea").first.fill(stem)  # a statement's field is not called stem
    page.get_by_role("button", name="Save question").first.click()
