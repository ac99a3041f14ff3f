"""Adding a bank, empty or from a file, and adding a file's questions to a bank."""

from __future__ import annotations

from itertools import chain
from itertools import count as count_from
from typing import NoReturn

import streamlit as st

from quizapp.app.database import engine
from quizapp.app.visitor import now
from quizapp.app.widgets.going import go_on
from quizapp.app.widgets.mistakes import said
from quizapp.app.widgets.noting import keep_notes
from quizapp.app.widgets.telling import done
from quizapp.app.widgets.wording import count
from quizapp.classroom.banks import add_questions, create_bank, list_banks
from quizapp.classroom.names import MOST_CHARACTERS, shortened
from quizapp.formats import read_file
from quizapp.store.records.banks import Bank
from quizapp.store.records.people import Person

__all__ = ["draw_add_bank", "draw_add_questions", "free_name"]

LARGEST_FILE = 5
"""Megabytes. Any sort of file can be chosen: reading it says better than the browser what is wrong with it."""
SORTS = "A bank of QuizApp, or questions from elsewhere: GIFT, Aiken, Moodle XML, or QTI 1.2 (Canvas, Blackboard)."


def draw_add_bank(person: Person) -> None:
    """Closed forms for a new bank, empty or from a file; they open the bank's page when there is one.

    Two forms, since a file over the limit never gets here: nothing tells it from no file.
    """
    with st.expander("Add an empty bank"), st.form("add_bank", border=False):
        name = st.text_input("Name", max_chars=MOST_CHARACTERS)
        if st.form_submit_button("Add bank"):
            with said():
                _open_new(create_bank(engine(), person, name, quiz=None, now=now()))
    with st.expander("Add a bank from a file"), st.form("add_bank_file", border=False):
        file = st.file_uploader("Bank file", max_upload_size=LARGEST_FILE)
        st.caption(SORTS)
        name = st.text_input("Another name than the file's title", max_chars=MOST_CHARACTERS)
        if st.form_submit_button("Add bank from file"):
            if file is None:
                _ask_for_file()
                return
            with said():
                found = read_file(file.getvalue(), name=file.name)
                title = name or shortened(found.quiz.title)
                bank = create_bank(engine(), person, title, quiz=found.quiz, now=now())
                keep_notes(bank.id, found.notes)
                _open_new(bank)


def _open_new(bank: Bank) -> NoReturn:
    go_on("views/bank.py", "Go to the bank", bank=bank.id)


def _ask_for_file() -> None:
    """Say that no file came, as also where one is too large: the browser keeps such a file back."""
    st.warning(f"Choose a bank file first, of {LARGEST_FILE} MB at most. Nothing was added.")


def draw_add_questions(person: Person, bank: Bank) -> None:
    """A closed form that adds a file's questions to ``bank``."""
    with (
        st.expander("Import questions", key="import_questions"),
        st.form("add_questions", border=False, clear_on_submit=True),
    ):
        file = st.file_uploader("Bank file", max_upload_size=LARGEST_FILE)
        st.caption(SORTS)
        if not st.form_submit_button("Import"):
            return
        if file is None:
            _ask_for_file()
            return
        with said():
            found = read_file(file.getvalue(), name=file.name)
            new = add_questions(engine(), person, bank.id, found.quiz, now=now())
            keep_notes(bank.id, found.notes)
            done(f"{count(new, 'new question')} imported.", focus=".st-key-import_questions summary")


def free_name(person: Person, name: str) -> str:
    """``name``, no longer than may be, or "name (2)" and so on while the teacher has a bank of that name."""
    taken = {bank.name for bank in list_banks(engine(), person)}
    endings = chain([""], (f" ({number})" for number in count_from(2)))
    names = (shortened(name, MOST_CHARACTERS - len(ending)) + ending for ending in endings)
    return next(free for free in names if free not in taken)
