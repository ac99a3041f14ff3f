"""From a published quiz to paper: what comes out of the printer, on A4 and on Letter."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from quizapp.formats.folder import read_bank
from quizapp.model import Quiz
from tests.browser.classroom import Published, publish
from tests.browser.conftest import ROOT, Server, photograph

if TYPE_CHECKING:
    from playwright.sync_api import Page

NIGHT_TRAIN = read_bank(ROOT / "question_banks" / "night-train")


@pytest.mark.parametrize("sheet", ["A4", "Letter"])
def test_a_quiz_is_printed_for_students_and_with_its_answers(
    visit: Callable[..., Page], server: Server, sheet: str
) -> None:
    page = printing(visit(), publish(server, NIGHT_TRAIN))
    photograph(page, "print")
    for_students = printed(page, sheet)
    page.get_by_role("link", name="Print with answers").click()
    page.get_by_role("link", name="Print for students").wait_for()
    with_answers = printed(page, sheet)
    answers = next(place for place, text in enumerate(with_answers) if text.startswith("Answers"))
    assert for_students == with_answers[:answers]
    assert for_students[0].startswith(f"{NIGHT_TRAIN.title} Name Date")
    assert "reason-canary" not in " ".join(for_students)
    assert "To print" not in " ".join(for_students)
    assert pages_that_end_within_a_choice(for_students, NIGHT_TRAIN) == []


def test_a_heading_is_printed_with_what_it_heads_where_browsers_know_no_break_after(
    visit: Callable[..., Page], server: Server
) -> None:
    page = printing(visit(), publish(server, NIGHT_TRAIN))
    page.add_style_tag(content="h2 { break-after: auto !important }")  # as Firefox and Safari read it
    for height in range(0, 260, 8):
        page.evaluate(f"document.querySelector('.passage').style.height = '{height}mm'")
        assert [place for place, text in enumerate(printed(page, "A4")) if text.endswith("Questions")] == []


def printing(page: Page, published: Published) -> Page:
    """The page to print, opened from the quiz's own."""
    page.goto("/account/sign-in")
    page.get_by_label("Username").fill(published.username)
    page.get_by_label("Password").fill(published.password)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name=NIGHT_TRAIN.title).first.click()
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Print").click()
    opened.value.wait_for_load_state()
    return opened.value


def printed(page: Page, sheet: str) -> list[str]:
    """The words on each page that comes out of the printer, without the number at its foot."""
    pages = PdfReader(BytesIO(page.pdf(format=sheet))).pages
    words = (normalize("NFKC", each.extract_text()).split() for each in pages)
    return [" ".join(rest) for _number, *rest in words]


def pages_that_end_within_a_choice(pages: list[str], quiz: Quiz) -> list[str]:
    """The stems whose last option stands on another page."""
    return [
        question.stem
        for question in quiz.questions
        for page in pages
        if question.kind == "multiple_choice" and question.stem in page and question.options[-1].text not in page
    ]
