"""Classes: who is in which, for which a quiz is, in which it is taken, and who of them has not begun."""

from __future__ import annotations

import csv
import io
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine

from quizapp.classroom import (
    accounts,
    attempts,
    banks,
    classes,
    overseeing,
    publishing,
    quizzes,
    results,
    sheets,
    starting,
)
from quizapp.classroom.classes import NO_CLASS
from quizapp.classroom.names import clean_class, read_classes
from quizapp.classroom.results import Results
from quizapp.classroom.sheets import Sheet
from quizapp.errors.people import BadClassError, LongNameError, UnknownStudentsError
from quizapp.errors.quizzes import ClassNotChosenError, NameTakenError, NameTakenInClassError
from quizapp.model import Terms
from quizapp.store.records.people import Person, PersonRole
from tests.schoolroom import HOME, NOON, PASSWORD, Room, add_second_teacher, counted_queries, later, make_room

UTC = ZoneInfo("UTC")


@pytest.fixture
def room(engine: Engine) -> Room:
    """A room whose quiz is for 7A and 7B."""
    room = make_room(engine)
    classes.set_classes(engine, room.teacher, room.quiz.id, "7A, 7B")
    return room


def add_student(room: Room, username: str, class_name: str = "", name: str = "") -> Person:
    return accounts.add_person(
        room.engine,
        room.teacher,
        name=name or username.title(),
        username=username,
        password=PASSWORD,
        role=PersonRole.STUDENT,
        class_name=class_name,
        now=NOON,
    )


def take(room: Room, who: Person | str, class_name: str = "", *, submit: bool = True, at: float = 0) -> int:
    """An attempt by a student, or by a guest of this name, without an answer."""
    student = who if isinstance(who, Person) else starting.Guest(who)
    started = starting.start(
        room.engine, room.quiz.code, student, class_name=class_name, address=HOME, now=later(at), seed=1
    )
    if submit:
        attempts.submit(room.engine, started.token, now=later(at + 1))
    return started.attempt_id


def publish_for(room: Room, typed: str) -> tuple[str, ...]:
    """The classes of a quiz that is published with this in the field for them."""
    ids = [item.id for item in banks.list_questions(room.engine, room.teacher, room.bank.id)]
    return publishing.publish(room.engine, room.teacher, title="New", question_ids=ids, classes=typed, now=NOON).classes


def found(room: Room, class_name: str | None = None) -> Results:
    return results.find_results(room.engine, room.teacher, room.quiz.id, class_name, now=NOON)


def names(shown: Results) -> list[str]:
    return [attempt.student for attempt in shown.attempts]


def missing(shown: Results) -> list[str]:
    return [person.name for person in shown.missing]


def class_of(room: Room, username: str) -> str:
    return next(
        each.class_name for each in accounts.list_people(room.engine, room.teacher) if each.username == username
    )


# ── names ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_classes_are_listed_by_name_with_figures_by_their_value() -> None:
    assert read_classes("10A, 7b;7A,,Blue group, 7 B") == ("7A", "7b", "10A", "Blue group")
    assert read_classes(" ") == ()


def test_a_class_has_a_short_name_on_one_line_without_commas() -> None:
    assert clean_class("  7\u200b  B ") == "7 B"
    assert clean_class(" ") == ""
    with pytest.raises(LongNameError, match="at most 30"):
        clean_class("7" * 31)
    with pytest.raises(BadClassError, match="without commas"):
        clean_class("7A, 7B")


# ── who is in a class ────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_teacher_puts_many_students_into_a_class_by_name_or_username(room: Room) -> None:
    add_student(room, "émile.b", name="Émile Bö")
    assert classes.put_into_class(room.engine, room.teacher, " ADA\n\némile  BÖ\nben\nÉmile Bö", "7B") == 3
    people = accounts.list_people(room.engine, room.teacher, "7b")
    assert [person.username for person in people] == ["ada", "ben", "émile.b"]
    classes.put_into_class(room.engine, room.teacher, "ada", "")
    assert class_of(room, "ada") == ""


