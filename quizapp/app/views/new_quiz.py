"""A new quiz from an article: paste it, say what is wanted, and get draft questions to review."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.uploaded_file_manager import UploadedFile

from quizapp.app.database import engine
from quizapp.app.serving import may_fetch
from quizapp.app.visitor import local, now, teacher
from quizapp.app.widgets.adding import free_name
from quizapp.app.widgets.finding import keep_wishes
from quizapp.app.widgets.going import go_on
from quizapp.app.widgets.mistakes import said
from quizapp.app.widgets.naming import name_tab
from quizapp.app.widgets.wording import DIFFICULTIES, KINDS
from quizapp.classroom.banks import add_questions, create_bank, list_banks
from quizapp.classroom.names import MOST_CHARACTERS
from quizapp.errors.articles import BarrenArticleError
from quizapp.formats.lettering import day_of
from quizapp.model import Article, Difficulty, QuestionKind, Quiz
from quizapp.pipeline import KINDS as ASKED
from quizapp.store.records.banks import Bank
from quizapp.store.records.people import Person

LARGEST_FILE = 20
"""Megabytes."""
FILES = ("txt", "md", "html", "htm", "pdf", "docx")

USUAL = 10
"""How many questions are asked for, unless the teacher wants another number or the best alone."""
NUMBER = "number_wanted"
"""The key of the field for it. A field with a default of its own would take the default again when it is emptied."""

ANY = "any"


def _article_from(pasted: str, file: UploadedFile | None, address: str) -> Article:
    """What the teacher gave; a file or an address wins over the field, which may still hold the last article.

    An address pasted into the field is opened like one given in its own.
    """
    from quizapp.reading.intake import address_in, article_from_file, article_from_text, article_from_url

    if file:
        return article_from_file(file.getvalue(), name=file.name)
    if given := address_in(address) or address.strip() or address_in(pasted):
        return article_from_url(given, allow=may_fetch())
    return article_from_text(pasted)


def _make(
    article: Article,
    *,
    title: str,
    whole: bool,
    number: int | None,
    kinds: Collection[QuestionKind],
    difficulty: Difficulty | None,
    place: DeltaGenerator,
) -> Quiz:
    """Make the quiz while a bar in ``place`` shows how far it is; raises a QuizError that says what to do."""
    from quizapp.pipeline import make_quiz

    bar = place.progress(0.0, text="Starting")

    def show(stage: str, share: float) -> None:
        bar.progress(share, text=stage)

    try:
        quiz = make_quiz(
            article, title=title, whole=whole, count=number, kinds=kinds, difficulty=difficulty, progress=show
        )
    finally:
        bar.empty()
    if not quiz.questions:
        raise BarrenArticleError
    return quiz


def _keep(person: Person, quiz: Quiz, bank: Bank | None) -> Bank:
    """Save the drafts, so that a closed tab loses none; the bank they are in."""
    title = quiz.title or f"Article of {day_of(local(now()))}"
    if bank:
        add_questions(engine(), person, bank.id, quiz, now=now())
    else:
        bank = create_bank(engine(), person, free_name(person, title), quiz=quiz, now=now())
    return bank


person = teacher()
own_banks = [bank for bank in list_banks(engine(), person) if bank.owner_id is not None]

name_tab("New quiz")
st.title("New quiz from an article", anchor=False)
with st.form("article", border=False):
    pasted = st.text_area(
        "Article text",
        height=280,
        placeholder="Paste the whole page: headline, text and all. Menus, captions and adverts are left out for you.",
    )
    file = st.file_uploader("Or choose a file", type=[*FILES], max_upload_size=LARGEST_FILE)
    address = st.text_input("Or give its address on the web", placeholder="https://") if may_fetch() else ""
    whole = st.checkbox("Leave nothing out: this is the article's text alone")
    left, right = st.columns(2, gap="medium")
    with left:
        title = st.text_input("Title", max_chars=MOST_CHARACTERS, placeholder="The article's own headline")
        bank = st.selectbox(
            "Keep the questions in",
            [None, *own_banks],
            format_func=lambda bank: bank.name if bank else "A new bank named after the article",
        )
    with right:
        st.session_state.setdefault(NUMBER, USUAL)
        number = st.number_input(
            "How many questions",
            min_value=1,
            max_value=50,
            value=None,
            key=NUMBER,
            placeholder="Only the best, maybe few",
        )
        st.caption("Empty the field to get only the best questions, however few these are.")
        kinds = st.pills(
            "Kinds of question",
            list(KINDS),
            selection_mode="multi",
            default=ASKED,
            format_func=lambda kind: KINDS[kind],
        )
        difficulty = st.segmented_control(
            "Difficulty",
            [ANY, *Difficulty],
            default=ANY,
            required=True,
            format_func=lambda difficulty: "Any" if difficulty == ANY else DIFFICULTIES[Difficulty(difficulty)],
        )
    place = st.container()
    wanted = st.form_submit_button("Make questions", type="primary")

if wanted:
    with place, said():
        article = _article_from(pasted, file, address)
        level = None if difficulty == ANY else Difficulty(difficulty)
        quiz = _make(
            article,
            title=title.strip(),
            whole=whole,
            number=number,
            kinds=kinds or ASKED,
            difficulty=level,
            place=st.empty(),
        )
        kept = _keep(person, quiz, bank)
        keep_wishes(kept.id, number, kinds or ASKED, level)
        go_on("views/bank.py", "Go to the drafts", bank=kept.id)
