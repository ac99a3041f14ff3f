"""Bringing a part of the page into view, or the keyboard to it, since a page that changes around them does neither."""

from __future__ import annotations

from html import escape
from time import time_ns

import streamlit as st

__all__ = ["bring_into_view", "draw_scrolling", "give_focus"]

WANTED, FOCUSED = "bring_into_view", "give_focus"


def bring_into_view(selector: str) -> None:
    """Have the next run of the page show the first element that a CSS selector finds, at the top of the window."""
    st.session_state[WANTED] = selector


def give_focus(selector: str) -> None:
    """Have the next run of the page lead the keyboard to the first element that a CSS selector finds."""
    st.session_state[FOCUSED] = selector


def draw_scrolling() -> None:
    """Scroll and lead to what was asked for, once: a browser runs a script again only under another address."""
    view, focus = st.session_state.pop(WANTED, ""), st.session_state.pop(FOCUSED, "")
    if view or focus:
        data = f'data-into-view="{escape(view)}" data-focus="{escape(focus)}"'
        st.html(f'<script src="/into-view.js?{time_ns()}" {data}></script>', unsafe_allow_javascript=True)
