"""What every page owes to people who listen to it, use the keyboard, or touch it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.browser.classroom import publish
from tests.browser.conftest import Server, photograph
from tests.browser.test_taking import begin, hand_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

FAULTS = """() => {
  const seen = element =>
    element.checkVisibility({visibilityProperty: true}) && element.getBoundingClientRect().width > 1
  const named = element => [
    element.getAttribute('aria-label'), element.title, element.textContent, element.placeholder,
    ...[...(element.labels || [])].map(label => label.textContent),
    ...(element.getAttribute('aria-labelledby') || '').split(' ').map(id => document.getElementById(id)?.textContent),
    ...[...element.querySelectorAll('img')].map(image => image.alt),
  ].some(text => text && text.trim())
  const show = element => element.outerHTML.slice(0, 160)
  const kinds = 'a[href], button, input:not([type=hidden]), select, textarea'
  const controls = [...document.querySelectorAll(kinds)].filter(seen)
  const small = element => {
    const box = element.getBoundingClientRect()
    return !element.closest('p, li, caption') && (box.width < 24 || box.height < 24)
  }
  const ids = [...document.querySelectorAll('[id]')].map(element => element.id)
  return [
    ...controls.filter(element => !named(element)).map(element => 'no name: ' + show(element)),
    ...controls.filter(element => element.type != 'radio' && element.type != 'checkbox' && small(element))
      .map(element => 'too small: ' + show(element)),
    ...[...document.images].filter(image => !image.hasAttribute('alt')).map(image => 'no alt: ' + show(image)),
    ...ids.filter((id, place) => ids.indexOf(id) != place).map(id => 'id twice: ' + id),
    ...(document.querySelectorAll('h1').length == 1 ? [] : ['not one h1']),
    ...(document.querySelectorAll('main').length == 1 ? [] : ['not one main']),
    ...(document.documentElement.lang ? [] : ['no language']),
    ...(document.documentElement.scrollWidth <= window.innerWidth ? [] : ['scrolls sideways']),
  ]
}"""


SETTLED = """() => {
  const state = document.querySelector('[data-test-script-state]')?.dataset.testScriptState
  return [undefined, 'notRunning'].includes(state)
}"""
"""Whether nothing more of a page is on its way."""


def faults(page: Page, name: str) -> list[str]:
    page.wait_for_function(SETTLED)
    photograph(page, name)
    return faults_of(page)


def faults_of(page: Page) -> list[str]:
    """What is wrong with a page once it is drawn: for a moment an app's page may show two, or half of one."""
    found: list[str] = page.evaluate(FAULTS)
    for _look in range(10):
        if not found:
            break
        page.wait_for_timeout(500)
        found = page.evaluate(FAULTS)
    return found


def sign_in(page: Page, server: Server) -> str:
    """Sign in the teacher of a new quiz; its code."""
    quiz = publish(server)
    page.goto("/account/sign-in")
    page.get_by_label("Username").fill(quiz.username)
    page.get_by_label("Password").fill(quiz.password)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="Home").wait_for()
    return quiz.code


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_a_students_pages_have_no_fault(visit: Callable[..., Page], server: Server, width: int, scheme: str) -> None:
    code = publish(server).code
    page, look = visit("/", width=width, scheme=scheme), f"{width}-{scheme}"
    page.get_by_role("heading", name="Join a quiz").wait_for()
    assert faults(page, f"welcome-{look}") == []
    page.goto("/join?code=WRONG1")
    page.get_by_role("alert").wait_for()
    assert faults(page, f"join-{look}") == []
    begin(page, code)
    assert faults(page, f"take-{look}") == []
    page.get_by_role("button", name="Submit").click()
    page.get_by_role("button", name="Submit now").wait_for()
    photograph(page, f"confirm-{look}")
    page.get_by_role("button", name="Go back").click()
    page.get_by_role("dialog").wait_for(state="detached")
    hand_in(page)
    assert faults(page, f"review-{look}") == []


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_a_teachers_pages_have_no_fault(visit: Callable[..., Page], server: Server, width: int, scheme: str) -> None:
    page, look = visit("/account/sign-in", width=width, scheme=scheme), f"{width}-{scheme}"
    assert faults(page, f"sign-in-{look}") == []
    code = sign_in(page, server)
    page.get_by_text("Add a bank from a file").wait_for()
    assert faults(page, f"home-{look}") == []
    student = visit("/join", width=width, scheme=scheme)
    begin(student, code)
    hand_in(student)

    page.get_by_role("link", name="News").click()
    page.get_by_text("Rename or delete this bank").wait_for()
    assert faults(page, f"bank-{look}") == []
    page.goto("/")
    page.get_by_role("link", name="A bakery in Oslo").first.click()
    page.get_by_text("1 submitted").wait_for()
    assert faults(page, f"quiz-{look}") == []
    page.get_by_role("button", name="Results").click()
    page.get_by_role("combobox", name="Student").wait_for()
    assert faults(page, f"results-{look}") == []
    for name, last in (("new_quiz", "Make questions"), ("people", "New password for")):
        page.goto(f"/{name}")
        page.get_by_text(last).first.wait_for()
        assert faults(page, f"{name}-{look}") == []


