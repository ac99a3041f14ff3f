"""A bank: read its questions beside their passage, decide on the drafts, edit, publish, import and export."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from quizapp.app.database import engine
from quizapp.app.visitor import now, teacher
from quizapp.app.widgets.adding import draw_add_questions
from quizapp.app.widgets.asked_for import number_asked_for
from quizapp.app.widgets.escaping import as_markdown
from quizapp.app.widgets.mistakes import refuse, said
from quizapp.app.widgets.passage import left_out_html, show_passage
from quizapp.app.widgets.publishing import draw_publish
from quizapp.app.widgets.question_card import SELECTED, draw_card
from quizapp.app.widgets.wording import STATUSES, count
from quizapp.classroom.accounts import Person
from quizapp.classroom.banks import (
    Bank,
    BankQuestion,
    copy_bank,
    delete_bank,
    find_bank,
    list_questions,
    rename_bank,
    set_status,
)
from quizapp.errors import QuizError
from quizapp.model import Passage, Status


def draw_actions(person: Person, bank: Bank, here: Sequence[BankQuestion], *, editable: bool) -> None:
    """What can be done with the bank as a whole."""
    with st.container(horizontal=True):
        drafts = [item for item in here if item.question.status is Status.DRAFT]
        if editable and drafts and st.button(f"Accept {count(len(drafts), 'draft')}", icon=":material/done_all:"):
            accept(person, drafts)
        with st.popover("Publish a quiz", type="primary", icon=":material/campaign:"):
            draw_publish(person, here, title=here[0].passage.title or bank.name)
        if not editable and st.button("Copy to my banks", icon=":material/content_copy:"):
            copy(person, bank)


def accept(person: Person, drafts: Sequence[BankQuestion]) -> None:
    with said():
        for item in drafts:
            set_status(engine(), person, item.id, Status.READY, version=item.version)
    st.rerun()


def copy(person: Person, bank: Bank) -> None:
    with said():
        copied = copy_bank(engine(), person, bank.id, f"{bank.name} (copy)", now=now())
        st.switch_page("views/bank.py", query_params={"bank": str(copied.id)})


def choose_passage(questions: Sequence[BankQuestion]) -> list[BankQuestion]:
    """The questions on one passage of the bank; which, is asked only when there are several."""
    passages = {item.passage_id: item.passage for item in questions}
    chosen = list(passages)[-1]
    if len(passages) > 1:
        chosen = st.selectbox(
            "Passage", list(passages), index=len(passages) - 1, format_func=lambda known: name_of(passages[known])
        )
    return [item for item in questions if item.passage_id == chosen]


def name_of(passage: Passage) -> str:
    return passage.title or f"{passage.text[:60]}…"


def filtered(questions: Sequence[BankQuestion]) -> list[BankQuestion]:
    """The questions that fit the filter when it was set: one that is decided on stays until the filter changes."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        status = st.segmented_control(
            "Show",
            [None, *Status],
            default=None,
            format_func=lambda option: label(option, questions),
            key="show_status",
        )
        words = st.text_input("Find", placeholder="Words in a question", key="show_words", width=260).casefold().strip()
    wanted = [
        item.id
        for item in questions
        if status in (None, item.question.status) and words in f"{item.question.stem} {item.question.key}".casefold()
    ]
    setting = (status, words, tuple(item.id for item in questions))
    if st.session_state.get("filter", (None,))[0] != setting:
        st.session_state["filter"] = (setting, wanted)
    return [item for item in questions if item.id in st.session_state["filter"][1]]


def label(status: Status | None, questions: Sequence[BankQuestion]) -> str:
    if status is None:
        return f"All {len(questions)}"
    return f"{STATUSES[status]} {sum(item.question.status is status for item in questions)}"


def draw_desk(person: Person, here: Sequence[BankQuestion], shown: Sequence[BankQuestion], *, editable: bool) -> None:
    """The passage at one side with the evidence of the selected question marked, the questions at the other."""
    selected = next((item for item in shown if item.id == st.session_state.get(SELECTED)), shown[0] if shown else None)
    places = {item.id: place for place, item in enumerate(here, 1)}
    with st.container(key="desk"):
        show_passage(here[0].passage, evidence=[selected.question.evidence] if selected else [])
        with st.container(key="questions"):
            if editable:
                st.caption("Accepted questions are ready to publish. Rejected ones are retired; nothing is deleted.")
            if not shown:
                st.caption("No question fits this filter.")
            for item in shown:
                draw_card(person, item, places[item.id], editable=editable)


def draw_left_out(passage: Passage) -> None:
    """What cleaning took away, as long as this browser tab remembers it."""
    cleaned = st.session_state.get("cleaned")
    if cleaned is not None and cleaned.text == passage.text and left_out_html(cleaned):
        with st.expander("Lines of the article that were left out"):
            st.html(left_out_html(cleaned))


def draw_keeping(person: Person, bank: Bank, passages: int) -> None:
    """Files, and the bank's own name and end."""
    st.html("".join(download_link(bank, place, passages) for place in range(1, passages + 1)))
    if bank.owner_id is None:
        return
    draw_add_questions(person, bank)
    with st.expander("Rename or delete this bank"):
        with st.form("rename", border=False):
            name = st.text_input("Name", bank.name, max_chars=80)
            if st.form_submit_button("Rename"):
                with said():
                    rename_bank(engine(), person, bank.id, name)
                    st.rerun()
        if st.checkbox(f"Delete {as_markdown(bank.name)} and its questions for good") and st.button("Delete bank"):
            with said():
                delete_bank(engine(), person, bank.id)
                st.switch_page("views/home.py")


def download_link(bank: Bank, place: int, passages: int) -> str:
    which = f" with passage {place}" if passages > 1 else ""
    return f'<p><a class="go" href="download/bank/{bank.id}/{place}">Download the bank file{which}</a></p>'


person = teacher()
try:
    bank = find_bank(engine(), person, number_asked_for("bank"))
    questions = list_questions(engine(), person, bank.id)
except QuizError as error:
    refuse(error)
editable = bank.owner_id == person.id

st.page_link("views/home.py", label="Home", icon=":material/arrow_back:")
st.title(as_markdown(bank.name), anchor=False)
if questions:
    here = choose_passage(questions)
    draw_actions(person, bank, here, editable=editable)
    draw_desk(person, here, filtered(here), editable=editable)
    draw_left_out(here[0].passage)
else:
    st.caption("There is no question in this bank yet. Make some from an article, or import a bank file.")
draw_keeping(person, bank, len({item.passage_id for item in questions}))
