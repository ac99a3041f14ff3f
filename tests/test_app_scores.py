"""The results of a quiz: scores, single attempts, and letting a student take it again."""

from __future__ import annotations

from quizapp.app import visitor
from quizapp.app.cookies import attempt_cookie
from quizapp.app.database import engine
from quizapp.app.widgets.students import SAME_BROWSER
from quizapp.classroom import attempt_views, attempts, starting
from tests.app_room import Browser, browser, empty, html_of, press, room, teacher, words_of
from tests.asking import post
from tests.schoolroom import HOME, QUIZ, Room

__all__ = ["browser", "empty", "room", "teacher"]


def test_the_results_of_a_quiz_nobody_took_say_so(teacher: Browser, room: Room) -> None:
    shown = teacher.open("results", quiz=room.quiz.id)
    assert room.quiz.code in shown.caption[0].value


def test_a_student_is_let_take_a_quiz_again(teacher: Browser, room: Room) -> None:
    started = starting.start(engine(), room.quiz.code, starting.Guest("Kim"), address=HOME, now=visitor.now())
    attempts.submit(engine(), started.token, now=visitor.now())
    shown = teacher.open("results", quiz=room.quiz.id)
    next(box for box in shown.selectbox if box.label == "Student").select_index(0).run()
    press(shown, "Let Kim take it again")
    assert "Kim may take it again." in [caption.value for caption in shown.caption]
    assert attempt_views.attempt_view(engine(), started.token, now=visitor.now()).repeatable


def test_the_results_show_scores_questions_and_attempts(teacher: Browser, room: Room) -> None:
    token = teacher.start(room, "Cleo")
    attempts.save_answer(engine(), token, 3, "2019", sequence=0, now=visitor.now())
    attempts.submit(engine(), token, now=visitor.now())
    teacher.start(room, "Dan")
    shown = teacher.open("results", quiz=room.quiz.id)
    assert [metric.value for metric in shown.metric] == ["2", "1", "1.0 of 3"]
    page = html_of(shown)
    assert f"1. {QUIZ.questions[0].stem}" in page
    assert "100 %" in page
    assert '<th scope="row">Cleo</th>' in page
    assert "not yet" in page
    assert f"download/results/{room.quiz.id}" in page


def test_a_single_attempt_is_shown_as_its_student_sees_it(teacher: Browser, room: Room) -> None:
    token = teacher.start(room, "Cleo")
    attempts.submit(engine(), token, now=visitor.now())
    shown = teacher.open("results", quiz=room.quiz.id)
    chooser = next(box for box in shown.selectbox if box.label == "Student")
    chooser.select_index(0).run()
    assert "0 of 3 points" in html_of(shown)


def test_an_attempt_that_was_not_submitted_has_no_score_beside_its_name(teacher: Browser, room: Room) -> None:
    teacher.start(room, "Cleo")
    token = teacher.start(room, "Dan")
    attempts.submit(engine(), token, now=visitor.now())
    shown = teacher.open("results", quiz=room.quiz.id)
    chooser = next(box for box in shown.selectbox if box.label == "Student")
    assert chooser.options == ["Cleo, not submitted", "Dan, 0 of 3"]


def test_a_second_name_in_the_same_browser_is_said_beside_the_first(teacher: Browser, room: Room) -> None:
    name = attempt_cookie(room.quiz.code)
    first = post("/join", {"code": room.quiz.code, "student": "Lisa B"})
    kept = {name: first.cookies[name].value}
    assert SAME_BROWSER not in words_of(teacher.open("results", quiz=room.quiz.id))
    assert post("/join", {"code": room.quiz.code, "student": "Kim"}, cookies=kept).status == 303
    post("/join", {"code": room.quiz.code, "student": "Tom"})
    shown = teacher.open("results", quiz=room.quiz.id)
    assert '<th scope="row">Kim (same browser as Lisa B)</th>' in html_of(shown)
    assert '<th scope="row">Lisa B (same browser as Kim)</th>' in html_of(shown)
    assert '<th scope="row">Tom</th>' in html_of(shown)
    assert SAME_BROWSER in [caption.value for caption in shown.caption]


def test_of_many_names_in_one_browser_the_first_are_said(teacher: Browser, room: Room) -> None:
    name, kept = attempt_cookie(room.quiz.code), {}
    for student in ("Ann", "Bob", "Cleo", "Dan", "Eve", "Fay"):
        answer = post("/join", {"code": room.quiz.code, "student": student}, cookies=kept)
        kept = {name: answer.cookies[name].value}
    page = html_of(teacher.open("results", quiz=room.quiz.id))
    assert "Ann (same browser as Bob, Cleo, Dan and 2 others)" in page
