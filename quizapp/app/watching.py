"""Errors nobody expected: the log keeps them whole, the screen gets one sentence and a number to quote."""

from __future__ import annotations

import logging
from secrets import token_hex

import streamlit as st

__all__ = ["say_sorry"]

log = logging.getLogger(__name__)


def say_sorry(error: Exception) -> bool:
    """Log ``error`` under a number and show that number instead of the error, whose text may hold an answer."""
    number = token_hex(3).upper()
    log.error("Error %s on a page", number, exc_info=error)
    st.error(
        "Something went wrong on our side. What was saved before is safe. Load the page again;"
        f" if it keeps happening, tell whoever runs this QuizApp the number {number}."
    )
    return True
