"""The quizzes given to a class: whom they are listed to, and that they are those which the code would begin."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import Engine, text

from quizapp.classroom import attempts, banks, classes, overseeing, publishing, quizzes, starting
from quizapp.classroom.given import list_given
from quizapp.errors.quizzes import QuizClosedError
from quizapp.model import Status, Terms
from quizapp.store.records.people import Person
from quizapp.store.records.quizzes import GivenQuiz, PublishedQuiz
from tests.schoolroom import HOME, NOON, Room, counted_queries, later, make_room


@pytest.fixture
def room(engine: Engine) -> Room:
    """A room whose quiz is for 7A and 7B, with one student in 7B and one in no class."""
    room = make_room(engine)
    classes.set_classes(engine, room.teacher, room.quiz.id, "7A, 7B")
    classes.put_into_class(engine, room.teacher, "ada", "7B")
    return replace(room, student=replace(room.student, class_name="7B"))


def publish(room: Room, title: str, named: str = "7B") -> PublishedQuiz:
    ids = [each.id for each in banks.list_questions(room.engine, room.teacher, room.bank.id, status=Status.READY)]
    return publishing.publish(
        room.engine, room.teacher, title=title, question_ids=ids, classes=named, terms=Terms(), now=later(60)
    )


def given(room: Room, student: Person | None = None) -> tuple[GivenQuiz, ...]:
    return list_given(room.engine, student or room.student, now=later(99))


def titles(room: Room, student: Person | None = None) -> list[str]:
    return [quiz.title for quiz in given(room, student)]


def start(room: Room, at: float = 10) -> starting.Started:
    return starting.start(room.engine, room.quiz.code, room.student, address=HOME, now=later(at), seed=1)


def submit(room: Room, at: float = 10) -> int:
    started = start(room, at)
    attempts.submit(room.engine, started.token, now=later(at + 1))
    return started.attempt_id


# ── whom it is given ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_student_is_given_the_quizzes_of_the_class_newest_first(room: Room) -> None:
    publish(room, "For another", "8C")
    publish(room, "For nobody in particular", "")
    newest = publish(room, "Newer", "7B, 8C")
    assert titles(room) == ["Newer", room.quiz.title]
    assert given(room)[0] == GivenQuiz(newest.code, "Newer", later(60), None, None, 3, again=False)
    assert [quiz.title for quiz in list_given(room.engine, room.student, now=NOON, most=1)] == ["Newer"]


@pytest.mark.parametrize(("named", "own"), [("7 b", "7B"), ("7B", " 7  b"), ("ÉTÉ", "été"), ("Straße", "STRASSE")])
def test_a_class_is_the_same_without_case_and_blanks(room: Room, named: str, own: str) -> None:
    classes.set_classes(room.engine, room.teacher, room.quiz.id, named)
    assert titles(room, replace(room.student, class_name=own)) == [room.quiz.title]


def test_who_is_in_no_class_and_a_teacher_are_given_nothing(room: Room) -> None:
    publish(room, "For nobody in particular", "")
    assert given(room, room.other_student) == given(room, room.teacher) == ()


def test_a_quiz_is_given_to_the_classes_it_is_for_now(room: Room) -> None:
    classes.set_classes(room.engine, room.teacher, room.quiz.id, "7A")
    assert titles(room) == []
    classes.set_classes(room.engine, room.teacher, room.quiz.id, "7b, 8C, 7 B")
    assert titles(room) == [room.quiz.title]


def test_classes_that_are_set_twice_at_once_are_those_of_one_of_the_two(room: Room) -> None:
    def name(number: int) -> None:
        classes.set_classes(room.engine, room.teacher, room.quiz.id, f"7B, {number}")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(name, range(24)))
    named = set(quizzes.find_quiz(room.engine, room.teacher, room.quiz.id).classes)
    given_to = {each for each in ("7B", *map(str, range(24))) if given(room, replace(room.student, class_name=each))}
    assert given_to == named
    assert len(named) == 2


# ── what may be begun ────────────────────────────────────────────────────────────────────────────────────────────────


def close(room: Room) -> None:
    quizzes.set_open(room.engine, room.teacher, room.quiz.id, False, now=later(20))


def set_closing_time(room: Room, at: float) -> None:
    quizzes.set_closing_time(room.engine, room.teacher, room.quiz.id, later(at), now=later(20))


def open_again(room: Room) -> None:
    close(room)
    quizzes.set_open(room.engine, room.teacher, room.quiz.id, True, now=later(21))


def let_again(room: Room) -> None:
    overseeing.let_again(room.engine, room.teacher, submit(room))


def discard_submitted(room: Room) -> None:
    overseeing.discard(room.engine, room.teacher, submit(room))


def submit_the_second(room: Room) -> None:
    let_again(room)
    submit(room, 30)


def let_again_and_close(room: Room) -> None:
    let_again(room)
    close(room)


def begin_the_second(room: Room) -> None:
    let_again(room)
    start(room, 30)


def discard_the_second(room: Room) -> None:
    let_again(room)
    overseeing.discard(room.engine, room.teacher, submit(room, 30))


STATES: dict[str, tuple[Callable[[Room], object], bool]] = {
    "as it is published": (lambda _: None, True),
    "closed": (close, False),
    "before its closing time": (lambda r: set_closing_time(r, 100), True),
    "at its closing time": (lambda r: set_closing_time(r, 99), False),
    "opened again": (open_again, True),
    "put away": (lambda r: quizzes.put_quiz_away(r.engine, r.teacher, r.quiz.id, now=later(20)), False),
    "begun": (start, False),
    "begun and discarded": (lambda r: overseeing.discard(r.engine, r.teacher, start(r).attempt_id), True),
    "submitted": (submit, False),
    "submitted and discarded": (discard_submitted, True),
    "allowed again": (let_again, True),
    "allowed again and closed": (let_again_and_close, False),
    "the second begun": (begin_the_second, False),
    "the second submitted": (submit_the_second, False),
    "the second discarded": (discard_the_second, True),
}


def begins_anew(room: Room) -> bool:
    """Whether the code begins an attempt that was not there."""
    with room.engine.connect() as connection:
        before = connection.execute(text("SELECT max(id) FROM attempt")).scalar() or 0
    try:
        return start(room, 99).attempt_id > before
    except QuizClosedError:
        return False


@pytest.mark.parametrize("state", STATES)
def test_a_quiz_is_listed_where_its_code_begins_a_new_attempt_and_only_there(room: Room, state: str) -> None:
    come_to, listed = STATES[state]
    come_to(room)
    assert bool(given(room)) is listed
    assert begins_anew(room) is listed


def test_a_quiz_that_may_be_taken_again_is_listed_as_one_that_was_taken(engine: Engine) -> None:
    room = make_room(engine, terms=Terms(again=True))
    room = replace(room, student=replace(room.student, class_name="7B"))
    classes.set_classes(engine, room.teacher, room.quiz.id, "7B")
    submit(room)
    assert [quiz.again for quiz in given(room)] == [True]
    start(room, 30)
    assert given(room) == ()


def test_what_another_student_has_begun_is_still_given(room: Room) -> None:
    start(room)
    assert titles(room, replace(room.other_student, class_name="7b")) == [room.quiz.title]


def test_however_many_quizzes_there_are_one_query_finds_those_of_a_class(room: Room) -> None:
    for number in range(4):
        publish(room, f"Quiz {number}")
    with counted_queries(room.engine) as asked:
        assert len(list_given(room.engine, room.student, now=NOON, most=3)) == 3
    assert len([each for each in asked if each.startswith("SELECT quiz")]) == 1
    overdue = [each for each in asked if each.startswith("SELECT attempt.id")]
    assert len([each for each in asked if "FROM" in each]) == 1 + len(overdue) == 2
