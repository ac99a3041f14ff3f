"""Putting a published question right: how it counts, and marking it again by the key that its bank has by now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from quizapp.app.database import engine
from quizapp.app.visitor import local, now
from quizapp.app.widgets.agreeing import agreement_on
from quizapp.app.widgets.escaping import as_markdown
from quizapp.app.widgets.mistakes import said
from quizapp.app.widgets.telling import done
from quizapp.app.widgets.wording import COUNTINGS
from quizapp.classroom.corrections import count_as, mark_as_published, mark_by_bank
from quizapp.classroom.question_results import Offer, QuestionResult
from quizapp.formats.lettering import day_of
from quizapp.model import Counting
from quizapp.store.records.people import Person

__all__ = ["corrections_said", "draw_correcting"]

WAY_BACK = ".st-key-marking button"
"""Where the keyboard is led after a question was marked again."""


def corrections_said(question: QuestionResult) -> str:
    """What was corrected about a question, as it stands behind its stem; "" for nothing."""
    return "".join(f" – {words}" for words in _changes_to(question))


def draw_correcting(person: Person, quiz_id: int, question: QuestionResult, place: int) -> None:
    """How a question counts, to be changed and changed back, and which key marks it."""
    _draw_counting(person, quiz_id, question, place)
    with st.container(key="marking"):
        _draw_marking(person, quiz_id, question)
    if question.correction:
        by, at = as_markdown(question.correction.by), local(question.correction.at)
        st.caption(f"Changed by {by} on {day_of(at)} at {at:%H:%M}. The students read it in their reviews.")


def _draw_marking(person: Person, quiz_id: int, question: QuestionResult) -> None:
    """Which key marks a question, and which other could."""
    if question.remarked:
        also = _also_accepted(question.accepted)
        st.markdown(f"It is marked by the corrected answer: **{as_markdown(question.key)}**{also}.")
        if st.button("Mark again by the answer that was published"):
            with said():
                mark_as_published(engine(), person, quiz_id, question.id, now=now())
                done("The question is marked again by the answer that was published.", focus=WAY_BACK)
    if question.offer:
        _draw_offer(person, quiz_id, question.id, question.offer)


def _changes_to(question: QuestionResult) -> Iterator[str]:
    if question.counting is not Counting.AS_MARKED:
        yield COUNTINGS[question.counting].lower()
    if question.remarked:
        yield "marked by the corrected answer"


def _draw_counting(person: Person, quiz_id: int, question: QuestionResult, place: int) -> None:
    agreement = agreement_on(f"counting_{question.id}", question.counting)
    wanted = st.radio(
        f"Question {place} counts",
        list(Counting),
        index=list(Counting).index(question.counting),
        format_func=lambda counting: COUNTINGS[counting],
        horizontal=True,
        key=agreement.key,
    )
    st.caption("Left out, it counts in nobody's score and in nobody's maximum.")
    if wanted is None or wanted is question.counting:
        return
    with said():
        count_as(engine(), person, quiz_id, question.id, wanted, now=now())
        agreement.keep(wanted)
        st.rerun()


def _draw_offer(person: Person, quiz_id: int, question_id: str, offer: Offer) -> None:
    also = _also_accepted(offer.accepted)
    st.markdown(f"In its bank this question has another right answer by now: **{as_markdown(offer.key)}**{also}.")
    if not offer.suits:
        st.caption(
            "It was rewritten there, so it cannot mark the answers given here. Count the question as right for"
            " everybody, or leave it out."
        )
    elif st.button("Mark again by the bank's right answer"):
        with said():
            mark_by_bank(engine(), person, quiz_id, question_id, now=now())
            done("The question is marked again by the bank's right answer.", focus=WAY_BACK)


def _also_accepted(answers: Sequence[str]) -> str:
    return f" (also accepted: {as_markdown(', '.join(answers))})" if answers else ""
