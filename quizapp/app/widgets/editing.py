"""The form in which a teacher rewrites a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from quizapp.app.widgets.flaws import draw_flaws_at
from quizapp.app.widgets.part_fields import draw_events, draw_pairs
from quizapp.app.widgets.quoting import quoted
from quizapp.app.widgets.rewriting import TypedOption, rewritten, wrong_still
from quizapp.app.widgets.wording import DIFFICULTIES
from quizapp.english.stems import gapped, stem_of
from quizapp.model import GAPPED, Difficulty, OptionKind, Passage, Question, QuestionKind
from quizapp.ranking.linter import Flaw

__all__ = ["draw_editor"]

SPARE = 1
"""How many empty rows there are for further options."""
FEWEST_ROWS = 4
STEMS = {QuestionKind.TRUE_FALSE: "Statement"}
REASONS_GO = "When an option or the right answer changes, the reasons that spoke of it go, unless you write others."


def draw_editor(
    question: Question, passage: Passage, flaws: Sequence[Flaw], *, key: str, can_cancel: bool = True, seen: int = 0
) -> Question | None:
    """Draw the fields, each with its flaws; the rewritten question when saved, the old when cancelled, else None.

    ``seen`` is the version that whoever saves has seen: a click on the button of an earlier one saves nothing.
    """
    with st.form(key, border=False):
        stem = _draw_stem(question, key=key)
        draw_flaws_at("stem", flaws)
        changed = _draw_fields(question, passage, flaws, key=key)
        difficulty = _draw_difficulty(question, key=key)
        with st.container(horizontal=True):
            save = st.form_submit_button("Save question", type="primary", key=f"{key}_save_{seen}")
            cancel = can_cancel and st.form_submit_button("Cancel", key=f"{key}_cancel")
    if save:
        return replace(changed, stem=stem, difficulty=difficulty)
    return question if cancel else None


def _draw_stem(question: Question, *, key: str) -> str:
    """The field of the stem, without the gap behind a question; the stem as it is to be kept."""
    has_gap = question.kind in GAPPED
    shown = stem_of(question.stem) if has_gap else question.stem
    typed = st.text_area(STEMS.get(question.kind, "Question"), shown, height="content", key=f"{key}_stem").strip()
    return gapped(typed) if has_gap else typed


def _draw_fields(question: Question, passage: Passage, flaws: Sequence[Flaw], *, key: str) -> Question:
    """The fields of a kind; the question with what is in them."""
    own = f"{key}_{question.kind}"  # the fields all kinds have keep what was typed when another kind is chosen
    if question.kind is QuestionKind.MATCHING:
        return draw_pairs(question, passage, flaws, key=own)
    if question.kind is QuestionKind.ORDERING:
        return draw_events(question, passage, flaws, key=own)
    if question.kind is QuestionKind.FILL_IN:
        changed = _draw_typed(question, flaws, key=own)
    elif question.kind is QuestionKind.TRUE_FALSE:
        changed = _draw_statement(question, passage, key=own)
    else:
        changed = rewritten(question, passage, *_draw_options(question, flaws, key=own))
    draw_flaws_at("key", flaws)
    if not passage.text:
        return changed
    quote = st.text_area(
        "Evidence, in the words of the passage", question.evidence.quote, height="content", key=f"{key}_evidence"
    )
    draw_flaws_at("evidence", flaws)
    return replace(changed, evidence=quoted(passage, quote, question.evidence))


def _draw_typed(question: Question, flaws: Sequence[Flaw], *, key: str) -> Question:
    """The fields of a typed answer."""
    answer = st.text_input("Right answer", question.key, key=f"{key}_key")
    lines = st.text_area(
        "Also accepted, one a line", "\n".join(question.accepted), height="content", key=f"{key}_accepted"
    )
    draw_flaws_at("accepted", flaws)
    accepted = tuple(line.strip() for line in lines.splitlines() if line.strip())
    return replace(question, key=answer.strip(), accepted=accepted, options=wrong_still(question, answer.strip()))


def _draw_statement(question: Question, passage: Passage, *, key: str) -> Question:
    """Whether a statement is true, and why."""
    texts = ["True", "False"]
    right = st.radio("The statement is", texts, index=texts.index(question.key), horizontal=True, key=f"{key}_right")
    reasons = {option.text: option.reason for option in question.options}
    rows = []
    for text in texts:
        shown = reasons.get(text, "")
        reason = st.text_area(f"Reason for {text}", shown, height="content", key=f"{key}_{text}")
        rows.append(TypedOption(text, reason.strip(), shown))
    st.caption(REASONS_GO)
    return rewritten(question, passage, rows, texts.index(right or question.key))


def _draw_options(question: Question, flaws: Sequence[Flaw], *, key: str) -> tuple[list[TypedOption], int]:
    """The fields of the options: text and reason of each, and which is right."""
    shown = [(option.text, option.reason) for option in question.options]
    shown += [("", "")] * max(SPARE, FEWEST_ROWS - len(shown))
    rows = []
    for place, (text, reason) in enumerate(shown, 1):
        left, right = st.columns([2, 3])
        typed = left.text_area(f"Option {place}", text, height="content", key=f"{key}_text_{place}")
        why = right.text_area(f"Reason for option {place}", reason, height="content", key=f"{key}_reason_{place}")
        rows.append(TypedOption(" ".join(typed.split()), " ".join(why.split()), reason))
        if place <= len(question.options):
            draw_flaws_at(f"options.{question.options[place - 1].id}", flaws)
    draw_flaws_at("options", flaws)
    st.caption(REASONS_GO)
    return rows, _draw_right(question, len(rows), key=key)


def _draw_right(question: Question, rows: int, *, key: str) -> int:
    """Which of the rows is right, counted from 0."""
    kinds = [option.kind for option in question.options]
    chosen = st.radio(
        "Right option",
        range(rows),
        index=kinds.index(OptionKind.KEY) if OptionKind.KEY in kinds else 0,
        format_func=lambda place: str(place + 1),
        horizontal=True,
        key=f"{key}_right",
    )
    return chosen or 0


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
