"""Saying what went wrong, in the error's own sentence, where the person is looking."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import streamlit as st

from quizapp.app.widgets.escaping import as_markdown
from quizapp.errors import QuizError

__all__ = ["refuse", "said"]


@contextmanager
def said() -> Iterator[None]:
    """Show a QuizError raised inside instead of failing; everything typed stays in its field."""
    try:
        yield
    except QuizError as error:
        st.error(as_markdown(str(error)))


def refuse(error: QuizError) -> NoReturn:
    """Show why this page cannot be shown, with a way home, and end it."""
    st.warning(as_markdown(str(error)))
    st.page_link("views/home.py", label="Go to the start page", icon=":material/arrow_back:")
    st.stop()
