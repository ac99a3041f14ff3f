"""The bar at the foot of a quiz that is being taken: how far the student is, ways about the page, and submitting."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from quizapp.app.visitor import local
from quizapp.app.widgets.answering import blanks
from quizapp.app.widgets.scrolling import give_focus
from quizapp.app.widgets.telling import tell_change
from quizapp.app.widgets.wording import count, in_a_row
from quizapp.classroom.attempt_views import AttemptItem

__all__ = ["draw_foot"]

LOST = '<small class="lost">No connection. Keep this page open: it goes on by itself.</small>'
"""Drawn all the time and shown by the stylesheet, since nothing can be sent to a browser without a connection."""


def draw_foot(
    items: Sequence[AttemptItem],
    submit: Callable[[], None],
    *,
    closes: str,
    draw_clock: Callable[[], None] | None,
    enabled: bool,
    has_passage: bool,
) -> None:
    """How far the student is, when the last answer was saved, the ways about the page, and a button to ``submit``.

    ``closes`` says when the quiz closes by itself, "" where it does not; ``draw_clock`` draws the time left, if any.
    """
    blank = [item.position for item in items if blanks(item)]
    when = _last_saved(items) if enabled else "Closed"
    line = f"<small>{when if enabled else f'<b>{when}</b>'}</small>"
    line += f' <small class="closes">{closes}</small>' if closes else ""
    state = f'<p class="state">{len(items) - len(blank)} of {len(items)} answered<br>{line}{LOST}</p>'
    tell_change("state", when)
    tell_change("closing", closes)
    with (
        st.bottom,
        st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="bar"),
    ):
        with st.container(width="content", key="progress"):
            st.html(state, width="content")
            if draw_clock:
                draw_clock()
        st.html(_jumps(blank if enabled else [], has_passage=has_passage), width="content")
        if st.button("Submit", type="primary"):
            _confirm(blank, submit)


def _last_saved(items: Sequence[AttemptItem]) -> str:
    """When the last answer was saved."""
    saved = max((item.saved_at for item in items if item.saved_at), default=None)
    return f"Saved {local(saved):%H:%M}" if saved else "Nothing to save yet"


def _jumps(blank: Sequence[int], *, has_passage: bool) -> str:
    """On a phone, where the passage stands above the questions: the way up to it, and down to the first blank."""
    label = 'aria-label="To do: first unanswered question"'
    unanswered = f'<a class="go jump" href="#question-{blank[0]}" {label}>To do</a>' if blank else ""
    passage = '<a class="go jump" href="#passage">Passage</a> ' if has_passage else ""
    return passage + unanswered


@st.dialog("Submit your answers?", dismissible=False)
def _confirm(blank: Sequence[int], submit: Callable[[], None]) -> None:
    """Ask once more. It cannot be closed by a click beside it: that is where a double click on Submit ends.

    Streamlit would keep the Escape key from closing it too, so a script of the page lets it.
    """
    st.text(_unanswered(blank) + " After submitting you cannot change your answers.")
    with st.container(horizontal=True):
        if st.button("Submit now", type="primary", on_click=submit):
            st.rerun()
        if st.button("Go back", key="go_back", on_click=give_focus, args=(".st-key-bar button",)):
            st.rerun()


def _unanswered(blank: Sequence[int]) -> str:
    """How many questions are not answered, or not in all their parts, and which.

    >>> _unanswered([2, 5, 7])
    '3 questions are not answered in full: 2, 5 and 7.'
    """
    if not blank:
        return "You have answered every question."
    verb = "is" if len(blank) == 1 else "are"
    return f"{count(len(blank), 'question')} {verb} not answered in full: {in_a_row([str(place) for place in blank])}."
