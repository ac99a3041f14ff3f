"""Time limits with many at once: whoever finds an attempt overdue, it is submitted once, and as of its deadline.

What one student and one teacher see of a limit is among the walkthroughs of ``test_attempts``.
"""

from __future__ import annotations

import doctest
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from quizapp import model
from quizapp.classroom import (
    attempt_views,
    attempts,
    begun,
    given,
    publishing,
    quizzes,
    results,
    reviews,
    sheets,
    starting,
    time_limits,
)
from quizapp.classroom.enrolling import change_listed
from quizapp.classroom.overdue import deadline_by_token, submit_overdue, submit_overdue_at_own
from quizapp.classroom.rosters import RosterEntry
from quizapp.classroom.sheets import Sheet
from quizapp.errors import QuizError
from quizapp.errors.people import UnknownStudentsError
from quizapp.errors.quizzes import AlreadySubmittedError, TimeLimitError
from quizapp.model import ExtraTime, Terms
from quizapp.store.deadlines import GRACE
from quizapp.store.engine import reading
from quizapp.store.tables import ResponseEventRow
from quizapp.store.which_attempts import at_quiz
from tests.schoolroom import HOME, NOON, Room, counted_queries, later, make_room

HALF_AN_HOUR = 30 * 60
OVERDUE = HALF_AN_HOUR + GRACE.total_seconds() + 1


@pytest.fixture
def room(engine: Engine) -> Room:
    """A room whose quiz may take half an hour."""
    return make_room(engine, terms=Terms(time_limit=30))


def begin(room: Room, name: str = "Sam", at: float = 0) -> str:
    """A guest's attempt with the first question answered; its token."""
    who = room.student if name == "Ada" else starting.Guest(name, "v")
    token = starting.start(room.engine, room.quiz.code, who, address=HOME, now=later(at), seed=1).token
    attempts.save_answer(room.engine, token, 1, "1", sequence=0, now=later(at + 1))
    return token


def submitted_at(room: Room, token: str) -> object:
    return attempt_views.attempt_view(room.engine, token, now=NOON).submitted_at


def test_what_a_limit_is_with_extra_time_is_counted_in_whole_minutes() -> None:
    assert doctest.testmod(model).failed == 0
    assert [extra.minutes(25) for extra in ExtraTime] == [25, 32, 38, 50, None]


def test_extra_time_for_many_holds_in_attempts_under_way_and_revives_none_that_are_over(room: Room) -> None:
    over = begin(room, "Ada")
    under_way = starting.start(room.engine, room.quiz.code, room.other_student, address=HOME, now=later(900)).token
    who, late = f"{room.student.username}\n{room.other_student.name}", later(OVERDUE)
    assert time_limits.give_extra_time(room.engine, room.teacher, who, ExtraTime.DOUBLE, now=late) == 2
    assert attempt_views.attempt_view(room.engine, over, now=late).submitted_at == later(HALF_AN_HOUR)
    assert deadline_by_token(room.engine, under_way) == later(900 + 2 * HALF_AN_HOUR)
    with pytest.raises(UnknownStudentsError, match="Nothing was changed"):
        time_limits.give_extra_time(room.engine, room.teacher, f"{who}\nnobody", ExtraTime.NONE, now=late)
    assert deadline_by_token(room.engine, under_way) == later(900 + 2 * HALF_AN_HOUR)


def test_a_list_that_gives_extra_time_revives_no_attempt_that_is_over(room: Room) -> None:
    over, student = begin(room, "Ada"), room.student
    listed = [RosterEntry(student.username, student.name, student.role, "", ExtraTime.NO_LIMIT)]
    change_listed(room.engine, listed, now=later(OVERDUE))
    assert attempt_views.attempt_view(room.engine, over, now=later(OVERDUE)).submitted_at == later(HALF_AN_HOUR)


def test_sixteen_who_find_an_attempt_overdue_submit_it_once(room: Room) -> None:
    token = begin(room)

    def look(number: int) -> object:
        if number % 3 == 0:
            return attempts.submit(room.engine, token, now=later(OVERDUE + number)).submitted_at
        if number % 3 == 1:
            results.find_results(room.engine, room.teacher, room.quiz.id, now=later(OVERDUE + number))
        return attempt_views.attempt_view(room.engine, token, now=later(OVERDUE + number)).submitted_at

    with ThreadPoolExecutor(16) as pool:
        assert set(pool.map(look, range(16))) == {later(HALF_AN_HOUR)}
    with reading(room.engine) as session:
        kinds = session.exec(select(ResponseEventRow.kind)).all()
    assert sorted(kinds) == ["grade"] * 3 + ["save"]


