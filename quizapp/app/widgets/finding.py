"""More drafts on a passage that a bank has questions on already."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import streamlit as st

from quizapp.alternatives import further
from quizapp.app.database import engine
from quizapp.app.visitor import now
from quizapp.app.widgets.mistakes import said
from quizapp.app.widgets.remaking import findings_of
from quizapp.app.widgets.scrolling import bring_into_view
from quizapp.app.widgets.telling import done
from quizapp.app.widgets.wording import count, in_a_row
from quizapp.classroom.banks import add_questions
from quizapp.model import Difficulty, QuestionKind, Quiz
from quizapp.pipeline import KINDS
from quizapp.store.records.banks import Bank, BankQuestion
from quizapp.store.records.people import Person

__all__ = ["MORE", "draw_few", "draw_finding", "draw_new", "keep_wishes"]

ASKED_FOR, BEFORE, EXHAUSTED = "asked_for", "before_more", "exhausted_passage"
"""Where the session keeps which questions were asked for, which there were before more were looked for, and the
passage in which no more were found."""
MORE = ".st-key-more_questions button"
"""Where the keyboard is led after more questions were looked for."""
AT_ONCE = 5
"""How many drafts are added each time."""
FEW = 4
"""Questions up to which a passage is said to have few."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What questions were asked for when a bank's newest were made."""

    bank_id: int = 0
    number: int = 0
    kinds: frozenset[QuestionKind] = frozenset()
    difficulty: Difficulty | None = None


def keep_wishes(
    bank_id: int, number: int | None, kinds: Collection[QuestionKind], difficulty: Difficulty | None
) -> None:
    """Remember what was asked for, so that the bank's page can say where fewer were found, and look for more of it."""
    st.session_state[ASKED_FOR] = Wishes(bank_id, number or 0, frozenset(kinds) & frozenset(KINDS), difficulty)


def _wishes_for(bank: Bank) -> Wishes:
    """What was asked for in a bank; nothing where that was not in this browser tab."""
    kept: Wishes = st.session_state.get(ASKED_FOR, Wishes())
    return kept if kept.bank_id == bank.id else Wishes()


def draw_few(bank: Bank, here: Sequence[BankQuestion]) -> None:
    """Say so where a passage has few questions, or fewer than were asked for, and what can be done."""
    asked = _wishes_for(bank).number
    short = len(here) < asked
    if short or len(here) <= FEW:
        sound = count(len(here), "sound question was", "sound questions were")
        found = f"You asked for {asked}. {sound} found." if short else ""
        few = f"Only {count(len(here), 'question')} on this passage so far."
        st.markdown(f":material/info: {found or few} {_ways_on(bank, here)}")


def _ways_on(bank: Bank, here: Sequence[BankQuestion]) -> str:
    """What can be done for more questions."""
    if st.session_state.get(EXHAUSTED) == here[0].passage_id:
        any_kind = _wishes_for(bank).kinds == frozenset(KINDS)
        other_kinds = "" if any_kind else " of these kinds. *New quiz* looks for other kinds"
        return f"The passage has no other good question{other_kinds}; you can write your own below."
    return "*More questions* looks for others, which may lean on the passage more; or write your own below."


def draw_finding(person: Person, bank: Bank, here: Sequence[BankQuestion]) -> None:
    """A button that adds the next best questions on the passage as drafts; rejected ones do not come again."""
    help_text = f"Adds up to {AT_ONCE} drafts, the next best. Some can be understood only with the passage beside them."
    if not st.button("More questions", icon=":material/add:", help=help_text, key="more_questions"):
        return
    passage = here[0].passage
    with said(), st.spinner("Looking through the passage"):
        findings = findings_of(passage.text, passage.title, passage.published)
        wishes, others = _wishes_for(bank), [item.question for item in here]
        found = further(findings, others, most=AT_ONCE, kinds=wishes.kinds, difficulty=wishes.difficulty)
        new = add_questions(engine(), person, bank.id, Quiz(passage.title, passage, found), now=now()) if found else 0
        st.session_state[EXHAUSTED] = None if new else here[0].passage_id
        st.session_state[BEFORE] = {item.id for item in here} if new else None
        done(f"{count(new, 'new draft')} added." if new else "The passage has no other good question.", focus=MORE)


def draw_new(here: Sequence[BankQuestion]) -> None:
    """Say which questions were just added, and bring the first of them into view."""
    before = st.session_state.pop(BEFORE, None)
    new = [(place, item.id) for place, item in enumerate(here, 1) if before and item.id not in before]
    if new:
        st.info(f"New: {in_a_row([str(place) for place, _ in new])}.")
        bring_into_view(f".st-key-card_{new[0][1]}")
