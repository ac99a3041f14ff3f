"""The time that a student has left: said in minutes until the last one, and read aloud twice only.

The server says it every few seconds, so that no browser's clock is trusted, and what a teacher changes is seen at once.
"""

from __future__ import annotations

from datetime import datetime
from math import ceil

import streamlit as st

from quizapp.app.database import engine
from quizapp.app.visitor import now
from quizapp.app.widgets.telling import tell
from quizapp.app.widgets.wording import count
from quizapp.classroom.overdue import deadline_by_token

__all__ = ["draw_clock", "go_on_with_more_time", "seconds_left"]

CLOCK, HIDDEN = "clock", "time_hidden"
"""Where the session keeps what was shown last, and whether the student has hidden it."""

MARKS = (300, 60)
"""Seconds left at which that is told; from the last on they are counted in tens."""

PAUSE, LAST_PAUSE = 10, 5
"""Seconds from one look at the clock to the next, and in the last minute."""


def seconds_left(deadline: datetime) -> float:
    return (deadline - now()).total_seconds()


def draw_clock(token: str, deadline: datetime) -> None:
    """The time left until a deadline, drawn anew every few seconds; what is to be told of it is told."""
    left = seconds_left(deadline)
    known, before, left_before = st.session_state.get(CLOCK, ("", None, 0.0))
    st.session_state[CLOCK] = (token, deadline, left)
    if known == token and before != deadline:
        more = before is not None and deadline > before
        tell(f"You have {'more' if more else 'less'} time now: {_left_said(left)}.")
    elif known == token and _crossed(left_before, left):
        tell(f"{_left_said(left)}.")
    pause = LAST_PAUSE if left <= MARKS[-1] else PAUSE
    st.fragment(_draw_time_left, run_every=pause)(token, deadline, left)


def _draw_time_left(token: str, deadline: datetime, left_before: float) -> None:
    """The time left, and the button that hides it. The page is drawn anew where there is more to be done about it."""
    left = seconds_left(deadline)
    if left <= 0 or _crossed(left_before, left) or deadline_by_token(engine(), token) != deadline:
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", width="content", key="clock"):
        if st.session_state.get(HIDDEN, False):
            _draw_switch("Show time left", ":material/visibility:", "show_time", hidden=False)
        else:
            st.html(f'<p class="time-left">{_left_said(left)}</p>', width="content")
            _draw_switch("Hide time left", ":material/visibility_off:", "hide_time", hidden=True)


def go_on_with_more_time(token: str) -> None:
    """Have the page of an attempt whose time was up drawn anew once its teacher gives it more."""
    st.fragment(_draw_anew_where_there_is_time, run_every=PAUSE)(token)


def _draw_anew_where_there_is_time(token: str) -> None:
    if deadline_by_token(engine(), token):
        st.rerun()


def _draw_switch(label: str, icon: str, key: str, *, hidden: bool) -> None:
    st.button(label, icon=icon, type="tertiary", key=key, on_click=st.session_state.update, args=({HIDDEN: hidden},))


def _crossed(before: float, left: float) -> bool:
    """Whether a mark lies between what was left before and what is left now."""
    return any(before > mark >= left for mark in MARKS)


def _left_said(seconds: float) -> str:
    """How much time is left, rounded up so that it hardly ever changes.

    >>> _left_said(1741), _left_said(61), _left_said(60), _left_said(41.5), _left_said(0)
    ('30 minutes left', '2 minutes left', '1 minute left', '50 seconds left', '0 seconds left')
    """
    tens = 10 * ceil(seconds / 10)
    return f"{count(ceil(seconds / 60), 'minute')} left" if tens >= MARKS[-1] else f"{max(tens, 0)} seconds left"
