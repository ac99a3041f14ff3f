"""Forgetting students: nothing of them is left in any table, and nothing of anybody else is lost."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, select

from quizapp.classroom import attempts, results, signing_in, starting
from quizapp.classroom.forgetting import count_forgotten, forget
from quizapp.errors.people import TeacherKeptError, UnknownUsernameError
from quizapp.store.engine import reading
from quizapp.store.tables import Row
from tests.schoolroom import HOME, NOON, PASSWORD, Room, make_room


def take(room: Room, who: starting.Guest | None = None) -> None:
    """An attempt with answers, marked; Ada's where it is nobody else's."""
    token = starting.start(room.engine, room.quiz.code, who or room.student, address=HOME, now=NOON, seed=1).token
    attempts.save_answer(room.engine, token, 3, "Ada's own words", sequence=0, now=NOON)
    attempts.submit(room.engine, token, now=NOON)


def everything(engine: Engine) -> dict[str, set[str]]:
    """Every row of every table but for the wrong tries, which tell nobody's name."""
    with reading(engine) as session:
        return {
            table.name: {str(tuple(row)) for row in session.execute(select(table))}
            for table in Row.metadata.sorted_tables
            if table.name != "tries"
        }


def test_nothing_is_left_of_who_is_forgotten_and_everything_of_the_others(engine: Engine) -> None:
    room = make_room(engine)
    take(room, starting.Guest("Gus"))
    before = everything(engine)
    before["person"] = {row for row in before["person"] if f"'{room.student.username}'" not in row}
    take(room)
    signing_in.sign_in(engine, room.student.username, PASSWORD, address=HOME, now=NOON)
    assert count_forgotten(engine, ["ADA"]) == {room.student: 1}
    forget(engine, ["ADA"])
    assert everything(engine) == before
    assert [each.student for each in results.find_results(engine, room.teacher, room.quiz.id, now=NOON).attempts] == [
        "Gus"
    ]


def test_a_teacher_and_a_username_nobody_has_are_refused_and_then_nobody_is_forgotten(engine: Engine) -> None:
    room = make_room(engine)
    take(room)
    before = everything(engine)
    with pytest.raises(TeacherKeptError):
        forget(engine, ["ada", room.teacher.username])
    with pytest.raises(UnknownUsernameError):
        forget(engine, ["ada", "nobody"])
    assert everything(engine) == before
