"""A connection that is lost while a quiz is taken, which a browser learns late, and that comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.browser.classroom import publish
from tests.browser.conftest import Server, photograph
from tests.browser.test_taking import begin, choose

if TYPE_CHECKING:
    from playwright.sync_api import Page, WebSocketRoute


@dataclass
class Network:
    """What lies between a page and the server: once it is ``lost``, nothing that the page sends arrives."""

    lost: bool = False
    pages: list[WebSocketRoute] = field(default_factory=list)

    def lie_between(self, page: Page) -> None:
        page.route_web_socket("**/_stcore/stream", self._connect)

    def _connect(self, page: WebSocketRoute) -> None:
        server = page.connect_to_server()
        self.pages.append(page)
        page.on_message(lambda sent: None if self.lost else server.send(sent))

    def break_and_come_back(self) -> None:
        """The browser learns that its connection is gone, and finds another."""
        self.lost = False
        self.pages[-1].close(code=1011)


def test_what_is_given_while_nothing_arrives_is_said_not_to_be_saved_and_is_saved_later(
    visit: Callable[..., Page], server: Server
) -> None:
    from playwright.sync_api import expect

    page, network = visit("/join", width=390, height=844), Network()
    network.lie_between(page)
    begin(page, publish(server).code)
    choose(page, 1, "Oslo")
    page.get_by_text("1 of 3 answered").wait_for()
    expect(page.get_by_text("No connection.")).to_be_hidden()

    network.lost = True
    choose(page, 2, "Jonas")
    page.get_by_role("textbox", name="Question 3").press_sequentially("2019", delay=80)
    expect(page.get_by_text("No connection. Keep this page open")).to_be_visible()
    expect(page.locator(".state small").first).to_be_hidden()
    photograph(page, "not-heard")

    network.break_and_come_back()
    page.get_by_text("3 of 3 answered").wait_for()
    expect(page.get_by_text("No connection.")).to_be_hidden()
    page.reload()
    page.get_by_text("3 of 3 answered").wait_for()
    expect(page.get_by_role("radio", name="Jonas")).to_be_checked()
    expect(page.get_by_role("textbox", name="Question 3")).to_have_value("2019")


def test_who_leaves_with_answers_that_did_not_arrive_is_asked_once_more(
    visit: Callable[..., Page], server: Server
) -> None:
    page, network, asked = visit("/join"), Network(), list[str]()
    network.lie_between(page)
    begin(page, publish(server).code)
    network.lost = True
    choose(page, 1, "Oslo")
    page.get_by_text("No connection. Keep this page open").wait_for()
    network.lost = False
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    page.get_by_text("0 of 3 answered").wait_for()
    assert asked == ["beforeunload"]
