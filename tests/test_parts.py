"""Marking part by part: each pair and each place counts for itself, unless only a whole answer counts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.model import Credit, Question
from quizapp.scoring import Mark, mark, marked_parts, read_parts, write_parts
from tests.kinds import BANKED, MATCHED, ORDERED, STATED

PAIRS = {"o-opened": "o-opened", "o-grinds": "o-grinds", "o-sells": "o-sells"}
PLACES = {"o-first": "1", "o-second": "2", "o-third": "3"}


@pytest.mark.parametrize(
    ("question", "changed", "score", "rule"),
    [
        (MATCHED, {}, 1, "exact"),
        (MATCHED, {"o-opened": ""}, 2 / 3, "some parts"),
        (MATCHED, {"o-opened": "o-sails"}, 2 / 3, "some parts"),
        (MATCHED, {"o-opened": "o-grinds", "o-grinds": "o-opened"}, 1 / 3, "some parts"),
        (MATCHED, {"o-opened": "o-sells", "o-grinds": "o-sells"}, 1 / 3, "some parts"),
        (MATCHED, {"o-opened": "o-grinds", "o-grinds": "o-sells", "o-sells": "o-opened"}, 0, "wrong"),
        (MATCHED, {"o-sails": "o-sails"}, 1, "exact"),
        (ORDERED, {}, 1, "exact"),
        (ORDERED, {"o-second": "3", "o-third": "2"}, 1 / 3, "some parts"),
        (ORDERED, {"o-first": "3", "o-third": "1"}, 1 / 3, "some parts"),
        (ORDERED, {"o-first": "2", "o-second": "3", "o-third": "1"}, 0, "wrong"),
        (ORDERED, {"o-first": "", "o-second": ""}, 1 / 3, "some parts"),
        (ORDERED, {"o-second": "1", "o-third": "1"}, 1 / 3, "some parts"),
        (ORDERED, {"o-first": "01"}, 2 / 3, "some parts"),
        (ORDERED, {"o-first": "１"}, 2 / 3, "some parts"),
    ],
)
def test_each_right_part_earns_its_share(question: Question, changed: dict[str, str], score: float, rule: str) -> None:
    response = write_parts({**(PAIRS if question is MATCHED else PLACES), **changed})
    assert mark(question, response) == Mark(pytest.approx(score), rule)
    whole = mark(question, response, credit=Credit.ALL_OR_NOTHING)
    assert whole == Mark(float(score == 1), rule)


@pytest.mark.parametrize("question", [MATCHED, ORDERED], ids=lambda question: question.kind)
def test_no_answer_to_any_part_is_no_answer(question: Question) -> None:
    assert write_parts({"o-opened": "", "o-first": ""}) == ""
    assert mark(question, "") == Mark(0.0, "no answer")


@pytest.mark.parametrize("response", ["o-opened", "[]", "1", "null", '{"o-first": 1}', "{" * 9999, "[" * 99_999, "١"])
@pytest.mark.parametrize("question", [MATCHED, ORDERED], ids=lambda question: question.kind)
def test_what_is_no_response_to_parts_is_wrong(question: Question, response: str) -> None:
    assert mark(question, response) == Mark(0.0, "wrong")


def test_a_question_without_parts_earns_nothing() -> None:
    assert mark(replace(MATCHED, options=()), '{"a":"b"}') == Mark(0.0, "wrong")


def test_a_choice_that_belongs_elsewhere_is_said_to_go_there() -> None:
    given_ = {"o-opened": "o-grinds", "o-grinds": "o-sails", "o-sells": "o-sells"}
    first, second, third = marked_parts(MATCHED, write_parts(given_))
    assert (first.asked, first.key, first.given, first.right) == ("Marta", "opened a shop", "grinds flour", False)
    assert first.why == "“grinds flour” goes with The mill."
    assert second.why == "Nobody is said to sail."
    assert (third.right, third.why) == (True, "There are 40 kinds.")
    assert third.evidence == MATCHED.options[2].evidence


def test_an_extra_choice_without_a_reason_is_said_to_go_with_none() -> None:
    bare = replace(MATCHED, options=(*MATCHED.options[:3], replace(MATCHED.options[3], reason="")))
    assert marked_parts(bare, '{"o-opened":"o-sails"}')[0].why == "“sails to Bergen” goes with none of them."


def test_an_event_in_a_wrong_place_is_told_its_own_with_the_reason() -> None:
    parts = marked_parts(ORDERED, write_parts({**PLACES, "o-first": "3"}))
    assert [(part.asked, part.key, part.given, part.right) for part in parts] == [
        ("A bakery opens", "1st", "3rd", False),
        ("Bread is sold", "2nd", "2nd", True),
        ("Jonas is named", "3rd", "3rd", True),
    ]
    assert parts[0].why == "That was in 2019."


@pytest.mark.parametrize("given", ["0", "-1", "first", "100", "001" + "0" * 5000])
def test_a_place_that_no_event_can_have_is_told_as_none(given: str) -> None:
    part = marked_parts(ORDERED, write_parts({**PLACES, "o-first": given}))[0]
    assert (part.given, part.right) == ("", False)


@pytest.mark.parametrize(
    ("question", "response", "score"),
    [(STATED, "o-false", 1), (STATED, "o-true", 0), (BANKED, "o-mill", 1), (BANKED, "o-farm", 0), (BANKED, "mill", 0)],
)
def test_a_statement_and_a_word_bank_are_marked_by_the_option_chosen(
    question: Question, response: str, score: float
) -> None:
    assert mark(question, response).fraction == score


TEXTS = st.text(max_size=8)


@given(st.dictionaries(TEXTS, TEXTS, max_size=5))
def test_what_is_given_for_each_part_is_read_back(given_: dict[str, str]) -> None:
    assert read_parts(write_parts(given_)) == {part: value for part, value in given_.items() if value}


@given(st.sampled_from([MATCHED, ORDERED]), st.text(max_size=30) | st.dictionaries(TEXTS, TEXTS).map(write_parts))
def test_any_response_is_marked_and_never_crashes(question: Question, response: str) -> None:
    assert 0 <= mark(question, response).fraction < 1


@given(st.permutations(list(PLACES)), st.sampled_from(list(Credit)))
def test_an_order_is_whole_only_when_it_is_the_right_one(order: list[str], credit: Credit) -> None:
    score = mark(ORDERED, write_parts({event: str(n) for n, event in enumerate(order, 1)}), credit=credit).fraction
    assert (score == 1) is (order == list(PLACES))
