"""A teacher's start page: quizzes that are out, banks to publish from, and the way to a new quiz."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from quizapp.app.database import engine
from quizapp.app.visitor import local, now, teacher
from quizapp.app.widgets.adding import draw_add_bank
from quizapp.app.widgets.closing import closing_time
from quizapp.app.widgets.escaping import as_markdown
from quizapp.app.widgets.naming import name_tab
from quizapp.app.widgets.showing_more import draw_first
from quizapp.app.widgets.telling import done
from quizapp.app.widgets.wording import count
from quizapp.classroom.banks import list_banks, list_banks_put_away
from quizapp.classroom.overdue import submit_overdue_at_own
from quizapp.classroom.quizzes import count_quizzes, list_quizzes, list_quizzes_put_away
from quizapp.classroom.samples import set_samples_hidden
from quizapp.formats.lettering import day_of
from quizapp.store.records.banks import Bank
from quizapp.store.records.people import Person
from quizapp.store.records.quizzes import PublishedQuiz

OLDER_QUIZZES, MORE_BANKS = "Show older quizzes", "Show more banks"
HIDE_SAMPLES = (
    "Hide the samples",
    ":material/visibility_off:",
    "The samples are off your start page.",
)
SHOW_SAMPLES = ("Show the samples", ":material/visibility:", "The samples are on your start page again.")

Listed = TypeVar("Listed", PublishedQuiz, Bank)


def _state_of(quiz: PublishedQuiz) -> str:
    if closes_at := quiz.closes_at(now()):
        return f"open, closes {closing_time(closes_at)}"
    return "open" if quiz.is_open(now()) else "closed"


def _length_of(quiz: PublishedQuiz) -> str:
    limit = f", {count(quiz.terms.time_limit, 'minute')}" if quiz.terms.time_limit else ""
    return f"{count(quiz.question_count, 'question')}{limit}"


def _draw_quiz(quiz: PublishedQuiz) -> None:
    with st.container(border=True, gap="xsmall", key=f"row_quiz_{quiz.id}"):
        st.page_link("views/quiz.py", label=f"**{as_markdown(quiz.title)}**", query_params={"quiz": str(quiz.id)})
        turnout = f"{quiz.submitted_count} of {quiz.student_count} submitted" if quiz.student_count else "not begun"
        st.caption(
            f"Code **{quiz.code}** · {_state_of(quiz)} · {_length_of(quiz)}"
            f" · {'sample' if quiz.owner_id is None else turnout} · {day_of(local(quiz.created_at))}"
        )


def _draw_quizzes(quizzes: Sequence[PublishedQuiz]) -> None:
    for quiz in quizzes:
        _draw_quiz(quiz)


def _draw_quizzes_put_away(person: Person) -> None:
    """The quizzes that are put away, read only once they are asked for."""
    number = count_quizzes(engine(), person, put_away=True)
    if not number:
        return
    box = st.expander(f"Put away: {count(number, 'quiz', 'quizzes')}", key="put_away", on_change="rerun")
    if box.open:
        with box:
            draw_first(
                "put_away",
                lambda most: list_quizzes_put_away(engine(), person, most=most),
                _draw_quizzes,
                more=OLDER_QUIZZES,
            )


def _draw_bank(bank: Bank) -> None:
    with st.container(border=True, gap="xsmall", key=f"row_bank_{bank.id}"):
        st.page_link("views/bank.py", label=f"**{as_markdown(bank.name)}**", query_params={"bank": str(bank.id)})
        drafts = f" · {count(bank.draft_count, 'draft')} to review" if bank.draft_count else ""
        sample = " · sample" if bank.owner_id is None else ""
        st.caption(f"{count(bank.ready_count, 'ready question')}{drafts}{sample}")


def _draw_banks(banks: Sequence[Bank]) -> None:
    for bank in banks:
        _draw_bank(bank)


def _without_hidden(found: Sequence[Listed], person: Person) -> list[Listed]:
    """What of quizzes or banks is to be seen: no samples where they are hidden."""
    return [each for each in found if each.owner_id is not None or not person.samples_hidden]


def _draw_samples_switch(person: Person) -> None:
    """The button that takes the samples off this page, or puts them here again."""
    hidden = person.samples_hidden
    way, icon, said_then = SHOW_SAMPLES if hidden else HIDE_SAMPLES
    if st.button(way, icon=icon, key="samples"):
        set_samples_hidden(engine(), person, not hidden)
        done(said_then, focus=".st-key-samples button")


def _draw_banks_put_away(banks: Sequence[Bank]) -> None:
    if banks:
        with st.expander(f"Put away: {count(len(banks), 'bank')}", key="banks_put_away"):
            draw_first("banks_put_away", lambda most: banks[:most], _draw_banks, more=MORE_BANKS)


person = teacher()
submit_overdue_at_own(engine(), person, now=now())

name_tab("Home")
with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    st.title("Home", width="content", anchor=False)
    if st.button("New quiz from an article", type="primary", icon=":material/add:"):
        st.switch_page("views/new_quiz.py")

quizzes, banks = st.columns(2, gap="medium")
with quizzes:
    st.header("Quizzes", anchor=False)
    if not count_quizzes(engine(), person):
        st.caption("You have no quiz here. Make one from an article, or publish questions from a bank.")
    draw_first(
        "quizzes",
        lambda most: _without_hidden(list_quizzes(engine(), person, most=most), person),
        _draw_quizzes,
        more=OLDER_QUIZZES,
    )
    _draw_quizzes_put_away(person)
with banks:
    st.header("Banks", anchor=False)
    seen = _without_hidden(list_banks(engine(), person), person)
    draw_first("banks", lambda most: seen[:most], _draw_banks, more=MORE_BANKS)
    draw_add_bank(person)
    _draw_banks_put_away(list_banks_put_away(engine(), person))
    _draw_samples_switch(person)
