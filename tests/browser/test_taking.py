"""Taking a quiz in a browser: what is sent, what a lost server loses, and the page without a mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from quizapp.classroom.attempt_views import attempt_view
from quizapp.model import Release, Terms
from quizapp.store.engine import open_store
from tests.browser.classroom import CANARIES, publish
from tests.browser.conftest import Server, photograph
from tests.schoolroom import QUIZ, choice

if TYPE_CHECKING:
    from playwright.sync_api import Page, WebSocket


def begin(page: Page, code: str, name: str = "Cleo") -> None:
    page.goto(f"/?code={code}")
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Start").click()
    page.get_by_text("0 of 3 answered").wait_for()


def choose(page: Page, question: int, text: str) -> None:
    page.locator(f".st-key-answer_{question}_0 label", has_text=text).click()


def hand_in(page: Page) -> None:
    page.get_by_role("button", name="Submit").click()
    page.get_by_role("button", name="Submit now").click()
    page.locator(".score").wait_for()


def frames_of(page: Page) -> list[bytes]:
    """What the page's sockets receive from now on."""
    frames: list[bytes] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda data: frames.append(data if isinstance(data, bytes) else data.encode()))

    page.on("websocket", listen)
    return frames


def soon(page: Page, happens: Callable[[], bool]) -> None:
    """Wait until something is so; what the sockets receive is told of between the page's own steps."""
    for _ in range(50):
        if happens():
            return
        page.wait_for_timeout(100)
    raise AssertionError("It did not happen within five seconds.")


def test_nothing_that_gives_an_answer_away_is_sent_before_submitting(
    visit: Callable[..., Page], server: Server
) -> None:
    page = visit("/join")
    frames = frames_of(page)
    begin(page, publish(server).code)
    choose(page, 1, "Bergen")
    page.get_by_text("1 of 3 answered").wait_for()
    page.get_by_role("button", name="Submit").click()
    page.get_by_role("button", name="Submit now").wait_for()
    before = b"".join(frames) + page.content().encode()
    assert b"In which city is the bakery?" in before
    assert [canary for canary in CANARIES if canary.encode() in before] == []
    assert b"elsewhere" not in before

    page.get_by_role("button", name="Submit now").click()
    page.locator(".score").wait_for()
    soon(page, lambda: b"reason-canary" in b"".join(frames))


def test_no_right_answer_is_sent_until_the_quiz_is_closed_where_the_teacher_wants_it_so(
    visit: Callable[..., Page], server: Server
) -> None:
    page = visit("/join")
    frames = frames_of(page)
    published = publish(server, terms=Terms(release=Release.CLOSED))
    begin(page, published.code)
    hand_in(page)
    page.get_by_text("once your teacher closes the quiz").wait_for()
    photograph(page, "waiting-for-the-answers")
    seen = b"".join(frames) + page.content().encode()
    assert [canary for canary in CANARIES if canary.encode() in seen] == []


def test_answers_survive_a_refresh_and_a_restart_of_the_server(visit: Callable[..., Page], server: Server) -> None:
    from playwright.sync_api import expect

    page = visit("/join")
    begin(page, publish(server).code)
    choose(page, 1, "Oslo")
    page.get_by_text("1 of 3 answered").wait_for()
    page.reload()
    page.get_by_text("1 of 3 answered").wait_for()

    server.stop()
    page.get_by_text("No connection. Keep this page open").wait_for()
    photograph(page, "no-connection")
    server.start()
    page.wait_for_function("() => !document.querySelector('.stConnectionStatus')")
    if page.get_by_role("button", name="Close").count():
        page.get_by_role("button", name="Close").click()
    expect(page.get_by_text("No connection.")).to_be_hidden()
    choose(page, 2, "Jonas")  # the first change after a restart: no callback is called for it
    page.get_by_text("2 of 3 answered").wait_for()
    page.reload()
    page.get_by_text("2 of 3 answered").wait_for()
    expect(page.get_by_role("radio", name="Oslo")).to_be_checked()
    expect(page.get_by_role("radio", name="Jonas")).to_be_checked()


