"""Writing a question by hand: choose its kind, fill in the fields, and it is in the bank."""

from __future__ import annotations

import streamlit as st

from quizapp.app.database import engine
from quizapp.app.visitor import now
from quizapp.app.widgets.editing import draw_editor
from quizapp.app.widgets.mistakes import said
from quizapp.app.widgets.telling import done
from quizapp.app.widgets.wording import KINDS
from quizapp.classroom.banks import add_questions
from quizapp.model import NO_EVIDENCE, Option, OptionKind, Passage, Question, QuestionKind, Quiz, Status
from quizapp.store.records.banks import Bank
from quizapp.store.records.people import Person

__all__ = ["draw_writing"]

WRITTEN = "questions_written"

TRUE_OR_FALSE = (Option("", "True", OptionKind.KEY), Option("", "False", OptionKind.MISREADING))


def draw_writing(person: Person, bank: Bank, passage: Passage) -> None:
    """A closed form for a new question on ``passage``; it is ready at once, since a teacher wrote it."""
    with st.expander("Write a question", key="write_question"):
        chosen = st.selectbox("Kind", list(QuestionKind), format_func=lambda kind: KINDS[kind], key="written_kind")
        kind = chosen or QuestionKind.MULTIPLE_CHOICE
        count = st.session_state.setdefault(WRITTEN, 0)
        written = draw_editor(_blank(kind), passage, (), key=f"written_{count}", can_cancel=False)
        if written is None:
            return
        with said():
            if not add_questions(engine(), person, bank.id, Quiz(bank.name, passage, (written,)), now=now()):
                st.info("The bank has this question already.")
                return
            st.session_state[WRITTEN] = count + 1
            done("The question is in the bank.", focus=f".st-key-written_{count + 1}_stem textarea")


def _blank(kind: QuestionKind) -> Question:
    """A question of a kind with nothing in it yet."""
    stated = kind is QuestionKind.TRUE_FALSE
    options, key = (TRUE_OR_FALSE, "True") if stated else ((), "")
    return Question("", kind, "", key, NO_EVIDENCE, options, status=Status.READY)
