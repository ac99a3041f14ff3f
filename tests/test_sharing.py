"""Attempts that one browser began under several names: whom the results name beside whom, and the file of points."""

from __future__ import annotations

import csv
import io
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine

from quizapp.classroom import classes, overseeing, results, sheets, starting
from quizapp.classroom.sheets import Sheet
from quizapp.classroom.starting import Guest, Started
from quizapp.store.records.people import Person
from tests.schoolroom import HOME, NOON, Room, later, make_room, publish


@pytest.fixture
def room(engine: Engine) -> Room:
    return make_room(engine)


def begin(room: Room, who: Person | str, before: str = "", *, code: str = "", class_name: str = "") -> Started:
    """An attempt, begun in the browser that keeps the token ``before``."""
    guest = Guest(who) if isinstance(who, str) else who
    return starting.start(
        room.engine, code or room.quiz.code, guest, class_name=class_name, before=before, address=HOME, now=later(1)
    )


def beside(room: Room, class_name: str | None = None) -> dict[str, tuple[str, ...]]:
    """Beside whom each student of the results stands, but for those who stand alone."""
    found = results.find_results(room.engine, room.teacher, room.quiz.id, class_name, now=NOON)
    names = {attempt.attempt_id: attempt.student for attempt in found.attempts}
    return {names[each]: others for each, others in found.same_browser.items() if each in names}


def test_names_of_one_browser_stand_beside_each_other(room: Room) -> None:
    kim = begin(room, "Kim").token
    lisa = begin(room, "Lisa B", kim).token
    begin(room, "Tom", lisa)
    begin(room, "Ann")
    assert beside(room) == {"Kim": ("Lisa B", "Tom"), "Lisa B": ("Kim", "Tom"), "Tom": ("Kim", "Lisa B")}


def test_one_name_alone_stands_beside_nobody(room: Room) -> None:
    begin(room, "Kim")
    begin(room, "Ann", "made up")
    assert beside(room) == {}


def test_an_account_stands_beside_a_guest_but_two_accounts_have_both_signed_in(room: Room) -> None:
    ada = begin(room, room.student).token
    ben = begin(room, room.other_student, ada).token
    assert beside(room) == {}
    begin(room, "Lisa B", ben)
    assert beside(room) == {"Ada": ("Lisa B",), "Ben": ("Lisa B",), "Lisa B": ("Ada", "Ben")}


def test_the_teacher_who_tried_the_quiz_out_stands_beside_nobody(room: Room) -> None:
    begin(room, "Kim", begin(room, room.teacher).token)
    assert beside(room) == {}


def test_another_quiz_in_the_same_browser_tells_nothing(room: Room) -> None:
    other = publish(room.engine, room.teacher, room.bank.id)
    begin(room, "Kim", begin(room, "Lisa B", code=other.code).token)
    assert beside(room) == {}


def test_a_discarded_attempt_stands_beside_nobody(room: Room) -> None:
    kim = begin(room, "Kim")
    begin(room, "Lisa B", kim.token)
    overseeing.discard(room.engine, room.teacher, kim.attempt_id)
    assert beside(room) == {}


def test_of_one_class_the_names_of_another_class_are_named_too(room: Room) -> None:
    classes.set_classes(room.engine, room.teacher, room.quiz.id, "7A, 7B")
    begin(room, "Lisa B", begin(room, "Kim", class_name="7A").token, class_name="7B")
    assert beside(room, "7B") == {"Lisa B": ("Kim",)}


def points(room: Room) -> list[list[str]]:
    _name, data = sheets.write_sheet(
        room.engine, room.teacher, room.quiz.id, Sheet.POINTS, zone=ZoneInfo("UTC"), now=NOON
    )
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_file_of_points_has_a_last_column_for_it_where_it_would_hold_something(room: Room) -> None:
    kim = begin(room, "Kim").token
    begin(room, "Ann")
    assert points(room)[0][-1] == "Submitted (UTC)"
    begin(room, "Lisa B", kim)
    classes.set_classes(room.engine, room.teacher, room.quiz.id, "7A")
    classes.put_into_class(room.engine, room.teacher, "ada", "7A")
    heading, *rows = points(room)
    assert heading[-1] == "Same browser as"
    assert [(row[0], row[-1]) for row in rows] == [("Ann", ""), ("Kim", "Lisa B"), ("Lisa B", "Kim"), ("Ada", "")]
    assert len({len(row) for row in (heading, *rows)}) == 1
