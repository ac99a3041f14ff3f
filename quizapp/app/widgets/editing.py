"""The form in which a teacher rewrites a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from quizapp.app.widgets.flaws import draw_flaws_at
from quizapp.app.widgets.wording import DIFFICULTIES
from quizapp.identity import option_id
from quizapp.model import Difficulty, Option, OptionKind, Question, QuestionKind
from quizapp.ranking.linter import Flaw

__all__ = ["draw_editor", "rewritten"]

SPARE = 1
"""How many empty rows there are for further options."""


def draw_editor(question: Question, flaws: Sequence[Flaw], *, key: str) -> Question | None:
    """Draw the fields, each with its flaws; the rewritten question when saved, the old when cancelled, else None."""
    with st.form(key, border=False):
        stem = st.text_area("Stem", question.stem, height="content", key=f"{key}_stem")
        draw_flaws_at("stem", flaws)
        if question.kind is QuestionKind.MULTIPLE_CHOICE:
            rows, right = _draw_options(question, flaws, key=key)
            accepted: list[str] = list(question.accepted)
        else:
            rows, right = [(st.text_input("Key", question.key, key=f"{key}_key"), "")], 0
            lines = st.text_area(
                "Also accepted, one a line", "\n".join(question.accepted), height="content", key=f"{key}_accepted"
            )
            accepted = [line.strip() for line in lines.splitlines() if line.strip()]
        for field in ("key", "evidence"):
            draw_flaws_at(field, flaws)
        difficulty = _draw_difficulty(question, key=key)
        with st.container(horizontal=True):
            save = st.form_submit_button("Save question", type="primary", key=f"{key}_save")
            cancel = st.form_submit_button("Cancel", key=f"{key}_cancel")
    if save:
        return rewritten(replace(question, difficulty=difficulty), stem=stem, rows=rows, right=right, accepted=accepted)
    return question if cancel else None


def rewritten(
    question: Question, *, stem: str, rows: Sequence[tuple[str, str]], right: int, accepted: Sequence[str]
) -> Question:
    """``question`` with what was typed: ``rows`` of option text and reason, ``right`` the place of the key's row.

    An empty row is no option. An option that keeps its text keeps its id and its kind.
    """
    texts = [text.strip() for text, _reason in rows]
    changed = replace(question, stem=stem.strip(), key=texts[right], accepted=tuple(accepted))
    if question.kind is not QuestionKind.MULTIPLE_CHOICE:
        return changed
    options = tuple(
        _option(question, text, reason.strip(), is_key=place == right)
        for place, (text, (_typed, reason)) in enumerate(zip(texts, rows, strict=True))
        if text
    )
    return replace(changed, options=options)


def _draw_options(question: Question, flaws: Sequence[Flaw], *, key: str) -> tuple[list[tuple[str, str]], int]:
    """The fields of the options: text and reason of each, and which is right."""
    shown = [(option.text, option.reason) for option in question.options] + [("", "")] * SPARE
    rows = []
    for place, (text, reason) in enumerate(shown, 1):
        left, right = st.columns([2, 3])
        typed = left.text_input(f"Option {place}", text, key=f"{key}_text_{place}")
        rows.append((typed, right.text_input(f"Reason for option {place}", reason, key=f"{key}_reason_{place}")))
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
        help="Measured when the question was made: what its wrong options are made of, how far its words differ from "
        "the passage's and stand apart in it, and how rare they are. Your own judgement counts.",
    )
    return chosen or question.difficulty


def _option(question: Question, text: str, reason: str, *, is_key: bool) -> Option:
    kind = _kind_before(question, text)
    if is_key:
        kind = OptionKind.KEY
    elif kind is OptionKind.KEY:
        kind = OptionKind.UNSUPPORTED
    return Option(option_id(question.id, text), text, kind, reason)


def _kind_before(question: Question, text: str) -> OptionKind:
    return next((option.kind for option in question.options if option.text == text), OptionKind.UNSUPPORTED)
