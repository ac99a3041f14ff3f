"""Adding a bank, empty or from a file, and adding a file's questions to a bank."""

from __future__ import annotations

from itertools import chain
from itertools import count as count_from

import streamlit as st

from quizapp.app.database import engine
from quizapp.app.visitor import now
from quizapp.app.widgets.going import go_on
from quizapp.app.widgets.mistakes import said
from quizapp.app.widgets.wording import count
from quizapp.classroom.accounts import Person
from quizapp.classroom.banks import Bank, add_quiz, create_bank, list_banks
from quizapp.classroom.names import MOST_CHARACTERS, shortened
from quizapp.formats import read_file

__all__ = ["draw_add_bank", "draw_add_questions", "free_name"]

LARGEST_FILE = 5
"""Megabytes. Any sort of file can be chosen: reading it says better than the browser what is wrong with it."""


def draw_add_bank(person: Person) -> None:
    """A closed form for a new bank; it opens the bank's page when there is one."""
    with st.expander("Add a bank"), st.form("add_bank", border=False):
        name = st.text_input(
            "Name", max_chars=MOST_CHARACTERS, help="May stay empty when you choose a file: its title is used."
        )
        file = st.file_uploader("Bank file, if you have one", max_upload_size=LARGEST_FILE)
        if st.form_submit_button("Add bank"):
            with said():
                quiz = read_file(file.getvalue(), name=file.name) if file else None
                named = name or (shortened(quiz.title) if quiz else "")
                bank = create_bank(engine(), person, named, quiz=quiz, now=now())
                go_on("views/bank.py", "Go to the bank", bank=bank.id)


def draw_add_questions(person: Person, bank: Bank) -> None:
    """A closed form that adds a file's questions to ``bank``."""
    with st.expander("Import questions"), st.form("add_questions", border=False, clear_on_submit=True):
        file = st.file_uploader("Bank file", max_upload_size=LARGEST_FILE)
        if not st.form_submit_button("Import"):
            return
        if file is None:
            st.warning(f"Choose a bank file first, of {LARGEST_FILE} MB at most.")
            return
        with said():
            new = add_quiz(engine(), person, bank.id, read_file(file.getvalue(), name=file.name), now=now())
            st.toast(f"{count(new, 'new question')} imported.")
            st.rerun()


def free_name(person: Person, name: str) -> str:
    """``name``, no longer than may be, or "name (2)" and so on while the teacher has a bank of that name."""
    taken = {bank.name for bank in list_banks(engine(), person)}
    endings = chain([""], (f" ({number})" for number in count_from(2)))
    names = (shortened(name, MOST_CHARACTERS - len(ending)) + ending for ending in endings)
    return next(free for free in names if free not in taken)
