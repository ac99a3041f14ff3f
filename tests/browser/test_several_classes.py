"""One quiz for several classes in a browser: people put into a class, guests asked for theirs, results of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from quizapp.classroom import accounts
from quizapp.store.engine import open_store
from quizapp.store.records.people import PersonRole
from tests.browser.classroom import first_teacher
from tests.browser.conftest import Server
from tests.browser.test_accessibility import faults, sign_in
from tests.browser.test_taking import hand_in
from tests.schoolroom import NOON, PASSWORD, QUIZ

if TYPE_CHECKING:
    from playwright.sync_api import Page


def add_students(server: Server, *usernames: str) -> None:
    """Accounts for students who are in no class yet."""
    engine = open_store(server.database)
    first = first_teacher(engine)
    assert first
    for username in usernames:
        role = PersonRole.STUDENT
        accounts.add_person(
            engine, first, name=username.title(), username=username, password=PASSWORD, role=role, now=NOON
        )
    engine.dispose()


def put_into_class(page: Page, names: str, class_name: str) -> None:
    page.goto("/people")
    page.get_by_text("Put students into a class").click()
    page.get_by_label("Students", exact=True).fill(names)
    page.get_by_label("Class", exact=True).locator("visible=true").fill(class_name)
    page.get_by_role("button", name="Put into this class").click()
    page.get_by_text(f"students are in {class_name} now.").wait_for()


def name_classes(page: Page, classes: str) -> None:
    page.goto("/")
    page.get_by_role("link", name=QUIZ.title, exact=True).first.click()
    page.locator(".join-code").wait_for()
    page.locator("summary", has_text="Classes").click()
    page.get_by_role("textbox", name="Classes (may be empty)").fill(classes)
    page.get_by_role("button", name="Save classes").click()
    page.locator("summary", has_text=f"Classes: {classes}").wait_for()


def take(page: Page, code: str, class_name: str) -> None:
    page.goto(f"/?code={code}")
    page.get_by_label("Your name").fill("Cleo")
    page.get_by_role("button", name="Start").click()
    assert page.get_by_label("Your class").evaluate("field => !field.validity.valid")
    page.get_by_label("Your class").select_option(class_name)
    page.get_by_role("button", name="Start").click()
    page.get_by_text("0 of 3 answered").wait_for()
    hand_in(page)


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_a_teacher_of_two_classes_sees_each_by_itself_and_who_has_not_begun(
    visit: Callable[..., Page], server: Server, width: int, scheme: str
) -> None:
    from playwright.sync_api import expect

    teacher, look = visit("/account/sign-in", width=width, scheme=scheme), f"{width}-{scheme}"
    code = sign_in(teacher, server)
    add_students(server, f"ada{width}", f"ben{width}")
    put_into_class(teacher, f"Ada{width}\nben{width}", f"{width}B")
    name_classes(teacher, f"{width}A, {width}B")
    expect(teacher.get_by_text(f"2 students with an account in {width}A and {width}B.")).to_have_count(1)
    assert faults(teacher, f"quiz-of-classes-{look}") == []
    student = visit(f"/?code={code}", width=390, scheme=scheme)
    assert faults(student, f"join-class-{look}") == []
    take(student, code, f"{width}A")

    teacher.get_by_role("button", name="Results").click()
    teacher.get_by_text("Not begun: 2 students").click()
    teacher.get_by_text(f"Ada{width}, {width}B").wait_for()
    assert faults(teacher, f"results-of-classes-{look}") == []
    teacher.get_by_role("radio", name=f"{width}B").click()
    teacher.get_by_text(f"Nobody of {width}B has started yet.").wait_for()
    teacher.get_by_role("radio", name=f"{width}A").click()
    teacher.get_by_text("1 student", exact=True).wait_for()
    assert teacher.get_by_text("Not begun").count() == 0
    with teacher.expect_download() as saving:
        teacher.get_by_text("Download points as CSV").click()
    assert saving.value.suggested_filename.endswith(f" {width}A points.csv")
