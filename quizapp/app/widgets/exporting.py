"""The way of a bank to a learning platform: one file a passage, in the format the platform takes."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from quizapp.app.widgets.escaping import as_markdown
from quizapp.formats import WRITERS
from quizapp.model import Quiz
from quizapp.store.records.banks import Bank

__all__ = ["draw_exporting"]

AT_HAND = ("text", "json", "csv")
"""What is printed, or stands among the links of the page."""
FITS = {
    "moodle": "The best choice for Moodle: there, import it in the question bank.",
    "canvas": "Canvas imports it as a QTI file, into Classic or New Quizzes.",
    "gift": "For Moodle and whatever else reads GIFT.",
    "aiken": "The plainest format, for what reads no other.",
}


def draw_exporting(bank: Bank, quizzes: Sequence[Quiz]) -> None:
    """A format to choose, the files in it, and what it cannot hold."""
    with st.expander("Take the questions to Moodle or Canvas"):
        names = [name for name in WRITERS if name not in AT_HAND]
        name = st.selectbox("Format", names, format_func=lambda known: WRITERS[known].title)
        st.caption(FITS.get(name, ""))
        for place, quiz in enumerate(quizzes, start=1):
            st.html(_link_html(bank, place, name, of=len(quizzes)))
            st.caption(as_markdown(" ".join(WRITERS[name].losses(quiz))))


def _link_html(bank: Bank, place: int, name: str, *, of: int) -> str:
    which = f"Passage {place}: " if of > 1 else ""
    href = f"download/bank/{bank.id}/{place}?format={name}"
    return f'<p>{which}<a class="go" href="{href}">Download {WRITERS[name].title}</a></p>'
