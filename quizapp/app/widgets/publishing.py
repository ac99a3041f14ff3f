"""Publishing questions of a bank as a quiz."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from quizapp.app.database import engine
from quizapp.app.visitor import now
from quizapp.app.widgets.classes import ask_classes
from quizapp.app.widgets.closing import ask_closing_time
from quizapp.app.widgets.escaping import as_markdown
from quizapp.app.widgets.flaws import flaws_among, names_of
from quizapp.app.widgets.going import go_on
from quizapp.app.widgets.mistakes import said
from quizapp.app.widgets.time_limit import ask_time_limit
from quizapp.app.widgets.wording import CREDITS, DIFFICULTIES, KINDS, RELEASES, count, stem_of
from quizapp.classroom.codes import make_code
from quizapp.classroom.names import MOST_CHARACTERS, shortened
from quizapp.classroom.publishing import publish
from quizapp.model import PARTED, Credit, Release, Status, Terms
from quizapp.ranking.linter import Flaw
from quizapp.store.records.banks import BankQuestion
from quizapp.store.records.people import Person

__all__ = ["draw_publishing"]

PUBLISHING = "publishing_as"
"""Where the session keeps the join code of the quiz that is being published, while its form is open."""


def draw_publishing(person: Person, questions: Sequence[BankQuestion], *, title: str) -> None:
    """The button that opens the form, and the form: a dialog, which the keyboard is led into and stays in."""
    st.button("Publish a quiz", type="primary", icon=":material/campaign:", key="publish_a_quiz", on_click=_open_form)
    if code := st.session_state.get(PUBLISHING, ""):
        _draw_publish(person, questions, title=title, code=code)


def _open_form() -> None:
    st.session_state[PUBLISHING] = make_code()


def _close_form() -> None:
    st.session_state[PUBLISHING] = ""


@st.dialog("Publish a quiz", width="medium", on_dismiss=_close_form)
def _draw_publish(person: Person, questions: Sequence[BankQuestion], *, title: str, code: str) -> None:
    """The form that makes a quiz of the ready questions on one passage, all of them unless some are left out."""
    ready = [item for item in questions if item.question.status is Status.READY]
    if not ready:
        st.caption("Accept at least one question; then you can publish a quiz.")
        return
    chosen = _draw_choices(ready)
    with st.form("publish", border=False):
        name = st.text_input("Title of the quiz", shortened(title), max_chars=MOST_CHARACTERS)
        terms = _draw_terms(ready)
        classes = ask_classes(person)
        terms = replace(terms, time_limit=ask_time_limit())
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
                _close_form()
                go_on("views/quiz.py", "Go to the quiz", quiz=quiz.id)


def _draw_choices(ready: Sequence[BankQuestion]) -> list[int]:
    """The ready questions, folded under how many of them are chosen; the ids of those. What is wrong stays in view."""
    flaws = flaws_among(ready)
    # Outside the form, so that the number follows the choice.
    chosen = [item for item in ready if st.session_state.get(_choice_of(item), True)]
    with st.expander(_chosen_said(len(chosen), len(ready)), key="publish_questions"):
        for item in ready:
            _draw_choice(item, flaws[item.id])
    _warn_of_flaws([flaws[item.id] for item in chosen if flaws[item.id]])
    return [item.id for item in chosen]


def _chosen_said(chosen: int, ready: int) -> str:
    """How many questions are chosen.

    >>> _chosen_said(10, 10), _chosen_said(8, 10), _chosen_said(1, 1)
    ('All 10 ready questions', '8 of 10 ready questions', 'The one ready question')
    """
    if chosen < ready:
        return f"{chosen} of {count(ready, 'ready question')}"
    return "The one ready question" if ready == 1 else f"All {ready} ready questions"


def _warn_of_flaws(flawed: Sequence[Sequence[Flaw]]) -> None:
    """How many questions could be better, if any, and what about them."""
    if flawed:
        names = names_of([flaw for flaws in flawed for flaw in flaws])
        st.warning(f"{count(len(flawed), 'question')} could be better ({names}). You can publish all the same.")


def _draw_choice(item: BankQuestion, flaws: Sequence[Flaw]) -> None:
    """Whether a question is to be in the quiz; with its kind, its difficulty and what the linter says of it."""
    kind, difficulty = KINDS[item.question.kind], DIFFICULTIES[item.question.difficulty]
    st.checkbox(f"{as_markdown(stem_of(item.question.stem))} · {kind} · {difficulty}", value=True, key=_choice_of(item))
    if flaws:
        st.caption(f":material/warning: {names_of(flaws)}")


def _choice_of(item: BankQuestion) -> str:
    return f"publish_{item.id}"


def _draw_terms(ready: Sequence[BankQuestion]) -> Terms:
    """Who may take it, how often, and what they see and earn."""
    st.markdown("**Students**")
    guests = st.checkbox("May take it under a name, without an account", value=True)
    again = st.checkbox("May take it again after submitting", value=False)
    release = st.radio("Right answers are shown", list(Release), format_func=lambda release: RELEASES[release])
    return Terms(guests, _draw_credit(ready), release or Release.SUBMITTED, again)


def _draw_credit(ready: Sequence[BankQuestion]) -> Credit:
    """What a partly right answer earns, asked only where an answer can be partly right."""
    if not any(item.question.kind in PARTED for item in ready):
        return Credit.PARTIAL
    chosen = st.radio("Matching and ordering", list(Credit), format_func=lambda credit: CREDITS[credit])
    return chosen or Credit.PARTIAL
