"""A line of the article put back or left out: every question stays what it was, on the words it rests on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from quizapp.classroom import attempt_views, banks, editing, starting
from quizapp.classroom.passages import change_passage, find_passage, lines_needed
from quizapp.errors.banks import (
    ChangedPassageError,
    LinesInUseError,
    LostEvidenceError,
    NoLineLeftError,
    UnknownBankError,
)
from quizapp.errors.people import NotAllowedError
from quizapp.model import Evidence, Line, Option, OptionKind, Passage, Question, QuestionKind, Quiz, Status
from quizapp.reading.choosing import leave_out, put_back, text_of
from quizapp.store.records.banks import BankQuestion
from quizapp.store.records.people import Person
from tests.schoolroom import HOME, NOON, QUIZ, TEXT, WHEN, Room, add_second_teacher, later, make_room

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
    question = banks.list_questions(room.engine, room.teacher, room.bank.id)[0]
    give_evidence(room, question, "Bergen", "near Bergen")
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


# ── left out ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def leave(room: Room, *numbers: int) -> int:
    passage_id, passage = passage_in(room)
    quiz = Quiz("", leave_out(passage, numbers))
    return change_passage(room.engine, room.teacher, room.bank.id, passage_id, quiz, now=later(60))


def reject(room: Room, question_id: int) -> None:
    found = find_question(room, question_id)
    editing.set_status(room.engine, room.teacher, question_id, Status.RETIRED, version=found.version)


def test_a_line_put_back_by_mistake_is_left_out_again_and_every_question_is_as_before(room: Room) -> None:
    seen = banks.list_questions(room.engine, room.teacher, room.bank.id)
    put(room, 0, 2)
    leave(room, 0, 2)
    now = banks.list_questions(room.engine, room.teacher, room.bank.id)
    assert [each.question for each in now] == [each.question for each in seen]
    assert passage_in(room)[1] == replace(QUIZ.passage, lines=LINES)


def test_a_line_above_that_is_left_out_moves_what_stands_below_it(room: Room) -> None:
    first = [each for each in banks.list_questions(room.engine, room.teacher, room.bank.id) if rests_on(each, 1)]
    for each in first:
        reject(room, each.id)
    leave(room, 1)
    rest = [each for each in banks.list_questions(room.engine, room.teacher, room.bank.id) if each not in first]
    assert {each.passage.text for each in rest} == {LAST}
    for each in rest:
        evidence = each.question.evidence
        assert evidence.quote == LAST[evidence.start : evidence.end]


def rests_on(item: BankQuestion, line: int) -> bool:
    return line in lines_needed(item.question, replace(item.passage, lines=LINES))


def test_a_line_that_questions_rest_on_stays_and_it_is_said_which(room: Room) -> None:
    items = banks.list_questions(room.engine, room.teacher, room.bank.id)
    resting = [place for place, each in enumerate(items, 1) if rests_on(each, 1)]
    with pytest.raises(LinesInUseError) as refused:
        leave(room, 1)
    assert list(refused.value.places) == resting
    assert banks.list_questions(room.engine, room.teacher, room.bank.id) == items


def test_a_line_that_a_wrong_answer_is_taken_from_stays(room: Room) -> None:
    asked, *others = banks.list_questions(room.engine, room.teacher, room.bank.id)
    for each in others:
        reject(room, each.id)
    give_evidence(room, asked, "Bergen", "near Bergen")
    with pytest.raises(LinesInUseError, match=r"^Question 1 rests on .* Reject or change it first"):
        leave(room, 3)


def give_evidence(room: Room, asked: BankQuestion, text: str, words: str) -> None:
    """Have the option ``text`` of a question rest on ``words``."""
    start = TEXT.index(words)
    found = Evidence(words, start, start + len(words))
    options = (replace(option, evidence=found) if option.text == text else option for option in asked.question.options)
    mine = replace(asked.question, options=tuple(options))
    editing.edit_question(room.engine, room.teacher, asked.id, mine, version=asked.version, now=NOON)


def test_a_rejected_question_keeps_its_words_and_quotes_the_line_no_more(room: Room) -> None:
    items = banks.list_questions(room.engine, room.teacher, room.bank.id)
    for each in items:
        reject(room, each.id)
    leave(room, 1)
    now = banks.list_questions(room.engine, room.teacher, room.bank.id)
    assert [each.question.stem for each in now] == [each.question.stem for each in items]
    for was, each in zip(items, now, strict=True):
        assert each.question.evidence.quote == ("" if rests_on(was, 1) else was.question.evidence.quote)


def test_what_rests_on_a_line_left_out_is_brought_back_once_the_line_is(room: Room) -> None:
    seen = next(each for each in banks.list_questions(room.engine, room.teacher, room.bank.id) if rests_on(each, 1))
    for each in banks.list_questions(room.engine, room.teacher, room.bank.id):
        reject(room, each.id)
    leave(room, 1)

    def undo() -> BankQuestion:
        version = find_question(room, seen.id).version
        return editing.replace_question(
            room.engine, room.teacher, seen.id, seen.question, version=version, now=later(90)
        )

    with pytest.raises(LostEvidenceError, match="Put the line back"):
        undo()
    put(room, 1)
    assert undo().question == seen.question


def test_at_least_one_line_stays(room: Room) -> None:
    for each in banks.list_questions(room.engine, room.teacher, room.bank.id):
        reject(room, each.id)
    with pytest.raises(NoLineLeftError):
        leave(room, 1, 3)


def test_questions_added_after_a_line_was_put_back_and_left_out_are_beside_the_others(room: Room) -> None:
    put(room, 0)
    leave(room, 0)
    new = replace(WHEN, id="another", stem="Another ____ stem")
    banks.add_questions(room.engine, room.teacher, room.bank.id, replace(QUIZ, questions=(new,)), now=later(90))
    assert len({each.passage_id for each in banks.list_questions(room.engine, room.teacher, room.bank.id)}) == 1


def test_a_published_quiz_keeps_a_line_that_is_left_out(room: Room) -> None:
    for each in banks.list_questions(room.engine, room.teacher, room.bank.id):
        reject(room, each.id)
    leave(room, 1)
    started = starting.start(room.engine, room.quiz.code, room.student, address=HOME, now=later(120))
    assert attempt_views.attempt_view(room.engine, started.token, now=NOON).passage.text == TEXT


# ── by whom ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_another_teacher_neither_sees_nor_changes_the_lines(room: Room) -> None:
    other = add_second_teacher(room.engine, room.teacher)
    passage_id, passage = passage_in(room)
    with pytest.raises((NotAllowedError, UnknownBankError)):
        passage_in(room, other)
    with pytest.raises((NotAllowedError, UnknownBankError)):
        change_passage(room.engine, other, room.bank.id, passage_id, Quiz("", passage), now=NOON)
