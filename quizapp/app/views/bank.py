"""A bank: read its questions beside their passage, decide on the drafts, edit, publish, import and export."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from quizapp.app.database import engine
from quizapp.app.visitor import now, teacher
from quizapp.app.widgets.adding import free_name
from quizapp.app.widgets.asked_for import number_asked_for
from quizapp.app.widgets.escaping import as_markdown
from quizapp.app.widgets.filtering import filtered
from quizapp.app.widgets.finding import draw_few, draw_finding, draw_new
from quizapp.app.widgets.flaws import draw_flawed, flaws_among
from quizapp.app.widgets.going import go_on
from quizapp.app.widgets.keeping import draw_keeping, draw_put_away
from quizapp.app.widgets.left_out import draw_left_out
from quizapp.app.widgets.mistakes import refuse, said
from quizapp.app.widgets.naming import name_tab
from quizapp.app.widgets.noting import draw_notes_on_file
from quizapp.app.widgets.passage import show_passage
from quizapp.app.widgets.publishing import draw_publishing
from quizapp.app.widgets.question_card import SELECTED, draw_card, draw_chosen
from quizapp.app.widgets.question_html import spans_of
from quizapp.app.widgets.scrolling import give_focus
from quizapp.app.widgets.wording import count
from quizapp.app.widgets.writing import draw_writing
from quizapp.classroom.banks import copy_bank, find_bank, list_questions, quizzes_of
from quizapp.classroom.editing import set_status
from quizapp.errors import QuizError
from quizapp.model import Passage, Status
from quizapp.store.records.banks import Bank, BankQuestion
from quizapp.store.records.people import Person


def _choose_passage(questions: Sequence[BankQuestion]) -> list[BankQuestion]:
    """The questions on one passage of the bank; which, is asked only when there are several."""
    passages = {item.passage_id: item.passage for item in questions}
    newest = len(passages) - 1
    chosen = list(passages)[newest]
    if len(passages) > 1:
        chosen = st.selectbox(
            "Passage", list(passages), index=newest, format_func=lambda known: _name_of(passages[known])
        )
    return [item for item in questions if item.passage_id == chosen]


def _name_of(passage: Passage) -> str:
    return passage.title or (f"{passage.text[:60]}…" if passage.text else "Questions without a passage")


def _draw_actions(person: Person, bank: Bank, here: Sequence[BankQuestion], place: int, *, editable: bool) -> None:
    """What can be done with the questions as a whole; ``place`` is their passage's in the bank, from 1."""
    drafts = [item for item in here if item.question.status is Status.DRAFT]
    with st.container(horizontal=True):
        if editable and drafts and st.button(f"Accept {count(len(drafts), 'draft')}", icon=":material/done_all:"):
            _accept(person, drafts)
        if editable and here[0].passage.text:
            draw_finding(person, bank, here)
        draw_publishing(person, here, title=here[0].passage.title or bank.name)
        st.link_button("Print", f"/print/bank/{bank.id}/{place}?key=0", icon=":material/print:")
        if not editable and st.button("Copy to my banks", icon=":material/content_copy:"):
            _copy(person, bank)


def _accept(person: Person, drafts: Sequence[BankQuestion]) -> None:
    with said():
        for item in drafts:
            set_status(engine(), person, item.id, Status.READY, version=item.version)
        give_focus(".st-key-publish_a_quiz button")
        st.rerun()


def _copy(person: Person, bank: Bank) -> None:
    with said():
        copied = copy_bank(engine(), person, bank.id, free_name(person, bank.name), now=now())
        go_on("views/bank.py", "Go to the copy", bank=copied.id)


def _draw_desk(
    person: Person, bank: Bank, here: Sequence[BankQuestion], shown: Sequence[BankQuestion], *, editable: bool
) -> None:
    """The passage at one side with the evidence of the selected question marked, the questions at the other."""
    selected = next((item for item in shown if item.id == st.session_state.get(SELECTED)), shown[0] if shown else None)
    places, flaws = {item.id: place for place, item in enumerate(here, 1)}, flaws_among(here)
    draw_chosen()
    with st.container(key="desk"):
        show_passage(here[0].passage, evidence=spans_of(selected.question) if selected else [])
        with st.container(key="questions"):
            if editable:
                _draw_notes(bank, here, [places[item.id] for item in here if flaws[item.id]])
            if not shown:
                st.caption("No question fits this filter.")
            for item in shown:
                draw_card(person, item, places[item.id], flaws=flaws[item.id], beside=here, editable=editable)
            if editable:
                draw_writing(person, bank, here[0].passage)


def _draw_notes(bank: Bank, here: Sequence[BankQuestion], flawed: Sequence[int]) -> None:
    """What there is to know about the questions as a whole; ``flawed`` are the places of those with a flaw."""
    st.caption("Accepted questions are ready to publish. Rejected ones are kept here; nothing is deleted.")
    if here[0].passage.text:
        draw_few(bank, here)
    draw_new(here)
    draw_flawed(flawed)


person = teacher()
try:
    bank = find_bank(engine(), person, number_asked_for("bank"))
    questions = list_questions(engine(), person, bank.id)
except QuizError as error:
    refuse(error)
passages = list(dict.fromkeys(item.passage_id for item in questions))
editable = bank.owner_id == person.id

st.page_link("views/home.py", label="Home", icon=":material/arrow_back:")
name_tab(bank.name, "Bank")
st.title(as_markdown(bank.name), anchor=False)
if bank.put_away:
    draw_put_away(person, bank)
draw_notes_on_file(bank)
if questions:
    here = _choose_passage(questions)
    _draw_actions(person, bank, here, passages.index(here[0].passage_id) + 1, editable=editable)
    _draw_desk(person, bank, here, filtered(here), editable=editable)
    draw_left_out(person, bank, here, editable=editable)
else:
    st.caption("There is no question in this bank yet. Make some from an article, or import a bank file.")
draw_keeping(person, bank, quizzes_of(bank, questions), editable=editable)
