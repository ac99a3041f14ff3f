"""Who has an account: add one or a list, put students into a class, correct a name, give a password, disable one."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from quizapp.app.database import engine
from quizapp.app.visitor import now, teacher
from quizapp.app.widgets.agreeing import agreement_on
from quizapp.app.widgets.enrolling import draw_enrolling
from quizapp.app.widgets.escaping import as_markdown
from quizapp.app.widgets.mistakes import said
from quizapp.app.widgets.naming import name_tab
from quizapp.app.widgets.showing_more import draw_first
from quizapp.app.widgets.telling import done
from quizapp.app.widgets.wording import EXTRA_TIMES, count
from quizapp.classroom.accounts import (
    add_person,
    list_changeable,
    list_people,
    rename_person,
    reset_password,
    set_enabled,
)
from quizapp.classroom.classes import put_into_class
from quizapp.classroom.names import MOST_CHARACTERS, MOST_IN_CLASS, MOST_IN_USERNAME
from quizapp.classroom.time_limits import give_extra_time, set_extra_time
from quizapp.model import ExtraTime
from quizapp.store.records.people import Person, PersonRole

ROLES = {PersonRole.STUDENT: "Student", PersonRole.TEACHER: "Teacher"}
ADDED, TIMES, TIMES_GIVEN = "people_added", "times_put_into_class", "times_given_extra_time"
"""Where the session keeps how often that was done: each time its fields are empty again."""


def _draw_add(actor: Person) -> None:
    """One person; the role and the class stay chosen for the next."""
    times = st.session_state.setdefault(ADDED, 0)
    with st.expander("Add a person"), st.form("add_person", border=False):
        role = st.radio("Role", list(ROLES), format_func=lambda role: ROLES[role], horizontal=True)
        name = st.text_input("Name", max_chars=MOST_CHARACTERS, key=f"name_{times}")
        username = st.text_input("Username", max_chars=MOST_IN_USERNAME, autocomplete="off", key=f"username_{times}")
        class_name = st.text_input("Class of a student (may be empty)", max_chars=MOST_IN_CLASS)
        password = st.text_input(
            "First password", type="password", autocomplete="new-password", key=f"password_{times}"
        )
        if st.form_submit_button("Add person", type="primary", key=f"add_{times}"):
            with said():
                add_person(
                    engine(),
                    actor,
                    name=name,
                    username=username,
                    password=password,
                    role=role,
                    class_name=class_name,
                    now=now(),
                )
                st.session_state[ADDED] = times + 1
                done(f"{name} has an account.", focus=f".st-key-name_{times + 1} input")


def _draw_put_into_class(actor: Person) -> None:
    """Many students at once, as they stand in a list that a teacher has."""
    times = st.session_state.setdefault(TIMES, 0)
    with st.expander("Put students into a class"), st.form("put_into_class", border=False):
        who = st.text_area(
            "Students", placeholder="One name or username a line", height=160, max_chars=20_000, key=f"who_{times}"
        )
        class_name = st.text_input("Class", max_chars=MOST_IN_CLASS, placeholder="7B", key=f"class_{times}")
        st.caption("Without a class they are taken out of theirs.")
        if st.form_submit_button("Put into this class", type="primary", key="put"):
            with said():
                moved = put_into_class(engine(), actor, who, class_name)
                st.session_state[TIMES] = times + 1
                students = count(moved, "student is", "students are")
                done(f"{students} in {class_name.strip() or 'no class'} now.", focus=".st-key-put button")


def _draw_give_extra_time(actor: Person) -> None:
    """The same for many students at once."""
    times = st.session_state.setdefault(TIMES_GIVEN, 0)
    with st.expander("Give students extra time"), st.form("give_extra_time", border=False):
        who = st.text_area(
            "Students who need more time",
            placeholder="One name or username a line",
            height=160,
            max_chars=20_000,
            key=f"timed_{times}",
        )
        extra_time = _ask_extra_time(ExtraTime.QUARTER)
        if st.form_submit_button("Give extra time", type="primary", key="give"):
            with said():
                given = give_extra_time(engine(), actor, who, extra_time, now=now())
                st.session_state[TIMES_GIVEN] = times + 1
                done(f"{count(given, 'student')}: {EXTRA_TIMES[extra_time].lower()}.", focus=".st-key-give button")


def _ask_extra_time(extra_time: ExtraTime) -> ExtraTime:
    """The field for it, and what a change means."""
    choices = list(ExtraTime)
    chosen = st.selectbox(
        "In quizzes with a time limit",
        choices,
        choices.index(extra_time),
        format_func=lambda extra: EXTRA_TIMES[extra],
        width=260,
    )
    st.caption("More time counts in attempts under way too; less only in those begun from now on.")
    return chosen


def _draw_person(actor: Person, person: Person, *, changeable: bool) -> None:
    with st.container(border=True, key=f"person_{person.id}"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.markdown(_about(person), width="content")
            if changeable and person.id != actor.id:
                _draw_enabled(actor, person)
        if changeable:
            _draw_changes(actor, person)


def _about(person: Person) -> str:
    """What is to be known of a person, in one line."""
    extra = "" if person.extra_time is ExtraTime.NONE else EXTRA_TIMES[person.extra_time]
    known = [as_markdown(person.username), ROLES[person.role], as_markdown(person.class_name), extra]
    return f"**{as_markdown(person.name)}** · {' · '.join(filter(None, known))}"


def _draw_enabled(actor: Person, person: Person) -> None:
    agreement = agreement_on(f"enabled_{person.id}", person.enabled)
    wanted = st.toggle("May sign in", value=person.enabled, key=agreement.key)
    if wanted is person.enabled:
        return
    with said():
        set_enabled(engine(), actor, person.id, wanted)
        agreement.keep(wanted)
        st.rerun()


def _draw_changes(actor: Person, person: Person) -> None:
    student = person.role is PersonRole.STUDENT
    what = "Name, class, extra time or new" if student else "Name or new"
    with st.expander(f"{what} password for {as_markdown(person.name)}"):
        _draw_name(actor, person)
        if student:
            _draw_class(actor, person)
            _draw_extra_time(actor, person)
        _draw_password(actor, person)


def _panel_of(person: Person) -> str:
    """Where the keyboard is led after a change: to what opens that person's fields."""
    return f".st-key-person_{person.id} summary"


