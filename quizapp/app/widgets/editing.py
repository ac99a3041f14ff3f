"""The form in which a teacher rewrites a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from quizapp.app.widgets.flaws import draw_flaws_at
from quizapp.app.widgets.part_fields import draw_events, draw_pairs
from quizapp.app.widgets.quoting import quoted
from quizapp.app.widgets.wording import DIFFICULTIES
from quizapp.identity import option_id
from quizapp.model import Difficulty, Option, OptionKind, Passage, Question, QuestionKind
from quizapp.ranking.linter import Flaw

__all__ = ["draw_editor", "rewritten"]

SPARE = 1
"""How many empty rows there are for further options."""
FEWEST_ROWS = 4
STEMS = {QuestionKind.TRUE_FALSE: "Statement"}


def draw_editor(
    question: Question, passage: Passage, flaws: Sequence[Flaw], *, key: str, can_cancel: bool = True
) -> Question | None:
    """Draw the fields, each with its flaws; the rewritten question when saved, the old when cancelled, else None."""
    with st.form(key, border=False):
        stem = st.text_area(STEMS.get(question.kind, "Stem"), question.stem, height="content", key=f"{key}_stem")
        draw_flaws_at("stem", flaws)
        changed = _draw_fields(question, passage, flaws, key=key)
        difficulty = _draw_difficulty(question, key=key)
        with st.container(horizontal=True):
            save = st.form_submit_button("Save question", type="primary", key=f"{key}_save")
            cancel = can_cancel and st.form_submit_button("Cancel", key=f"{key}_cancel")
    if save:
        return replace(changed, stem=stem.strip(), difficulty=difficulty)
    return question if cancel else None


def _draw_fields(question: Question, passage: Passage, flaws: Sequence[Flaw], *, key: str) -> Question:
    """The fields of a kind; the question with what is in them."""
    if question.kind is QuestionKind.MATCHING:
        return draw_pairs(question, passage, flaws, key=key)
    if question.kind is QuestionKind.ORDERING:
        return draw_events(question, passage, flaws, key=key)
    if question.kind is QuestionKind.FILL_IN:
        changed = _draw_typed(question, flaws, key=key)
    elif question.kind is QuestionKind.TRUE_FALSE:
        changed = _draw_statement(question, key=key)
    else:
        changed = rewritten(question, *_draw_options(question, flaws, key=key))
    draw_flaws_at("key", flaws)
    quote = st.text_area(
        "Evidence, in the words of the passage", question.evidence.quote, height="content", key=f"{key}_evidence"
    )
    draw_flaws_at("evidence", flaws)
    return replace(changed, evidence=quoted(passage, quote, question.evidence))


def rewritten(question: Question, rows: Sequence[tuple[str, str]], right: int) -> Question:
    """``question`` with other options: ``rows`` of text and reason, ``right`` the place of the key's row.

    An empty row is no option. An option that keeps its text keeps its id, its kind and its evidence.
    """
    texts = [text.strip() for text, _reason in rows]
    options = tuple(
        _option(question, text, reason.strip(), is_key=place == right)
        for place, (text, (_typed, reason)) in enumerate(zip(texts, rows, strict=True))
        if text
    )
    return replace(question, key=texts[right], options=options)


def _draw_typed(question: Question, flaws: Sequence[Flaw], *, key: str) -> Question:
    """The fields of a typed answer."""
    answer = st.text_input("Key", question.key, key=f"{key}_key")
    lines = st.text_area(
        "Also accepted, one a line", "\n".join(question.accepted), height="content", key=f"{key}_accepted"
    )
    draw_flaws_at("accepted", flaws)
    accepted = tuple(line.strip() for line in lines.splitlines() if line.strip())
    return replace(question, key=answer.strip(), accepted=accepted)


def _draw_statement(question: Question, *, key: str) -> Question:
    """Whether a statement is true, and why."""
    texts = ["True", "False"]
    right = st.radio("The statement is", texts, index=texts.index(question.key), horizontal=True, key=f"{key}_right")
    reasons = {option.text: option.reason for option in question.options}
    rows = [
        (text, st.text_area(f"Reason for {text}", reasons.get(text, ""), height="content", key=f"{key}_{text}"))
        for text in texts
    ]
    return rewritten(question, rows, texts.index(right or question.key))


def _draw_options(question: Question, flaws: Sequence[Flaw], *, key: str) -> tuple[list[tuple[str, str]], int]:
    """The fields of the options: text and reason of each, and which is right."""
    shown = [(option.text, option.reason) for option in question.options]
    shown += [("", "")] * max(SPARE, FEWEST_ROWS - len(shown))
    rows = []
    for place, (text, reason) in enumerate(shown, 1):
        left, right = st.columns([2, 3])
        typed = left.text_area(f"Option {place}", text, height="content", key=f"{key}_text_{place}")
        why = right.text_area(f"Reason for option {place}", reason, height="content", key=f"{key}_reason_{place}")
        rows.append((" ".join(typed.split()), " ".join(why.split())))
        if place <= len(question.options):
            draw_flaws_at(f"options.{question.options[place - 1].id}", flaws)
    draw_flaws_at("options", flaws)
    kinds = [option.kind for option in question.options]
    key_place = st.radio(
        "Right option",
        range(len(rows)),
        index=kinds.index(OptionKind.KEY) if OptionKind.KEY in kinds else 0,
        format_func=lambda place: str(place + 1),
        horizontal=True,
        key=f"{key}_right",
    )
    return rows, key_place or 0


def _draw_difficulty(question: Question, *, key: str) -> Difficulty:
    chosen = st.radio(
        "Difficulty",
        list(Difficulty),
        index=list(Difficulty).index(question.difficulty),
        format_func=lambda difficulty: DIFFICULTIES[difficulty],
        horizontal=True,
        key=f"{key}_difficulty",
    )
    st.caption(
        "A made question is measured: what its wrong options are made of, how far its words differ from the passage's "
        "and stand apart in it, and how rare they are. Your own judgement counts."
    )
    return chosen or question.difficulty


def _option(question: Question, text: str, reason: str, *, is_key: bool) -> Option:
    before = next((option for option in question.options if option.text == text), None)
    kind = before.kind if before else OptionKind.UNSUPPORTED
    if is_key:
        kind = OptionKind.KEY
    elif kind is OptionKind.KEY:
        kind = OptionKind.MISREADING if question.kind is QuestionKind.TRUE_FALSE else OptionKind.UNSUPPORTED
    if before:
        return replace(before, kind=kind, reason=reason)
    return Option(option_id(question.id, text) if question.id else "", text, kind, reason)
