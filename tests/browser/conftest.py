"""A running app and a browser to look at it with.

Without Chromium or Playwright these tests skip, saying so, unless QUIZAPP_REQUIRE_BROWSER=1 asks for them. Where
QUIZAPP_SCREENSHOTS names a folder, the pages are photographed into it.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).parents[2]
REQUIRED = os.environ.get("QUIZAPP_REQUIRE_BROWSER") == "1"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking")
PATIENCE = 60_000
"""Milliseconds that a browser may wait for a busy machine."""


def missing(what: str) -> NoReturn:
    sentence = f"{what} is not installed: nothing was tried in a browser"
    if REQUIRED:
        pytest.fail(sentence)
    pytest.skip(sentence)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    program = shutil.which("chromium") or missing("Chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        missing("Playwright")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


@dataclass
class Server:
    """The app in a process of its own, on a database of its own."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def database(self) -> str:
        return f"sqlite:///{self.folder / 'quizapp.db'}"

    def start(self) -> None:
        command = [sys.executable, "-m", "quizapp", "app", "--port", str(self.port)]
        environment = {**os.environ, "QUIZAPP_DATABASE": self.database}
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        self.wait()

    def stop(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()

    def wait(self) -> None:
        for _try in range(240):
            assert self.process
            assert self.process.poll() is None, (self.folder / "log").read_text()
            try:
                urllib.request.urlopen(f"{self.url}/healthz", timeout=5)
            except (urllib.error.URLError, OSError):
                time.sleep(0.25)
            else:
                return
        pytest.fail(f"The server did not answer:\n{(self.folder / 'log').read_text()}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def server(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    assert chromium
    server = Server(tmp_path_factory.mktemp("server"), free_port())
    server.start()
    yield server
    server.stop()


@pytest.fixture
def visit(chromium: Browser, server: Server) -> Iterator[Callable[..., Page]]:
    """Opens pages, each in a browser of somebody else; a page that shows a script error fails the test."""
    contexts: list[BrowserContext] = []

    def open_page(
        path: str = "/", *, width: int = 1280, height: int = 900, scheme: str = "light", touch: bool = False
    ) -> Page:
        context = chromium.new_context(
            base_url=server.url,
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            locale="en-GB",
            has_touch=touch,
            is_mobile=touch,
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield open_page
    sorry = [page for context in contexts for page in context.pages if page.get_by_text("Something went wrong").count()]
    log = (server.folder / "log").read_text(errors="replace")
    for context in contexts:
        context.close()
    assert not sorry, log


def photograph(page: Page, name: str) -> None:
    """Keep a picture of the page where QUIZAPP_SCREENSHOTS asks for it."""
    if folder := os.environ.get("QUIZAPP_SCREENSHOTS"):
        page.wait_for_timeout(600)  # fonts and transitions
        page.screenshot(path=Path(folder) / f"{name}.png")


def create_first_teacher(page: Page) -> None:
    page.goto("/account/first")
    page.get_by_label("Your name").fill("Ms Berg")
    page.get_by_label("Username").fill("berg")
    page.get_by_label("Password").fill("four blue bicycles")
    page.get_by_role("button", name="Create account").click()
    page.get_by_role("heading", name="Home").wait_for()
