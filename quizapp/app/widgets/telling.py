"""Saying what has happened, once: to those who see it at the foot of the window, to those who hear the page aloud.

A page is drawn around its reader, and whoever hears it would know of no change. The browser speaks what changes in a
region that stays, so that region is no part of what Streamlit draws.
"""

from __future__ import annotations

from html import escape
from time import time_ns
from typing import NoReturn

import streamlit as st

from quizapp.app.widgets.scrolling import give_focus

__all__ = ["done", "draw_telling", "tell", "tell_change"]

TOLD, LINES = "told", "lines_told"


def tell(sentence: str, *, seen: bool = True) -> None:
    """Have the page say what has happened; not ``seen``, it is only read aloud, since the page shows it already."""
    st.session_state.setdefault(TOLD, []).append((sentence, seen))


def done(sentence: str, *, focus: str) -> NoReturn:
    """Draw the page anew, say what was done, and lead the keyboard to the first element that a CSS selector finds."""
    tell(sentence)
    give_focus(focus)
    st.rerun()


def tell_change(name: str, line: str) -> None:
    """Have a line of the page read aloud when it says something else than before; "" is no line."""
    lines: dict[str, str] = st.session_state.setdefault(LINES, {})
    if line and lines.get(name, line) != line:
        tell(line, seen=False)
    lines[name] = line


def draw_telling() -> None:
    """Say what there is to say, once: a browser runs a script again only under another address."""
    told: list[tuple[str, bool]] = st.session_state.pop(TOLD, [])
    if told:
        sentences = escape(" ".join(sentence for sentence, _ in told))
        look = "seen" if any(seen for _, seen in told) else "unseen"
        script = f'<script src="/tell.js?{time_ns()}" data-tell="{sentences}" data-look="{look}"></script>'
        st.html(script, unsafe_allow_javascript=True)
