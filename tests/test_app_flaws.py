"""What a teacher is told about a question: flaws where they are, and how difficult it is; never in the way."""

from __future__ import annotations

from dataclasses import replace

from streamlit.testing.v1 import AppTest

from quizapp.app import visitor
from quizapp.app.database import engine
from quizapp.classroom import banks, editing, quizzes
from quizapp.model import Difficulty, Quiz, Status
from quizapp.store.records.banks import Bank
from tests.app_room import Browser, browser, empty, html_of, room, seen, teacher
from tests.schoolroom import QUIZ, WHERE, WHO, Room, choice, with_status

__all__ = ["browser", "empty", "room", "teacher"]

POINTING = replace(WHERE, stem="According to the text, in which city is the bakery?")
UNSURE = replace(WHO, options=tuple(replace(each, text=each.text.replace("Marta", "Nobody")) for each in WHO.options))
FLAWED = Quiz("Flawed", QUIZ.passage, (POINTING, UNSURE, QUIZ.questions[2]))


def bank_of(room: Room, quiz: Quiz = FLAWED) -> Bank:
    bank = banks.create_bank(engine(), room.teacher, "Mine", now=visitor.now())
    banks.add_questions(engine(), room.teacher, bank.id, quiz, now=visitor.now())
    return bank


def press(shown: AppTest, label: str) -> AppTest:
    return next(each for each in shown.button if seen(each) == label).click().run()


def field(shown: AppTest, label: str) -> object:
    return next(each for each in [*shown.text_area, *shown.text_input] if each.label == label)


def captions(shown: AppTest) -> str:
    return " ".join(caption.value for caption in shown.caption)


def test_a_flaw_stands_on_the_card_with_its_place_its_name_and_what_to_do(teacher: Browser, room: Room) -> None:
    shown = teacher.open("bank", bank=bank_of(room).id)
    page = html_of(shown)
    assert "Could be better: questions 1, 2. Each says how." in captions(shown)
    assert "<b>Question: empty words.</b> “according to the text” goes without saying" in page
    assert "<b>Option 2: absolute word.</b>" in page


def test_a_question_without_a_flaw_is_left_in_peace(teacher: Browser, room: Room) -> None:
    assert 'class="flaws"' not in html_of(teacher.open("bank", bank=bank_of(room, QUIZ).id))


def test_in_the_editor_a_flaw_stands_under_its_field(teacher: Browser, room: Room) -> None:
    shown = teacher.open("bank", bank=bank_of(room).id)
    press(shown, "Edit")
    assert "<li>“according to the text” goes without saying" in html_of(shown)


def test_an_edit_that_brings_a_flaw_is_saved_and_told(teacher: Browser, room: Room) -> None:
    bank = bank_of(room, QUIZ)
    shown = press(teacher.open("bank", bank=bank.id), "Edit")
    field(shown, "Option 2").set_value("None of the above")
    press(shown, "Save question")
    assert not shown.error
    assert "<b>Option 2: all or none of the above.</b>" in html_of(shown)
    saved = banks.list_questions(engine(), room.teacher, bank.id)[0].question
    assert "None of the above" in [option.text for option in saved.options]


def test_publishing_with_flaws_warns_and_publishes(teacher: Browser, room: Room) -> None:
    shown = press(teacher.open("bank", bank=bank_of(room).id), "Publish a quiz")
    assert "2 questions could be better" in shown.warning[0].value
    assert "empty words" in shown.warning[0].value
    assert ":material/warning: empty words" in captions(shown)
    press(shown, "Publish")
    assert quizzes.list_quizzes(engine(), room.teacher)[0].question_count == 3


def test_publishing_does_not_warn_of_a_question_that_is_left_out(teacher: Browser, room: Room) -> None:
    shown = press(teacher.open("bank", bank=bank_of(room).id), "Publish a quiz")
    flawed = next(box for box in shown.checkbox if FLAWED.questions[0].stem in box.label)
    flawed.uncheck().run()
    assert "1 question could be better" in shown.warning[0].value


def test_publishing_without_flaws_does_not_warn(teacher: Browser, room: Room) -> None:
    assert not press(teacher.open("bank", bank=bank_of(room, QUIZ).id), "Publish a quiz").warning


def test_a_rejected_question_is_no_rival_to_the_others(teacher: Browser, room: Room) -> None:
    telling = choice("Who opened the bakery in Oslo?", "Marta Lind", "Jonas Lind", "Ada Lind", quote="a bakery in Oslo")
    bank = bank_of(room, replace(QUIZ, questions=(WHERE, telling)))
    shown = teacher.open("bank", bank=bank.id)
    assert "tells another answer" in html_of(shown)
    second = banks.list_questions(engine(), room.teacher, bank.id)[1]
    editing.set_status(engine(), room.teacher, second.id, Status.RETIRED, version=second.version)
    assert "tells another answer" not in html_of(shown.run())


def test_the_difficulty_is_shown_and_can_be_marked_by_hand(teacher: Browser, room: Room) -> None:
    bank = bank_of(room, with_status(QUIZ, Status.DRAFT))
    shown = teacher.open("bank", bank=bank.id)
    assert "<b>Question 1</b> · Multiple choice · Medium" in html_of(shown)
    press(shown, "Edit")
    next(radio for radio in shown.radio if radio.label == "Difficulty").set_value(Difficulty.HARD)
    press(shown, "Save question")
    assert "<b>Question 1</b> · Multiple choice · Hard" in html_of(shown)
    assert banks.list_questions(engine(), room.teacher, bank.id)[0].question.difficulty is Difficulty.HARD
