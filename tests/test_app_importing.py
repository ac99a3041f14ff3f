"""Banks from files: into a new bank or into one that is there, or refused."""

from __future__ import annotations

import json
from dataclasses import replace

from quizapp.app import visitor
from quizapp.app.database import engine
from quizapp.classroom import banks
from quizapp.formats import write_quiz
from tests.app_room import Browser, browser, empty, errors, field, follow, html_of, press, room, teacher, told
from tests.sample import QUIZ as SAMPLE
from tests.schoolroom import HEADLINE, Room

__all__ = ["browser", "empty", "room", "teacher"]

OWN_NAME = "Another name than the file's title"
NO_FILE = "Choose a bank file first, of 5 MB at most. Nothing was added."


def test_a_bank_file_can_be_imported_into_a_new_bank(teacher: Browser, room: Room) -> None:
    shown = teacher.open("home")
    shown.file_uploader[0].upload("bank.json", write_quiz(SAMPLE, "json"))
    shown = follow(press(shown, "Add bank from file"))
    assert shown.title[0].value == SAMPLE.title
    assert SAMPLE.title in {bank.name for bank in banks.list_banks(engine(), room.teacher)}


def test_a_file_with_a_title_too_long_for_a_name_makes_a_bank(teacher: Browser) -> None:
    shown = teacher.open("home")
    shown.file_uploader[0].upload("bank.json", write_quiz(replace(SAMPLE, title=HEADLINE), "json"))
    press(shown, "Add bank from file")
    assert not errors(shown)
    shown = follow(shown)
    assert HEADLINE.startswith(shown.title[0].value.removesuffix("…"))


def test_a_file_that_does_not_fit_is_refused_and_no_bank_is_made(teacher: Browser, room: Room) -> None:
    shown = teacher.open("home")
    shown.file_uploader[0].upload("bank.json", json.dumps({"title": "x"}).encode())
    press(shown, "Add bank from file")
    assert "bank.json was not loaded" in errors(shown)[0].replace("\\", "")
    assert [bank.name for bank in banks.list_banks(engine(), room.teacher)] == ["News"]


def test_every_fault_of_a_file_is_listed(teacher: Browser, room: Room) -> None:
    shown = teacher.open("bank", bank=room.bank.id)
    content = json.loads(write_quiz(SAMPLE, "json"))
    content["questions"][0]["key"], content["questions"][1]["stem"] = "Nobody", "No gap."
    shown.file_uploader[0].upload("bank.json", json.dumps(content).encode())
    said = errors(press(shown, "Import"))[0].replace("\\", "")
    assert "questions[0].key must be" in said
    assert "\n- questions[1].stem must" in said
    assert len(banks.list_questions(engine(), room.teacher, room.bank.id)) == 3


def test_a_file_of_another_sort_adds_nothing_and_what_was_typed_stays(teacher: Browser, room: Room) -> None:
    shown = teacher.open("home")
    field(shown, OWN_NAME).set_value("Science")
    shown.file_uploader[0].upload("questions.csv", "Frage;Antwort\r\nWo?;Köln".encode("cp1252"))
    press(shown, "Add bank from file")
    assert "questions.csv was not loaded: it is a spreadsheet." in errors(shown)[0].replace("\\", "")
    assert field(shown, OWN_NAME).value == "Science"
    assert [bank.name for bank in banks.list_banks(engine(), room.teacher)] == ["News"]


def test_importing_without_a_file_asks_for_one(teacher: Browser, room: Room) -> None:
    shown = press(teacher.open("bank", bank=room.bank.id), "Import")
    assert [each.value for each in shown.warning] == [NO_FILE]


def test_without_a_file_no_bank_is_made_and_what_was_typed_stays(teacher: Browser, room: Room) -> None:
    shown = teacher.open("home")
    field(shown, OWN_NAME).set_value("Science")
    press(shown, "Add bank from file")
    assert [each.value for each in shown.warning] == [NO_FILE]
    assert field(shown, OWN_NAME).value == "Science"
    assert [bank.name for bank in banks.list_banks(engine(), room.teacher)] == ["News"]


def test_importing_the_same_file_again_adds_nothing(teacher: Browser, room: Room) -> None:
    shown = teacher.open("bank", bank=room.bank.id)
    for sentence in ("3 new questions imported.", "0 new questions imported."):
        shown.file_uploader[0].upload("bank.json", write_quiz(SAMPLE, "json"))
        assert told(press(shown, "Import")) == [sentence]
    assert not errors(shown)
    assert len(banks.list_questions(engine(), room.teacher, room.bank.id)) == 6


def test_an_empty_bank_can_be_filled_from_a_file(teacher: Browser, room: Room) -> None:
    bank = banks.create_bank(engine(), room.teacher, "Empty", now=visitor.now())
    shown = teacher.open("bank", bank=bank.id)
    shown.file_uploader[0].upload("bank.json", write_quiz(SAMPLE, "json"))
    press(shown, "Import")
    assert SAMPLE.questions[0].stem in html_of(shown)
