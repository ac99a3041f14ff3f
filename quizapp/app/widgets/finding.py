"""More drafts on a passage that a bank has questions on already."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from quizapp.alternatives import further
from quizapp.app.database import engine
from quizapp.app.visitor import now
from quizapp.app.widgets.mistakes import said
from quizapp.app.widgets.remaking import findings_of
from quizapp.app.widgets.wording import count
from quizapp.classroom.accounts import Person
from quizapp.classroom.banks import Bank, BankQuestion, add_quiz
from quizapp.model import Quiz

__all__ = ["draw_few", "draw_finding"]

AT_ONCE = 5
"""How many drafts are added each time."""
FEW = 4
"""Questions up to which a passage is said to have few."""


def draw_few(here: Sequence[BankQuestion]) -> None:
    """Say so where a passage has few questions, and what can be done."""
    if len(here) <= FEW:
        st.caption(
            f"Only {count(len(here), 'question')} on this passage so far. *More questions* looks for others, which may "
            "lean on the passage more; or write your own below."
        )


def draw_finding(person: Person, bank: Bank, here: Sequence[BankQuestion]) -> None:
    """A button that adds the next best questions on the passage as drafts; rejected ones do not come again."""
    help_text = f"Adds up to {AT_ONCE} drafts, the next best. Some can be understood only with the passage beside them."
    if not st.button("More questions", icon=":material/add:", help=help_text):
        return
    passage = here[0].passage
    with said(), st.spinner("Looking through the passage"):
        findings = findings_of(passage.text, passage.title, passage.published)
        found = further(findings, [item.question for item in here], most=AT_ONCE)
        new = add_quiz(engine(), person, bank.id, Quiz(passage.title, passage, found), now=now()) if found else 0
        st.toast(f"{count(new, 'new draft')} added." if new else "The passage has no other good question.")
        if new:
            st.rerun()