HEADINGS = "() => [...document.querySelectorAll('main h1, main h2, main h3')].map(each => Number(each.tagName[1]))"


def numbered(page: Page) -> list[str]:
    """The headings of questions, as they are read, once the last of the three is drawn."""
    page.get_by_role("heading", name="Question 3", level=2).wait_for()
    found: list[str] = page.get_by_role("heading", name="Question ", level=2).all_inner_texts()
    return [heading.split(" ·")[0] for heading in found]


def skipped(page: Page) -> list[int]:
    """The levels of the headings that come after one more than a level above."""
    levels: list[int] = page.evaluate(HEADINGS)
    return [level for before, level in pairwise([0, *levels]) if level > before + 1]


def test_every_question_begins_with_a_heading(visit: Callable[..., Page], server: Server) -> None:
    page, student = visit("/"), visit("/")
    code = sign_in(page, server)
    questions = ["Question 1", "Question 2", "Question 3"]
    begin(student, code)
    assert (numbered(student), skipped(student)) == (questions, [])
    hand_in(student)
    assert (numbered(student), skipped(student)) == (questions, [])
    page.get_by_role("link", name="News").click()
    page.get_by_text("Rename or delete this bank").wait_for()
    assert (numbered(page), skipped(page)) == (questions, [])
    page.goto("/")
    page.get_by_role("link", name="A bakery in Oslo").first.click()
    page.get_by_role("button", name="Results").click()
    page.get_by_role("heading", name="Question 1", level=3).wait_for()
    assert skipped(page) == []


def test_the_buttons_of_questions_are_told_apart_by_name(visit: Callable[..., Page], server: Server) -> None:
    from playwright.sync_api import expect

    page = visit("/")
    sign_in(page, server)
    page.get_by_role("link", name="News").click()
    page.get_by_text("Rename or delete this bank").wait_for()
    for name in ("Show in passage", "Edit", "Replace"):
        for place in (1, 2, 3):
            expect(page.get_by_role("button", name=f"{name} question {place}")).to_have_count(1)
    edit = page.get_by_role("button", name="Edit question 1")
    hidden = edit.get_by_text("question 1", exact=True).bounding_box()
    assert hidden is not None
    assert hidden["width"] <= 1


def test_that_an_answer_is_saved_is_read_aloud_and_seen_once(visit: Callable[..., Page], server: Server) -> None:
    page = visit("/")
    begin(page, publish(server).code)
    page.get_by_role("radio", name="Oslo").check(force=True)
    region = page.get_by_role("status").filter(has_text="Saved")
    region.wait_for(state="attached")
    assert region.inner_text() == page.locator(".state small").first.inner_text()
    box = region.locator("span").bounding_box()
    assert box is not None
    assert box["width"] <= 1