def test_when_one_name_is_not_clear_nobody_is_moved_and_all_such_names_are_told(room: Room) -> None:
    add_student(room, "ada2", name="Ada")
    add_student(room, "cleo")
    with pytest.raises(UnknownStudentsError, match="Nobodie, Ms Berg, Ada Two\\.") as error:
        classes.put_into_class(room.engine, room.teacher, "cleo\nNobodie\nMs Berg\nAda Two", "7B")
    assert error.value.names == ("Nobodie", "Ms Berg", "Ada Two")
    assert class_of(room, "cleo") == ""


def test_of_two_students_of_one_name_the_username_says_which(room: Room) -> None:
    add_student(room, "twin1", name="Kim Lee")
    add_student(room, "twin2", name="Kim Lee")
    with pytest.raises(UnknownStudentsError, match="Kim Lee"):
        classes.put_into_class(room.engine, room.teacher, "Kim Lee", "7B")
    classes.put_into_class(room.engine, room.teacher, "twin2", "7B")
    assert (class_of(room, "twin1"), class_of(room, "twin2")) == ("", "7B")


def test_a_class_is_spelt_as_it_is_already_until_all_of_it_are_moved(room: Room) -> None:
    classes.put_into_class(room.engine, room.teacher, "ada\nben", "7b")
    add_student(room, "cleo", "7 B")
    assert class_of(room, "cleo") == "7b"
    classes.put_into_class(room.engine, room.teacher, "ada\nben\ncleo", "7B")
    assert {class_of(room, each) for each in ("ada", "ben", "cleo")} == {"7B"}


def test_a_teacher_knows_the_classes_of_accounts_and_of_the_own_quizzes(room: Room) -> None:
    add_student(room, "cleo", "10A")
    classes.set_classes(room.engine, room.teacher, room.quiz.id, "7B, 10a")
    assert classes.list_classes(room.engine, room.teacher) == ("7B", "10A")
    assert classes.list_classes(room.engine, add_second_teacher(room.engine, room.teacher)) == ("10A",)


@pytest.mark.parametrize("typed", ["7a and 7B", "7a, 7B", "7a; 7B", "7a / 7B", "7A AND 7b"])
def test_two_classes_are_two_however_they_are_joined_and_are_spelt_as_accounts_spell_them(
    room: Room, typed: str
) -> None:
    classes.set_classes(room.engine, room.teacher, room.quiz.id, "")
    classes.put_into_class(room.engine, room.teacher, "ada", "7A")
    classes.put_into_class(room.engine, room.teacher, "ben", "7B")
    assert publish_for(room, typed) == ("7A", "7B")
    classes.set_classes(room.engine, room.teacher, room.quiz.id, typed)
    assert quizzes.find_quiz(room.engine, room.teacher, room.quiz.id).classes == ("7A", "7B")


def test_a_class_is_spelt_as_the_teachers_other_quizzes_spell_it_and_its_own_spelling_can_be_mended(room: Room) -> None:
    assert publish_for(room, "7a") == ("7A",)
    classes.set_classes(room.engine, room.teacher, room.quiz.id, "9c")
    classes.set_classes(room.engine, room.teacher, room.quiz.id, "9C")
    assert quizzes.find_quiz(room.engine, room.teacher, room.quiz.id).classes == ("9C",)


def test_a_known_class_with_a_joining_word_in_its_name_stays_one(room: Room) -> None:
    classes.put_into_class(room.engine, room.teacher, "ada", "Art and Design")
    assert publish_for(room, "7A, art and design") == ("7A", "Art and Design")


def test_a_class_that_no_account_is_in_is_told_where_accounts_are_in_classes(room: Room) -> None:
    assert classes.list_empty(room.engine, room.teacher, room.quiz.id) == ()
    classes.put_into_class(room.engine, room.teacher, "ada", "7a")
    assert classes.list_empty(room.engine, room.teacher, room.quiz.id) == ("7B",)


