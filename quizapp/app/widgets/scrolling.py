"""Bringing a part of the page into view, since the browser stays where it was when the page around it changes."""

from __future__ import annotations

import json

import streamlit as st

__all__ = ["bring_into_view", "draw_scrolling"]

WANTED = "bring_into_view"
DRAWN = 300
"""Milliseconds after which the browser has drawn what is to be seen."""


def bring_into_view(selector: str) -> None:
    """Have the next run of the page show the first element that a CSS selector finds, at the top of the window."""
    st.session_state[WANTED] = selector


def draw_scrolling() -> None:
    """Scroll to what was asked for, once."""
    if selector := st.session_state.pop(WANTED, ""):
        script = f"setTimeout(() => document.querySelector({json.dumps(selector)})?.scrollIntoView(), {DRAWN})"
        st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)
