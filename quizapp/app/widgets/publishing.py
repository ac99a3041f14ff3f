"""Publishing questions of a bank as a quiz."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from quizapp.app.database import engine
from quizapp.app.visitor import now
from quizapp.app.widgets.escaping import as_markdown
from quizapp.app.widgets.mistakes import said
from quizapp.classroom.accounts import Person
from quizapp.classroom.banks import BankQuestion
from quizapp.classroom.quizzes import publish
from quizapp.model import Status

__all__ = ["draw_publish"]


def draw_publish(person: Person, questions: Sequence[BankQuestion], *, title: str) -> None:
    """The form that makes a quiz of the ready questions on one passage, all of them unless some are left out."""
    ready = [item for item in questions if item.question.status is Status.READY]
    if not ready:
        st.caption("Accept at least one question; then you can publish a quiz.")
        return
    with st.form("publish", border=False):
        name = st.text_input("Title of the quiz", title, max_chars=120)
        st.markdown("**Questions**")
        chosen = [
            item.id
            for item in ready
            if st.checkbox(as_markdown(item.question.stem), value=True, key=f"publish_{item.id}")
        ]
        guests = st.checkbox("Students may take it under a name, without an account", value=True)
        if st.form_submit_button("Publish", type="primary"):
            with said():
                quiz = publish(engine(), person, title=name, question_ids=chosen, guests=guests, now=now())
                st.switch_page("views/quiz.py", query_params={"quiz": str(quiz.id)})