def test_answers_saved_while_others_find_the_attempt_overdue_count_wholly_or_are_refused(room: Room) -> None:
    token = begin(room)

    def act(number: int) -> str:
        if number % 2:
            return str(attempt_views.attempt_view(room.engine, token, now=later(OVERDUE)).submitted_at is not None)
        try:
            attempts.save_answer(room.engine, token, 3, "2019", sequence=0, now=later(HALF_AN_HOUR))
        except QuizError as error:
            return type(error).__name__
        return "saved"

    with ThreadPoolExecutor(8) as pool:
        outcomes = set(pool.map(act, range(8)))
    marked = reviews.review(room.engine, token, now=later(OVERDUE))
    assert marked.items[2].answer == ("2019" if "saved" in outcomes else "")
    assert outcomes <= {"True", "saved", "TimeUpError", "OpenElsewhereError"}


def test_minutes_given_while_others_find_the_attempt_overdue_are_had_or_refused(room: Room) -> None:
    token = begin(room)
    (summary,) = results.find_results(room.engine, room.teacher, room.quiz.id, now=NOON).attempts

    def act(number: int) -> str:
        if number != 4:
            submit_overdue(room.engine, at_quiz(room.quiz.id), now=later(OVERDUE))
            return ""
        try:
            time_limits.give_minutes(room.engine, room.teacher, summary.attempt_id, 5, now=later(HALF_AN_HOUR))
        except AlreadySubmittedError:
            return "refused"
        return "had"

    with ThreadPoolExecutor(8) as pool:
        had = "had" in list(pool.map(act, range(8)))
    assert submitted_at(room, token) == (None if had else later(HALF_AN_HOUR))


LOOKS: dict[str, Callable[[Room, str], object]] = {
    "the student's page": lambda room, token: attempt_views.attempt_view(room.engine, token, now=later(OVERDUE)),
    "the review": lambda room, token: reviews.review(room.engine, token, now=later(OVERDUE)),
    "the student's list": lambda room, _: begun.list_attempts(room.engine, room.student, now=later(OVERDUE)),
    "the way back in a browser": lambda room, token: begun.list_begun(
        room.engine, [token], room.student, now=later(OVERDUE)
    ),
    "beginning": lambda room, _: starting.start(
        room.engine, room.quiz.code, room.student, address=HOME, now=later(OVERDUE)
    ),
    "the results": lambda room, _: results.find_results(room.engine, room.teacher, room.quiz.id, now=later(OVERDUE)),
    "the files": lambda room, _: sheets.write_sheet(
        room.engine, room.teacher, room.quiz.id, Sheet.POINTS, zone=ZoneInfo("UTC"), now=later(OVERDUE)
    ),
    "the teacher's lists": lambda room, _: submit_overdue_at_own(room.engine, room.teacher, now=later(OVERDUE)),
}


@pytest.mark.parametrize("look", LOOKS)
def test_whoever_looks_finds_the_attempt_submitted_as_of_its_deadline(room: Room, look: str) -> None:
    token = begin(room, "Ada")
    LOOKS[look](room, token)
    assert submitted_at(room, token) == later(HALF_AN_HOUR)
    quiz = quizzes.find_quiz(room.engine, room.teacher, room.quiz.id)
    assert (quiz.submitted_count, quiz.unfinished_count) == (1, 0)


def test_where_a_quiz_may_be_taken_again_an_overdue_attempt_is_not_in_the_way(engine: Engine) -> None:
    room = make_room(engine, terms=Terms(again=True, time_limit=30))
    first = begin(room, "Ada")
    second = begin(room, "Ada", at=OVERDUE)
    assert submitted_at(room, first) == later(HALF_AN_HOUR)
    assert submitted_at(room, second) is None


def test_a_class_that_is_given_a_quiz_is_told_its_limit(room: Room) -> None:
    publishing.publish(
        room.engine,
        room.teacher,
        title="For 7B",
        question_ids=[1],
        terms=Terms(time_limit=20),
        classes="7B",
        now=NOON,
    )
    (found,) = given.list_given(room.engine, replace(room.student, class_name="7B"), now=NOON)
    assert found.time_limit == 20


def test_a_quiz_is_not_published_with_an_endless_limit(room: Room) -> None:
    with pytest.raises(TimeLimitError):
        publishing.publish(
            room.engine, room.teacher, title="New", question_ids=[1], terms=Terms(time_limit=601), now=NOON
        )


def test_the_deadline_alone_is_asked_for_in_one_query(room: Room) -> None:
    token = begin(room)
    with counted_queries(room.engine) as asked:
        assert deadline_by_token(room.engine, token) == later(HALF_AN_HOUR)
    assert len([each for each in asked if "FROM" in each]) == 1
    attempts.submit(room.engine, token, now=later(60))
    assert deadline_by_token(room.engine, token) is None


def test_a_quiz_without_a_limit_costs_one_query_more_and_no_writing(engine: Engine) -> None:
    room = make_room(engine)
    token = begin(room)
    with counted_queries(engine) as asked:
        submit_overdue(engine, at_quiz(room.quiz.id), now=later(OVERDUE))
    assert len([each for each in asked if "FROM" in each]) == 1
    assert submitted_at(room, token) is None
