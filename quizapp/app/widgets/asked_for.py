"""What the address of a page asks for."""

from __future__ import annotations

import streamlit as st

from quizapp.app.asked_numbers import number_in

__all__ = ["number_asked_for"]


def number_asked_for(name: str) -> int:
    """The number in ``?name=…``; 0, which nothing has, when there is none."""
    return number_in(st.query_params.get(name, ""))
