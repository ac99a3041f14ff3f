"""Saying what has happened, once: to those who see it at the foot of the window, to those who hear the page aloud.

A page is drawn around its reader, and whoever hears it would know of no change. The browser speaks what changes in a
region that stays, so that region is no part of what Streamlit draws.
"""

from __future__ import annotations

from html import escape
from time import time_ns

import streamlit as st

__all__ = ["draw_telling", "tell"]

TOLD = "told"


def tell(sentence: str) -> None:
    """Have the next run of the page say what has happened."""
    st.session_state[TOLD] = sentence


def draw_telling() -> None:
    """Say what there is to say, once: a browser runs a script again only under another address."""
    if sentence := st.session_state.pop(TOLD, ""):
        script = f'<script src="/tell.js?{time_ns()}" data-tell="{escape(sentence)}"></script>'
        st.html(script, unsafe_allow_javascript=True)
