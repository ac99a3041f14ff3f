"""Bringing a part of the page into view, since the browser stays where it was when the page around it changes."""

from __future__ import annotations

from html import escape
from time import time_ns

import streamlit as st

__all__ = ["bring_into_view", "draw_scrolling"]

WANTED = "bring_into_view"


def bring_into_view(selector: str) -> None:
    """Have the next run of the page show the first element that a CSS selector finds, at the top of the window."""
    st.session_state[WANTED] = selector


def draw_scrolling() -> None:
    """Scroll to what was asked for, once: a browser runs a script again only under another address."""
    if selector := st.session_state.pop(WANTED, ""):
        script = f'<script src="/into-view.js?{time_ns()}" data-into-view="{escape(selector)}"></script>'
        st.html(script, unsafe_allow_javascript=True)
