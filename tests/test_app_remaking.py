"""Changing one question from its card, and bringing it back; what is offered is for test_alternatives.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import ButtonGroup

from quizapp.alternatives import Wish
from quizapp.app import visitor
from quizapp.app.database import engine
from quizapp.app.widgets import finding, remaking
from quizapp.classroom import banks, editing
from quizapp.classroom.samples import ensure_sample_banks
from quizapp.errors.articles import NoAlternativeError
from quizapp.model import Difficulty, Question, QuestionKind, Quiz, Status
from quizapp.store.records.banks import Bank
from tests.app_room import Browser, browser, empty, html_of, room, seen, teacher, told
from tests.schoolroom import QUIZ, WHERE, Room, with_status

__all__ = ["browser", "empty", "room", "teacher"]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Wish, Question, list[str], int]]:
    """What was wished for: an alternative is the question numbered, and there are two."""
    calls: list[tuple[Wish, Question, list[str], int]] = []

    def offer(
        wish: Wish, question: Question, findings: object, *, others: Sequence[Question], seen: Sequence[Question] = ()
    ) -> Question:
        assert findings == "read"
        calls.append((wish, question, [other.stem for other in others], len(seen)))
        if len(calls) > 2:
            raise NoAlternativeError("There is none")
        return replace(question, stem=f"Is this number {len(calls)}?", difficulty=Difficulty.HARD)

    monkeypatch.setattr(remaking, "alternative", offer)
    monkeypatch.setattr(remaking, "findings_of", lambda *_: "read")
    return calls


def bank_of(room: Room, quiz: Quiz = QUIZ) -> Bank:
    bank = banks.create_bank(engine(), room.teacher, "Mine", now=visitor.now())
    banks.add_questions(engine(), room.teacher, bank.id, quiz, now=visitor.now())
    return bank


def wish(shown: AppTest, kind: Wish, place: int = 0) -> AppTest:
    return shown.get("menu_button")[place].click(kind).run()


def undo(shown: AppTest) -> AppTest:
    return next(each for each in shown.button if seen(each) == "Undo").click().run()


def decision(shown: AppTest) -> ButtonGroup:
    return next(each for each in shown.segmented_control if each.label == "Decision on question 1")


def edit_first(shown: AppTest, stem: str) -> AppTest:
    shown = next(each for each in shown.button if seen(each) == "Edit").click().run()
    next(each for each in shown.text_area if each.label == "Question").set_value(stem)
    return next(each for each in shown.button if each.label == "Save question").click().run()


def first(room: Room, bank: Bank) -> Question:
    return banks.list_questions(engine(), room.teacher, bank.id)[0].question


def test_another_question_takes_the_place_of_one_as_a_draft_and_leaves_the_rest(
    teacher: Browser, room: Room, asked: list[tuple[Wish, Question, list[str], int]]
) -> None:
    bank = bank_of(room)
    shown = wish(teacher.open("bank", bank=bank.id), Wish.QUESTION)
    questions = [item.question for item in banks.list_questions(engine(), room.teacher, bank.id)]
    assert (questions[0].stem, questions[0].status) == ("Is this number 1?", Status.DRAFT)
    assert questions[1:] == list(QUIZ.questions[1:])
    assert "Is this number 1?" in html_of(shown)
    assert asked == [(Wish.QUESTION, WHERE, [other.stem for other in QUIZ.questions[1:]], 0)]


def test_what_is_replaced_comes_back_with_its_decision_step_by_step(
    teacher: Browser, room: Room, asked: list[tuple[Wish, Question, list[str], int]]
) -> None:
    bank = bank_of(room)
    shown = wish(teacher.open("bank", bank=bank.id), Wish.QUESTION)
    shown = wish(shown, Wish.EASIER)
    assert first(room, bank).stem == "Is this number 2?"
    shown = undo(shown)
    assert first(room, bank).stem == "Is this number 1?"
    shown = undo(shown)
    assert first(room, bank) == WHERE
    assert "Undo" not in [seen(each) for each in shown.button]
    assert [call[3] for call in asked] == [0, 1]


def test_a_rejected_question_comes_back_with_the_decision_it_had(teacher: Browser, room: Room) -> None:
    bank = bank_of(room)
    shown = teacher.open("bank", bank=bank.id)
    shown = decision(shown).set_value(Status.RETIRED).run()
    assert first(room, bank).status is Status.RETIRED
    shown = undo(shown)
    assert first(room, bank) == WHERE
    assert decision(shown).value is Status.READY
    assert "Undo" not in [seen(each) for each in shown.button]


def test_an_edited_question_comes_back_as_it_was(teacher: Browser, room: Room) -> None:
    bank = bank_of(room)
    shown = edit_first(teacher.open("bank", bank=bank.id), "In which town is the bakery?")
    assert first(room, bank).stem == "In which town is the bakery?"
    shown = undo(shown)
    assert first(room, bank) == WHERE
    assert "Undo" not in [seen(each) for each in shown.button]


@pytest.mark.usefixtures("asked")
def test_whatever_was_done_to_a_question_is_undone_step_by_step(teacher: Browser, room: Room) -> None:
    bank = bank_of(room)
    shown = wish(teacher.open("bank", bank=bank.id), Wish.QUESTION)
    shown = edit_first(shown, "Is this edited?")
    shown = decision(shown).set_value(Status.RETIRED).run()
    stems = []
    while "Undo" in [seen(each) for each in shown.button]:
        shown = undo(shown)
        stems.append((first(room, bank).stem, first(room, bank).status))
    assert stems == [
        ("Is this edited?", Status.DRAFT),
        ("Is this number 1?", Status.DRAFT),
        (WHERE.stem, Status.READY),
    ]


def test_what_was_offered_and_put_back_is_not_offered_again(
    teacher: Browser, room: Room, asked: list[tuple[Wish, Question, list[str], int]]
) -> None:
    shown = undo(wish(teacher.open("bank", bank=bank_of(room).id), Wish.QUESTION))
    wish(shown, Wish.QUESTION)
    assert asked[-1][3] == 2


def test_when_all_was_offered_it_begins_again(teacher: Browser, room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def offer(*_: object, seen: Sequence[Question] = (), **__: object) -> Question:
        if seen:
            raise NoAlternativeError("There is no more")
        return replace(WHERE, stem="Is this the only other one?")

    monkeypatch.setattr(remaking, "alternative", offer)
    monkeypatch.setattr(remaking, "findings_of", lambda *_: "read")
    bank = bank_of(room)
    shown = undo(wish(teacher.open("bank", bank=bank.id), Wish.QUESTION))
    shown = wish(shown, Wish.QUESTION)
    assert not shown.info
    assert first(room, bank).stem == "Is this the only other one?"


@pytest.mark.usefixtures("asked")
def test_when_there_is_none_the_card_says_so_and_nothing_changes(teacher: Browser, room: Room) -> None:
    bank = bank_of(room)
    shown = teacher.open("bank", bank=bank.id)
    for _ in range(3):
        shown = wish(shown, Wish.QUESTION)
    assert shown.info[0].value == "There is none. Edit this question, or reject it."
    assert first(room, bank).stem == "Is this number 2?"


def test_a_question_edited_in_another_tab_meanwhile_is_not_replaced(
    teacher: Browser, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    bank = bank_of(room)
    [item, *_] = banks.list_questions(engine(), room.teacher, bank.id)
    edited = replace(WHERE, stem="In which town is the bakery?")

    def edit_meanwhile(*_: object, **__: object) -> Question:
        editing.edit_question(engine(), room.teacher, item.id, edited, version=item.version, now=visitor.now())
        return replace(WHERE, stem="Is this another?")

    monkeypatch.setattr(remaking, "alternative", edit_meanwhile)
    monkeypatch.setattr(remaking, "findings_of", lambda *_: "read")
    shown = wish(teacher.open("bank", bank=bank.id), Wish.QUESTION)
    assert "Somebody else changed this question" in shown.error[0].value
    assert first(room, bank) == edited


def test_a_rejected_question_may_be_offered_again(
    teacher: Browser, room: Room, asked: list[tuple[Wish, Question, list[str], int]]
) -> None:
    retired = with_status(QUIZ, Status.RETIRED)
    quiz = replace(QUIZ, questions=(WHERE, retired.questions[1], QUIZ.questions[2]))
    wish(teacher.open("bank", bank=bank_of(room, quiz).id), Wish.QUESTION)
    assert asked[0][2] == [QUIZ.questions[2].stem]


def test_only_what_is_possible_can_be_wished_for() -> None:
    easy = replace(WHERE, difficulty=Difficulty.EASY)
    typed = replace(WHERE, kind=QuestionKind.FILL_IN, difficulty=Difficulty.HARD)
    assert remaking.wishes_for(easy) == [Wish.QUESTION, Wish.OPTIONS, Wish.HARDER]
    assert remaking.wishes_for(typed) == [Wish.QUESTION, Wish.EASIER]


def test_a_sample_banks_questions_cannot_be_replaced(teacher: Browser, room: Room) -> None:
    ensure_sample_banks(engine(), [QUIZ], now=visitor.now())
    sample = next(bank for bank in banks.list_banks(engine(), room.teacher) if bank.owner_id is None)
    assert not teacher.open("bank", bank=sample.id).get("menu_button")


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What the passage was searched beside: it has one question more, and then none."""
    searches: list[list[str]] = []

    def search(findings: object, others: Sequence[Question], **wishes: object) -> tuple[Question, ...]:
        assert findings == "read"
        assert wishes == {"most": finding.AT_ONCE, "kinds": frozenset(), "difficulty": None}
        searches.append([other.stem for other in others])
        again = any(other.stem == "Is there more?" for other in others)
        return () if again else (replace(WHERE, id="q-more", stem="Is there more?", status=Status.DRAFT),)

    monkeypatch.setattr(finding, "further", search)
    monkeypatch.setattr(finding, "findings_of", lambda *_: "read")
    return searches


