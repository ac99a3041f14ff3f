"""Publishing questions of a bank as a quiz."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from quizapp.app.database import engine
from quizapp.app.visitor import now
from quizapp.app.widgets.classes import ask_classes
from quizapp.app.widgets.closing import ask_closing_time
from quizapp.app.widgets.escaping import as_markdown
from quizapp.app.widgets.flaws import flaws_among, names_of
from quizapp.app.widgets.going import go_on
from quizapp.app.widgets.mistakes import said
from quizapp.app.widgets.wording import CREDITS, DIFFICULTIES, RELEASES, count, stem_of
from quizapp.classroom.codes import make_code
from quizapp.classroom.names import MOST_CHARACTERS, shortened
from quizapp.classroom.publishing import publish
from quizapp.model import PARTED, Credit, Release, Status, Terms
from quizapp.ranking.linter import Flaw
from quizapp.store.records import BankQuestion, Person

__all__ = ["draw_publishing"]

PUBLISHING = "publishing_as"
"""Where the session keeps the join code of the quiz that is being published, while its form is open."""


def draw_publishing(person: Person, questions: Sequence[BankQuestion], *, title: str) -> None:
    """The button that opens the form, and the form: a dialog, which the keyboard is led into and stays in."""
    st.button("Publish a quiz", type="primary", icon=":material/campaign:", key="publish_a_quiz", on_click=open_form)
    if code := st.session_state.get(PUBLISHING, ""):
        draw_publish(person, questions, title=title, code=code)


def open_form() -> None:
    st.session_state[PUBLISHING] = make_code()


def close_form() -> None:
    st.session_state[PUBLISHING] = ""


@st.dialog("Publish a quiz", width="medium", on_dismiss=close_form)
def draw_publish(person: Person, questions: Sequence[BankQuestion], *, title: str, code: str) -> None:
    """The form that makes a quiz of the ready questions on one passage, all of them unless some are left out."""
    ready = [item for item in questions if item.question.status is Status.READY]
    if not ready:
        st.caption("Accept at least one question; then you can publish a quiz.")
        return
    flaws = flaws_among(ready)
    warn_of_flaws(sum(bool(flaws[item.id]) for item in ready))
    with st.form("publish", border=False):
        name = st.text_input("Title of the quiz", shortened(title), max_chars=MOST_CHARACTERS)
        st.markdown("**Questions**")
        chosen = [item.id for item in ready if draw_choice(item, flaws[item.id])]
        terms = draw_terms(ready)
        classes = ask_classes(person)
        closes_at = ask_closing_time()
        if st.form_submit_button("Publish", type="primary"):
            with said():
                quiz = publish(
                    engine(),
                    person,
                    title=name,
                    question_ids=chosen,
                    terms=terms,
                    classes=classes,
                    closes_at=closes_at,
                    now=now(),
                    code=code,
                )
                close_form()
                go_on("views/quiz.py", "Go to the quiz", quiz=quiz.id)


def warn_of_flaws(flawed: int) -> None:
    """How many questions could be better, if any."""
    if flawed:
        st.warning(
            f"{count(flawed, 'question')} could be better: see below, and on the cards. You can publish all the same."
        )


def draw_choice(item: BankQuestion, flaws: Sequence[Flaw]) -> bool:
    """Whether a question is to be in the quiz; with its difficulty and what the linter says of it."""
    label = f"{as_markdown(stem_of(item.question.stem))} · {DIFFICULTIES[item.question.difficulty]}"
    chosen = st.checkbox(label, value=True, key=f"publish_{item.id}")
    if flaws:
        st.caption(f":material/warning: {names_of(flaws)}")
    return chosen


def draw_terms(ready: Sequence[BankQuestion]) -> Terms:
    """Who may take it, how often, and what they see and earn."""
    st.markdown("**Students**")
    guests = st.checkbox("May take it under a name, without an account", value=True)
    again = st.checkbox("May take it again after submitting", value=False)
    release = st.radio("Right answers are shown", list(Release), format_func=lambda release: RELEASES[release])
    return Terms(guests, draw_credit(ready), release or Release.SUBMITTED, again)


def draw_credit(ready: Sequence[BankQuestion]) -> Credit:
    """What a partly right answer earns, asked only where an answer can be partly right."""
    if not any(item.question.kind in PARTED for item in ready):
        return Credit.PARTIAL
    chosen = st.radio("Matching and ordering", list(Credit), format_func=lambda credit: CREDITS[credit])
    return chosen or Credit.PARTIAL
