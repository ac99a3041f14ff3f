"""Bringing back what a question was before it was replaced, edited or rejected in this browser tab."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

import streamlit as st

from quizapp.app.database import engine
from quizapp.app.visitor import now
from quizapp.app.widgets.escaping import heard
from quizapp.app.widgets.mistakes import said
from quizapp.app.widgets.scrolling import give_focus
from quizapp.classroom.editing import replace_question
from quizapp.model import Question
from quizapp.store.records.banks import BankQuestion
from quizapp.store.records.people import Person

__all__ = ["Trail", "draw_undo", "remember", "trail_of"]

TRAILS = "trails_of_questions"
REMEMBERED = 20
"""How many earlier forms of a question a browser tab remembers."""


@dataclass(slots=True)
class Trail:
    """What stood in a question's place before, the latest last, and everything that ever stood there."""

    before: deque[Question] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    seen: deque[Question] = field(default_factory=lambda: deque(maxlen=REMEMBERED))


def trail_of(item: BankQuestion) -> Trail:
    """The trail of a question in this tab."""
    trails: dict[int, Trail] = st.session_state.setdefault(TRAILS, {})
    return trails.setdefault(item.id, Trail())


def remember(item: BankQuestion) -> None:
    """Keep a question, which was just changed in the bank, as it was, so that it can be brought back."""
    trail = trail_of(item)
    trail.before.append(item.question)
    trail.seen.append(item.question)


def draw_undo(person: Person, item: BankQuestion, which: str) -> bool:
    """A button, where there is something to undo, that brings a question back with the decision it had; if it did."""
    trail = trail_of(item)
    if not trail.before or not st.button(heard("Undo", which), key=f"undo_{item.id}", icon=":material/undo:"):
        return False
    with said():
        replace_question(engine(), person, item.id, trail.before[-1], version=item.version, now=now())
        trail.before.pop()
        trail.seen.append(item.question)
        give_focus(f".st-key-{'undo' if trail.before else 'remake'}_{item.id} button")
        return True
    return False
