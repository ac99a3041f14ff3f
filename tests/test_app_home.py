"""A teacher's start page: the newest quizzes, the first banks and the samples, and more when it is asked for."""

from __future__ import annotations

from quizapp.app import visitor
from quizapp.app.database import engine
from quizapp.app.widgets.showing_more import AT_ONCE
from quizapp.classroom import banks, samples
from tests.app_room import Browser, browser, empty, own_bank, press, room, teacher, told, words_of
from tests.sample import QUIZ as SAMPLE
from tests.schoolroom import Room, add_second_teacher, publish

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
    _, sample = load_samples()
    home = teacher.open("home")
    assert room.quiz.code not in words_of(home)
    assert sample not in words_of(home)
    older = words_of(press(home, "Show older quizzes"))
    assert older.index(room.quiz.code) < older.index(sample)
    assert "Show older quizzes" not in [button.label for button in home.button]


def load_samples() -> tuple[str, str]:
    """The samples, by what tells on a page that they are there: the name of a bank, and the code of the quiz."""
    samples.ensure_sample_banks(engine(), [SAMPLE], now=visitor.now())
    return SAMPLE.title, samples.ensure_sample_quiz(engine(), now=visitor.now()).code


def test_the_samples_are_hidden_and_shown_again(teacher: Browser, room: Room) -> None:
    bank, code = load_samples()
    home = press(teacher.open("home"), "Hide the samples")
    assert told(home) == ["The samples are off your start page."]
    words = words_of(teacher.open("home"))
    assert room.bank.name in words
    assert bank not in words
    assert code not in words
    home = press(teacher.open("home"), "Show the samples")
    assert bank in words_of(home)
    assert code in words_of(home)


def test_samples_hidden_by_one_teacher_are_shown_to_another(browser: Browser, room: Room) -> None:
    bank, code = load_samples()
    samples.set_samples_hidden(engine(), room.teacher, True)
    browser.sign_in(add_second_teacher(engine(), room.teacher))
    words = words_of(browser.open("home"))
    assert bank in words
    assert code in words
