"""A list of which only the first are read and drawn, until more are asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

__all__ = ["AT_ONCE", "draw_first"]

AT_ONCE = 20
"""How many more are shown each time."""

Thing = TypeVar("Thing")


def draw_first(
    name: str, find: Callable[[int], Sequence[Thing]], draw: Callable[[Sequence[Thing]], None], *, more: str
) -> None:
    """Draw the first of what ``find`` finds when it is told how many to find at most, and a button, ``more``.

    ``name`` is the list's within its page.
    """
    most = st.session_state.setdefault(f"most_{name}", AT_ONCE)
    found = find(most + 1)
    draw(found[:most])
    if len(found) > most and st.button(more, key=f"more_{name}"):
        st.session_state[f"most_{name}"] = most + AT_ONCE
        st.rerun()
