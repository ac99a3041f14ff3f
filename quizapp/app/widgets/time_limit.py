"""The time limit of a quiz: the field for it, and what a teacher is told before a change ends attempts under way."""

from __future__ import annotations

import streamlit as st

from quizapp.app.database import engine
from quizapp.app.visitor import now
from quizapp.app.widgets.mistakes import said
from quizapp.app.widgets.telling import done, tell
from quizapp.app.widgets.wording import count
from quizapp.classroom.quizzes import LONGEST_LIMIT
from quizapp.classroom.time_limits import set_time_limit
from quizapp.errors.quizzes import EndsAttemptsError
from quizapp.store.records.people import Person
from quizapp.store.records.quizzes import PublishedQuiz

__all__ = ["ask_time_limit", "draw_time_limit"]

ENDING = "time_limit_ending"
"""Where the session keeps the limit that would end attempts, with a sentence on them, until it is decided on."""

SUMMARY = ".st-key-time_limit summary"


def ask_time_limit(minutes: int | None = None) -> int | None:
    """The field for a time limit, which may be empty; what it means is said beneath."""
    empty = "" if minutes else " (may be empty)"
    limit = st.number_input(f"Time limit in minutes{empty}", 1, LONGEST_LIMIT, minutes, step=1, width=260)
    st.caption(
        "It runs for each student from the moment they begin. When it is over, what is saved is submitted by itself."
        " Who needs more time is given it on the page People, or for one attempt on Results."
    )
    return limit


def draw_time_limit(person: Person, quiz: PublishedQuiz) -> None:
    """The time limit of a quiz, to be chosen, changed and taken away, in attempts under way too."""
    minutes = quiz.terms.time_limit
    label = f"Time limit: {count(minutes, 'minute')}" if minutes else "Set a time limit"
    with st.container(key="time_limit"), st.expander(label):
        with st.form("time_limit_form", border=False):
            wanted = ask_time_limit(minutes)
            st.caption("A change holds in attempts under way too.")
            with st.container(horizontal=True):
                saving = st.form_submit_button("Save time limit")
                ending = bool(minutes) and st.form_submit_button("Take it away", key="without_limit")
            if saving or ending:
                _change_time_limit(person, quiz, wanted if saving else None)
        _draw_ending(person, quiz)


def _draw_ending(person: Person, quiz: PublishedQuiz) -> None:
    """What the limit that was chosen would do to attempts under way, and the two ways on."""
    quiz_id, minutes, sentence = st.session_state.get(ENDING, (0, None, ""))
    if quiz_id != quiz.id:
        return
    st.warning(sentence)
    with st.container(horizontal=True):
        if st.button("Submit them, and save this limit"):
            _change_time_limit(person, quiz, minutes, ending=True)
        if st.button("Leave it as it was"):
            del st.session_state[ENDING]
            done("The time limit is as it was.", focus=SUMMARY)


def _change_time_limit(person: Person, quiz: PublishedQuiz, minutes: int | None, *, ending: bool = False) -> None:
    st.session_state.pop(ENDING, None)
    with said():
        try:
            set_time_limit(engine(), person, quiz.id, minutes, now=now(), ending=ending)
        except EndsAttemptsError as error:
            st.session_state[ENDING] = (quiz.id, minutes, str(error))
            tell(str(error), seen=False)
            return
        done(f"The time limit is {count(minutes, 'minute')}." if minutes else "There is no time limit.", focus=SUMMARY)
