"""Keeping a widget and the database agreed.

The database is the truth, and a widget that shows something else holds a wish of whoever is looking. But a widget
also shows something else when the database changed behind it, in another tab for instance; then it is the widget that
is out of date. So the page remembers what each widget last agreed on. Callbacks would not do: after the server was
restarted the browser sends its widgets' values again, and no callback is called.
"""

from __future__ import annotations

import streamlit as st

__all__ = ["agreed", "key_of", "was_overtaken"]


def key_of(name: str, stored: object) -> str:
    """The key of the widget that shows ``stored``: a fresh widget whenever the database changed behind the old one."""
    known, generation = st.session_state.get(_memory(name), (stored, 0))
    if known != stored:
        generation += 1
    st.session_state[_memory(name)] = (stored, generation)
    return f"{name}_{generation}"


def agreed(name: str, stored: object) -> None:
    """Remember that the database now holds what the widget shows. To be called at once after saving."""
    _known, generation = st.session_state.get(_memory(name), (stored, 0))
    st.session_state[_memory(name)] = (stored, generation)


def was_overtaken(name: str, stored: object) -> bool:
    """Whether the database changed behind the widget since it was last drawn. To be asked before ``key_of``."""
    return bool(st.session_state.get(_memory(name), (stored, 0))[0] != stored)


def _memory(name: str) -> str:
    return f"agreed {name}"
