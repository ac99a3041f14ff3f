"""The card of a question: what is known about it, the decision whether students get it, and the ways to change it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from quizapp.alternatives import Wish
from quizapp.app.database import engine
from quizapp.app.visitor import now
from quizapp.app.widgets.agreeing import agreement_on
from quizapp.app.widgets.editing import draw_editor
from quizapp.app.widgets.escaping import heard
from quizapp.app.widgets.flaws import flaws_html
from quizapp.app.widgets.mistakes import said
from quizapp.app.widgets.passage import ask_for_evidence
from quizapp.app.widgets.question_html import question_html, spans_of
from quizapp.app.widgets.remaking import chosen_wish, remake
from quizapp.app.widgets.scrolling import bring_into_view, give_focus
from quizapp.app.widgets.telling import tell
from quizapp.app.widgets.undoing import draw_undo, remember
from quizapp.app.widgets.wording import DECISIONS, DIFFICULTIES, KINDS, STATUSES
from quizapp.classroom.editing import edit_question, set_status
from quizapp.classroom.fitness import quoting
from quizapp.model import Status
from quizapp.ranking.linter import Flaw
from quizapp.store.records.banks import BankQuestion
from quizapp.store.records.people import Person

__all__ = ["SELECTED", "draw_card", "draw_chosen"]

SELECTED = "selected_question"
EDITED = "edited_questions"


def draw_card(
    person: Person,
    item: BankQuestion,
    place: int,
    *,
    flaws: Sequence[Flaw],
    beside: Sequence[BankQuestion],
    editable: bool,
) -> None:
    """One question with its flaws; ``place`` counts from 1, ``beside`` are the questions on its passage.

    A sample bank's questions are to read only.
    """
    with st.container(border=True, key=f"card_{item.id}"):
        if item.id in _opened_questions() and editable:
            st.html(f'<h2 class="unseen">Question {place}</h2>')
            _draw_form(person, _opened_questions()[item.id], item, flaws)
            return
        _draw_top(person, item, place, editable=editable)
        st.html(question_html(item.question) + flaws_html(item.question, flaws))
        with st.container(horizontal=True):
            if _has_evidence(item) and st.button(
                heard("Show in passage", f"question {place}"), key=f"show_{item.id}", icon=":material/ink_highlighter:"
            ):
                ask_for_evidence()
                _choose(item.id)
            wish = _draw_changes(person, item, place) if editable else None
        if wish and remake(person, item, wish, beside):
            tell(f"Question {place} is replaced.")
            give_focus(f".st-key-remake_{item.id} button")
            _choose(item.id)


def _has_evidence(item: BankQuestion) -> bool:
    return any(span.quote for span in spans_of(item.question))


def _draw_changes(person: Person, item: BankQuestion, place: int) -> Wish | None:
    """The ways to change a question; what is wished for in its place, if that was just chosen."""
    which = f"question {place}"
    if st.button(heard("Edit", which), key=f"edit_{item.id}", icon=":material/edit:"):
        _opened_questions()[item.id] = item
        bring_into_view(f".st-key-card_{item.id}")
        give_focus(f".st-key-card_{item.id} textarea")
        _choose(item.id)
    wish = chosen_wish(item, which) if item.passage.text else None
    if draw_undo(person, item, which):
        tell(f"Question {place} is as it was before.")
        _choose(item.id)
    return wish


def _draw_top(person: Person, item: BankQuestion, place: int, *, editable: bool) -> None:
    question = item.question
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        about = f"{KINDS[question.kind]} · {DIFFICULTIES[question.difficulty]}"
        st.html(f'<h2 class="number"><b>Question {place}</b> · {about}</h2>', width="content")
        if editable:
            _draw_decision(person, item, place)
        else:
            st.caption(STATUSES[question.status], width="content")


def _draw_decision(person: Person, item: BankQuestion, place: int) -> None:
    """The decision as the bank has it; what the browser shows otherwise is a decision to save."""
    status = item.question.status
    agreement = agreement_on(f"decide_{item.id}", status)
    decision = st.segmented_control(
        f"Decision on question {place}",
        list(Status),
        default=status,
        required=True,
        format_func=lambda option: DECISIONS[option],
        key=agreement.key,
        label_visibility="collapsed",
    )
    if decision is None or decision is status:
        return
    with said():
        set_status(engine(), person, item.id, decision, version=item.version)
        agreement.keep(decision)
        if decision is Status.RETIRED:
            remember(item)
        _choose(item.id)


def draw_chosen() -> None:
    """Mark the card whose evidence is shown. By a rule of its own: a card under another key would lose the focus.

    Styles alone would go where toasts go, and take the place of one.
    """
    st.html(
        f"<style>.st-key-card_{st.session_state.get(SELECTED, 0)}.stVerticalBlock.stVerticalBlock"
        " { border-color: #3271a6; box-shadow: inset .25rem 0 0 #3271a6; }</style><i hidden></i>"
    )


def _choose(question_id: int) -> None:
    """Let the passage show this question's evidence."""
    st.session_state[SELECTED] = question_id
    st.rerun()


def _opened_questions() -> dict[int, BankQuestion]:
    """The questions whose fields are open, each as it was when they were opened.

    Fields keep what was typed only while they are drawn from the same question. One that is opened beside another takes
    nothing from it.
    """
    opened: dict[int, BankQuestion] = st.session_state.setdefault(EDITED, {})
    return opened


def _draw_form(person: Person, opened: BankQuestion, stored: BankQuestion, flaws: Sequence[Flaw]) -> None:
    """The question's fields. After a mistake they stay as they were typed."""
    seen = opened.version
    if _is_overtaken(opened, stored):
        _draw_overtaken(stored)
        seen = stored.version
    key = f"editor_{opened.id}_{opened.version}"
    edited = draw_editor(opened.question, opened.passage, flaws, key=key, seen=seen)
    if edited is None:
        return
    with said():
        if edited != opened.question:
            edit_question(engine(), person, opened.id, edited, version=stored.version, now=now())
            remember(stored)
        del _opened_questions()[opened.id]
        give_focus(f".st-key-edit_{opened.id} button")
        st.rerun()


def _is_overtaken(opened: BankQuestion, stored: BankQuestion) -> bool:
    """Whether another version was saved that says something else: a line put back into the passage changes no words."""
    same = quoting(stored.passage, replace(opened.question, status=stored.question.status))
    return opened.version != stored.version and same != stored.question


def _draw_overtaken(stored: BankQuestion) -> None:
    """Tell whoever is editing a question that it was saved elsewhere meanwhile, and what the bank has now."""
    st.warning(
        "This question was saved in another tab since you opened it here. Your own words are kept below: *Save"
        " question* puts them in the place of the other version, *Cancel* leaves that one."
    )
    with st.expander("The other version"):
        st.html(question_html(stored.question))
