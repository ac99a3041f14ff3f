"""A marked attempt: score, and for each question the right answer, the evidence and why a wrong choice is wrong."""

from __future__ import annotations

from html import escape

import streamlit as st

from quizapp.app.widgets.passage import evidence_html, show_passage
from quizapp.app.widgets.wording import points
from quizapp.classroom.attempts import AttemptReview, ReviewedChoice, ReviewedItem

__all__ = ["draw_review", "item_html"]


def draw_review(review: AttemptReview) -> None:
    """The whole attempt, beside the passage with all evidence marked."""
    st.html(
        f'<p class="score">{points(review.score)} of {points(review.max_score)} points</p>'
        f'<p class="place">{escape(review.student)}</p>'
    )
    with st.container(key="desk"):
        show_passage(review.passage, evidence=[item.evidence for item in review.items], under=review.title)
        with st.container(key="questions"):
            for item in review.items:
                with st.container(border=True):
                    st.html(item_html(item))


def item_html(item: ReviewedItem) -> str:
    """One question, its answers and its evidence."""
    answers = "".join(_choice(choice) for choice in item.choices) or _typed(item)
    return (
        f'<p class="place"><b>Question {item.position}</b> · {_verdict(item)}</p>'
        f'<p class="stem">{escape(item.stem)}</p><ol class="options">{answers}</ol>'
        f"{evidence_html(item.evidence)}"
    )


def _verdict(item: ReviewedItem) -> str:
    if not item.answer:
        return "not answered"
    if item.score >= item.max_score:
        return "right"
    return "wrong" if item.score == 0 else f"{points(item.score)} of {points(item.max_score)} points"


def _choice(choice: ReviewedChoice) -> str:
    """An option: the right one and the chosen one say so in words, not only by colour."""
    if choice.right:
        return _line(choice.text, "right", "✓ Right answer" + (", your answer" if choice.chosen else ""), choice.reason)
    if choice.chosen:
        return _line(choice.text, "wrong", "✗ Your answer", choice.reason)
    return _line(choice.text, "", "", "")


def _typed(item: ReviewedItem) -> str:
    right = item.score >= item.max_score and bool(item.answer)
    if right and item.answer == item.key:
        return _line(item.answer, "right", "✓ Right answer, your answer", "")
    own = _line(item.answer, "right" if right else "wrong", "✓ Your answer" if right else "✗ Your answer", item.reason)
    return (own if item.answer else "") + _line(item.key, "right", "✓ Right answer", "")


def _line(text: str, state: str, tag: str, reason: str) -> str:
    below = f'<span class="reason"><span class="tag">{tag}.</span> {escape(reason)}</span>' if tag else ""
    return f'<li class="{state}">{escape(text)}{below}</li>'
