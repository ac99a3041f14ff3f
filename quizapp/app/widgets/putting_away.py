"""A published quiz's title, and taking it out of the way."""

from __future__ import annotations

import streamlit as st

from quizapp.app.database import engine
from quizapp.app.visitor import now
from quizapp.app.widgets.mistakes import said
from quizapp.app.widgets.scrolling import give_focus
from quizapp.app.widgets.telling import done, tell
from quizapp.classroom.names import MOST_CHARACTERS
from quizapp.classroom.quizzes import put_quiz_away, rename_quiz, take_quiz_out
from quizapp.store.records.people import Person
from quizapp.store.records.quizzes import PublishedQuiz

__all__ = ["draw_put_away", "draw_rename_or_put_away"]


def draw_rename_or_put_away(person: Person, quiz: PublishedQuiz) -> None:
    """What a teacher seldom does with a quiz, closed until it is wanted."""
    label = "Rename this quiz" if quiz.put_away else "Rename or put away this quiz"
    with st.container(key="keeping_quiz"), st.expander(label):
        _draw_rename(person, quiz)
        if not quiz.put_away:
            _draw_putting_away(person, quiz)


def draw_put_away(person: Person, quiz: PublishedQuiz) -> None:
    """What it means that a quiz is put away, and the way back."""
    st.info(
        "This quiz is put away: it is not in the list of quizzes, and students cannot join it. Its results stay. Taken"
        " out, it is still closed until you open it."
    )
    if st.button("Take it out", icon=":material/undo:"):
        with said():
            take_quiz_out(engine(), person, quiz.id)
            done(f"{quiz.title} is in the list of quizzes again, still closed.", focus=".st-key-keeping_quiz summary")


def _draw_rename(person: Person, quiz: PublishedQuiz) -> None:
    with st.form("rename", border=False):
        title = st.text_input("Title", quiz.title, max_chars=MOST_CHARACTERS)
        st.caption("Students see the new title. The link, the join code and the results stay.")
        if st.form_submit_button("Rename"):
            with said():
                renamed = rename_quiz(engine(), person, quiz.id, title)
                done(f"The quiz is called {renamed.title} now.", focus=".st-key-keeping_quiz summary")


def _draw_putting_away(person: Person, quiz: PublishedQuiz) -> None:
    st.caption(
        "Put away, it leaves the list of quizzes and is closed: students can no longer join it or answer. The results"
        " stay, and you can take it out again."
    )
    if st.button("Put away"):
        with said():
            put_quiz_away(engine(), person, quiz.id, now=now())
            tell(f"{quiz.title} is put away.")
            give_focus(".st-key-put_away summary")
            st.switch_page("views/home.py")
