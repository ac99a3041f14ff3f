"""Signing in, in a browser that keeps its cookies."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.browser.conftest import create_first_teacher

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_a_sign_in_survives_a_refresh_and_ends_in_every_tab(visit: Callable[..., Page]) -> None:
    from playwright.sync_api import expect

    page = visit()
    page.get_by_role("link", name="Create the first teacher account").wait_for()
    create_first_teacher(page)
    page.reload()
    page.get_by_role("heading", name="Home").wait_for()
    other = page.context.new_page()
    other.goto("/new_quiz")
    other.get_by_role("button", name="Make questions").wait_for()

    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("heading", name="Join a quiz").wait_for()
    other.get_by_role("button", name="Make questions").click()
    other.get_by_role("heading", name="Join a quiz").wait_for()

    # a browser that brings the last page back as it was left, like Safari, draws it anew
    other.evaluate("window.before = true; dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    other.wait_for_function("() => !window.before")

    page.get_by_role("link", name="Sign in").click()
    page.get_by_label("Username").fill("berg")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("alert").get_by_text("The username or the password is wrong.").wait_for()
    expect(page.get_by_label("Username")).to_have_value("berg")
