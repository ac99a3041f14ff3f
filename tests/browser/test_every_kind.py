"""A quiz with every kind of question in a browser: answered with labelled fields alone, and leaking nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.browser.classroom import CANARIES, publish
from tests.browser.conftest import Server, photograph
from tests.browser.test_accessibility import faults_of, sign_in
from tests.browser.test_taking import choose, fits, hand_in, tab_to
from tests.kinds import QUIZ_OF_ALL_KINDS

if TYPE_CHECKING:
    from playwright.sync_api import Page, WebSocket

TALL = 3200
"""Pixels in which a page needs no scrolling: a list that is open closes when the page is scrolled."""
OPENING = 10_000
"""Milliseconds in which a list opens if it does."""
PAIRS = {"Marta": "opened a shop", "The mill": "grinds flour", "The bakery": "sells bread"}
PLACES = {"A bakery opens": "1st", "Bread is sold": "2nd", "Jonas is named": "3rd"}


def begin(page: Page, code: str) -> None:
    page.goto(f"/?code={code}")
    page.get_by_label("Your name").fill("Cleo")
    page.get_by_role("button", name="Start").click()
    page.get_by_text("0 of 7 answered").wait_for()


def give(page: Page, part: str, choice: str) -> None:
    """Choose in the field of a part, found by what it is called.

    A list that opens while the page still moves is closed again by the browser; then the field is pressed once more.
    """
    from playwright.sync_api import TimeoutError as NotThereError

    field, option = page.get_by_role("combobox", name=part), page.get_by_role("option", name=choice)
    field.click()
    try:
        option.wait_for(timeout=OPENING)
    except NotThereError:
        field.click()
    option.click()
    page.get_by_role("option").first.wait_for(state="detached")


def open_list(page: Page) -> None:
    """Press until the list is open: one that opens while the page still moves is closed again by the browser."""
    for _press in range(5):
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(1000)
        if page.get_by_role("option").first.is_visible():
            return
    pytest.fail("the keyboard does not open the list")


def answer_all(page: Page) -> None:
    for question, text in ((1, "Oslo"), (2, "Jonas"), (4, "False"), (5, "mill")):
        choose(page, question, text)
    page.get_by_role("textbox", name="Question 3").fill("2019")
    page.get_by_text("5 of 7 answered").wait_for()
    for parts in (PAIRS, PLACES):
        for part, choice in parts.items():
            give(page, part, choice)
    page.get_by_text("7 of 7 answered").wait_for()


def test_every_kind_is_taken_saved_and_reviewed_and_nothing_is_sent_before(
    visit: Callable[..., Page], server: Server
) -> None:
    from playwright.sync_api import expect

    page, frames = visit("/join", height=TALL), list[bytes]()

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda data: frames.append(data if isinstance(data, bytes) else data.encode()))

    page.on("websocket", listen)
    begin(page, publish(server, QUIZ_OF_ALL_KINDS).code)
    answer_all(page)
    page.reload()
    page.get_by_text("7 of 7 answered").wait_for()
    expect(page.get_by_role("combobox", name="Bread is sold")).to_have_value("2nd")
    page.get_by_role("button", name="Submit").click()
    page.get_by_role("button", name="Submit now").wait_for()
    before = b"".join(frames) + page.content().encode()
    assert b"Match each with what is said of it." in before
    assert [canary for canary in CANARIES if canary.encode() in before] == []
    assert b"goes with" not in before

    page.get_by_role("button", name="Submit now").click()
    page.locator(".score").wait_for()
    expect(page.locator(".score")).to_have_text("7 of 7 points")
    expect(page.get_by_text("✓ Your answer is right: grinds flour.")).to_have_count(1)


UNHANDY = """() => [...document.querySelectorAll(
  ".go, .stButton button, .stTextInput input, .stSelectbox :has(> input), [role=radiogroup] label"
)].filter(each => each.getClientRects().length && each.getBoundingClientRect().height < 44)
  .map(each => each.outerHTML)"""
"""What is smaller than a finger needs."""
FINE = """() => [...document.querySelectorAll("input")]
  .filter(each => parseFloat(getComputedStyle(each).fontSize) < 16).length"""
"""How many fields have type so small that Safari on a phone enlarges the page around them."""


def test_a_finger_finds_everything_44_pixels_high_and_no_field_enlarges_the_page(
    visit: Callable[..., Page], server: Server
) -> None:
    page = visit("/join", width=390, height=844, touch=True)
    begin(page, publish(server, QUIZ_OF_ALL_KINDS).code)
    page.get_by_role("combobox", name="Bread is sold").wait_for()
    assert page.evaluate(UNHANDY) == []
    assert page.evaluate(FINE) == 0
    photograph(page, "finger")


def test_pairs_are_matched_with_the_keyboard_alone(visit: Callable[..., Page], server: Server) -> None:
    from playwright.sync_api import expect

    page = visit("/join", height=TALL)
    begin(page, publish(server, QUIZ_OF_ALL_KINDS).code)
    page.get_by_role("combobox", name="Marta").wait_for()
    for _part in PAIRS:
        tab_to(page, "input[role=combobox]")
        open_list(page)
        page.keyboard.press("Enter")
        page.get_by_role("option").first.wait_for(state="detached")
    page.get_by_text("1 of 7 answered").wait_for()
    expect(page.get_by_role("main").get_by_text("more than once")).to_have_count(1)
    expect(page.get_by_role("status").filter(has_text="more than once")).to_have_count(1)


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1024, "dark"), (390, "light"), (390, "dark")])
def test_the_pages_of_every_kind_have_no_fault(
    visit: Callable[..., Page], server: Server, width: int, scheme: str
) -> None:
    page, look = visit("/join", width=width, height=TALL, scheme=scheme), f"kinds-{width}-{scheme}"
    begin(page, publish(server, QUIZ_OF_ALL_KINDS).code)
    answer_all(page)
    assert faults_of(page) == []
    photograph(page, f"{look}-take")
    hand_in(page)
    assert faults_of(page) == []
    assert fits(page)
    photograph(page, f"{look}-review")


def test_a_teacher_writes_a_matching_question_by_hand(visit: Callable[..., Page], server: Server) -> None:
    page = visit("/account/sign-in")
    sign_in(page, server)
    page.get_by_role("link", name="News").click()
    page.get_by_text("Write a question").click()
    give(page, "Kind", "Matching")
    page.get_by_label("Left 1").wait_for()
    page.locator(".st-key-written_0_stem textarea").fill("Match each with its town.")
    for place, (left, right) in enumerate((("The bakery", "Oslo"), ("The mill", "Bergen")), start=1):
        page.get_by_label(f"Left {place}").fill(left)
        page.get_by_label(f"Right {place}").fill(right)
    page.get_by_label("Evidence for pair 1").fill("a bakery in Oslo")
    assert faults_of(page) == []
    page.get_by_role("button", name="Save question").click()
    page.get_by_text("The bakery – Oslo").wait_for()
    page.get_by_text("The mill – Bergen").wait_for()


def test_a_page_enlarged_four_times_leaves_room_for_a_question_and_shows_where_the_keyboard_is(
    visit: Callable[..., Page], server: Server
) -> None:
    from playwright.sync_api import expect

    page = visit("/join", width=320, height=256)
    begin(page, publish(server, QUIZ_OF_ALL_KINDS).code)
    tab_to(page, "[role=combobox]")
    field = page.get_by_role("combobox", name="Question 6: Marta")
    expect(field).to_be_focused()
    expect(field.locator("..")).to_have_css("outline-width", "3px")
    expect(page.locator(".st-key-bar")).not_to_be_in_viewport()
    page.get_by_role("button", name="Submit").scroll_into_view_if_needed()
    expect(page.get_by_role("button", name="Submit")).to_be_in_viewport()
    assert fits(page)
