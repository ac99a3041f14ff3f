"""One question made anew from its card, the rest untouched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from quizapp.alternatives import Wish, alternative
from quizapp.app.database import engine
from quizapp.app.visitor import now
from quizapp.app.widgets.escaping import as_markdown, heard
from quizapp.app.widgets.mistakes import said
from quizapp.app.widgets.undoing import Trail, remember, trail_of
from quizapp.classroom.editing import replace_question
from quizapp.errors.articles import NoAlternativeError
from quizapp.model import Difficulty, Passage, Question, QuestionKind, Status
from quizapp.pipeline import Findings, find_candidates, read
from quizapp.store.records.banks import BankQuestion
from quizapp.store.records.people import Person

__all__ = ["chosen_wish", "findings_of", "remake", "wishes_for"]

LABELS = {
    Wish.QUESTION: "Another question here",
    Wish.OPTIONS: "Other options",
    Wish.EASIER: "Easier",
    Wish.HARDER: "Harder",
}
READ_AT_ONCE = 4
"""How many passages are kept read, whoever teaches from them; another is read again in about a second."""


def wishes_for(question: Question) -> list[Wish]:
    """What can be wished for instead of a question."""
    impossible = {
        Wish.OPTIONS: question.kind is not QuestionKind.MULTIPLE_CHOICE,
        Wish.EASIER: question.difficulty is Difficulty.EASY,
        Wish.HARDER: question.difficulty is Difficulty.HARD,
    }
    return [wish for wish in Wish if not impossible.get(wish)]


def chosen_wish(item: BankQuestion, which: str) -> Wish | None:
    """The menu of wishes; the one that was just chosen."""
    return st.menu_button(
        heard("Replace", which),
        wishes_for(item.question),
        format_func=lambda wish: LABELS[wish],
        key=f"remake_{item.id}",
        icon=":material/autorenew:",
    )


def remake(person: Person, item: BankQuestion, wish: Wish, beside: Sequence[BankQuestion]) -> bool:
    """Put an alternative in the question's place, as a draft; False, with the reason shown, when there is none."""
    trail = trail_of(item)
    others = [each.question for each in beside if each.id != item.id and each.question.status is not Status.RETIRED]
    try:
        with st.spinner("Looking through the passage"):
            found = _look_for(wish, item, others, trail)
    except NoAlternativeError as error:
        st.info(as_markdown(str(error)))
        return False
    with said():
        draft = replace(found, status=Status.DRAFT)
        replace_question(engine(), person, item.id, draft, version=item.version, now=now())
        remember(item)
        return True
    return False


def _look_for(wish: Wish, item: BankQuestion, others: Sequence[Question], trail: Trail) -> Question:
    """What was not offered yet, or, when all was, the first again."""
    findings = findings_of(item.passage.text, item.passage.title, item.passage.published)
    try:
        return alternative(wish, item.question, findings, others=others, seen=trail.seen)
    except NoAlternativeError:
        if not trail.seen:
            raise
        trail.seen.clear()
        return alternative(wish, item.question, findings, others=others)


@st.cache_resource(max_entries=READ_AT_ONCE, show_spinner=False)
def findings_of(text: str, title: str, published: date | None) -> Findings:
    """A passage read, with all that can be asked of it."""
    return find_candidates(read(Passage(text, title=title, published=published)))
