"""Results: the table of attempts, how each question went, and the CSV files."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine

from quizapp.classroom import (
    attempt_views,
    attempts,
    banks,
    classes,
    corrections,
    editing,
    marking,
    overseeing,
    publishing,
    quizzes,
    results,
    reviews,
    sheets,
    starting,
)
from quizapp.classroom.question_results import AnswerCount
from quizapp.classroom.sheets import Sheet
from quizapp.errors.quizzes import NotSubmittedError, UnknownAttemptError, UnknownQuizError
from quizapp.model import Counting, Terms
from quizapp.scoring import Mark
from quizapp.store.attempts import list_attempts
from quizapp.store.engine import reading
from tests.schoolroom import HOME, NOON, QUIZ, WHEN, WHERE, WHO, Room, later, make_room, publish


def take(room: Room, name: str, *answers: str, at: float = 0, submit: bool = True) -> str:
    """An attempt by a guest, or by Ada where she is named, with these answers; "" leaves a question out."""
    who = room.student if name == "Ada" else starting.Guest(name)
    token = starting.start(room.engine, room.quiz.code, who, address=HOME, now=later(at), seed=1).token
    for item, text in zip(attempt_views.attempt_view(room.engine, token, now=NOON).items, answers, strict=False):
        answer = next((choice.id for choice in item.choices if choice.text == text), text)
        attempts.save_answer(room.engine, token, item.position, answer, sequence=0, now=later(at + 1))
    if submit:
        attempts.submit(room.engine, token, now=later(at + 2))
    return token


@pytest.fixture
def room(engine: Engine) -> Room:
    room = make_room(engine)
    take(room, "Ada", "Oslo", "Jonas", "2019")
    take(room, "Sam", "Bergen", "Jonas", "2018", at=10)
    take(room, "Kim", "Bergen", "", "in 2019", at=20)
    take(room, "Lee", "Oslo", at=30, submit=False)
    return room


OSLO = ZoneInfo("Europe/Oslo")


def write(room: Room, sheet: Sheet = Sheet.POINTS, *, at: float = 0) -> bytes:
    return sheets.write_sheet(room.engine, room.teacher, room.quiz.id, sheet, zone=OSLO, now=later(at))[1]


def read(room: Room, sheet: Sheet = Sheet.POINTS, *, at: float = 0) -> list[list[str]]:
    return list(csv.reader(io.StringIO(write(room, sheet, at=at).decode("utf-8-sig"), newline="")))


# ── the table ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_attempt_is_listed_with_its_points_and_answers(room: Room) -> None:
    found = results.find_results(room.engine, room.teacher, room.quiz.id, now=NOON)
    assert (found.quiz.student_count, found.quiz.submitted_count, found.quiz.unfinished_count) == (4, 3, 1)
    table = [(each.student, each.username, each.score, each.points, each.answers) for each in found.attempts]
    assert table == [
        ("Ada", "ada", 3, (1, 1, 1), ("Oslo", "Jonas", "2019")),
        ("Sam", "", 1, (0, 1, 0), ("Bergen", "Jonas", "2018")),
        ("Kim", "", 1, (0, 0, 1), ("Bergen", "", "in 2019")),
        ("Lee", "", None, (None, None, None), ("Oslo", "", "")),
    ]
    assert [(each.started_at, each.submitted_at) for each in found.attempts[:2]] == [
        (later(0), later(2)),
        (later(10), later(12)),
    ]
    assert found.attempts[3].submitted_at is None


def test_each_question_says_how_it_went_over_the_submitted_attempts(room: Room) -> None:
    where, who, when = results.find_results(room.engine, room.teacher, room.quiz.id, now=NOON).questions
    assert [each.id for each in (where, who, when)] == [WHERE.id, WHO.id, WHEN.id]
    assert (where.right_count, where.wrong_count, where.blank_count) == (1, 2, 0)
    assert (who.right_count, who.wrong_count, who.blank_count) == (2, 0, 1)
    assert where.figures.facility == pytest.approx(1 / 3)
    assert who.figures.facility == when.figures.facility == pytest.approx(2 / 3)


def test_answers_are_counted_by_option_or_as_typed(room: Room) -> None:
    where, who, when = results.find_results(room.engine, room.teacher, room.quiz.id, now=NOON).questions
    assert where.answers == (
        AnswerCount("Oslo", 1, right=True),
        AnswerCount("Bergen", 2, right=False),
        AnswerCount("Tromsø", 0, right=False),
        AnswerCount("Stavanger", 0, right=False),
    )
    assert who.answers[0] == AnswerCount("Jonas", 2, right=True)
    assert who.answers[-1] == AnswerCount("", 1, right=False)
    assert {each.text: each.right for each in when.answers} == {"2019": True, "2018": False, "in 2019": True}


def test_figures_are_of_students_and_not_of_attempts(engine: Engine) -> None:
    room = make_room(engine, terms=Terms(again=True))
    take(room, "Ada", "Bergen", "", "")
    take(room, "Sam", "Oslo", "Jonas", "2019", at=10)
    take(room, "Ada", "Oslo", "", "", at=20)
    take(room, "SAM ", "Bergen", "", "", at=30)
    take(room, "Sam", "Oslo", "", "", at=40, submit=False)
    found = results.find_results(engine, room.teacher, room.quiz.id, now=NOON)
    assert [(each.student, each.number, each.score) for each in found.attempts] == [("Ada", 2, 1), ("SAM", 2, 0)]
    assert [(each.student, each.number, each.score) for each in found.others] == [
        ("Ada", 1, 0),
        ("Sam", 1, 3),
        ("Sam", 3, None),
    ]
    assert (found.quiz.student_count, found.quiz.submitted_count, found.quiz.unfinished_count) == (2, 2, 1)
    assert (found.questions[0].right_count, found.questions[0].wrong_count) == (1, 1)
    assert len(read(room)) == 3


def test_a_discarded_attempt_is_listed_apart_and_counts_nowhere(room: Room) -> None:
    sam = results.find_results(room.engine, room.teacher, room.quiz.id, now=NOON).attempts[1]
    overseeing.discard(room.engine, room.teacher, sam.attempt_id)
    found = results.find_results(room.engine, room.teacher, room.quiz.id, now=NOON)
    assert [each.student for each in found.attempts] == ["Ada", "Kim", "Lee"]
    assert [each.student for each in found.discarded] == ["Sam"]
    assert found.quiz.student_count == 3
    assert (found.questions[0].right_count, found.questions[0].wrong_count) == (1, 1)
    assert "Sam" not in write(room).decode("utf-8-sig")


def test_each_quiz_in_the_list_says_how_many_students_began_and_submitted_it(engine: Engine) -> None:
    room = make_room(engine, terms=Terms(again=True))
    for at, name in enumerate(("Sam", "sám", "Sam!", "Kim")):
        take(room, name, "Oslo", at=10 * at)
    take(room, "Lee", at=60, submit=False)
    take(room, "Ada", at=70)
    trial = starting.start(engine, room.quiz.code, room.teacher, address=HOME, now=later(80))
    attempts.submit(engine, trial.token, now=later(81))
    kim = next(
        each
        for each in results.find_results(engine, room.teacher, room.quiz.id, now=NOON).attempts
        if "Kim" in each.student
    )
    overseeing.discard(engine, room.teacher, kim.attempt_id)
    other = publish(engine, room.teacher, room.bank.id)
    starting.start(engine, other.code, starting.Guest("Sam"), address=HOME, now=later(90))
    listed = {each.id: each for each in quizzes.list_quizzes(engine, room.teacher)}
    counts = [(each.student_count, each.submitted_count, each.unfinished_count) for each in listed.values()]
    assert list(listed) == [other.id, room.quiz.id]
    assert counts == [(1, 0, 1), (3, 2, 1)]


def test_a_quiz_nobody_took_has_questions_without_figures(engine: Engine) -> None:
    room = make_room(engine)
    found = results.find_results(engine, room.teacher, room.quiz.id, now=NOON)
    assert found.attempts == ()
    assert [(each.figures.facility, each.right_count) for each in found.questions] == [(None, 0)] * 3
    assert len(read(room)) == 1


def test_a_quiz_or_an_attempt_that_is_not_there_is_said_to_be_so(room: Room) -> None:
    with pytest.raises(UnknownQuizError):
        results.find_results(room.engine, room.teacher, 4711, now=NOON)
    with pytest.raises(UnknownAttemptError):
        results.review_attempt(room.engine, room.teacher, 4711)


def test_a_teacher_sees_a_submitted_attempt_as_its_student_does(room: Room) -> None:
    token = take(room, "Bo", "Oslo", "Marta", "2019", at=40)
    bo, lee = (
        next(
            each.attempt_id
            for each in results.find_results(room.engine, room.teacher, room.quiz.id, now=NOON).attempts
            if each.student == name
        )
        for name in ("Bo", "Lee")
    )
    assert results.review_attempt(room.engine, room.teacher, bo) == reviews.review(room.engine, token, now=NOON)
    with pytest.raises(NotSubmittedError):
        results.review_attempt(room.engine, room.teacher, lee)


# ── the file ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_points_have_a_row_a_student_by_name_and_a_column_a_question(room: Room) -> None:
    assert read(room) == [
        ["Student", "Username", "Score", "Out of", "Percent", "1", "2", "3", "State", "Submitted (Europe/Oslo)"],
        ["Ada", "ada", "3", "3", "100", "1", "1", "1", "submitted", "2026-03-02 13:00"],
        ["Kim", "", "1", "3", "33.3", "0", "0", "1", "submitted", "2026-03-02 13:00"],
        ["Lee", "", "", "3", "", "", "", "", "begun, not submitted", ""],
        ["Sam", "", "1", "3", "33.3", "0", "1", "0", "submitted", "2026-03-02 13:00"],
    ]


def test_where_nobody_has_an_account_there_is_no_column_for_it(engine: Engine) -> None:
    room = make_room(engine)
    take(room, "Sam", "Oslo")
    for sheet in Sheet:
        assert "Username" not in read(room, sheet)[0]
        assert len({len(row) for row in read(room, sheet)}) == 1


def test_of_a_quiz_with_a_time_limit_it_is_told_how_many_minutes_it_took_and_whose_time_was_up(engine: Engine) -> None:
    room = make_room(engine, terms=Terms(time_limit=10))
    take(room, "Ada", "Oslo")
    take(room, "Sam", "Oslo", submit=False)
    take(room, "Lee", "Oslo", at=3590, submit=False)
    classes.set_classes(engine, room.teacher, room.quiz.id, "7B")
    classes.put_into_class(engine, room.teacher, "ben", "7B")
    heading, *rows = read(room, at=3600)
    assert heading[-3:] == ["State", "Submitted (Europe/Oslo)", "Minutes"]
    assert {row[0]: row[-3:] for row in rows} == {
        "Ada": ["submitted", "2026-03-02 13:00", "0"],
        "Sam": ["submitted, time was up", "2026-03-02 13:10", "10"],
        "Lee": ["begun, not submitted", "", ""],
        "Ben": ["not begun", "", ""],
    }
    assert {tuple(row[-2:]) for row in read(room, Sheet.ANSWERS, at=3600) if row[0] == "Sam"} == {
        ("submitted, time was up", "2026-03-02 13:10")
    }


def test_a_question_that_is_left_out_says_so_and_counts_nowhere(room: Room) -> None:
    corrections.count_as(room.engine, room.teacher, room.quiz.id, WHO.id, Counting.LEFT_OUT, now=later(50))
    heading, _, kim, *_ = read(room)
    assert heading[5:8] == ["1", "2 (left out)", "3"]
    assert kim[2:8] == ["1", "2", "50", "0", "", "1"]


def test_the_answers_have_a_row_each_with_the_stem_and_the_right_answer(room: Room) -> None:
    heading, *rows = read(room, Sheet.ANSWERS)
    assert heading[2:] == [
        *("Number", "Question", "Answer", "Right answer", "Points", "State", "Submitted (Europe/Oslo)")
    ]
    assert len(rows) == 4 * 3
    submitted = ("submitted", "2026-03-02 13:00")
    assert rows[3:6] == [
        ["Kim", "", "1", WHERE.stem, "Bergen", "Oslo", "0", *submitted],
        ["Kim", "", "2", WHO.stem, "", "Jonas", "0", *submitted],
        ["Kim", "", "3", WHEN.stem, "in 2019", "2019", "1", *submitted],
    ]
    assert rows[6] == ["Lee", "", "1", WHERE.stem, "Oslo", "Oslo", "", "begun, not submitted", ""]


def test_the_statistics_have_a_row_a_question_and_one_of_the_whole_quiz(room: Room) -> None:
    heading, where, who, when, whole = read(room, Sheet.STATISTICS)
    assert heading == [
        *("Number", "Question", "Students", "Right", "Partly", "Wrong", "Blank", "Points won (%)"),
        *("Standard deviation", "Discrimination index", "Discriminative efficiency", "Effective weight (%)"),
        *("Mean score", "Median score", "Skewness", "Kurtosis"),
        *("Internal consistency", "Error ratio", "Standard error"),
    ]
    assert where == [
        *("1", WHERE.stem, "3", "1", "0", "2", "0", "33.3", "0.577", "1", "1", "41.4"),
        *[""] * 7,
    ]
    assert (who[:8], when[9]) == (["2", WHO.stem, "3", "2", "0", "0", "1", "66.7"], "0")
    assert whole == [
        *("", "Whole quiz", "3", "", "", "", "", "", "1.155", "", "", ""),
        *("1.667", "1", "1.732", "", "0.375", "0.791", "0.913"),
    ]


def test_the_statistics_of_nobody_are_empty_and_of_a_question_left_out_too(room: Room, engine: Engine) -> None:
    corrections.count_as(room.engine, room.teacher, room.quiz.id, WHO.id, Counting.LEFT_OUT, now=later(50))
    _, where, who, *_ = read(room, Sheet.STATISTICS)
    assert who[:3] == ["2 (left out)", WHO.stem, "0"]
    assert who[7:] == [""] * 12
    assert where[9] != ""
    empty = publish(engine, room.teacher, room.bank.id)
    _, *rows = read(replace(room, quiz=empty), Sheet.STATISTICS)
    assert [row[2] for row in rows] == ["0"] * 4
    assert {cell for row in rows for cell in row[7:]} == {""}


def test_an_attempt_whose_time_was_up_counts_in_the_figures_and_one_in_progress_does_not(engine: Engine) -> None:
    room = make_room(engine, terms=Terms(time_limit=10))
    take(room, "Ada", "Oslo")
    take(room, "Sam", "Oslo", "Jonas", submit=False)
    take(room, "Lee", "Oslo", at=3590, submit=False)
    found = results.find_results(engine, room.teacher, room.quiz.id, now=later(3600))
    assert (found.figures.count, found.figures.mean) == (2, 1.5)
    assert [each.figures.facility for each in found.questions] == [1, 0.5, 0]


def test_a_share_of_the_points_counts_in_the_figures_as_it_counts_in_the_score(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = make_room(engine)
    for at, (name, fraction) in enumerate([("Sam", 0.25), ("Kim", 0.5)]):
        mark = Mark(fraction, "partly")
        monkeypatch.setattr(marking, "mark", lambda *_, mark=mark, **__: mark)
        take(room, name, "Oslo", at=10 * at)
    found = results.find_results(engine, room.teacher, room.quiz.id, now=NOON)
    assert [each.figures.facility for each in found.questions] == [0.375] * 3
    assert found.figures.mean == pytest.approx(9 / 8)
    assert found.questions[0].figures.discrimination == pytest.approx(1)


def test_the_answers_say_a_question_that_is_typed_without_the_gap_behind_it(engine: Engine) -> None:
    asked = replace(WHEN, stem="When did it open? ____")
    room = make_room(engine, quiz=replace(QUIZ, questions=(asked,)))
    take(room, "Sam")
    assert "When did it open?" in read(room, Sheet.ANSWERS)[1]


def test_a_spreadsheet_reads_the_csv_rightly(room: Room) -> None:
    take(room, 'Åse "the baker", Øst', at=40)
    data = write(room)
    assert data.startswith(b"\xef\xbb\xbfStudent,")
    assert data.count(b"\r\n") == 6
    assert 'Åse "the baker", Øst' in [row[0] for row in read(room)]


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_no_name_or_answer_is_taken_for_a_formula(engine: Engine, formula: str) -> None:
    room = make_room(engine)
    take(room, formula, "", "", formula)
    row = read(room, Sheet.ANSWERS)[3]
    assert (row[0], row[3]) == (f"'{formula}", f"'{formula}")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("A bakery in Oslo", "2026-03-02 A bakery in Oslo points.csv"),
        ('Åse: "who/what\\where"?', "2026-03-02 Åse who what where points.csv"),
        ("CON", "2026-03-02 CON points.csv"),
        ("../../etc/passwd", "2026-03-02 .. .. etc passwd points.csv"),
        ("word " * 20, f"2026-03-02 {'word ' * 14}word… points.csv"),
    ],
)
def test_a_file_is_named_by_the_quizs_title_and_date_on_windows_too(engine: Engine, title: str, name: str) -> None:
    room = make_room(engine)
    ids = [each.id for each in banks.list_questions(engine, room.teacher, room.bank.id)]
    quiz = publishing.publish(engine, room.teacher, title=title, question_ids=ids, now=NOON)
    assert sheets.write_sheet(engine, room.teacher, quiz.id, Sheet.POINTS, zone=OSLO, now=NOON)[0] == name


def test_points_stay_numbers(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marking, "mark", lambda *_, **__: Mark(0.25, "quarter"))
    room = make_room(engine)
    take(room, "Sam", "Oslo")
    _, row = sheets.point_rows(results.find_results(engine, room.teacher, room.quiz.id, now=NOON), OSLO)
    assert row[1:7] == (0.75, 3, 25, 0.25, 0.25, 0.25)


def test_results_stay_those_of_the_version_taken(room: Room) -> None:
    where = banks.list_questions(room.engine, room.teacher, room.bank.id)[0]
    editing.edit_question(
        room.engine, room.teacher, where.id, replace(WHERE, stem="Which city?"), version=1, now=later(50)
    )
    assert results.find_results(room.engine, room.teacher, room.quiz.id, now=NOON).questions[0].stem == WHERE.stem


def test_the_questions_of_a_quiz_are_made_once_for_a_whole_class(room: Room) -> None:
    with reading(room.engine) as session:
        first, *others = list_attempts(session, room.quiz.id)
    for other in others:
        for item, same in zip(first.items, other.items, strict=True):
            assert item.question is same.question
