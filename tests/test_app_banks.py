"""Banks as a whole: made, renamed, put away, deleted and copied."""

from __future__ import annotations

import pytest

from quizapp.app import visitor
from quizapp.app.database import engine
from quizapp.classroom import banks
from tests.app_room import (
    Browser,
    browser,
    button,
    empty,
    field,
    follow,
    html_of,
    own_bank,
    press,
    room,
    seen,
    teacher,
    told,
)
from tests.kinds import QUIZ_OF_ALL_KINDS
from tests.schoolroom import QUIZ, Room, add_teacher, publish

__all__ = ["browser", "empty", "room", "teacher"]


def test_an_empty_bank_is_made_under_its_name(teacher: Browser) -> None:
    shown = teacher.open("home")
    field(shown, "Name").set_value("Science")
    assert follow(press(shown, "Add bank")).title[0].value == "Science"


def test_an_empty_bank_can_be_renamed_and_deleted(teacher: Browser, room: Room) -> None:
    bank = banks.create_bank(engine(), room.teacher, "Empty", now=visitor.now())
    shown = teacher.open("bank", bank=bank.id)
    field(shown, "Name").set_value("Still empty")
    press(shown, "Rename")
    assert shown.title[0].value == "Still empty"
    next(box for box in shown.checkbox if box.label.startswith("Delete")).check().run()
    press(shown, "Delete bank")
    assert [each.name for each in banks.list_banks(engine(), room.teacher)] == ["News"]


def test_a_bank_can_be_renamed_and_deleted(teacher: Browser, room: Room) -> None:
    bank = own_bank(room)
    shown = teacher.open("bank", bank=bank.id)
    field(shown, "Name").set_value("Old news")
    press(shown, "Rename")
    assert shown.title[0].value == "Old news"
    assert told(shown) == ["The bank is called Old news now."]
    next(box for box in shown.checkbox if box.label.startswith("Delete")).check().run()
    assert told(press(shown, "Delete bank")) == ["Old news is deleted."]
    assert [each.name for each in banks.list_banks(engine(), room.teacher)] == ["News"]


def test_a_bank_with_a_published_quiz_is_put_away_instead_of_deleted_and_taken_out(
    teacher: Browser, room: Room
) -> None:
    shown = teacher.open("bank", bank=room.bank.id)
    assert not [box for box in shown.checkbox if box.label.startswith("Delete")]
    assert any("cannot be deleted" in caption.value for caption in shown.caption)
    assert told(press(shown, "Put away")) == ["News is put away."]
    assert banks.list_banks(engine(), room.teacher) == ()
    assert "Put away: 1 bank" in [box.label for box in teacher.open("home").expander]
    shown = teacher.open("bank", bank=room.bank.id)
    assert "This bank is put away" in shown.info[0].value
    assert not press(shown, "Take it out").info
    assert [bank.id for bank in banks.list_banks(engine(), room.teacher)] == [room.bank.id]
    assert "Put away: 1 bank" not in [box.label for box in teacher.open("home").expander]


def test_a_bank_that_a_quiz_is_published_from_meanwhile_is_not_deleted(teacher: Browser, room: Room) -> None:
    bank = own_bank(room, QUIZ)
    shown = teacher.open("bank", bank=bank.id)
    next(box for box in shown.checkbox if box.label.startswith("Delete")).check().run()
    publish(engine(), room.teacher, bank.id)
    press(shown, "Delete bank")
    assert button(shown, "Put away")
    assert bank.id in {each.id for each in banks.list_banks(engine(), room.teacher)}


@pytest.mark.usefixtures("empty")
def test_a_sample_bank_is_there_to_read_publish_and_copy(browser: Browser) -> None:
    from quizapp.classroom.samples import ensure_sample_banks

    ensure_sample_banks(engine(), [QUIZ], now=visitor.now())
    person = add_teacher(engine())
    browser.sign_in(person)
    sample = banks.list_banks(engine(), person)[0]
    shown = browser.open("bank", bank=sample.id)
    assert not [control for control in shown.segmented_control if control.label.startswith("Decision")]
    assert "Edit" not in {seen(each) for each in shown.button}
    shown = follow(press(shown, "Copy to my banks"))
    assert shown.title[0].value == f"{QUIZ.title} (2)"
    assert "Edit" in {seen(each) for each in shown.button}


def test_a_bank_goes_to_a_learning_platform_in_the_format_chosen(teacher: Browser, room: Room) -> None:
    bank = own_bank(room, QUIZ_OF_ALL_KINDS)
    shown = teacher.open("bank", bank=bank.id)
    formats = next(box for box in shown.selectbox if box.label == "Format")
    assert formats.options == ["Moodle XML", "GIFT (Moodle)", "Aiken", "Canvas (QTI 1.2)"]
    assert f'href="download/bank/{bank.id}/1?format=moodle">Download Moodle XML' in html_of(shown)
    formats.select("aiken").run()
    assert f'href="download/bank/{bank.id}/1?format=aiken">Download Aiken' in html_of(shown)
    assert any("has no place for questions without options" in caption.value for caption in shown.caption)
