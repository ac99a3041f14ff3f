"""The critic: which of two questions a teacher is likelier to take, by the question and its passage's opening."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.model import Evidence, Passage, Question, QuestionKind
from quizapp.ranking.critic import LONGEST, OPENING, appeal_of, encoded

NEWS = Passage("The mill of Norbury has been sold to a baker.\n\nIt had stood empty for years.", title="Mill sold")


def asked(*, rule: str, stem: str, key: str) -> Question:
    return Question("q1", QuestionKind.FILL_IN, stem, key, Evidence("The mill was sold.", 0, 18), rule=rule)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (
            "The council of Norbury has voted to close the old hospital despite protests by nurses.",
            "The hall has 40 chairs and a piano.",
        ),
        (
            "Health experts warned that cutting sleep harms the memory of teenagers.",
            "The striker headed wide from six yards after 23 minutes.",
        ),
        (
            "The government has agreed to pay compensation to workers who lost their pensions.",
            "They said the other one would be there by then.",
        ),
    ],
)
def test_news_that_stands_by_itself_appeals_more_than_a_trifle(better: str, worse: str) -> None:
    said = (asked(rule="true_false", stem=stem, key="True") for stem in (better, worse))
    first, second = (appeal_of(question, NEWS) for question in said)
    assert first > second


def test_a_question_is_judged_alike_whatever_else_is_asked() -> None:
    one = asked(rule="who", stem="Who opened the town hall in Norbury?", key="Rosa Vane")
    first = appeal_of(one, NEWS)
    appeal_of(asked(rule="gap", stem="The mill was sold for ____.", key="£40"), NEWS)
    assert appeal_of(one, NEWS) == first


@pytest.mark.parametrize("rule", ["main_idea", "matching", "ordering", "which_true", "which_false"])
def test_of_a_question_that_is_more_than_stem_and_key_nothing_is_said(rule: str) -> None:
    assert appeal_of(asked(rule=rule, stem="Which of these statements is true?", key="The mill was sold."), NEWS) == 0


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=300))
def test_any_text_has_an_appeal(text: str) -> None:
    assert abs(appeal_of(asked(rule="gap", stem=text, key=text), Passage(text, title=text))) < 20


def test_no_more_is_read_than_the_network_was_taught_on() -> None:
    long = "a mill was sold " * 100
    assert len(encoded(long, long)) == LONGEST + OPENING + 3


def test_what_a_passage_opens_with_tells_what_is_worth_asking_there() -> None:
    one = asked(rule="true_false", stem="The trustees of Norbury mill sold it to a baker from Leeds.", key="True")
    other = Passage("The orchestra of Calder has won a prize in Bergen.", title="Prize for orchestra")
    assert appeal_of(one, NEWS) > appeal_of(one, other)
