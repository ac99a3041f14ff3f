"""The lines of an article that are no part of the passage, each with the reason, and putting them back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import streamlit as st

from quizapp.app.database import engine
from quizapp.app.visitor import now
from quizapp.app.widgets.finding import MORE
from quizapp.app.widgets.leaving_out import LEFT_OUT, draw_leaving_out, label_of
from quizapp.app.widgets.mistakes import said
from quizapp.app.widgets.passage import left_out_html
from quizapp.app.widgets.telling import done
from quizapp.app.widgets.wording import count
from quizapp.classroom.passages import change_passage, find_passage
from quizapp.model import Line, Passage, Question, QuestionKind, Quiz
from quizapp.store.records.banks import Bank, BankQuestion
from quizapp.store.records.people import Person

__all__ = ["draw_left_out"]


def draw_left_out(person: Person, bank: Bank, here: Sequence[BankQuestion], *, editable: bool) -> None:
    """A closed list of what was left out of the passage of the questions ``here``, and a way to leave out more."""
    passage_id = here[0].passage_id
    passage = find_passage(engine(), person, bank.id, passage_id)
    if gone := sum(not line.kept for line in passage.lines):
        box = st.expander(f"{count(gone, 'line')} of the article left out", key=f"gone_{passage_id}", on_change="rerun")
        if box.open:
            with box:
                _draw_gone(person, bank, passage, here, editable=editable)
    if editable and passage.lines:
        draw_leaving_out(person, bank, passage, here)


def _draw_gone(person: Person, bank: Bank, passage: Passage, here: Sequence[BankQuestion], *, editable: bool) -> None:
    if editable:
        _draw_choice(person, bank, here[0].passage_id, passage, kinds={item.question.kind for item in here})
    else:
        st.html(left_out_html(passage))


def _draw_choice(
    person: Person, bank: Bank, passage_id: int, passage: Passage, *, kinds: Collection[QuestionKind]
) -> None:
    """The lines left out, each with a box, those between the passage's paragraphs first."""
    with st.form(f"put_back_{passage_id}", border=False):
        st.caption(
            "A line that is put back returns to its place in the passage. Your questions keep their words; new drafts"
            " are added where the line gives any."
        )
        chosen: list[int] = []
        for heading, numbers in _grouped(passage.lines):
            st.markdown(f"**{heading}**")
            labels = {number: label_of(passage.lines[number], passage.lines[number].reason) for number in numbers}
            chosen += [number for number in numbers if st.checkbox(labels[number], key=f"line_{passage_id}_{number}")]
        if st.form_submit_button("Put back") and chosen:
            with said():
                _put_lines_back(person, bank, passage_id, passage, chosen, kinds=kinds)


def _grouped(lines: Sequence[Line]) -> Iterator[tuple[str, list[int]]]:
    """The numbers of the lines left out, by where they stand; a group without any is not there."""
    kept = [number for number, line in enumerate(lines) if line.kept]
    first, last = kept[0], kept[-1]
    groups = {
        "Between the paragraphs": range(first, last),
        "Above the passage": range(first),
        "Below the passage": range(last + 1, len(lines)),
    }
    for heading, numbers in groups.items():
        if gone := [number for number in numbers if not lines[number].kept]:
            yield heading, gone


def _put_lines_back(
    person: Person,
    bank: Bank,
    passage_id: int,
    passage: Passage,
    numbers: Collection[int],
    *,
    kinds: Collection[QuestionKind],
) -> None:
    """Change the passage, keep its questions, and add drafts that rest on the lines put back."""
    from quizapp.pipeline import make_questions, read
    from quizapp.reading.choosing import put_back

    after = put_back(passage, numbers)
    with st.spinner("Reading the passage again"):
        questions = make_questions(read(after), kinds=kinds)
    quiz = Quiz(after.title, after, tuple(_questions_on(questions, after, numbers)))
    new = change_passage(engine(), person, bank.id, passage_id, quiz, now=now())
    focus = LEFT_OUT if any(not line.kept for line in after.lines) else MORE
    done(f"{count(len(numbers), 'line')} put back, {count(new, 'new draft')}.", focus=focus)


def _questions_on(questions: Sequence[Question], passage: Passage, numbers: Collection[int]) -> Iterator[Question]:
    """The questions whose evidence stands, at least in part, in one of these lines of the article."""
    from quizapp.reading.choosing import lines_under

    for question in questions:
        if lines_under(question.evidence, passage) & set(numbers):
            yield question
