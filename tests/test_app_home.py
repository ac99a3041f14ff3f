"""A teacher's start page: the newest quizzes and the first banks, and older ones when they are asked for."""

from __future__ import annotations

from quizapp.app import visitor
from quizapp.app.database import engine
from quizapp.app.widgets.showing_more import AT_ONCE
from quizapp.classroom import banks, samples
from tests.app_room import Browser, browser, empty, own_bank, press, room, teacher, words_of
from tests.sample import QUIZ as SAMPLE
from tests.schoolroom import Room, publish

__all__ = ["browser", "empty", "room", "teacher"]


def test_a_teacher_sees_quizzes_with_their_codes_and_banks_with_their_drafts(teacher: Browser, room: Room) -> None:
    own_bank(room)
    captions = " ".join(caption.value for caption in teacher.open("home").caption)
    assert room.quiz.code in captions
    assert "3 drafts to review" in captions


def test_of_many_banks_the_first_by_name_are_shown_until_more_are_asked_for(teacher: Browser, room: Room) -> None:
    for number in range(AT_ONCE):
        banks.create_bank(engine(), room.teacher, f"Bank {number:02}", now=visitor.now())
    home = teacher.open("home")
    assert room.bank.name not in words_of(home)
    assert room.bank.name in words_of(press(home, "Show more banks"))


def test_a_day_is_written_as_people_write_it(teacher: Browser, room: Room) -> None:
    assert " · 2 March 2026" in words_of(teacher.open("home"))
    assert room.quiz.created_at.day == 2


def test_older_quizzes_are_shown_when_asked_for(teacher: Browser, room: Room) -> None:
    for _ in range(AT_ONCE):
        publish(engine(), room.teacher, room.bank.id)
    samples.ensure_sample_banks(engine(), [SAMPLE], now=visitor.now())
    sample = samples.ensure_sample_quiz(engine(), now=visitor.now()).code
    home = teacher.open("home")
    assert room.quiz.code not in words_of(home)
    assert sample not in words_of(home)
    older = words_of(press(home, "Show older quizzes"))
    assert older.index(room.quiz.code) < older.index(sample)
    assert "Show older quizzes" not in [button.label for button in home.button]
