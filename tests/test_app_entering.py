"""Who finds which start page, and what is a teacher's alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.app import visitor
from quizapp.app.database import engine
from quizapp.app.widgets.showing_more import AT_ONCE
from quizapp.classroom import classes, starting
from tests.app_room import Browser, browser, empty, html_of, press, room, teacher, words_of
from tests.schoolroom import QUIZ, WHO, Room, publish

__all__ = ["browser", "empty", "room", "teacher"]


@pytest.mark.parametrize("page", ["home", "new_quiz", "bank", "quiz", "results", "people"])
@pytest.mark.parametrize("role", ["guest", "student"])
def test_a_teachers_page_is_not_there_for_others(browser: Browser, room: Room, page: str, role: str) -> None:
    if role == "student":
        browser.sign_in(room.student)
    shown = browser.open(page, bank=room.bank.id, quiz=room.quiz.id)
    assert not any(text in html_of(shown) for text in (room.quiz.code, WHO.stem))
    assert room.quiz.code not in " ".join(caption.value for caption in shown.caption)


@pytest.mark.parametrize(
    ("page", "asked"), [("bank", {"bank": 99}), ("quiz", {"quiz": 99}), ("results", {"quiz": "x"})]
)
def test_what_is_not_there_is_said_in_a_sentence(teacher: Browser, page: str, asked: dict[str, object]) -> None:
    shown = teacher.open(page, **asked)
    assert not shown.exception
    assert shown.warning[0].value.startswith("There is no such")


@pytest.mark.usefixtures("empty")
def test_a_new_app_invites_to_create_the_first_teacher_account(browser: Browser) -> None:
    assert "account/first" in html_of(browser.open("welcome"))


@pytest.mark.usefixtures("room")
def test_a_guest_can_join_and_is_not_asked_to_create_an_account(browser: Browser) -> None:
    page = html_of(browser.open("welcome"))
    assert 'action="join"' in page
    assert "account/first" not in page


def test_a_student_finds_their_own_attempts(browser: Browser, room: Room) -> None:
    starting.start(engine(), room.quiz.code, room.student, address="", now=visitor.now(), seed=1)
    browser.sign_in(room.student)
    shown = browser.open("welcome")
    assert any("Not submitted yet" in text.value for text in shown.text)
    assert ">Go on<" in html_of(shown)


def test_a_student_in_a_class_begins_its_quizzes_without_a_code(browser: Browser, room: Room) -> None:
    classes.set_classes(engine(), room.teacher, room.quiz.id, "7b")
    classes.put_into_class(engine(), room.teacher, "ada", "7B")
    browser.sign_in(room.student)
    shown = browser.open("welcome")
    assert "Quizzes for your class" in [header.value for header in shown.header]
    assert any(text.value.endswith(": 3 questions") for text in shown.text)
    assert f'<input type="hidden" name="code" value="{room.quiz.code}">' in html_of(shown)
    assert f'aria-label="Start: {QUIZ.title}"' in html_of(shown)
    pupil = replace(room.student, class_name="7B")
    starting.start(engine(), room.quiz.code, pupil, address="", now=visitor.now(), seed=1)
    shown = browser.open("welcome")
    assert "Quizzes for your class" not in [header.value for header in shown.header]
    assert ">Go on<" in html_of(shown)


def test_guests_and_students_of_no_class_see_nothing_of_quizzes_for_a_class(browser: Browser, room: Room) -> None:
    classes.set_classes(engine(), room.teacher, room.quiz.id, "7B")
    assert room.quiz.code not in words_of(browser.open("welcome"))
    browser.sign_in(room.student)
    assert room.quiz.code not in words_of(browser.open("welcome"))


def test_of_the_quizzes_for_a_class_the_newest_are_shown_until_older_ones_are_asked_for(
    browser: Browser, room: Room
) -> None:
    for _ in range(AT_ONCE):
        classes.set_classes(engine(), room.teacher, publish(engine(), room.teacher, room.bank.id).id, "7B")
    classes.set_classes(engine(), room.teacher, room.quiz.id, "7B")
    classes.put_into_class(engine(), room.teacher, "ada", "7B")
    browser.sign_in(room.student)
    shown = browser.open("welcome")
    assert html_of(shown).count(">Start<") == AT_ONCE
    assert html_of(press(shown, "Show older quizzes")).count(">Start<") == AT_ONCE + 1
