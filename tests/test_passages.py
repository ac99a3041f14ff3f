"""Putting a line of the article back: the passage grows, and every question stays what and where it was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from quizapp.classroom import attempt_views, banks, editing, starting
from quizapp.classroom.passages import change_passage, find_passage
from quizapp.errors.banks import ChangedPassageError, UnknownBankError
from quizapp.errors.people import NotAllowedError
from quizapp.model import Evidence, Line, Option, OptionKind, Passage, Question, QuestionKind, Quiz, Status
from quizapp.reading.choosing import put_back, text_of
from quizapp.store.records.banks import BankQuestion
from quizapp.store.records.people import Person
from tests.schoolroom import HOME, NOON, QUIZ, TEXT, WHEN, WHERE, Room, add_second_teacher, later, make_room

FIRST, LAST = TEXT.split("\n\n")
LINES = (
    Line("Food", 0, 4, kept=False, reason="menu"),
    Line(FIRST, 6, 6 + len(FIRST), kept=True),
    Line("Picture: a loaf (Eva Moe/AP)", 90, 118, kept=False, reason="credit"),
    Line(LAST, 120, 120 + len(LAST), kept=True),
)
ARTICLE = replace(QUIZ, passage=replace(QUIZ.passage, lines=LINES))


@pytest.fixture
def room(engine: Engine) -> Room:
    return make_room(engine, quiz=ARTICLE)


def passage_in(room: Room, who: Person | None = None) -> tuple[int, Passage]:
    passage_id = banks.list_questions(room.engine, room.teacher, room.bank.id)[0].passage_id
    return passage_id, find_passage(room.engine, who or room.teacher, room.bank.id, passage_id)


def find_question(room: Room, question_id: int) -> BankQuestion:
    found = banks.list_questions(room.engine, room.teacher, room.bank.id)
    return next(each for each in found if each.id == question_id)


def put(room: Room, *numbers: int, questions: tuple[Question, ...] = ()) -> int:
    passage_id, passage = passage_in(room)
    quiz = Quiz("", put_back(passage, numbers), questions)
    return change_passage(room.engine, room.teacher, room.bank.id, passage_id, quiz, now=later(60))


def test_the_lines_of_the_article_are_kept_with_the_passage(room: Room) -> None:
    assert text_of(LINES) == TEXT
    assert passage_in(room)[1].lines == LINES


def test_a_passage_from_a_bank_file_has_no_lines(engine: Engine) -> None:
    assert passage_in(make_room(engine))[1].lines == ()


def test_every_question_keeps_its_words_and_points_at_the_same_words(room: Room) -> None:
    seen = banks.list_questions(room.engine, room.teacher, room.bank.id)
    put(room, 0, 2)
    now = banks.list_questions(room.engine, room.teacher, room.bank.id)
    assert [replace(each.question, evidence=was.question.evidence) for each, was in zip(now, seen, strict=True)] == [
        each.question for each in seen
    ]
    for each in now:
        evidence = each.question.evidence
        assert each.passage.text == f"Food\n\n{FIRST}\n\n{LINES[2].text}\n\n{LAST}"
        assert evidence.quote == each.passage.text[evidence.start : evidence.end]
    assert {each.question.evidence.quote for each in now} == {each.question.evidence.quote for each in seen}
    assert len({each.passage_id for each in now}) == 1


def test_what_a_teacher_wrote_and_decided_stays(room: Room) -> None:
    first = banks.list_questions(room.engine, room.teacher, room.bank.id)[0]
    mine = replace(first.question, stem="Where is the bakery of Marta Lind?")
    edited = editing.edit_question(room.engine, room.teacher, first.id, mine, version=first.version, now=NOON)
    editing.set_status(room.engine, room.teacher, first.id, Status.RETIRED, version=edited.version)
    put(room, 2)
    after = find_question(room, first.id).question
    assert (after.stem, after.status) == ("Where is the bakery of Marta Lind?", Status.RETIRED)


def test_what_a_question_was_before_a_line_was_put_back_can_be_brought_back(room: Room) -> None:
    seen = banks.list_questions(room.engine, room.teacher, room.bank.id)[0]
    put(room, 0)
    now = find_question(room, seen.id)
    older = replace(seen.question, stem="Where, by the way?")
    saved = editing.replace_question(room.engine, room.teacher, seen.id, older, version=now.version, now=later(90))
    assert saved.question == replace(older, evidence=now.question.evidence)
    assert saved.question.evidence.start > older.evidence.start


def test_the_evidence_of_options_moves_too(room: Room) -> None:
    start = TEXT.index("near Bergen")
    options = tuple(
        replace(option, evidence=Evidence("near Bergen", start, start + 11)) if option.text == "Bergen" else option
        for option in WHERE.options
    )
    question = banks.list_questions(room.engine, room.teacher, room.bank.id)[0]
    editing.edit_question(
        room.engine,
        room.teacher,
        question.id,
        replace(question.question, options=options),
        version=question.version,
        now=NOON,
    )
    put(room, 2)
    after = find_question(room, question.id)
    evidence = next(option.evidence for option in after.question.options if option.text == "Bergen")
    assert evidence is not None
    assert after.passage.text[evidence.start : evidence.end] == evidence.quote == "near Bergen"


def test_questions_on_the_line_put_back_are_added_and_known_ones_are_not(room: Room) -> None:
    passage = put_back(passage_in(room)[1], [2])
    start = passage.text.index("Eva Moe")
    new = Question(
        "q-photo",
        QuestionKind.MULTIPLE_CHOICE,
        "Who took the picture?",
        "Eva Moe",
        Evidence("Eva Moe", start, start + 7),
        (Option("a", "Eva Moe", OptionKind.KEY), Option("b", "Jonas", OptionKind.ELSEWHERE)),
    )
    again = replace(WHEN, stem="Another ____ stem")
    assert put(room, 2, questions=(new, again)) == 1
    stems = [each.question.stem for each in banks.list_questions(room.engine, room.teacher, room.bank.id)]
    assert stems[-1] == "Who took the picture?"
    assert again.stem not in stems


def test_a_published_quiz_keeps_the_passage_it_was_published_with(room: Room) -> None:
    put(room, 0)
    started = starting.start(room.engine, room.quiz.code, room.student, address=HOME, now=later(120))
    assert attempt_views.attempt_view(room.engine, started.token, now=NOON).passage.text == TEXT


def test_a_line_put_back_in_another_window_is_noticed(room: Room) -> None:
    passage_id, passage = passage_in(room)
    put(room, 0)
    with pytest.raises(ChangedPassageError, match="Load the page again"):
        change_passage(
            room.engine,
            room.teacher,
            room.bank.id,
            passage_id,
            Quiz("", put_back(passage, [2])),
            now=later(90),
        )


def test_two_lines_can_be_put_back_one_after_the_other(room: Room) -> None:
    put(room, 2)
    put(room, 0)
    assert passage_in(room)[1].text == text_of([replace(line, kept=True) for line in LINES])


def test_another_teacher_neither_sees_nor_changes_the_lines(room: Room) -> None:
    other = add_second_teacher(room.engine, room.teacher)
    passage_id, passage = passage_in(room)
    with pytest.raises((NotAllowedError, UnknownBankError)):
        passage_in(room, other)
    with pytest.raises((NotAllowedError, UnknownBankError)):
        change_passage(room.engine, other, room.bank.id, passage_id, Quiz("", passage), now=NOON)
