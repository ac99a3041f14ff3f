"""The lines that make a passage, each with the questions that rest on it, and leaving some of them out."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import streamlit as st

from quizapp.app.database import engine
from quizapp.app.visitor import now
from quizapp.app.widgets.escaping import as_markdown
from quizapp.app.widgets.mistakes import said
from quizapp.app.widgets.telling import done
from quizapp.app.widgets.wording import count, in_a_row
from quizapp.classroom.passages import change_passage, lines_needed
from quizapp.model import Line, Passage, Quiz
from quizapp.store.records.banks import Bank, BankQuestion
from quizapp.store.records.people import Person

__all__ = ["LEFT_OUT", "draw_leaving_out", "label_of"]

LONGEST = 160
"""How many characters of a line are shown beside its box."""

LEFT_OUT = "[class*='st-key-gone_'] summary"
"""Where the keyboard is led after lines were put back or left out, as long as some are left out."""


def draw_leaving_out(person: Person, bank: Bank, passage: Passage, here: Sequence[BankQuestion]) -> None:
    """A closed list of the passage's lines, each with a box; ``here`` are the questions on it."""
    passage_id = here[0].passage_id
    box = st.expander("Leave lines of the passage out", key=f"kept_{passage_id}", on_change="rerun")
    if not box.open:
        return
    with box, st.form(f"leave_out_{passage_id}", border=False):
        st.caption(
            "A line that is left out can be put back. Reject or change the questions that rest on it first; quizzes"
            " published already keep it."
        )
        needed = [lines_needed(item.question, passage) for item in here]
        chosen = []
        for number, line in enumerate(passage.lines):
            resting = [str(place) for place, lines in enumerate(needed, 1) if number in lines]
            if line.kept and st.checkbox(label_of(line, _resting_said(resting)), key=f"leave_{passage_id}_{number}"):
                chosen.append(number)
        if st.form_submit_button("Leave out") and chosen:
            with said():
                _leave_lines_out(person, bank, passage_id, passage, chosen)


def label_of(line: Line, note: str) -> str:
    """The beginning of a line, and what is noted on it."""
    text = line.text if len(line.text) <= LONGEST else f"{line.text[:LONGEST]}…"
    return f"{as_markdown(text)} *({as_markdown(note)})*" if note else as_markdown(text)


def _resting_said(places: Sequence[str]) -> str:
    """The questions that rest on a line.

    >>> _resting_said([]), _resting_said(["2"]), _resting_said(["2", "5"])
    ('', 'question 2', 'questions 2 and 5')
    """
    return f"question{'s' if len(places) > 1 else ''} {in_a_row(places)}" if places else ""


def _leave_lines_out(person: Person, bank: Bank, passage_id: int, passage: Passage, numbers: Collection[int]) -> None:
    from quizapp.reading.choosing import leave_out

    change_passage(
        engine(), person, bank.id, passage_id, Quiz(passage.title, leave_out(passage, numbers), ()), now=now()
    )
    done(f"{count(len(numbers), 'line')} left out.", focus=LEFT_OUT)
