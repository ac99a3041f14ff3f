"""Editing a question: a second tab that saves first, and the reasons that belong to one key and one option."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from quizapp.app import visitor
from quizapp.app.database import engine
from quizapp.classroom import banks
from quizapp.classroom.passages import change_passage
from quizapp.model import Line, Option, OptionKind, Question, QuestionKind, Quiz
from quizapp.reading.choosing import put_back
from quizapp.store.records.banks import Bank
from tests.app_room import Browser, browser, empty, html_of, room, seen, teacher
from tests.kinds import MATCHED, ORDERED, STATED, quiz_of
from tests.schoolroom import QUIZ, TEXT, WHERE, Room, choice, evidence

__all__ = ["browser", "empty", "room", "teacher"]

OPENED = choice("When did it open?", "2019", "Oslo", "2018", quote="in 2019")
DATED = replace(
    OPENED,
    options=(
        replace(OPENED.options[0], reason="Marta opened it then."),
        Option("o-Oslo", "Oslo", OptionKind.ELSEWHERE, "That is the place.", evidence=evidence("a bakery in Oslo")),
        Option("o-2018", "2018", OptionKind.UNSUPPORTED, "The passage says 2019, not 2018."),
    ),
)


def field(shown: AppTest, label: str) -> object:
    fields = [*shown.text_input, *shown.text_area, *shown.number_input, *shown.selectbox, *shown.radio]
    return next(each for each in fields if each.label == label)


def press(shown: AppTest, label: str) -> AppTest:
    return next(button for button in shown.button if seen(button) == label).click().run()


def bank_of(room: Room, *questions: Question) -> Bank:
    bank = banks.create_bank(engine(), room.teacher, "Mine", now=visitor.now())
    banks.add_questions(engine(), room.teacher, bank.id, quiz_of(*questions), now=visitor.now())
    return bank


def first(room: Room, bank: Bank) -> Question:
    return banks.list_questions(engine(), room.teacher, bank.id)[0].question


# ── a second tab ─────────────────────────────────────────────────────────────────────────────────────────────────────


def two_tabs(teacher: Browser, bank: Bank) -> AppTest:
    """The first question open in two tabs, and saved in the first; the second, which saved after it."""
    here, there = [press(teacher.open("bank", bank=bank.id), "Edit") for _tab in range(2)]
    field(here, "Question").set_value("Where does the first tab ask?")
    press(here, "Save question")
    field(there, "Question").set_value("Where does the second tab ask?")
    return press(there, "Save question")


def test_what_a_second_tab_saved_is_not_overwritten_unsaid_and_nothing_typed_is_lost(
    teacher: Browser, room: Room
) -> None:
    bank = bank_of(room, WHERE)
    there = two_tabs(teacher, bank)
    assert first(room, bank).stem == "Where does the first tab ask?"
    assert "saved in another tab" in there.warning[0].value
    assert "Where does the first tab ask?" in html_of(there)
    assert field(there, "Question").value == "Where does the second tab ask?"


def test_who_was_told_of_the_other_version_may_replace_it(teacher: Browser, room: Room) -> None:
    bank = bank_of(room, WHERE)
    there = press(two_tabs(teacher, bank), "Save question")
    assert first(room, bank).stem == "Where does the second tab ask?"
    assert not there.warning


def test_who_was_told_of_the_other_version_may_leave_it(teacher: Browser, room: Room) -> None:
    bank = bank_of(room, WHERE)
    there = press(two_tabs(teacher, bank), "Cancel")
    assert first(room, bank).stem == "Where does the first tab ask?"
    assert "Where does the first tab ask?" in html_of(there)


def test_a_line_put_back_meanwhile_keeps_nobody_from_saving(teacher: Browser, room: Room) -> None:
    opening = Line("Food", 0, 4, kept=False, reason="menu")
    passage = replace(QUIZ.passage, lines=(opening, Line(TEXT, 6, 6 + len(TEXT), kept=True)))
    bank = banks.create_bank(engine(), room.teacher, "Mine", now=visitor.now())
    banks.add_questions(engine(), room.teacher, bank.id, Quiz("", passage, (WHERE,)), now=visitor.now())
    shown = press(teacher.open("bank", bank=bank.id), "Edit")
    field(shown, "Question").set_value("Where does it say so?")
    here = banks.list_questions(engine(), room.teacher, bank.id)[0]
    changed = Quiz("", put_back(passage, [0]), ())
    change_passage(engine(), room.teacher, bank.id, here.passage_id, changed, now=visitor.now())
    press(shown, "Save question")
    assert not shown.warning
    assert not shown.error
    assert first(room, bank).stem == "Where does it say so?"
    assert first(room, bank).evidence.quote == WHERE.evidence.quote


# ── reasons ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def edit(teacher: Browser, bank: Bank, **fields: object) -> AppTest:
    shown = press(teacher.open("bank", bank=bank.id), "Edit")
    for label, value in fields.items():
        field(shown, label.replace("_", " ")).set_value(value)
    return press(shown, "Save question")


def test_no_reason_made_for_the_old_key_stays_with_another(teacher: Browser, room: Room) -> None:
    bank = bank_of(room, DATED)
    edit(teacher, bank, Right_option=2)
    options = first(room, bank).options
    assert [(option.text, option.reason) for option in options] == [("2019", ""), ("Oslo", ""), ("2018", "")]
    assert not any(option.evidence for option in options)
    assert [option.kind for option in options] == [OptionKind.ELSEWHERE, OptionKind.ELSEWHERE, OptionKind.KEY]


def test_a_reason_made_for_an_option_goes_with_it(teacher: Browser, room: Room) -> None:
    bank = bank_of(room, DATED)
    edit(teacher, bank, Option_2="Tromsø")
    key, changed, other = first(room, bank).options
    assert (changed.reason, changed.kind, changed.evidence) == ("", OptionKind.UNSUPPORTED, None)
    assert (key, other) == (DATED.options[0], DATED.options[2])


def test_options_that_change_places_keep_their_own_reasons(teacher: Browser, room: Room) -> None:
    bank = bank_of(room, DATED)
    edit(teacher, bank, Option_2="2018", Option_3="Oslo")
    assert first(room, bank).options == (DATED.options[0], DATED.options[2], DATED.options[1])


def test_a_reason_written_with_the_new_key_is_kept(teacher: Browser, room: Room) -> None:
    bank = bank_of(room, DATED)
    edit(teacher, bank, Right_option=2, Reason_for_option_1="That was the mill.")
    assert [option.reason for option in first(room, bank).options] == ["That was the mill.", "", ""]


def test_capitals_alone_take_no_reason_away(teacher: Browser, room: Room) -> None:
    bank = bank_of(room, DATED)
    edit(teacher, bank, Option_2="OSLO")
    assert first(room, bank).options[1].reason == "That is the place."


def test_a_statement_turned_round_loses_what_spoke_for_the_old_answer(teacher: Browser, room: Room) -> None:
    bank = bank_of(room, STATED)
    edit(teacher, bank, The_statement_is="True")
    assert [(option.kind, option.reason) for option in first(room, bank).options] == [
        (OptionKind.KEY, ""),
        (OptionKind.MISREADING, ""),
    ]


def test_a_typed_answer_that_changes_has_no_wrong_answers_with_reasons_of_the_old(teacher: Browser, room: Room) -> None:
    wrong = (
        Option("o-2018", "2018", OptionKind.UNSUPPORTED, "The passage says 2019, not 2018."),
        Option("o-40", "40", OptionKind.ELSEWHERE, "The passage says 2019, not 40."),
    )
    typed = replace(QUIZ.questions[2], kind=QuestionKind.FILL_IN, options=wrong)
    bank = bank_of(room, typed)
    edit(teacher, bank, Right_answer="2018")
    assert [(option.text, option.reason) for option in first(room, bank).options] == [("40", "")]


@pytest.mark.parametrize(("question", "label"), [(MATCHED, "Right 1"), (MATCHED, "Left 1"), (ORDERED, "Event 1")])
def test_a_part_that_changes_loses_its_reason(teacher: Browser, room: Room, question: Question, label: str) -> None:
    bank = bank_of(room, question)
    edit(teacher, bank, **{label.replace(" ", "_"): "Something else"})
    assert [bool(option.reason) for option in first(room, bank).options] == [
        option != question.options[0] for option in question.options
    ]


def test_an_option_without_a_reason_says_so_on_its_card(teacher: Browser, room: Room) -> None:
    bank = bank_of(room, DATED)
    page = html_of(edit(teacher, bank, Right_option=2))
    assert page.count("No reason given.") == 2
    assert "Not in the passage" not in page
    assert "True of something else" not in page


def test_an_option_that_the_passage_names_is_not_said_to_be_missing_from_it(teacher: Browser, room: Room) -> None:
    bank = bank_of(room, DATED)
    edit(teacher, bank, Option_3="Paris", Option_4="Bergen", Reason_for_option_4="The mill is there.")
    assert [option.kind for option in first(room, bank).options[2:]] == [OptionKind.UNSUPPORTED, OptionKind.ELSEWHERE]
