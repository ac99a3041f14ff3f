"""One question made anew from its card, the rest untouched, and the old one brought back."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import streamlit as st

from quizapp.alternatives import Wish, alternative
from quizapp.app.database import engine
from quizapp.app.visitor import now
from quizapp.app.widgets.escaping import as_markdown
from quizapp.app.widgets.mistakes import said
from quizapp.classroom.accounts import Person
from quizapp.classroom.banks import BankQuestion, replace_question
from quizapp.errors.articles import NoAlternativeError
from quizapp.model import Difficulty, Passage, Question, QuestionKind, Status
from quizapp.pipeline import Findings, find_candidates, read

__all__ = ["chosen_wish", "draw_undo", "remake", "wishes_for"]

LABELS = {
    Wish.QUESTION: "Another question here",
    Wish.OPTIONS: "Other options",
    Wish.EASIER: "Easier",
    Wish.HARDER: "Harder",
}
TRAILS = "remade_questions"
REMEMBERED = 20
"""How many earlier forms of a question a browser tab remembers."""
READ_AT_ONCE = 4
"""How many passages are kept read, whoever teaches from them; another is read again in about a second."""


@dataclass(slots=True)
class Trail:
    """What stood in a question's place before, the latest last, and everything that was offered for it."""

    before: deque[Question] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    offered: deque[Question] = field(default_factory=lambda: deque(maxlen=REMEMBERED))


def wishes_for(question: Question) -> list[Wish]:
    """What can be wished for instead of a question."""
    impossible = {
        Wish.OPTIONS: question.kind is not QuestionKind.MULTIPLE_CHOICE,
        Wish.EASIER: question.difficulty is Difficulty.EASY,
        Wish.HARDER: question.difficulty is Difficulty.HARD,
    }
    return [wish for wish in Wish if not impossible.get(wish)]


def chosen_wish(item: BankQuestion) -> Wish | None:
    """The menu of wishes; the one that was just chosen."""
    return st.menu_button(
        "Replace",
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
            found = look_for(wish, item, others, trail)
    except NoAlternativeError as error:
        st.info(as_markdown(str(error)))
        return False
    with said():
        draft = replace(found, status=Status.DRAFT)
        replace_question(engine(), person, item.id, draft, version=item.version, now=now())
        trail.before.append(item.question)
        trail.offered.append(item.question)
        return True
    return False


def look_for(wish: Wish, item: BankQuestion, others: Sequence[Question], trail: Trail) -> Question:
    """What was not offered yet, or, when all was, the first again."""
    findings = findings_of(item.passage.text, item.passage.title, item.passage.published)
    try:
        return alternative(wish, item.question, findings, others=others, seen=trail.offered)
    except NoAlternativeError:
        if not trail.offered:
            raise
        trail.offered.clear()
        return alternative(wish, item.question, findings, others=others)


def draw_undo(person: Person, item: BankQuestion) -> bool:
    """A button, where a question was replaced in this tab, that brings it back with the decision it had; if it did."""
    trail = trail_of(item)
    if not trail.before or not st.button("Undo", key=f"undo_{item.id}", icon=":material/undo:"):
        return False
    with said():
        replace_question(engine(), person, item.id, trail.before[-1], version=item.version, now=now())
        trail.before.pop()
        trail.offered.append(item.question)
        return True
    return False


def trail_of(item: BankQuestion) -> Trail:
    trails: dict[int, Trail] = st.session_state.setdefault(TRAILS, {})
    return trails.setdefault(item.id, Trail())


@st.cache_resource(max_entries=READ_AT_ONCE, show_spinner=False)
def findings_of(text: str, title: str, published: date | None) -> Findings:
    """A passage read, with all that can be asked of it."""
    return find_candidates(read(Passage(text, title=title, published=published)))