def more(shown: AppTest) -> AppTest:
    return next(each for each in shown.button if each.label == "More questions").click().run()


def test_more_questions_are_added_as_drafts_until_there_are_none(
    teacher: Browser, room: Room, found: list[list[str]]
) -> None:
    bank = bank_of(room)
    shown = more(teacher.open("bank", bank=bank.id))
    questions = [item.question for item in banks.list_questions(engine(), room.teacher, bank.id)]
    assert [question.stem for question in questions] == [*(each.stem for each in QUIZ.questions), "Is there more?"]
    assert questions[-1].status is Status.DRAFT
    assert told(shown) == ["1 new draft added."]
    shown = more(shown)
    assert told(shown) == ["The passage has no other good question."]
    assert len(banks.list_questions(engine(), room.teacher, bank.id)) == len(questions)
    assert found == [[each.stem for each in QUIZ.questions], [each.stem for each in questions]]
    advice = next(each.value for each in shown.markdown if "Only 4 questions" in each.value)
    assert "no other good question of these kinds. *New quiz* looks for other kinds" in advice
    assert "More questions" not in advice


def test_what_was_replaced_comes_again_when_more_is_asked_for(
    teacher: Browser, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = replace(WHERE, id="q-other", stem="Is this another?")
    monkeypatch.setattr(remaking, "alternative", lambda *_, **__: other)
    monkeypatch.setattr(remaking, "findings_of", lambda *_: "read")
    monkeypatch.setattr(finding, "further", lambda *_, **__: (WHERE,))
    monkeypatch.setattr(finding, "findings_of", lambda *_: "read")
    bank = bank_of(room)
    shown = more(wish(teacher.open("bank", bank=bank.id), Wish.QUESTION))
    assert told(shown) == ["1 new draft added."]
    stems = [item.question.stem for item in banks.list_questions(engine(), room.teacher, bank.id)]
    assert stems == [other.stem, *(each.stem for each in QUIZ.questions[1:]), WHERE.stem]


def test_a_passage_with_few_questions_says_so(teacher: Browser, room: Room) -> None:
    shown = teacher.open("bank", bank=bank_of(room).id)
    assert any("Only 3 questions on this passage so far." in each.value for each in shown.markdown)
