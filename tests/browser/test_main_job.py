"""The whole street in a browser: an article becomes a quiz that a class takes, and its teacher sees the results."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.conftest import ROOT, create_first_teacher, photograph
from tests.browser.test_accessibility import SETTLED

if TYPE_CHECKING:
    from playwright.sync_api import Page

ARTICLE = (ROOT / "question_banks" / "pressed-flowers" / "passage.txt").read_text("utf-8")
TITLE = "What the pressed flowers say"


def test_from_the_pasted_article_to_the_downloaded_results(visit: Callable[..., Page], tmp_path: Path) -> None:
    teacher = visit()
    photograph(teacher, "welcome")
    create_first_teacher(teacher)
    photograph(teacher, "home")
    drafts = make_questions(teacher)
    decide(teacher, drafts)
    code = publish(teacher)

    student = visit(f"/?code={code}")
    join(student, "Cleo Ode")
    questions = answer(student)
    student.reload()
    student.get_by_text(f"{questions - 1} of {questions} answered").wait_for()
    score = submit(student)

    see_results(teacher, score)
    rows = download(teacher, tmp_path)
    assert len(rows) == 2
    assert len(rows[0]) >= questions
    assert "Cleo Ode" in rows[1]


def called(page: Page, name: str) -> None:
    """The browser's tab has this name."""
    page.wait_for_function("name => document.title === name", arg=name)


def make_questions(page: Page) -> int:
    """Paste the article, ask for the best questions only, and then for more of them; how many drafts there are."""
    from playwright.sync_api import expect

    page.get_by_role("button", name="New quiz from an article").click()
    called(page, "New quiz · QuizApp")
    page.get_by_label("Article text").fill(f"{TITLE}\n\n{ARTICLE}")
    page.get_by_label("Title").fill(TITLE)
    expect(page.get_by_label("How many questions", exact=True)).to_have_value("10")
    photograph(page, "new-quiz")
    page.get_by_label("How many questions", exact=True).fill("")
    page.get_by_role("button", name="Make questions").click()
    page.get_by_role("heading", name=TITLE, level=1).wait_for()
    called(page, f"{TITLE} · Bank · QuizApp")
    page.locator(".passage mark").first.wait_for()
    page.get_by_text("Rename or delete this bank").wait_for()  # the foot of the page: all questions are drawn
    assert page.get_by_text("You asked for").count() == 0
    page.wait_for_function(SETTLED)
    first = page.locator(".stem").count()
    page.get_by_role("button", name="More questions").click()
    page.get_by_text(re.compile("new drafts? added")).wait_for()
    page.locator(".stem").nth(first).wait_for()
    page.get_by_text("Rename or delete this bank").wait_for()
    page.wait_for_function(SETTLED)
    photograph(page, "drafts")
    drafts = page.locator(".stem").count()
    assert drafts >= 3
    return drafts


def decide(page: Page, drafts: int) -> None:
    """Edit the first question, reject the second, accept the others; a double click decides on no other."""
    page.get_by_role("button", name="Edit").first.click()
    page.get_by_label(re.compile("^(Question|Statement)$")).locator("visible=true").fill(
        "What did the edited question ask?"
    )
    photograph(page, "edit")
    page.get_by_role("button", name="Save question").click()
    page.get_by_text("What did the edited question ask?").wait_for()

    decision = page.get_by_role("radiogroup", name="Decision on question 2")
    decision.get_by_role("radio", name="Reject").dblclick()
    page.get_by_role("radio", name="Rejected 1").wait_for()
    page.get_by_role("button", name=f"Accept {drafts - 1} drafts").click()
    page.get_by_role("radio", name=f"Ready {drafts - 1}").wait_for()
    page.get_by_role("radio", name="Rejected 1").wait_for()
    photograph(page, "decided")


def publish(page: Page) -> str:
    page.get_by_role("button", name="Publish a quiz").click()
    photograph(page, "publish")
    page.get_by_role("button", name="Publish", exact=True).click()
    code = page.locator(".join-code").inner_text()
    assert re.fullmatch(r"[A-Z0-9]{6}", code)
    called(page, f"{TITLE} · Published quiz · QuizApp")
    photograph(page, "quiz")
    return code


def join(page: Page, name: str) -> None:
    photograph(page, "join")
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Start").click()
    page.get_by_text("Nothing to save yet").wait_for()
    called(page, f"{TITLE} · Quiz · QuizApp")
    photograph(page, "take")


def answer(page: Page) -> int:
    """Answer every question but the last; how many there are."""
    waiting = page.get_by_text(re.compile(r"^0 of \d+ answered")).first
    questions = int(waiting.inner_text().split()[2])
    for place in range(1, questions):
        card = page.locator(f".st-key-answer_{place}_0")
        card.get_by_role("radio").or_(card.get_by_role("textbox")).first.wait_for()
        if card.get_by_role("radio").count():
            card.locator("label").last.click()
        else:
            card.get_by_role("textbox").fill("spring")
        page.get_by_text(f"{place} of {questions} answered").wait_for()
    page.locator(".state small").filter(has_text=re.compile(r"^Saved \d\d:\d\d$")).first.wait_for()
    photograph(page, "answered")
    return questions


def submit(page: Page) -> str:
    """Submit with double clicks, as people do; the score as it is shown."""
    page.get_by_role("button", name="Submit").dblclick()
    page.get_by_text("1 question is not answered").wait_for()
    photograph(page, "confirm")
    page.get_by_role("button", name="Submit now").dblclick()
    page.locator(".score").wait_for()
    page.wait_for_function("() => document.querySelector('.score').getBoundingClientRect().top >= 0")
    page.get_by_text("✓ Right answer").first.wait_for()
    page.locator("blockquote.evidence").first.wait_for()
    page.get_by_text("not answered").wait_for()
    photograph(page, "review")
    return page.locator(".score").inner_text().split()[0]


def see_results(page: Page, score: str) -> None:
    from playwright.sync_api import expect

    page.get_by_role("button", name="Results").click()
    page.get_by_role("heading", name=f"Results: {TITLE}").wait_for()
    called(page, f"{TITLE} · Results · QuizApp")
    row = page.get_by_role("row", name="Cleo Ode")
    row.wait_for()
    expect(row.get_by_role("cell").first).to_have_text(score)
    page.get_by_role("region", name="How many students reached each score").wait_for()
    photograph(page, "results")


def download(page: Page, folder: Path) -> list[list[str]]:
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download points as CSV").click()
    path = folder / "results.csv"
    waiting.value.save_as(path)
    return list(csv.reader(path.read_text("utf-8-sig").splitlines()))
