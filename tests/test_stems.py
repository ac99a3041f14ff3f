"""A fact turned into a question, or into a statement with a gap."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.english import stems
from quizapp.english.stems import GAP, Part, Statement, ask, ask_subject, clause_of, join, state
from quizapp.model import Predicate, Tense

WORDS = st.lists(st.text(st.characters(min_codepoint=97, max_codepoint=122), min_size=1), max_size=8)


def statement(
    subject: str, *verb: str, lemma: str, parts: str = "", tense: Tense = Tense.PAST, claimant: str = ""
) -> Statement:
    heads = (Part(text, place) for place, text in enumerate(parts.split("|")) if text)
    return Statement(subject, Predicate(0, lemma, verb, tense), tuple(heads), claimant)


OPENED = statement("Rosa Vane", "opened", lemma="open", parts="the hall|in 2019")
CLOSED = statement("the road", "was", "closed", lemma="close", parts="in 2019", claimant="the mayor")


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(stems).failed == 0


def test_a_question_about_the_subject_keeps_the_order_of_the_statement() -> None:
    assert ask_subject("who", OPENED) == "Who opened the hall in 2019?"


def test_a_question_about_the_subject_agrees_with_what_is_asked_for() -> None:
    ran = statement("the schools", "run", lemma="run", parts="the fair", tense=Tense.PRESENT)
    assert ask_subject("which school", ran) == "Which school runs the fair?"
    assert ask_subject("how many schools", ran, plural=True) == "How many schools run the fair?"


def test_every_other_question_puts_an_auxiliary_before_the_subject() -> None:
    assert ask("in which year", OPENED) == "In which year did Rosa Vane open the hall in 2019?"
    assert ask("when", statement("it", "will", "open", lemma="open", tense=Tense.NONE)) == "When will it open?"


def test_a_claim_names_its_claimant_first() -> None:
    assert ask("in which year", CLOSED) == "According to the mayor, in which year was the road closed in 2019?"
    assert state(CLOSED) == "According to the mayor, the road was closed in 2019."


def test_a_name_keeps_its_capital_after_the_claimant() -> None:
    claimed = statement("Rosa Vane", "left", lemma="leave", claimant="the mayor")
    assert state(claimed) == "According to the mayor, Rosa Vane left."


def test_a_statement_is_a_sentence_and_a_clause_is_not() -> None:
    plain = statement("the road", "was", "closed", lemma="close", parts=f"in {GAP}")
    assert state(plain) == "The road was closed in ____."
    assert clause_of(plain) == "the road was closed in ____"


def test_a_part_left_out_leaves_no_gap_behind() -> None:
    assert state(statement("Rosa Vane", "left", lemma="leave", parts="||in 2019")) == "Rosa Vane left in 2019."


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        (["did", "n't", "go"], "didn't go"),
        (["they", "’ve", "left"], "they’ve left"),
        (["Rosa", ",", "a", "teacher"], "Rosa, a teacher"),
        (["", "left", ""], "left"),
        ([], ""),
    ],
)
def test_clitics_and_commas_close_up(words: list[str], joined: str) -> None:
    assert join(words) == joined


@given(WORDS)
def test_joining_loses_no_word(words: list[str]) -> None:
    assert join(words).split() == words


@given(WORDS.filter(bool))
def test_a_question_opens_with_a_capital_and_ends_with_its_mark(parts: list[str]) -> None:
    asked = ask("why", statement("the road", "was", "closed", lemma="close", parts="|".join(parts)))
    assert asked.startswith("Why was the road closed ")
    assert asked.endswith(f"{parts[-1]}?")
