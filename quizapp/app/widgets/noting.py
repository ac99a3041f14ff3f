"""What of a bank file is not in the bank, or is there otherwise: said on the bank's page until it has been read."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from quizapp.app.widgets.escaping import as_markdown
from quizapp.app.widgets.wording import count
from quizapp.errors.files import Fault
from quizapp.store.records.banks import Bank

__all__ = ["draw_notes_on_file", "keep_notes"]

NOTES = "notes_on_files"
"""Where the session keeps the notes on the file that was last added to each bank."""


def keep_notes(bank_id: int, notes: Sequence[Fault]) -> None:
    """Have the bank's page say what came otherwise than it was in the file."""
    st.session_state.setdefault(NOTES, {})[bank_id] = tuple(map(str, notes))


def draw_notes_on_file(bank: Bank) -> None:
    """The notes on the file that was added last, if there are any, and a button that puts them away."""
    kept: dict[int, tuple[str, ...]] = st.session_state.get(NOTES, {})
    if not (notes := kept.get(bank.id, ())):
        return
    with st.container(border=True, key="notes_on_file"):
        st.markdown(f":material/info: {count(len(notes), 'thing is', 'things are')} not as in the file:")
        with st.container(height=240 if len(notes) > MOST_IN_VIEW else "content", border=False):
            st.markdown("\n".join(f"- {as_markdown(note)}" for note in notes))
        if st.button("I have read this", key="notes_read"):
            del kept[bank.id]
            st.rerun()


MOST_IN_VIEW = 8
"""How many notes stand there before they are put into a window of their own."""
