"""What the address of a page asks for."""

from __future__ import annotations

import streamlit as st

__all__ = ["number_asked_for"]


def number_asked_for(name: str) -> int:
    """The number in ``?name=…``; 0, which nothing has, when there is none."""
    value = st.query_params.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 10 else 0
