"""The drafts of a bank: read with their evidence, decided on, edited and found."""

from __future__ import annotations

from dataclasses import replace

from quizapp.app.database import engine
from quizapp.classroom import banks
from quizapp.model import Status
from tests.app_room import (
    DRAFTS,
    Browser,
    browser,
    empty,
    errors,
    field,
    html_of,
    own_bank,
    press,
    room,
    seen,
    statuses,
    teacher,
)
from tests.schoolroom import QUIZ, WHO, Room

__all__ = ["browser", "empty", "room", "teacher"]


def test_a_question_is_shown_with_its_answer_its_reasons_its_evidence_and_its_rule(
    teacher: Browser, room: Room
) -> None:
    rule = replace(DRAFTS.questions[0], rule="when")
    bank = own_bank(room, replace(DRAFTS, questions=(rule, *DRAFTS.questions[1:])))
    page = html_of(teacher.open("bank", bank=bank.id))
    assert WHO.stem in page
    assert "Bergen is said of something else." in page
    assert '<blockquote class="evidence" dir="auto">a bakery in Oslo</blockquote>' in page
    assert "✓ Right answer." in page
    assert "Asks for the date of something." in page
    assert "Written by hand." in page


def test_accepting_makes_a_draft_ready_and_rejecting_retires_it(teacher: Browser, room: Room) -> None:
    bank = own_bank(room)
    shown = teacher.open("bank", bank=bank.id)
    decisions = [control for control in shown.segmented_control if control.label.startswith("Decision")]
    decisions[0].set_value(Status.READY).run()
    decisions = [control for control in shown.segmented_control if control.label.startswith("Decision")]
    decisions[1].set_value(Status.RETIRED).run()
    assert statuses(room, bank) == [Status.READY, Status.RETIRED, Status.DRAFT]


def test_all_drafts_can_be_accepted_at_once(teacher: Browser, room: Room) -> None:
    bank = own_bank(room)
    shown = press(teacher.open("bank", bank=bank.id), "Accept 3 drafts")
    assert statuses(room, bank) == [Status.READY] * 3
    assert not shown.exception
    shown.run()
    assert statuses(room, bank) == [Status.READY] * 3


def test_a_decision_made_in_another_tab_is_not_undone(teacher: Browser, room: Room) -> None:
    bank = own_bank(room)
    here = teacher.open("bank", bank=bank.id)
    press(teacher.open("bank", bank=bank.id), "Accept 3 drafts")
    here.run()
    assert statuses(room, bank) == [Status.READY] * 3


def test_the_evidence_of_the_selected_question_is_marked(teacher: Browser, room: Room) -> None:
    bank = own_bank(room)
    shown = teacher.open("bank", bank=bank.id)
    assert "<mark>a bakery in Oslo</mark>" in html_of(shown)
    [each for each in shown.button if seen(each) == "Show in passage"][1].click().run()
    assert "<mark>Her brother Jonas runs a mill</mark>" in html_of(shown)


def test_question_option_and_reason_can_be_edited(teacher: Browser, room: Room) -> None:
    bank = own_bank(room)
    shown = press(teacher.open("bank", bank=bank.id), "Edit")
    field(shown, "Question").set_value("In which city did Marta Lind open a bakery?")
    field(shown, "Option 2").set_value("Trondheim")
    field(shown, "Reason for option 2").set_value("Trondheim is not named.")
    press(shown, "Save question")
    question = banks.list_questions(engine(), room.teacher, bank.id)[0].question
    assert question.stem == "In which city did Marta Lind open a bakery?"
    assert question.key == "Oslo"
    assert [option.text for option in question.options] == ["Oslo", "Trondheim", "Tromsø", "Stavanger"]
    assert question.options[1].reason == "Trondheim is not named."
    assert question.stem in html_of(shown)


def test_another_option_can_be_made_the_right_one(teacher: Browser, room: Room) -> None:
    bank = own_bank(room)
    shown = press(teacher.open("bank", bank=bank.id), "Edit")
    next(radio for radio in shown.radio if radio.label == "Right option").set_value(1)
    press(shown, "Save question")
    question = banks.list_questions(engine(), room.teacher, bank.id)[0].question
    assert question.key == "Bergen"
    assert [option.kind.value for option in question.options] == ["elsewhere", "key", "unsupported", "unsupported"]


def test_other_spellings_of_a_typed_answer_can_be_added(teacher: Browser, room: Room) -> None:
    bank = own_bank(room)
    shown = teacher.open("bank", bank=bank.id)
    [each for each in shown.button if seen(each) == "Edit"][2].click().run()
    field(shown, "Also accepted, one a line").set_value("the year 2019\n\n'19")
    press(shown, "Save question")
    question = banks.list_questions(engine(), room.teacher, bank.id)[2].question
    assert question.accepted == ("the year 2019", "'19")


def test_a_question_that_cannot_be_answered_is_not_saved_and_stays_in_its_form(teacher: Browser, room: Room) -> None:
    bank = own_bank(room)
    shown = press(teacher.open("bank", bank=bank.id), "Edit")
    field(shown, "Question").set_value("  ")
    press(shown, "Save question")
    assert "This question cannot be saved" in errors(shown)[0]
    assert field(shown, "Question").value == "  "
    assert banks.list_questions(engine(), room.teacher, bank.id)[0].question.stem == QUIZ.questions[0].stem


def test_an_edit_can_be_cancelled(teacher: Browser, room: Room) -> None:
    bank = own_bank(room)
    shown = press(teacher.open("bank", bank=bank.id), "Edit")
    field(shown, "Question").set_value("Something else?")
    press(shown, "Cancel")
    assert banks.list_questions(engine(), room.teacher, bank.id)[0].version == 1
    assert "Something else?" not in html_of(shown)


def test_a_second_question_can_be_opened_beside_the_first(teacher: Browser, room: Room) -> None:
    shown = press(teacher.open("bank", bank=own_bank(room).id), "Edit")
    press(shown, "Edit")
    stems = {each.value for each in shown.text_area if each.label in {"Question", "Statement"}}
    assert {QUIZ.questions[0].stem, QUIZ.questions[1].stem} <= stems


def test_questions_can_be_found_by_status_and_by_words(teacher: Browser, room: Room) -> None:
    bank = own_bank(room)
    shown = teacher.open("bank", bank=bank.id)
    field(shown, "Find").set_value("MILL").run()
    assert WHO.stem in html_of(shown)
    assert QUIZ.questions[0].stem not in html_of(shown)
    field(shown, "Find").set_value("").run()
    next(each for each in shown.segmented_control if each.label == "Show").set_value(Status.READY).run()
    assert "No question fits this filter." in [caption.value for caption in shown.caption]
