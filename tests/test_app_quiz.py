"""A published quiz on its page: how it is joined, closed, renamed and put away."""

from __future__ import annotations

import pytest
from streamlit.runtime.context import ContextProxy

from quizapp.app import visitor
from quizapp.app.database import engine
from quizapp.classroom import attempt_views, quizzes, starting
from quizapp.model import Release, Terms
from tests.app_room import Browser, browser, empty, field, html_of, press, room, teacher, told, words_of
from tests.schoolroom import HOME, Room, publish

__all__ = ["browser", "empty", "room", "teacher"]


def test_a_quiz_is_closed_and_opened_again(teacher: Browser, room: Room) -> None:
    shown = teacher.open("quiz", quiz=room.quiz.id)
    shown.toggle[0].set_value(False).run()
    assert not quizzes.find_quiz(engine(), room.teacher, room.quiz.id).is_open(visitor.now())
    shown.toggle[0].set_value(True).run()
    assert quizzes.find_quiz(engine(), room.teacher, room.quiz.id).is_open(visitor.now())


def test_the_link_is_a_picture_for_phones_where_other_devices_can_follow_it(
    teacher: Browser, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "qr-code" not in html_of(teacher.open("quiz", quiz=room.quiz.id))
    monkeypatch.setattr(ContextProxy, "url", "https://quiz.school.example/quiz?quiz=1")
    shown = teacher.open("quiz", quiz=room.quiz.id)
    link = f"https://quiz.school.example/?code={room.quiz.code}"
    assert f'alt="QR code of the link {link}"' in html_of(shown)
    assert shown.code[0].value == link
    assert "point a phone at the picture" in words_of(shown)


def test_a_closed_quiz_says_so_and_invites_nobody(teacher: Browser, room: Room) -> None:
    shown = teacher.open("quiz", quiz=room.quiz.id)
    assert "close the quiz" in shown.toggle[0].label
    assert 'class="join-code"' in html_of(shown)
    assert "Try it as a student" in words_of(shown)
    shown.toggle[0].set_value(False).run()
    assert "open the quiz" in shown.toggle[0].label
    assert ">Closed<" in html_of(shown)
    assert 'class="join-code"' not in html_of(shown)
    assert not shown.code
    assert "Try it as a student" not in words_of(shown)
    assert "The quiz is closed." in words_of(teacher.open("results", quiz=room.quiz.id))


def test_answers_that_waited_for_the_closing_are_said_to_be_shown_once_it_is_closed(
    teacher: Browser, room: Room
) -> None:
    quiz = publish(engine(), room.teacher, room.bank.id, terms=Terms(release=Release.CLOSED))
    shown = teacher.open("quiz", quiz=quiz.id)
    assert "Right answers are shown once the quiz is closed." in words_of(shown)
    shown.toggle[0].set_value(False).run()
    assert "Right answers are shown, since the quiz is closed." in words_of(shown)


def test_a_quiz_is_renamed(teacher: Browser, room: Room) -> None:
    shown = teacher.open("quiz", quiz=room.quiz.id)
    field(shown, "Title").set_value("Week 12")
    assert press(shown, "Rename").title[0].value == "Week 12"
    assert told(shown) == ["The quiz is called Week 12 now."]
    assert any("**Week 12**" in each.proto.label for each in teacher.open("home").get("page_link"))


def test_a_quiz_is_put_away_found_again_and_taken_out(teacher: Browser, room: Room) -> None:
    shown = press(teacher.open("quiz", quiz=room.quiz.id), "Put away")
    assert told(shown) == [f"{room.quiz.title} is put away."]
    home = teacher.open("home")
    assert room.quiz.code not in words_of(home)
    assert [box.label for box in home.expander if box.label.startswith("Put away")] == ["Put away: 1 quiz"]
    home.session_state["put_away"] = True
    assert room.quiz.code in words_of(home.run())
    shown = teacher.open("quiz", quiz=room.quiz.id)
    assert "This quiz is put away" in shown.info[0].value
    assert not shown.toggle
    shown = press(shown, "Take it out")
    assert not shown.info
    assert told(shown) == [f"{room.quiz.title} is in the list of quizzes again, still closed."]
    assert shown.toggle[0].value is False
    assert room.quiz.code in words_of(teacher.open("home"))


def test_a_quiz_closed_in_another_tab_is_not_opened_again(teacher: Browser, room: Room) -> None:
    shown = teacher.open("quiz", quiz=room.quiz.id)
    quizzes.set_open(engine(), room.teacher, room.quiz.id, False, now=visitor.now())
    shown.run()
    assert shown.toggle[0].value is False
    assert not quizzes.find_quiz(engine(), room.teacher, room.quiz.id).is_open(visitor.now())


def test_what_a_closed_quiz_left_unfinished_is_submitted_by_its_teacher(teacher: Browser, room: Room) -> None:
    started = starting.start(engine(), room.quiz.code, starting.Guest("Kim"), address=HOME, now=visitor.now())
    shown = teacher.open("quiz", quiz=room.quiz.id)
    assert "Submit 1 unfinished attempt" not in [button.label for button in shown.button]
    shown.toggle[0].set_value(False).run()
    press(shown, "Submit 1 unfinished attempt")
    assert attempt_views.attempt_view(engine(), started.token, now=visitor.now()).submitted_at is not None
    assert not shown.info