# ── in which class a quiz is taken ───────────────────────────────────────────────────────────────────────────────────


def test_a_quiz_is_published_for_classes_and_these_can_be_changed(room: Room) -> None:
    assert publish_for(room, "7B,7A") == ("7A", "7B")
    classes.set_classes(room.engine, room.teacher, room.quiz.id, "")
    assert quizzes.find_quiz(room.engine, room.teacher, room.quiz.id).classes == ()


def test_a_guest_chooses_one_of_the_quizs_classes_or_none(room: Room) -> None:
    for wrong in ("", "8C"):
        with pytest.raises(ClassNotChosenError):
            take(room, "Sam", wrong)
    take(room, "Sam", "7B")
    take(room, "Kim", NO_CLASS)
    assert [(each.student, each.class_name) for each in found(room).attempts] == [("Sam", "7B"), ("Kim", "")]


def test_an_attempt_keeps_the_class_its_student_was_in_when_it_began(room: Room) -> None:
    cleo, dan = add_student(room, "cleo", "7b"), add_student(room, "dan", "8C")
    take(room, cleo)
    take(room, dan)
    classes.put_into_class(room.engine, room.teacher, "cleo\ndan", "9X")
    assert [each.class_name for each in found(room).attempts] == ["7B", "8C"]


def test_a_student_who_is_in_no_class_chooses_and_a_teacher_is_not_asked(room: Room) -> None:
    with pytest.raises(ClassNotChosenError):
        take(room, room.student)
    take(room, room.student, "7A")
    take(room, add_second_teacher(room.engine, room.teacher))
    assert [each.class_name for each in found(room).attempts] == ["7A", ""]


def test_two_guests_of_one_name_in_two_classes_are_two_students(room: Room) -> None:
    take(room, "Sam", "7A")
    take(room, "sam", "7B")
    with pytest.raises(NameTakenError):
        take(room, "SAM", "7B")
    assert names(found(room)) == ["Sam", "sam"]


def test_where_a_quiz_is_for_no_class_nothing_is_asked_and_nothing_is_said_of_classes(engine: Engine) -> None:
    room = make_room(engine)
    take(room, "Sam")
    take(room, room.student)
    shown = found(room)
    assert (shown.classes, shown.missing) == ((), ())
    assert "Class" not in rows(room)[0]


# ── results by class ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_results_are_of_all_classes_or_of_one(room: Room) -> None:
    take(room, "Sam", "7A")
    take(room, "Kim", "7B", submit=False)
    take(room, add_student(room, "dan", "10C"))
    overseeing.discard(room.engine, room.teacher, take(room, "Lee", "7B"))
    shown = found(room)
    assert shown.classes == ("7A", "7B", "10C")
    assert names(shown) == ["Sam", "Kim", "Dan"]
    assert [names(found(room, each)) for each in shown.classes] == [["Sam"], ["Kim"], ["Dan"]]
    assert [len(found(room, each).discarded) for each in shown.classes] == [0, 1, 0]
    assert [found(room, each).questions[0].blank_count for each in shown.classes] == [1, 0, 1]
    take(room, "Bo", NO_CLASS)
    assert found(room).classes == ("7A", "7B", "10C", "")
    assert names(found(room, "")) == ["Bo"]


def test_of_one_class_no_more_is_read_than_it_has(room: Room) -> None:
    for number in range(6):
        take(room, f"Guest {number}", "7A")
    take(room, "Kim", "7B")
    with counted_queries(room.engine) as asked:
        found(room, "7B")
    assert len(asked) < 30
    assert any("attempt.class_name = " in statement for statement in asked)


