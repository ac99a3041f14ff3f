"""Publishing a quiz: its questions, its title, its terms and its classes."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Expander

from quizapp.app import visitor
from quizapp.app.database import engine
from quizapp.classroom import classes, quizzes
from quizapp.model import Release, Terms
from tests.app_room import Browser, browser, empty, errors, field, follow, html_of, press, room, teacher
from tests.schoolroom import WHO, Room

__all__ = ["browser", "empty", "room", "teacher"]


def publishing(teacher: Browser, room: Room) -> AppTest:
    return press(teacher.open("bank", bank=room.bank.id), "Publish a quiz")


def test_publishing_gives_a_join_code(teacher: Browser, room: Room) -> None:
    shown = publishing(teacher, room)
    field(shown, WHO.stem).uncheck()
    field(shown, "Title of the quiz").set_value("Bread on Friday")
    shown = follow(press(shown, "Publish"))
    quiz = quizzes.list_quizzes(engine(), room.teacher)[0]
    assert (quiz.title, quiz.question_count, quiz.is_open(visitor.now())) == ("Bread on Friday", 2, True)
    assert f">{quiz.code}<" in html_of(shown)
    assert f"/?code={quiz.code}" in shown.code[0].value


def test_the_terms_of_a_quiz_are_chosen_and_then_said(teacher: Browser, room: Room) -> None:
    shown = publishing(teacher, room)
    field(shown, "Right answers are shown").set_value(Release.CLOSED)
    field(shown, "May take it again after submitting").check()
    field(shown, "May take it under a name, without an account").uncheck()
    shown = follow(press(shown, "Publish"))
    quiz = quizzes.list_quizzes(engine(), room.teacher)[0]
    assert quiz.terms == Terms(guests=False, release=Release.CLOSED, again=True)
    assert (
        "Only for students with an account. It may be taken again after submitting. Right answers are shown once the"
        " quiz is closed. It stays open until you close it." in [caption.value for caption in shown.caption]
    )


def test_the_classes_of_a_quiz_are_said_on_publishing_and_changed_later(teacher: Browser, room: Room) -> None:
    classes.put_into_class(engine(), room.teacher, "ada", "7B")
    shown = publishing(teacher, room)
    assert "Known here: 7B" in [caption.value for caption in shown.caption]
    field(shown, "Classes (may be empty)").set_value("7b, 7A")
    shown = follow(press(shown, "Publish"))
    assert "Classes: 7A, 7B" in [box.label for box in shown.expander]
    assert "1 student with an account in 7A and 7B." in [caption.value for caption in shown.caption]
    field(shown, "Classes (may be empty)").set_value("")
    shown = press(shown, "Save classes")
    assert "Classes" in [box.label for box in shown.expander]
    assert quizzes.list_quizzes(engine(), room.teacher)[0].classes == ()


def test_the_questions_are_folded_under_how_many_of_them_are_chosen(teacher: Browser, room: Room) -> None:
    shown = publishing(teacher, room)
    assert list_of_questions(shown).label == "All 3 ready questions"
    field(shown, WHO.stem).uncheck().run()
    assert list_of_questions(shown).label == "2 of 3 ready questions"
    field(shown, WHO.stem).check().run()
    assert list_of_questions(shown).label == "All 3 ready questions"


def test_of_a_question_to_choose_the_kind_is_said_before_the_difficulty(teacher: Browser, room: Room) -> None:
    labels = [box.label for box in list_of_questions(publishing(teacher, room)).checkbox]
    assert labels[1] == f"{WHO.stem} · Multiple choice · Medium"
    assert labels[2].endswith(" · Fill-in · Medium")


def list_of_questions(shown: AppTest) -> Expander:
    return next(box for box in shown.expander if box.label.endswith("ready questions"))


def test_publishing_nothing_is_refused(teacher: Browser, room: Room) -> None:
    shown = publishing(teacher, room)
    for box in shown.checkbox:
        if " · " in box.label:
            box.uncheck()
    press(shown, "Publish")
    assert "No question was chosen." in errors(shown)[0]
