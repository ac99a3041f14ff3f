"""When a quiz closes by itself: the field for it, how it is said, and a page drawn anew when the time has come."""

from __future__ import annotations

from datetime import date, datetime, time

import streamlit as st

from quizapp.app.database import engine
from quizapp.app.visitor import instant, local, now
from quizapp.app.widgets.mistakes import said
from quizapp.app.widgets.telling import done
from quizapp.app.widgets.wording import date_and_time
from quizapp.classroom.quizzes import set_closing_time
from quizapp.store.records.people import Person
from quizapp.store.records.quizzes import PublishedQuiz

__all__ = ["ask_closing_time", "closing_time", "draw_anew_at", "draw_closing"]

FORMAT = "YYYY-MM-DD"
END_OF_DAY = time(23, 59)
EARLIEST, LATEST = date(1, 1, 1), date(9998, 12, 31)
"""A browser keeps a day beyond these to itself, and the quiz would be published as if none had been chosen. So any day
is let through, and one that is over is refused in words."""

LONGEST_WAIT = 60
"""Seconds. A browser that slept, or waits for days, forgets how late it is: it asks again as often as this."""


def closing_time(moment: datetime) -> str:
    """A closing time on the clock of whoever is looking."""
    return date_and_time(local(moment), local(now()))


def ask_closing_time(closes_at: datetime | None = None) -> datetime | None:
    """The fields for a closing time, which may be empty; what it means is said beneath.

    Two fields, since one for both takes a day for its first minute.
    """
    shown, empty = (local(closes_at), "") if closes_at else (None, " (may be empty)")
    with st.container(horizontal=True):
        day = st.date_input(
            f"Closes by itself on{empty}", shown, min_value=EARLIEST, max_value=LATEST, format=FORMAT, width=260
        )
        hour = st.time_input("Time", shown.time() if shown else END_OF_DAY, step=300, width=120)
    st.caption(
        "Students see it before they begin and while they answer. Then it is as if you closed the quiz yourself."
    )
    return instant(datetime.combine(day, hour)) if day else None


def draw_closing(person: Person, quiz: PublishedQuiz) -> None:
    """When an open quiz closes by itself, to be chosen, changed and taken away."""
    closes_at = quiz.closes_at(now())
    label = f"Closes {closing_time(closes_at)}" if closes_at else "Close by itself at a date and time"
    with st.container(key="closing"), st.expander(label), st.form("closing", border=False):
        wanted = ask_closing_time(closes_at)
        with st.container(horizontal=True):
            saving = st.form_submit_button("Save closing time")
            ending = bool(closes_at) and st.form_submit_button("Take it away")
        if saving or ending:
            _change_closing(person, quiz, wanted if saving else None)


def _change_closing(person: Person, quiz: PublishedQuiz, closes_at: datetime | None) -> None:
    with said():
        set_closing_time(engine(), person, quiz.id, closes_at, now=now())
        when = f"closes {closing_time(closes_at)}" if closes_at else "stays open until you close it"
        done(f"The quiz {when}.", focus=".st-key-closing summary")


def draw_anew_at(moment: datetime) -> None:
    """Have the page drawn anew once ``moment`` has come."""
    left = (moment - now()).total_seconds()
    st.fragment(_draw_anew_once_over, run_every=min(left, LONGEST_WAIT) + 1)(moment)


def _draw_anew_once_over(moment: datetime) -> None:
    if now() >= moment:
        st.rerun()
