"""Saying what went wrong, in the error's own sentence, where the person is looking."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import streamlit as st

from quizapp.app.widgets.escaping import as_markdown
from quizapp.errors import QuizError
from quizapp.errors.files import BankFileError
from quizapp.errors.people import RosterError

__all__ = ["refuse", "said"]

MOST_FAULTS = 20
"""How many faults of a file are listed."""


@contextmanager
def said() -> Iterator[None]:
    """Show a QuizError raised inside instead of failing; everything typed stays in its field."""
    try:
        yield
    except QuizError as error:
        st.error(_message_of(error))


def refuse(error: QuizError) -> NoReturn:
    """Show why this page cannot be shown, with a way home, and end it."""
    st.warning(as_markdown(str(error)))
    st.page_link("views/home.py", label="Go to the start page", icon=":material/arrow_back:")
    st.stop()


def _message_of(error: QuizError) -> str:
    """The error's own sentence; under it the other faults of a file, which that sentence only counts."""
    return as_markdown(str(error)) + "".join(f"\n- {as_markdown(fault)}" for fault in _faults_of(error)[1:MOST_FAULTS])


def _faults_of(error: QuizError) -> list[str]:
    """Each fault of a bank file or a list of people, with its place."""
    if isinstance(error, BankFileError):
        return [f"{fault.place} {fault.rule}" for fault in error.faults]
    if isinstance(error, RosterError):
        return [f"line {line}: {sentence}" for line, sentence in error.faults]
    return []
