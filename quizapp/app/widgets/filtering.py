"""Finding questions in a bank by their status and their words."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from quizapp.app.widgets.wording import STATUSES
from quizapp.model import Status
from quizapp.store.records.banks import BankQuestion

__all__ = ["filtered"]

ALL = "all"
FOUND = "found_questions"


def filtered(questions: Sequence[BankQuestion]) -> list[BankQuestion]:
    """Draw the filter; the questions that fitted it when it was set.

    A question that is decided on stays in its place until the filter changes: it would otherwise vanish under the
    pointer, and a double click would decide on the next one too.
    """
    with st.container(horizontal=True, vertical_alignment="bottom"):
        status = st.segmented_control(
            "Show",
            [ALL, *Status],
            default=ALL,
            required=True,
            format_func=lambda option: _name_of(option, questions),
            key="show_status",
        )
        words = st.text_input("Find", placeholder="Words in a question", key="show_words", width=260)
    setting = (status, words, tuple(item.id for item in questions))
    known, found = st.session_state.get(FOUND, (None, frozenset()))
    if known != setting:
        found = frozenset(item.id for item in questions if _fits(item, str(status), words))
        st.session_state[FOUND] = (setting, found)
    return [item for item in questions if item.id in found]


def _fits(item: BankQuestion, status: str, words: str) -> bool:
    text = f"{item.question.stem} {item.question.key}".casefold()
    return status in (ALL, item.question.status) and words.casefold().strip() in text


def _name_of(status: str, questions: Sequence[BankQuestion]) -> str:
    if status == ALL:
        return f"All {len(questions)}"
    return f"{STATUSES[Status(status)]} {sum(item.question.status == status for item in questions)}"
