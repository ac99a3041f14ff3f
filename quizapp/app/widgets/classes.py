"""Classes: the field for those that a quiz is for, and what can be changed about them later."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from quizapp.app.database import engine
from quizapp.app.widgets.escaping import as_markdown
from quizapp.app.widgets.mistakes import said
from quizapp.app.widgets.telling import done
from quizapp.app.widgets.wording import count, in_a_row
from quizapp.classroom.classes import count_expected, list_classes, list_empty, set_classes
from quizapp.store.records.people import Person
from quizapp.store.records.quizzes import PublishedQuiz

__all__ = ["ask_classes", "ask_for_class", "draw_classes"]

ALL = ","
"""The choice of all classes, which cannot be the name of one."""

MOST_IN_LIST = 600
"""How many characters a list of classes has at most."""

MOST_KNOWN = 20
"""How many classes are named beside a field at most."""


def ask_classes(person: Person, classes: Sequence[str] = ()) -> str:
    """The classes that a quiz is for, as they are typed; what they are for and which are known is said beneath."""
    typed = st.text_input(
        "Classes (may be empty)",
        ", ".join(classes),
        placeholder="7A, 7B, 7C",
        max_chars=MOST_IN_LIST,
    )
    st.caption(
        "Then you see the results by class, and which of its students with an account have not begun."
        " Students without an account choose their class when they join."
    )
    known = list_classes(engine(), person)
    if 0 < len(known) <= MOST_KNOWN:
        st.caption(f"Known here: {as_markdown(', '.join(known))}")
    return typed


def draw_classes(person: Person, quiz: PublishedQuiz) -> None:
    """For which classes a quiz is, closed until it is to be changed; which are empty is said at once."""
    if empty := list_empty(engine(), person, quiz.id):
        st.caption(f":material/info: Nobody with an account is in {as_markdown(in_a_row(empty))} yet.")
    named = f": {as_markdown(', '.join(quiz.classes))}" if quiz.classes else ""
    with st.container(key="classes_of_quiz"), st.expander(f"Classes{named}"), st.form("classes", border=False):
        typed = ask_classes(person, quiz.classes)
        if quiz.classes:
            expected = count_expected(engine(), person, quiz.id)
            st.caption(f"{count(expected, 'student')} with an account in {as_markdown(in_a_row(quiz.classes))}.")
        if st.form_submit_button("Save classes"):
            with said():
                set_classes(engine(), person, quiz.id, typed)
                done("The classes are saved.", focus=".st-key-classes_of_quiz summary")


def ask_for_class(classes: Sequence[str]) -> str | None:
    """The class to look at, "" for none, or with None all of them; nothing is asked where there are not several."""
    if len(classes) < 2:
        return None
    chosen = st.segmented_control(
        "Class", [ALL, *classes], default=ALL, required=True, format_func=_name_of, key="class_shown"
    )
    return None if chosen == ALL else chosen


def _name_of(class_name: str) -> str:
    return "All" if class_name == ALL else as_markdown(class_name) or "No class"
