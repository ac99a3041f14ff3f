"""A time limit on the pages: chosen and changed by a teacher, lengthened, and seen by students until it is over."""

from __future__ import annotations

import doctest
import re
from datetime import UTC, datetime, timedelta

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from quizapp.app.database import engine
from quizapp.app.widgets import clock as clock_widget
from quizapp.classroom import accounts, attempt_views, attempts, classes, quizzes, starting, time_limits
from quizapp.model import ExtraTime
from quizapp.store.records.quizzes import PublishedQuiz
from tests.app_room import Browser, browser, empty, follow, html_of, press, room, teacher, told
from tests.asking import get
from tests.schoolroom import Room

__all__ = ["browser", "empty", "room", "teacher"]

MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
"""Nine in the morning on the clock of whoever looks."""


class Clock:
    """A clock that stands until it is put forward."""

    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> datetime:
        return self.now

    def forward(self, *, minutes: float = 0, seconds: float = 0) -> None:
        self.now += timedelta(minutes=minutes, seconds=seconds)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Monday morning, for whoever looks from Oslo."""
    clock = Clock()
    for widget in ("clock", "closing", "publishing", "students", "time_limit"):
        monkeypatch.setattr(f"quizapp.app.widgets.{widget}.now", clock)
    monkeypatch.setattr("quizapp.app.visitor.now", clock)
    monkeypatch.setattr(ContextProxy, "timezone", "Europe/Oslo")
    return clock


@pytest.fixture
def timed(room: Room) -> Room:
    """The room, whose quiz may take half an hour."""
    limit(room, 30)
    return room


def limit(room: Room, minutes: int | None) -> None:
    time_limits.set_time_limit(engine(), room.teacher, room.quiz.id, minutes, now=MORNING)


def the_quiz(room: Room) -> PublishedQuiz:
    return quizzes.find_quiz(engine(), room.teacher, room.quiz.id)


def number(shown: AppTest, label: str):
    return next(each for each in shown.number_input if each.label.startswith(label))


def folded(shown: AppTest) -> list[str]:
    return [box.label for box in shown.expander]


# ── the teacher ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_limit_is_chosen_on_publishing(teacher: Browser, room: Room) -> None:
    shown = press(teacher.open("bank", bank=room.bank.id), "Publish a quiz")
    number(shown, "Time limit").set_value(45)
    shown = follow(press(shown, "Publish"))
    assert quizzes.list_quizzes(engine(), room.teacher)[0].terms.time_limit == 45
    assert "Time limit: 45 minutes" in folded(shown)
    assert any("Each student has 45 minutes." in caption.value for caption in shown.caption)
    assert any("3 questions, 45 minutes" in caption.value for caption in teacher.open("home").caption)


def test_a_quiz_is_published_without_a_limit_unless_one_is_chosen(teacher: Browser, timed: Room) -> None:
    press(press(teacher.open("bank", bank=timed.bank.id), "Publish a quiz"), "Publish")
    assert quizzes.list_quizzes(engine(), timed.teacher)[0].terms.time_limit is None


def test_a_limit_is_chosen_later_changed_and_taken_away(teacher: Browser, room: Room) -> None:
    shown = teacher.open("quiz", quiz=room.quiz.id)
    assert "Set a time limit" in folded(shown)
    number(shown, "Time limit").set_value(20)
    shown = press(shown, "Save time limit")
    assert told(shown) == ["The time limit is 20 minutes."]
    assert "attempts under way are then submitted" in shown.toggle[0].label
    number(shown, "Time limit").set_value(25)
    shown = press(shown, "Save time limit")
    assert the_quiz(room).terms.time_limit == 25
    shown = press(shown, "Take it away")
    assert told(shown) == ["There is no time limit."]
    assert the_quiz(room).terms.time_limit is None
    assert "Set a time limit" in folded(shown)


def test_what_a_shorter_limit_would_end_is_said_before_it_does(teacher: Browser, timed: Room, clock: Clock) -> None:
    token = teacher.start(timed)
    clock.forward(minutes=12)
    shown = teacher.open("quiz", quiz=timed.quiz.id)
    number(shown, "Time limit").set_value(10)
    shown = press(shown, "Save time limit")
    assert "1 student has had this time already, and would be submitted at once" in shown.warning[0].value
    shown = press(shown, "Leave it as it was")
    assert not shown.warning
    assert the_quiz(timed).terms.time_limit == 30
    number(shown, "Time limit").set_value(10)
    shown = press(press(shown, "Save time limit"), "Submit them, and save this limit")
    assert told(shown) == ["The time limit is 10 minutes."]
    assert not shown.warning
    view = attempt_views.attempt_view(engine(), token, now=clock.now)
    assert (view.time_up, view.submitted_at) == (True, MORNING + timedelta(minutes=10))


def test_the_page_of_a_quiz_and_the_list_count_who_was_submitted_when_the_time_was_up(
    teacher: Browser, timed: Room, clock: Clock
) -> None:
    teacher.start(timed)
    clock.forward(minutes=31)
    assert any("1 of 1 submitted" in caption.value for caption in teacher.open("home").caption)
    shown = teacher.open("quiz", quiz=timed.quiz.id)
    assert "**1 student** started · **1** submitted" in [each.value for each in shown.markdown]


def test_a_student_is_given_extra_time_for_every_quiz(teacher: Browser, room: Room) -> None:
    shown = teacher.open("people")
    places = [person.username for person in accounts.list_people(engine(), room.teacher)]
    box = [each for each in shown.selectbox if each.label == "In quizzes with a time limit"]
    assert len(box) == 3  # the first is for many students at once
    box[1].set_value(ExtraTime.QUARTER)
    shown = next(each for each in shown.button if each.label == "Save extra time").click().run()
    (ada,) = accounts.list_people(engine(), room.teacher, "ada")
    assert (places[0], ada.extra_time) == ("ada", ExtraTime.QUARTER)
    assert told(shown) == ["Ada: 25 % more time."]
    assert "**Ada** · ada · Student · 25 % more time" in [each.value for each in shown.markdown]


def test_many_students_are_given_extra_time_at_once_and_the_field_is_empty_again(teacher: Browser, room: Room) -> None:
    shown = teacher.open("people")
    area = next(each for each in shown.text_area if each.label == "Students who need more time")
    area.set_value("Ada\nben\nnobody")
    shown = press(shown, "Give extra time")
    assert "several students: nobody. Write their usernames, or leave them out." in shown.error[0].value
    area = next(each for each in shown.text_area if each.label == "Students who need more time")
    assert area.value == "Ada\nben\nnobody"
    area.set_value("Ada\nben")
    next(each for each in shown.selectbox if each.label == "In quizzes with a time limit").set_value(ExtraTime.HALF)
    shown = press(shown, "Give extra time")
    assert told(shown) == ["2 students: 50 % more time."]
    assert next(each for each in shown.text_area if each.label == "Students who need more time").value == ""
    students = [each for each in accounts.list_people(engine(), room.teacher) if each.username in {"ada", "ben"}]
    assert {each.extra_time for each in students} == {ExtraTime.HALF}
    chosen = [each.value for each in shown.selectbox if each.label == "In quizzes with a time limit"]
    assert chosen[1:] == [ExtraTime.HALF] * 2


def test_the_results_say_whose_time_was_up_and_how_long_each_took(teacher: Browser, timed: Room, clock: Clock) -> None:
    late, early = teacher.start(timed, "Late"), teacher.start(timed, "Early")
    assert late
    clock.forward(minutes=7.5)
    attempts.submit(engine(), early, now=clock.now)
    assert "not yet, until 09:30" in html_of(teacher.open("results", quiz=timed.quiz.id))
    clock.forward(minutes=60)
    rows = re.findall(r"<tr>(.*?)</tr>", html_of(teacher.open("results", quiz=timed.quiz.id)))
    cells = [re.findall(r">([^<>]+)<", row) for row in rows]
    assert ["Early", "0", "0", "0", "0", "23 Nov 09:00", "23 Nov 09:07", "7.5"] in cells
    assert ["Late", "0", "0", "0", "0", "23 Nov 09:00", "23 Nov 09:30, time was up", "30"] in cells


def test_one_student_is_given_more_minutes(teacher: Browser, timed: Room, clock: Clock) -> None:
    token = teacher.start(timed)
    shown = teacher.open("results", quiz=timed.quiz.id)
    box = next(each for each in shown.selectbox if each.label == "Student")
    shown = box.set_value(1).run()
    assert any("Cleo has 30 minutes, until today, 09:30. More" in caption.value for caption in shown.caption)
    number(shown, "More minutes").set_value(10)
    shown = press(shown, "Give more time")
    assert told(shown) == ["Cleo has 10 more minutes, until today, 09:40."]
    shown = press(shown, "Give more time")
    assert attempt_views.attempt_view(engine(), token, now=clock.now).minutes == 50
    quizzes.set_closing_time(engine(), timed.teacher, timed.quiz.id, MORNING + timedelta(minutes=45), now=clock.now)
    shown = press(shown.run(), "Give more time")
    assert told(shown) == ["Cleo has 10 more minutes, until today, 09:45, when the quiz closes."]


def test_whose_time_was_up_goes_on_with_more_minutes(teacher: Browser, timed: Room, clock: Clock) -> None:
    teacher.start(timed)
    student = take(teacher, timed)
    student.text_input[0].set_value("2019").run()
    clock.forward(minutes=40)
    assert "1 of 3 points" in html_of(student.run())
    shown = teacher.open("results", quiz=timed.quiz.id)
    shown = next(each for each in shown.selectbox if each.label == "Student").set_value(1).run()
    assert any("The time of Cleo was up." in caption.value for caption in shown.caption)
    shown = press(shown, "Give more time")
    assert told(shown) == ["Cleo has 5 more minutes, until today, 09:45."]
    student.run()
    assert time_left(student) == ["5 minutes left"]
    assert told(student) == ["You have more time now: 5 minutes left."]
    student.radio[0].set_value("1").run()
    assert "2 of 3 answered" in html_of(student)


# ── the student, before beginning ────────────────────────────────────────────────────────────────────────────────────


def test_who_is_to_begin_sees_how_much_time_there_is(browser: Browser, timed: Room) -> None:
    def said(**cookies: str) -> str:
        return re.sub(
            r"</?b>", "", get("/join", {"code": timed.quiz.code}, cookies={**browser.cookies, **cookies}).body
        )

    assert "<p>You have 30 minutes once you begin.</p>" in said()
    browser.sign_in(timed.student)
    assert "<p>You have 30 minutes once you begin.</p>" in said()
    give(timed, ExtraTime.HALF)
    assert "<p>You have 45 minutes once you begin. That is 15 more than others have.</p>" in said()
    give(timed, ExtraTime.NO_LIMIT)
    assert "<p>This quiz has a time limit of 30 minutes, but not for you.</p>" in said()
    limit(timed, None)
    assert "once you begin" not in said()


def test_who_has_begun_on_another_device_is_not_told_that_the_time_begins(browser: Browser, timed: Room) -> None:
    browser.sign_in(timed.student)
    starting.start(engine(), timed.quiz.code, timed.student, address="", now=datetime.now(UTC), seed=1)
    body = get("/join", {"code": timed.quiz.code}, cookies=browser.cookies).body
    assert "once you begin" not in body
    assert "You have begun this quiz, Ada" in body
    assert ">Go on</button>" in body


def test_who_is_to_begin_sees_that_the_quiz_closes_before_the_time_is_over(room: Room) -> None:
    time_limits.set_time_limit(engine(), room.teacher, room.quiz.id, 30, now=MORNING)
    soon = datetime.now(UTC) + timedelta(minutes=20)
    quizzes.set_closing_time(engine(), room.teacher, room.quiz.id, soon, now=datetime.now(UTC))
    body = get("/join", {"code": room.quiz.code}).body
    assert "once you begin, but no longer than until the quiz closes." in body
    assert "<p>Closes <time" in body


def give(room: Room, extra_time: ExtraTime) -> None:
    time_limits.set_extra_time(engine(), room.teacher, room.student.id, extra_time, now=MORNING)


def test_a_student_of_a_class_sees_how_much_time_there_is(browser: Browser, timed: Room) -> None:
    classes.set_classes(engine(), timed.teacher, timed.quiz.id, "7B")
    classes.put_into_class(engine(), timed.teacher, "ada", "7B")
    give(timed, ExtraTime.DOUBLE)
    browser.sign_in(timed.student)
    assert any("3 questions, 60 minutes once you begin" in text.value for text in browser.open("welcome").text)


# ── the student, while answering ─────────────────────────────────────────────────────────────────────────────────────


def take(browser: Browser, room: Room) -> AppTest:
    return browser.open("take", attempt=room.quiz.code)


def time_left(shown: AppTest) -> list[str]:
    return re.findall(r'<p class="time-left">([^<]*)</p>', html_of(shown))


def test_the_time_left_is_counted_in_whole_minutes_and_in_the_last_one_in_tens_of_seconds() -> None:
    assert doctest.testmod(clock_widget).failed == 0


def test_who_answers_sees_the_time_left_after_a_refresh_too(browser: Browser, timed: Room, clock: Clock) -> None:
    browser.start(timed)
    shown = take(browser, timed)
    assert time_left(shown) == ["30 minutes left"]
    clock.forward(minutes=12, seconds=20)
    assert time_left(shown.run()) == time_left(take(browser, timed)) == ["18 minutes left"]


def test_without_a_limit_no_time_is_said(browser: Browser, room: Room) -> None:
    browser.start(room)
    assert time_left(take(browser, room)) == []


def test_the_time_left_is_told_twice_only(browser: Browser, timed: Room, clock: Clock) -> None:
    browser.start(timed)
    shown, heard = take(browser, timed), []
    for _ in range(30 * 4 - 1):
        clock.forward(seconds=15)
        heard += told(shown.run())
    assert heard == ["5 minutes left.", "1 minute left."]


def test_the_time_left_is_hidden_and_shown_again(browser: Browser, timed: Room) -> None:
    browser.start(timed)
    shown = press(take(browser, timed), "Hide time left")
    assert time_left(shown) == []
    shown = press(shown, "Show time left")
    assert time_left(shown) == ["30 minutes left"]


def test_a_student_sees_that_they_have_more_time(browser: Browser, timed: Room, clock: Clock) -> None:
    give(timed, ExtraTime.QUARTER)
    browser.sign_in(timed.student)
    (person,) = accounts.list_people(engine(), timed.teacher, "ada")
    browser.start(timed, person)
    shown = take(browser, timed)
    assert "you have 38 minutes, 8 more than others" in html_of(shown)
    limit(timed, 40)
    clock.forward(minutes=1)
    shown.run()
    assert told(shown) == ["You have more time now: 49 minutes left."]
    give(timed, ExtraTime.NO_LIMIT)
    shown.run()
    assert "no time limit for you" in html_of(shown)
    assert time_left(shown) == []


def test_when_the_time_is_up_what_was_just_given_is_saved_and_all_is_submitted(
    browser: Browser, timed: Room, clock: Clock
) -> None:
    browser.start(timed)
    shown = take(browser, timed)
    shown.text_input[0].set_value("2019")
    clock.forward(minutes=30, seconds=4)
    shown.run()
    assert shown.info[0].value == "Your time is up. Everything you had saved is submitted."
    assert told(shown) == ["Your time is up. Everything you had saved is submitted."]
    assert "1 of 3 points" in html_of(shown)
    assert told(shown.run()) == []


def test_who_comes_back_after_the_time_finds_the_score(browser: Browser, timed: Room, clock: Clock) -> None:
    browser.start(timed)
    shown = take(browser, timed)
    shown.text_input[0].set_value("2019").run()
    clock.forward(minutes=90)
    shown = take(browser, timed)
    assert shown.info[0].value == "Your time is up. Everything you had saved is submitted."
    assert "1 of 3 points" in html_of(shown)


def test_an_answer_that_comes_much_too_late_is_not_saved(browser: Browser, timed: Room, clock: Clock) -> None:
    browser.start(timed)
    shown = take(browser, timed)
    clock.forward(minutes=40)
    shown.text_input[0].set_value("2019").run()
    assert "0 of 3 points" in html_of(shown)


def test_while_a_quiz_was_closed_by_a_slip_of_the_hand_nothing_is_submitted(
    browser: Browser, timed: Room, clock: Clock
) -> None:
    browser.start(timed)
    shown = take(browser, timed)
    quizzes.set_open(engine(), timed.teacher, timed.quiz.id, False, now=clock.now)
    clock.forward(seconds=5)
    assert "This quiz is closed" in shown.run().warning[0].value
    quizzes.set_open(engine(), timed.teacher, timed.quiz.id, True, now=clock.now)
    clock.forward(seconds=60)
    assert time_left(shown.run()) == ["29 minutes left"]


def test_paper_says_how_much_time_there_is(teacher: Browser, timed: Room) -> None:
    path = f"/print/quiz/{timed.quiz.id}"
    assert '<p class="limit">Time limit: 30 minutes</p>' in get(path, cookies=teacher.cookies).body
    limit(timed, None)
    assert "Time limit" not in get(path, cookies=teacher.cookies).body
    assert "Time limit" not in get(f"/print/bank/{timed.bank.id}/1", cookies=teacher.cookies).body
