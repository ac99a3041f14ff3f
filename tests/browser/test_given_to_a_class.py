"""A student of a class in a browser: the quizzes for it on the start page, begun without a code."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Server
from tests.browser.test_accessibility import faults, sign_in
from tests.browser.test_several_classes import add_students, name_classes, put_into_class
from tests.browser.test_taking import hand_in
from tests.schoolroom import PASSWORD, QUIZ

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_a_student_of_a_class_begins_its_quiz_from_the_start_page(
    visit: Callable[..., Page], server: Server, width: int, scheme: str
) -> None:
    look = f"{width}-{scheme}"
    teacher = visit("/account/sign-in")
    sign_in(teacher, server)
    add_students(server, f"ada{look}", f"ben{look}")
    put_into_class(teacher, f"ada{look}\nben{look}", look)
    name_classes(teacher, look)

    student = visit("/account/sign-in", width=width, scheme=scheme)
    student.get_by_label("Username").fill(f"ada{look}")
    student.get_by_label("Password").fill(PASSWORD)
    student.get_by_role("button", name="Sign in").click()
    student.get_by_role("heading", name="Quizzes for your class").wait_for()
    assert faults(student, f"given-{look}") == []
    student.get_by_role("button", name=f"Start: {QUIZ.title}").click()
    student.get_by_text("0 of 3 answered").wait_for()
    hand_in(student)
    student.goto("/")
    student.get_by_role("button", name="Review").wait_for()
    assert student.get_by_role("heading", name="Quizzes for your class").count() == 0
    assert faults(student, f"given-submitted-{look}") == []
