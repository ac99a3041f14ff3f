"""A question as a teacher sees it: everything known about it, and the decision whether students get it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from html import escape

import streamlit as st

from quizapp.alternatives import Wish
from quizapp.app.database import engine
from quizapp.app.visitor import now
from quizapp.app.widgets.agreeing import agreement_on
from quizapp.app.widgets.editing import draw_editor
from quizapp.app.widgets.flaws import flaws_html
from quizapp.app.widgets.mistakes import said
from quizapp.app.widgets.passage import ask_for_evidence, evidence_html
from quizapp.app.widgets.remaking import chosen_wish, remake
from quizapp.app.widgets.scrolling import bring_into_view, give_focus
from quizapp.app.widgets.undoing import draw_undo, remember
from quizapp.app.widgets.wording import DECISIONS, DIFFICULTIES, KINDS, STATUSES, kind_of_option, stem_of
from quizapp.classroom.editing import edit_question, set_status
from quizapp.model import PARTED, Evidence, Option, OptionKind, Question, QuestionKind, Status
from quizapp.ranking.linter import Flaw
from quizapp.store.records import BankQuestion, Person

__all__ = ["SELECTED", "draw_card", "draw_chosen", "question_html", "rule_sentence", "spans_of"]

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
        if item.id in opened_questions() and editable:
            draw_form(person, opened_questions()[item.id], item, flaws)
            return
        draw_top(person, item, place, editable=editable)
        st.html(question_html(item.question) + flaws_html(item.question, flaws))
        with st.container(horizontal=True):
            if st.button("Show in passage", key=f"show_{item.id}", icon=":material/ink_highlighter:"):
                ask_for_evidence()
                choose(item.id)
            wish = draw_changes(person, item) if editable else None
        if wish and remake(person, item, wish, beside):
            choose(item.id)


def draw_changes(person: Person, item: BankQuestion) -> Wish | None:
    """The ways to change a question; what is wished for in its place, if that was just chosen."""
    if st.button("Edit", key=f"edit_{item.id}", icon=":material/edit:"):
        opened_questions()[item.id] = item
        bring_into_view(f".st-key-card_{item.id}")
        give_focus(f".st-key-card_{item.id} textarea")
        choose(item.id)
    wish = chosen_wish(item)
    if draw_undo(person, item):
        choose(item.id)
    return wish


def draw_top(person: Person, item: BankQuestion, place: int, *, editable: bool) -> None:
    question = item.question
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(
            f"**Question {place}** · {KINDS[question.kind]} · {DIFFICULTIES[question.difficulty]}", width="content"
        )
        if editable:
            draw_decision(person, item, place)
        else:
            st.caption(STATUSES[question.status], width="content")


def draw_decision(person: Person, item: BankQuestion, place: int) -> None:
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
        choose(item.id)


def draw_chosen() -> None:
    """Mark the card whose evidence is shown. By a rule of its own: a card under another key would lose the focus.

    Styles alone would go where toasts go, and take the place of one.
    """
    st.html(
        f"<style>.st-key-card_{st.session_state.get(SELECTED, 0)}.stVerticalBlock.stVerticalBlock"
        " { border-color: #3271a6; box-shadow: inset .25rem 0 0 #3271a6; }</style><i hidden></i>"
    )


def choose(question_id: int) -> None:
    """Let the passage show this question's evidence."""
    st.session_state[SELECTED] = question_id
    st.rerun()


def opened_questions() -> dict[int, BankQuestion]:
    """The questions whose fields are open, each as it was when they were opened.

    Fields keep what was typed only while they are drawn from the same question. One that is opened beside another takes
    nothing from it.
    """
    opened: dict[int, BankQuestion] = st.session_state.setdefault(EDITED, {})
    return opened


def draw_form(person: Person, opened: BankQuestion, stored: BankQuestion, flaws: Sequence[Flaw]) -> None:
    """The question's fields. After a mistake they stay as they were typed."""
    if opened.version != stored.version:
        draw_overtaken(stored)
    key = f"editor_{opened.id}_{opened.version}"
    edited = draw_editor(opened.question, opened.passage, flaws, key=key, seen=stored.version)
    if edited is None:
        return
    with said():
        if edited != opened.question:
            edit_question(engine(), person, opened.id, edited, version=stored.version, now=now())
            remember(stored)
        del opened_questions()[opened.id]
        give_focus(f".st-key-edit_{opened.id} button")
        st.rerun()


def draw_overtaken(stored: BankQuestion) -> None:
    """Tell whoever is editing a question that it was saved elsewhere meanwhile, and what the bank has now."""
    st.warning(
        "This question was saved in another tab since you opened it here. Your own words are kept below: *Save"
        " question* puts them in the place of the other version, *Cancel* leaves that one."
    )
    with st.expander("The other version"):
        st.html(question_html(stored.question))


def question_html(question: Question) -> str:
    """Stem, options with why each is wrong, key, evidence, and why the question exists."""
    answer = _key(question) if question.kind is QuestionKind.FILL_IN else _options(question)
    return (
        f'<p class="stem" dir="auto">{escape(stem_of(question.stem))}</p>{answer}'
        f"{'' if question.kind in PARTED else evidence_html(question.evidence)}"
        f'<p class="why">{escape(rule_sentence(question.rule))}</p>'
    )


def spans_of(question: Question) -> list[Evidence]:
    """All that proves a question's key, of several parts the evidence of each."""
    parts = [option.evidence for option in question.options if option.kind is OptionKind.KEY and option.evidence]
    return parts or [question.evidence]


def rule_sentence(rule: str) -> str:
    """What the rule that asked a question does, in the words of its own file."""
    described = _rules().get(rule, "")
    if described:
        return f"Asked by the rule “{rule}”, which {described[0].lower()}{described[1:]}"
    return f"Asked by the rule “{rule}”." if rule.isidentifier() else "Written by hand."


@cache
def _rules() -> Mapping[str, str]:
    """What each question rule does, the first line of its file, by its name."""
    # here, because they bring the whole of English grammar along
    from quizapp.questions import PASSAGE_RULES, RULES, which_false, which_true

    rules = (*RULES, *PASSAGE_RULES, which_true, which_false)
    return {rule.__name__.rpartition(".")[2]: (rule.__doc__ or "").partition("\n")[0] for rule in rules}


def _options(question: Question) -> str:
    ordered = question.kind is QuestionKind.ORDERING
    items = (_option(option, f"{place}. " if ordered else "") for place, option in enumerate(question.options, start=1))
    return f'<ol class="options">{"".join(items)}</ol>'


def _option(option: Option, before: str = "") -> str:
    right, left = option.kind is OptionKind.KEY, f"<bdi>{escape(option.left)}</bdi> – " if option.left else ""
    quote = f'<q class="reason" dir="auto">{escape(option.evidence.quote)}</q>' if option.evidence else ""
    return (
        f'<li class="{"right" if right else ""}">{escape(before)}{left}<bdi>{escape(option.text)}</bdi>'
        f'<span class="reason"><span class="tag">{"✓ " if right else ""}{kind_of_option(option)}.</span>'
        f" <bdi>{escape(option.reason)}</bdi></span>{quote}</li>"
    )


def _key(question: Question) -> str:
    also = ", ".join(f"<bdi>{escape(text)}</bdi>" for text in question.accepted)
    more = f'<span class="reason">Also accepted: {also}</span>' if also else ""
    return (
        f'<ol class="options"><li class="right"><bdi>{escape(question.key)}</bdi>'
        f'<span class="reason"><span class="tag">✓ Key.</span></span>{more}</li></ol>'
    )