def _draw_name(actor: Person, person: Person) -> None:
    with st.form(f"rename_{person.id}", border=False):
        name = st.text_input("Name", person.name, max_chars=MOST_CHARACTERS)
        if st.form_submit_button("Save name"):
            with said():
                renamed = rename_person(engine(), actor, person.id, name)
                done(f"The name is {renamed.name} now, in results too.", focus=_panel_of(person))


def _draw_class(actor: Person, person: Person) -> None:
    with st.form(f"class_{person.id}", border=False):
        class_name = st.text_input("Class", person.class_name, max_chars=MOST_IN_CLASS)
        if st.form_submit_button("Save class"):
            with said():
                put_into_class(engine(), actor, person.username, class_name)
                done(f"{person.name} is in {class_name.strip() or 'no class'} now.", focus=_panel_of(person))


def _draw_extra_time(actor: Person, person: Person) -> None:
    with st.form(f"extra_time_{person.id}", border=False):
        chosen = _ask_extra_time(person.extra_time)
        if st.form_submit_button("Save extra time"):
            with said():
                set_extra_time(engine(), actor, person.id, chosen, now=now())
                done(f"{person.name}: {EXTRA_TIMES[chosen].lower()}.", focus=_panel_of(person))


def _draw_password(actor: Person, person: Person) -> None:
    with st.form(f"password_{person.id}", border=False, clear_on_submit=True):
        password = st.text_input("New password", type="password", autocomplete="new-password")
        if st.form_submit_button("Set password") and password:
            with said():
                reset_password(engine(), actor, person.id, password)
                st.success("The new password is set. All of this person's sign-ins have ended.")


def _draw_people(actor: Person) -> None:
    """Those who fit the words, by name."""
    words = st.text_input("Find", placeholder="A name, a username or a class", width=260)
    draw_first(
        "people",
        lambda most: list_people(engine(), actor, words, most=most),
        lambda people: _draw_listed(actor, people),
        more="Show more people",
    )


def _draw_listed(actor: Person, people: Sequence[Person]) -> None:
    if not people:
        st.caption("Nobody has these words in the name, the username or the class.")
    changeable = list_changeable(engine(), actor, people)
    for person in people:
        _draw_person(actor, person, changeable=person.id in changeable)


actor = teacher()

name_tab("People")
st.title("People", anchor=False)
st.caption("Students need no account to take a quiz with a code. With one they find their attempts again anywhere.")
_draw_add(actor)
draw_enrolling(actor)
_draw_put_into_class(actor)
_draw_give_extra_time(actor)
_draw_people(actor)
