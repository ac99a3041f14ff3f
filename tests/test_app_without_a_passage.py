"""Questions on no passage, as other programs have them: no page shows a passage, an evidence or a way to make more."""

from __future__ import annotations

import pytest

from quizapp.app import visitor
from quizapp.app.database import engine
from quizapp.app.paper import answers_html, paper_html
from quizapp.app.widgets.question_html import question_html
from quizapp.classroom import attempts, banks
from quizapp.classroom.editing import set_status
from quizapp.classroom.publishing import publish
from quizapp.formats import read_file
from quizapp.model import QuestionKind, Status
from quizapp.store.records.banks import Bank
from tests.app_room import (
    Browser,
    browser,
    empty,
    errors,
    field,
    follow,
    html_of,
    own_bank,
    press,
    room,
    seen,
    teacher,
    words_of,
)
from tests.schoolroom import Room

__all__ = ["browser", "empty", "room", "teacher"]

GIFT = b"""
::Bees::Where do the bees live? {=in a hive ~in a nest#Birds do. ~in a web}

Bees can fly. {T}

Who keeps bees? {=a beekeeper =an apiarist}

Who lives where? {=bee -> hive =bird -> nest =spider -> web}

::Opinion::Why do you like bees? {}
"""
OPINION = "Question 5 (Opinion) is left out: it is an essay, which a person has to mark."
FOUND = read_file(GIFT, name="bees.gift")


@pytest.fixture
def bank(room: Room) -> Bank:
    return own_bank(room, FOUND.quiz, name="Bees")


def buttons(shown: object) -> set[str]:
    return {seen(each) for each in shown.button}  # type: ignore[attr-defined]


def test_a_bank_from_another_program_says_what_was_left_out_until_that_is_read(teacher: Browser) -> None:
    shown = teacher.open("home")
    shown.file_uploader[0].upload("bees.gift", GIFT)
    shown = follow(press(shown, "Add bank from file"))
    assert not errors(shown)
    assert shown.title[0].value == "bees"
    assert "Where do the bees live?" in html_of(shown)
    assert any(OPINION in each.value.replace("\\", "") for each in shown.markdown)
    shown = press(shown, "I have read this")
    assert not any("Opinion" in each.value for each in shown.markdown)


def test_questions_from_another_program_can_be_added_to_a_bank(teacher: Browser, room: Room) -> None:
    shown = teacher.open("bank", bank=room.bank.id)
    shown.file_uploader[0].upload("bees.gift", GIFT)
    shown = press(shown, "Import")
    assert len(banks.list_questions(engine(), room.teacher, room.bank.id)) == 7
    assert "Questions without a passage" in shown.selectbox[0].options
    assert any(OPINION in each.value.replace("\\", "") for each in shown.markdown)


def test_a_file_without_a_question_to_ask_makes_no_bank_and_says_why(teacher: Browser, room: Room) -> None:
    shown = teacher.open("home")
    shown.file_uploader[0].upload("bees.gift", b"::Opinion::Why do you like bees? {}")
    said = errors(press(shown, "Add bank from file"))[0].replace("\\", "")
    assert said.startswith("bees.gift was not loaded: it holds no question that QuizApp can ask.")
    assert "it is an essay" in said
    assert len(banks.list_banks(engine(), room.teacher)) == 1


def test_a_bank_on_no_passage_offers_nothing_that_needs_one(teacher: Browser, bank: Bank) -> None:
    shown = teacher.open("bank", bank=bank.id)
    assert {"Edit", "Accept 4 drafts", "Publish a quiz"} <= buttons(shown)
    assert not {"More questions", "Show in passage"} & buttons(shown)
    assert "Another question here" not in words_of(shown)
    assert 'id="passage"' not in html_of(shown)
    assert "More questions" not in "".join(each.value for each in shown.markdown)
    assert "no evidence" not in html_of(shown)


def test_a_question_on_no_passage_is_edited_without_an_evidence(teacher: Browser, room: Room, bank: Bank) -> None:
    first = banks.list_questions(engine(), room.teacher, bank.id)[0]
    shown = teacher.open("bank", bank=bank.id).button(key=f"edit_{first.id}").click().run()
    assert not any(each.label.startswith("Evidence") for each in [*shown.text_area, *shown.text_input])
    field(shown, "Question").set_value("Where do bees sleep?")
    press(shown, "Save question")
    assert not errors(shown)
    assert banks.list_questions(engine(), room.teacher, bank.id)[0].question.stem == "Where do bees sleep?"


def test_pairs_on_no_passage_are_edited_without_an_evidence(teacher: Browser, room: Room, bank: Bank) -> None:
    pairs = next(
        each
        for each in banks.list_questions(engine(), room.teacher, bank.id)
        if each.question.kind is QuestionKind.MATCHING
    )
    shown = teacher.open("bank", bank=bank.id).button(key=f"edit_{pairs.id}").click().run()
    assert not any(each.label.startswith("Evidence") for each in shown.text_input)
    field(shown, "Right 1").set_value("beehive")
    press(shown, "Save question")
    assert not errors(shown)


def test_a_quiz_on_no_passage_is_taken_and_reviewed_without_one(browser: Browser, room: Room, bank: Bank) -> None:
    items = banks.list_questions(engine(), room.teacher, bank.id)
    for item in items:
        set_status(engine(), room.teacher, item.id, Status.READY, version=item.version)
    quiz = publish(engine(), room.teacher, title="Bees", question_ids=[item.id for item in items], now=visitor.now())
    token = browser.start(Room(engine(), room.teacher, room.student, room.other_student, bank, quiz))
    taken = html_of(browser.open("take", attempt=quiz.code))
    assert "Where do the bees live?" in taken
    assert "passage" not in taken.lower()
    attempts.submit(engine(), token, now=visitor.now())
    reviewed = html_of(browser.open("take", attempt=quiz.code))
    assert "✓ Right answer" in reviewed
    assert "passage" not in reviewed.lower()
    assert "Evidence" not in reviewed
    browser.sign_in(room.teacher)
    assert "Where do the bees live?" in words_of(browser.open("results", quiz=quiz.id))


def test_a_wrong_option_of_a_question_without_evidence_is_not_said_to_be_missing_from_a_passage() -> None:
    html = question_html(FOUND.quiz.questions[0])
    assert "Wrong answer.</span> <bdi>Birds do.</bdi>" in html
    assert "passage" not in html


def test_a_quiz_on_no_passage_is_printed_without_one() -> None:
    assert "passage" not in paper_html(FOUND.quiz)
    assert "blockquote" not in answers_html(FOUND.quiz)
