"""The critic: which of two questions a strict teacher is likelier to take, from the question alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.model import Evidence, Question, QuestionKind
from quizapp.ranking.critic import LONGEST, appeal_of, encoded


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
    first, second = map(appeal_of, said)
    assert first > second


def test_a_question_is_judged_alike_whatever_else_is_asked() -> None:
    one = asked(rule="who", stem="Who opened the town hall in Norbury?", key="Rosa Vane")
    first = appeal_of(one)
    appeal_of(asked(rule="gap", stem="The mill was sold for ____.", key="£40"))
    assert appeal_of(one) == first


@pytest.mark.parametrize("rule", ["main_idea", "matching", "ordering", "which_true", "which_false"])
def test_of_a_question_that_is_more_than_stem_and_key_nothing_is_said(rule: str) -> None:
    assert appeal_of(asked(rule=rule, stem="Which of these statements is true?", key="The mill was sold.")) == 0


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=300))
def test_any_text_has_an_appeal(text: str) -> None:
    assert abs(appeal_of(asked(rule="gap", stem=text, key=text))) < 20


def test_no_more_of_a_question_is_read_than_the_network_was_taught_on() -> None:
    assert len(encoded("a mill was sold " * 100)) == LONGEST
