"""The page *People*: accounts added, disabled, given passwords and put into classes."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from quizapp.app import visitor
from quizapp.app.database import engine
from quizapp.app.widgets.showing_more import AT_ONCE
from quizapp.classroom import accounts, signing_in
from quizapp.errors import QuizError
from tests.app_room import Browser, browser, empty, errors, field, press, room, teacher, told
from tests.schoolroom import PASSWORD, Room, add_student

__all__ = ["browser", "empty", "room", "teacher"]


def test_a_teacher_adds_a_student_who_can_then_sign_in(teacher: Browser, room: Room) -> None:
    shown = teacher.open("people")
    field(shown, "Name").set_value("Dan Wu")
    field(shown, "Username").set_value("dan")
    field(shown, "First password").set_value(PASSWORD)
    press(shown, "Add person")
    assert not errors(shown)
    assert told(shown) == ["Dan Wu has an account."]
    assert "Dan Wu" in {person.name for person in accounts.list_people(engine(), room.teacher)}
    assert signing_in.sign_in(engine(), "dan", PASSWORD, address="", now=visitor.now())


def test_after_a_student_is_added_the_class_stays_for_the_next_and_the_other_fields_are_empty(teacher: Browser) -> None:
    shown = teacher.open("people")
    kept = {"Class of a student (may be empty)": "7B"}
    typed = {"Name": "Dan Wu", "Username": "dan", "First password": PASSWORD}
    for label, value in (kept | typed).items():
        field(shown, label).set_value(value)
    press(shown, "Add person")
    assert not errors(shown)
    assert {label: field(shown, label).value for label in kept | typed} == kept | dict.fromkeys(typed, "")


def test_a_list_of_students_is_put_into_a_class_and_the_fields_are_empty_again(teacher: Browser, room: Room) -> None:
    shown = teacher.open("people")
    field(shown, "Students").set_value("Ada\nben\nnobody")
    field(shown, "Class").set_value("7B")
    press(shown, "Put into this class")
    assert "several students: nobody." in errors(shown)[0]
    assert field(shown, "Students").value == "Ada\nben\nnobody"
    field(shown, "Students").set_value("Ada\nben")
    press(shown, "Put into this class")
    assert not errors(shown)
    assert told(shown) == ["2 students are in 7B now."]
    assert field(shown, "Students").value == ""
    found = accounts.list_people(engine(), room.teacher, "7B")
    assert [person.username for person in found] == ["ada", "ben"]
    assert "**Ada** · ada · Student · 7B" in [text.value for text in shown.markdown]


def test_one_student_is_put_into_a_class_and_a_teacher_into_none(teacher: Browser, room: Room) -> None:
    shown = teacher.open("people")
    saving = [each for each in shown.button if each.label == "Save class"]
    assert len(saving) == 2
    [each for each in shown.text_input if each.label == "Class"][1].set_value("7B")
    saving[0].click().run()
    assert [person.username for person in accounts.list_people(engine(), room.teacher, "7B")] == ["ada"]


def test_a_taken_username_is_refused_and_the_form_stays(teacher: Browser) -> None:
    shown = teacher.open("people")
    field(shown, "Name").set_value("Another Ada")
    field(shown, "Username").set_value("ada")
    field(shown, "First password").set_value(PASSWORD)
    press(shown, "Add person")
    assert "is taken" in errors(shown)[0]
    assert field(shown, "Name").value == "Another Ada"


def test_of_many_people_the_first_are_shown_until_more_are_asked_for_or_one_is_looked_for(
    teacher: Browser, room: Room
) -> None:
    for number in range(AT_ONCE):
        add_student(engine(), room.teacher, f"pupil{number:02}")
    shown = teacher.open("people")
    assert len(people_in(shown)) == AT_ONCE
    press(shown, "Show more people")
    assert len(people_in(shown)) == AT_ONCE + 3
    field(shown, "Find").set_value("pupil07").run()
    assert people_in(shown) == ["Pupil07"]


def people_in(shown: AppTest) -> list[str]:
    labels = [box.label.partition("password for ")[2] for box in shown.expander]
    return [name for name in labels if name]


def test_a_name_is_corrected_and_a_blank_one_refused(teacher: Browser, room: Room) -> None:
    shown = teacher.open("people")
    places = [person.username for person in accounts.list_people(engine(), room.teacher)]

    def save(name: str) -> None:
        [each for each in shown.text_input if each.label == "Name"][1 + places.index("ada")].set_value(name)
        [each for each in shown.button if each.label == "Save name"][places.index("ada")].click().run()

    save(" ")
    assert "name" in errors(shown)[0]
    save("Ada Lovelace")
    assert told(shown) == ["The name is Ada Lovelace now, in results too."]
    assert "Ada Lovelace" in people_in(shown)


def test_a_disabled_person_can_no_longer_sign_in(teacher: Browser, room: Room) -> None:
    shown = teacher.open("people")
    assert len(shown.toggle) == 2
    shown.toggle[0].set_value(False).run()
    disabled = [person for person in accounts.list_people(engine(), room.teacher) if not person.enabled]
    assert len(disabled) == 1
    with pytest.raises(QuizError):
        signing_in.sign_in(engine(), disabled[0].username, PASSWORD, address="", now=visitor.now())


def test_a_new_password_replaces_the_old_one(teacher: Browser, room: Room) -> None:
    shown = teacher.open("people")
    places = [person.username for person in accounts.list_people(engine(), room.teacher)]
    passwords = [each for each in shown.text_input if each.label == "New password"]
    passwords[places.index("ada")].set_value("seven green kettles")
    [each for each in shown.button if each.label == "Set password"][places.index("ada")].click().run()
    assert shown.success
    assert signing_in.sign_in(engine(), "ada", "seven green kettles", address="", now=visitor.now())
