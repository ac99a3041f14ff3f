"""The answers typed to one question, each with a way to count it as right, or no longer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st

from quizapp.app.database import engine
from quizapp.app.visitor import now
from quizapp.app.widgets.escaping import heard
from quizapp.app.widgets.mistakes import said
from quizapp.app.widgets.showing_more import draw_first
from quizapp.app.widgets.tables import Bar, cell_html
from quizapp.app.widgets.telling import done
from quizapp.app.widgets.wording import count
from quizapp.classroom.accepting import accept_answer, refuse_answer
from quizapp.classroom.question_results import AnswerCount, QuestionResult
from quizapp.store.records.people import Person

__all__ = ["answer_said", "draw_typed"]


def answer_said(answer: AnswerCount) -> str:
    """An answer, with the word that it is right."""
    return f"{answer.text or '(blank)'}{' ✓ right' if answer.right else ''}"


def draw_typed(person: Person, quiz_id: int, question: QuestionResult) -> None:
    """The right answer, given or not, and all others, as many at once as can be looked through."""
    most = max(answer.count for answer in question.answers) or 1
    st.caption("Answers given, and how many students gave each")
    draw_first(
        f"answers_to_{question.id}",
        lambda few: question.answers[:few],
        partial(_draw_rows, person, quiz_id, question, most),
        more="Show more answers",
    )


def _draw_rows(
    person: Person, quiz_id: int, question: QuestionResult, most: int, answers: Sequence[AnswerCount]
) -> None:
    for place, answer in enumerate(answers, 1):
        with st.container(horizontal=True, vertical_alignment="center", key=f"given_{place}"):
            bar = cell_html(Bar(answer.count / most, str(answer.count)))
            st.html(f'<p class="given"><bdi>{escape(answer_said(answer))}</bdi><span>{bar}</span></p>')
            _draw_verdict(person, quiz_id, question.id, answer, place)


def _draw_verdict(person: Person, quiz_id: int, question_id: str, answer: AnswerCount, place: int) -> None:
    """The button that counts a wrong answer as right, or takes that back."""
    row = f".st-key-given_{place} button"
    if answer.since:
        if st.button(heard("No longer count this answer", answer.text), key=f"refuse_{place}"):
            with said():
                changed = refuse_answer(engine(), person, quiz_id, question_id, answer.text, now=now())
                done(f"“{answer.text}” is no longer accepted. {_marked_again(changed)}", focus=row)
    elif answer.text and not answer.right and st.button(heard("Count this answer", answer.text), key=f"accept_{place}"):
        with said():
            changed = accept_answer(engine(), person, quiz_id, question_id, answer.text, now=now())
            done(f"“{answer.text}” counts as right now. {_marked_again(changed)}", focus=row)


def _marked_again(changed: int) -> str:
    """What marking again has changed."""
    return f"{count(changed, 'attempt')} {'has' if changed == 1 else 'have'} another mark."