def test_a_student_in_the_wrong_class_is_moved_with_all_attempts(engine: Engine) -> None:
    room = make_room(engine, terms=Terms(again=True))
    classes.set_classes(engine, room.teacher, room.quiz.id, "7A, 7B")
    take(room, "Sam", "7A")
    again = take(room, "Sam", "7A", at=10)
    overseeing.move(engine, room.teacher, again, "7B")
    assert [names(found(room, each)) for each in ("7A", "7B")] == [[], ["Sam"]]
    assert found(room, "7B").attempts[0].number == 2


def test_a_guest_is_not_moved_to_a_namesake(room: Room) -> None:
    here = take(room, "Sam", "7A")
    there = take(room, "Sam", "7B")
    with pytest.raises(NameTakenInClassError, match='There is a "Sam" in 7B already'):
        overseeing.move(room.engine, room.teacher, here, "7B")
    overseeing.discard(room.engine, room.teacher, there)
    overseeing.move(room.engine, room.teacher, here, "7B")
    assert names(found(room, "7B")) == ["Sam"]


# ── who has not begun ────────────────────────────────────────────────────────────────────────────────────────────────


def test_who_of_a_quizs_classes_has_not_begun_is_listed_by_name(room: Room) -> None:
    for username, class_name in (("zoe", "7 a"), ("dan", "7B"), ("eve", "7B"), ("out", "8C"), ("gone", "7B")):
        add_student(room, username, class_name)
    gone = next(each for each in accounts.list_people(room.engine, room.teacher) if each.username == "gone")
    accounts.set_enabled(room.engine, room.teacher, gone.id, False)
    assert classes.count_expected(room.engine, room.teacher, room.quiz.id) == 3
    dan = next(each for each in accounts.list_people(room.engine, room.teacher) if each.username == "dan")
    begun = take(room, dan, submit=False)
    assert missing(found(room)) == ["Eve", "Zoe"]
    assert [person.class_name for person in found(room).missing] == ["7B", "7A"]
    assert [missing(found(room, each)) for each in ("7A", "7B", "8C", "")] == [["Zoe"], ["Eve"], [], []]
    overseeing.discard(room.engine, room.teacher, begun)
    assert missing(found(room, "7B")) == ["Dan", "Eve"]


# ── the files ────────────────────────────────────────────────────────────────────────────────────────────────────────


def rows(room: Room, sheet: Sheet = Sheet.POINTS, class_name: str | None = None) -> list[list[str]]:
    _, data = sheets.write_sheet(
        room.engine, room.teacher, room.quiz.id, sheet, zone=UTC, class_name=class_name, now=NOON
    )
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_both_files_name_the_class_and_are_of_the_one_chosen(room: Room) -> None:
    take(room, "Sam", "7A")
    take(room, "Kim", "7B")
    assert [row[:2] for row in rows(room)] == [["Student", "Class"], ["Kim", "7B"], ["Sam", "7A"]]
    assert [row[:2] for row in rows(room, class_name="7A")] == [["Student", "Class"], ["Sam", "7A"]]
    assert {row[1] for row in rows(room, Sheet.ANSWERS)} == {"Class", "7A", "7B"}
    assert {row[1] for row in rows(room, Sheet.ANSWERS, "7B")} == {"Class", "7B"}


def test_a_file_of_one_class_is_named_by_it(room: Room) -> None:
    named = sheets.write_sheet(
        room.engine, room.teacher, room.quiz.id, Sheet.POINTS, zone=UTC, class_name="7/A", now=NOON
    )[0]
    assert named == "2026-03-02 A bakery in Oslo 7 A points.csv"


def test_who_has_not_begun_is_among_the_points_without_any_and_not_among_the_answers(room: Room) -> None:
    take(room, "Sam", "7A")
    add_student(room, "dan", "7B")
    heading, *others, dan = rows(room)
    assert heading[:3] == ["Student", "Username", "Class"]
    assert [row[0] for row in others] == ["Sam"]
    assert dan == ["Dan", "dan", "7B", "", "", "", "", "", "", "not begun", ""]
    assert len(dan) == len(heading)
    assert "Dan" not in {row[0] for row in rows(room, Sheet.ANSWERS)}
