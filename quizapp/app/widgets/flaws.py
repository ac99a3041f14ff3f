"""What the linter finds, beside what it is about: on a card, under the fields of the editor, and on publishing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from quizapp.model import Question, Quiz, Status
from quizapp.ranking.flaw import place_of
from quizapp.ranking.linter import Flaw, lint, lint_quiz
from quizapp.store.records.banks import BankQuestion

__all__ = ["draw_flawed", "draw_flaws_at", "flaws_among", "flaws_html", "names_of"]


def flaws_among(items: Sequence[BankQuestion]) -> Mapping[int, tuple[Flaw, ...]]:
    """The flaws of questions on one passage by their ``BankQuestion.id``: of each, and between those not retired."""
    found: defaultdict[int, tuple[Flaw, ...]] = defaultdict(tuple)
    kept = [item for item in items if item.question.status is not Status.RETIRED]
    for item in items:
        found[item.id] = lint(item.question, item.passage)
    if kept:
        quiz = Quiz("", kept[0].passage, tuple(item.question for item in kept))
        for place, flaw in lint_quiz(quiz, shuffled=True):
            found[kept[place].id] += (flaw,)
    return found


def draw_flawed(places: Sequence[int]) -> None:
    """Which questions could be better, by their numbers; what about them, their cards say."""
    if places:
        listed = ", ".join(map(str, places))
        st.caption(f":material/warning: Could be better: question{'s' * (len(places) > 1)} {listed}. Each says how.")


def flaws_html(question: Question, flaws: Sequence[Flaw]) -> str:
    """The flaws as a list, each with its place and what to do about it; "" where there is none."""
    items = "".join(
        f"<li><b>{escape(place_of(flaw, question))}: {escape(flaw.name)}.</b> {escape(flaw.message)}</li>"
        for flaw in flaws
    )
    return f'<ul class="flaws" aria-label="Flaws">{items}</ul>' if items else ""


def draw_flaws_at(field: str, flaws: Sequence[Flaw]) -> None:
    """Under a field of the editor, what is wrong with what stood in it when it was saved."""
    items = "".join(f"<li>{escape(flaw.message)}</li>" for flaw in flaws if flaw.field == field)
    if items:
        st.html(f'<ul class="flaws">{items}</ul>')


def names_of(flaws: Sequence[Flaw]) -> str:
    """The flaws by name, each once: "long question, vague right answer"."""
    return ", ".join(dict.fromkeys(flaw.name for flaw in flaws))