def test_a_typed_answer_is_saved_without_leaving_its_field(visit: Callable[..., Page], server: Server) -> None:
    from playwright.sync_api import expect

    page = visit("/join")
    begin(page, publish(server).code)
    page.get_by_role("textbox", name="Question 3").press_sequentially("2019", delay=80)
    wait_for_saved(page, server, ["", "", "2019"])
    page.reload()
    page.get_by_text("1 of 3 answered").wait_for()
    expect(page.get_by_role("textbox", name="Question 3")).to_have_value("2019")


def test_fast_clicks_are_all_saved(visit: Callable[..., Page], server: Server) -> None:
    from playwright.sync_api import expect

    page = visit("/join")
    begin(page, publish(server).code)
    for text in ("Bergen", "Oslo", "Stavanger"):
        choose(page, 1, text)
    for text in ("Marta", "Jonas"):
        choose(page, 2, text)
    wait_for_saved(page, server, ["Stavanger", "Jonas", ""])
    page.reload()
    page.get_by_text("2 of 3 answered").wait_for()
    expect(page.get_by_role("radio", name="Stavanger")).to_be_checked()
    expect(page.get_by_role("radio", name="Jonas")).to_be_checked()


def wait_for_saved(page: Page, server: Server, answers: list[str]) -> None:
    for _try in range(100):
        if saved_answers(page, server) == answers:
            return
        page.wait_for_timeout(100)
    pytest.fail(f"saved is {saved_answers(page, server)}, not {answers}")


def saved_answers(page: Page, server: Server) -> list[str]:
    """The texts of the answers that the database holds for this page's attempt."""
    token = next(cookie["value"] for cookie in page.context.cookies() if cookie["name"].startswith("quizapp_attempt_"))
    engine = open_store(server.database)
    try:
        items = attempt_view(engine, token, now=datetime.now(UTC)).items
    finally:
        engine.dispose()
    return [next((choice.text for choice in item.choices if choice.id == item.answer), item.answer) for item in items]


def test_a_second_student_at_the_same_computer_gets_an_attempt_of_their_own(
    visit: Callable[..., Page], server: Server
) -> None:
    code = publish(server).code
    page = visit("/join")
    begin(page, code, "Cleo")
    choose(page, 1, "Oslo")
    page.get_by_text("1 of 3 answered").wait_for()
    page.get_by_role("link", name="Not Cleo?").click()
    page.get_by_label("Your name").fill("Dan")
    page.get_by_role("button", name="Start").click()
    page.get_by_text("0 of 3 answered").wait_for()
    page.get_by_text("Dan").first.wait_for()


def test_a_quiz_can_be_taken_with_the_keyboard_alone(visit: Callable[..., Page], server: Server) -> None:
    from playwright.sync_api import expect

    page = visit("/join")
    page.goto(f"/?code={publish(server).code}")
    page.keyboard.type("Cleo")  # the name's field has the focus
    page.keyboard.press("Enter")
    page.get_by_text("0 of 3 answered").wait_for()
    tab_to(page, "[role=radiogroup] input")
    page.keyboard.press("Space")
    page.get_by_text("1 of 3 answered").wait_for()
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(500)
    assert page.evaluate("document.activeElement.type") == "radio", "an answer must not take the focus away"
    tab_to(page, "input[type=text]")
    assert is_above_the_bar(page), "what the keyboard comes to must not lie under the bar"
    page.keyboard.type("2019")
    page.get_by_text("2 of 3 answered").wait_for()
    tab_to(page, ".st-key-bar button")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Submit now").wait_for()
    tab_to(page, "[role=dialog] button")
    page.keyboard.press("Enter")
    expect(page.locator(".score")).to_be_focused()


def is_above_the_bar(page: Page) -> bool:
    top = "document.querySelector('.st-key-bar').getBoundingClientRect().top"
    return bool(page.evaluate(f"document.activeElement.getBoundingClientRect().bottom <= {top}"))


