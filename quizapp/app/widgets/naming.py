"""What a browser tab is called: by its page, and by the bank or the quiz that the page is about."""

from __future__ import annotations

import streamlit as st

__all__ = ["name_tab"]


def name_tab(*names: str) -> None:
    """Call the tab by these names, the most particular first."""
    st.set_page_config(page_title=" · ".join([*names, "QuizApp"]))
