"""A bank as a file, and the bank's own name and end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

import streamlit as st

from quizapp.app.database import engine
from quizapp.app.widgets.adding import draw_add_questions
from quizapp.app.widgets.escaping import as_markdown
from quizapp.app.widgets.exporting import draw_exporting
from quizapp.app.widgets.mistakes import said
from quizapp.app.widgets.scrolling import give_focus
from quizapp.app.widgets.telling import done, tell
from quizapp.classroom.banks import delete_bank, is_in_use, put_bank_away, rename_bank, take_bank_out
from quizapp.classroom.names import MOST_CHARACTERS
from quizapp.model import Quiz
from quizapp.store.records.banks import Bank
from quizapp.store.records.people import Person

__all__ = ["draw_keeping", "draw_put_away"]


def draw_keeping(person: Person, bank: Bank, quizzes: Sequence[Quiz], *, editable: bool) -> None:
    """The ways out of the bank and into it; a bank file holds the questions on one passage."""
    for place in range(1, len(quizzes) + 1):
        st.html(_links_html(bank, place, len(quizzes)))
    if quizzes:
        st.caption(
            "The bank file holds everything and can be imported. The spreadsheet holds the questions, to read. Rejected"
            " questions are in both, and are not printed."
        )
        draw_exporting(bank, quizzes)
    if not editable:
        return
    draw_add_questions(person, bank)
    with st.expander("Rename or delete this bank", key="keeping_bank"):
        _draw_rename(person, bank)
        if not is_in_use(engine(), person, bank.id):
            _draw_delete(person, bank)
        elif not bank.put_away:
            _draw_putting_away(person, bank)


def draw_put_away(person: Person, bank: Bank) -> None:
    """What it means that a bank is put away, and the way back."""
    st.info("This bank is put away: it is not in the list of banks. Quizzes published from it and their results stay.")
    if st.button("Take it out", icon=":material/undo:"):
        with said():
            take_bank_out(engine(), person, bank.id)
            done(f"{bank.name} is in the list of banks again.", focus=".st-key-keeping_bank summary")


def _links_html(bank: Bank, place: int, passages: int) -> str:
    """The ways to take the questions on one passage along."""
    here = f"{bank.id}/{place}"
    which = f"Passage {place}: " if passages > 1 else ""
    return (
        f'<p>{which}<a class="go" href="print/bank/{here}?key=0" target="_blank">Print for students</a> ·'
        f' <a class="go" href="print/bank/{here}" target="_blank">Print with answers</a> ·'
        f' <a class="go" href="download/bank/{here}">Download the bank file (JSON)</a> ·'
        f' <a class="go" href="download/bank/{here}?format=csv">Download a spreadsheet (CSV)</a></p>'
    )


def _draw_rename(person: Person, bank: Bank) -> None:
    with st.form("rename", border=False):
        name = st.text_input("Name", bank.name, max_chars=MOST_CHARACTERS)
        if st.form_submit_button("Rename"):
            with said():
                renamed = rename_bank(engine(), person, bank.id, name)
                done(f"The bank is called {renamed.name} now.", focus=".st-key-keeping_bank summary")


def _draw_delete(person: Person, bank: Bank) -> None:
    sure = st.checkbox(f"Delete {as_markdown(bank.name)} and its questions for good")
    if sure and st.button("Delete bank"):
        with said():
            delete_bank(engine(), person, bank.id)
            _go_home(f"{bank.name} is deleted.", focus="[class*='st-key-row_bank_'] a")


def _draw_putting_away(person: Person, bank: Bank) -> None:
    st.caption(
        "Quizzes were published from this bank, so it cannot be deleted. Put away, it leaves the list of banks; the"
        " quizzes and their results stay."
    )
    if st.button("Put away"):
        with said():
            put_bank_away(engine(), person, bank.id)
            _go_home(f"{bank.name} is put away.", focus=".st-key-banks_put_away summary")


def _go_home(sentence: str, *, focus: str) -> NoReturn:
    """Leave a bank that is not in the list any more, and say why."""
    tell(sentence)
    give_focus(focus)
    st.switch_page("views/home.py")