def test_escape_leaves_the_dialog_before_submitting_and_loses_nothing(
    visit: Callable[..., Page], server: Server
) -> None:
    from playwright.sync_api import expect

    page = visit("/join")
    begin(page, publish(server).code)
    choose(page, 1, "Oslo")
    page.get_by_text("1 of 3 answered").wait_for()
    for _time in range(2):
        page.get_by_role("button", name="Submit").press("Enter")
        page.get_by_role("button", name="Submit now").wait_for()
        page.keyboard.press("Escape")
        page.get_by_role("dialog").wait_for(state="detached")
        expect(page.get_by_role("button", name="Submit")).to_be_focused()
    choose(page, 2, "Jonas")
    page.get_by_text("2 of 3 answered").wait_for()
    expect(page.get_by_role("radio", name="Oslo")).to_be_checked()


PRESSED = """button => new Promise(done => {
  const press = () => button.isConnected ? (button.click(), setTimeout(press, 15)) : done();
  press();
})"""
"""Presses a button again and again as long as it is there."""


def test_however_often_submit_is_pressed_the_review_is_shown_and_stays(
    visit: Callable[..., Page], server: Server
) -> None:
    from playwright.sync_api import expect

    page = visit("/join")
    begin(page, publish(server).code)
    page.get_by_role("button", name="Submit").click()
    page.get_by_role("button", name="Submit now").evaluate(PRESSED)
    page.wait_for_timeout(1500)
    expect(page.locator(".score")).to_have_text("0 of 3 points")


NASTY = (
    "$5 and $10 for *two* tickets",
    ":smile: :red[stop] :material/home:",
    "<b>bold</b> [link](https://example.org) ![x](https://example.org/x.png)",
    "1. a -> b -- www.example.org me@example.org `code` ~~gone~~",
)


def test_text_is_shown_as_it_was_written(visit: Callable[..., Page], server: Server) -> None:
    from playwright.sync_api import expect

    stem, key, *wrong = "Which costs $3 or *more* <i>here</i>?", *NASTY
    question = choice(stem, key, *wrong, quote="a bakery in Oslo")
    page = visit("/join")
    page.goto(f"/?code={publish(server, replace(QUIZ, questions=(question,))).code}")
    page.get_by_label("Your name").fill("<u>Cleo</u>")
    page.get_by_role("button", name="Start").click()
    page.get_by_text("0 of 1 answered").wait_for()
    labels = page.locator(".st-key-answer_1_0 [role=radiogroup] label")
    expect(labels).to_have_count(len(NASTY))
    assert sorted(text.replace("\u2060", "").strip() for text in labels.all_inner_texts()) == sorted(NASTY)
    expect(page.locator(".stem")).to_have_text(stem)
    expect(page.get_by_text("<u>Cleo</u> · each answer")).to_have_count(1)
    assert page.locator(".st-key-questions a, .st-key-questions img").count() == 0


def tab_to(page: Page, selector: str) -> None:
    for _press in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.matches({selector!r})"):
            return
    pytest.fail(f"the keyboard does not reach {selector}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_the_quiz_without_sideways_scrolling(
    visit: Callable[..., Page], server: Server, scheme: str
) -> None:
    from playwright.sync_api import expect

    page = visit("/join", width=390, height=844, scheme=scheme)
    begin(page, publish(server).code)
    photograph(page, f"phone-take-{scheme}")
    assert fits(page)
    page.get_by_role("link", name="Passage").click()
    expect(page.get_by_text("Marta Lind opened a bakery")).to_be_visible()
    choose(page, 1, "Bergen")
    page.get_by_text("1 of 3 answered").wait_for()
    page.get_by_role("link", name="Passage").click()
    page.get_by_role("link", name="first unanswered question").click()
    expect(page.locator(".stem", has_text="Who runs the mill?")).to_be_in_viewport()
    photograph(page, f"phone-jump-{scheme}")
    hand_in(page)
    photograph(page, f"phone-review-{scheme}")
    assert fits(page)


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
