"""The examples in the docstrings of rules that ask about a whole passage, run on frozen parses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import ModuleType

import pytest

from quizapp.model import Candidate, OptionKind, Passage, Question, QuestionKind
from quizapp.pipeline import find_candidates, finish, make_questions, read
from quizapp.questions import PASSAGE_RULES, ordering
from quizapp.ranking.choosing import ODD, choose
from quizapp.ranking.tempting import BAR
from tests.frozen import Example, examples, named, readings

CASES = [(rule, example) for rule in PASSAGE_RULES for example in examples(rule)]


def finished(said: str, rule: str) -> list[Candidate]:
    """What a rule asks of a text, with options."""
    findings = find_candidates(readings()[said], tuple(QuestionKind))
    made = [finish(candidate, findings) for candidate in findings.ranked if candidate.question.rule == rule]
    return [candidate for candidate in made if candidate]


@pytest.mark.parametrize(("rule", "example"), CASES, ids=named)
def test_a_passage_rule_asks_what_its_docstring_says(rule: ModuleType, example: Example) -> None:
    asked = [candidate.question.stem for candidate in finished(example.said, named(rule))]
    assert set(example.expected) <= set(asked)
    assert example.expected or not asked


@pytest.mark.parametrize("rule", PASSAGE_RULES, ids=named)
def test_every_passage_rule_shows_what_it_asks_and_when_it_is_silent(rule: ModuleType) -> None:
    shown = list(examples(rule))
    assert any(example.expected for example in shown)
    assert any(not example.expected for example in shown)


def test_a_main_idea_stands_beside_details_of_other_sentences() -> None:
    said = next(
        text
        for text in readings()
        if text.startswith("The council in Norbury rejected a plan to close a mill in Leeds. The council")
    )
    (made,) = finished(said, "main_idea")
    kinds = {option.text: option.kind for option in made.question.options}
    assert kinds["The council in Norbury rejected a plan to close a mill in Leeds"] is OptionKind.KEY
    assert "The council in Norbury accepted a plan to close a mill in Leeds" not in kinds
    assert len(kinds) == 4


def test_what_is_worth_most_as_a_statement_stands_first_beside_the_main_idea() -> None:
    said = (
        "The council in Norbury rejected a plan to close a mill in Leeds. The council in Norbury owns the mill. "
        "The plan to close the mill in Leeds was made in Norbury. Rosa Vane led a march through Bergen in May 2015. "
        "Omar Finch said he opened his school for sailors in Calder. The Norbury Trust repaired a bridge in Hull. "
        "Ada Lund sold a wide field of wheat to a baker in Bergen."
    )
    ranked = find_candidates(read(Passage(said))).ranked
    (made,) = (candidate for candidate in ranked if candidate.question.rule == "main_idea")
    worth = {item.question.stem: item.score for item in ranked if item.question.key == "True"}
    scores = [worth[f"{option.text}."] for option in made.question.options[1:]]
    assert len(scores) >= 4
    assert scores == sorted(scores, reverse=True)
    assert made.features["tempting"] == sum(score >= BAR for score in scores)


def test_events_stand_in_the_order_of_their_dates_with_their_dates_as_reasons() -> None:
    said = next(text for text in readings() if text.startswith("The council in Calder sold its last ferry"))
    (made,) = finished(said, "ordering")
    assert [(option.text, option.reason) for option in made.question.options] == [
        ("The Norbury Trust bought a mill in Leeds", "This happened in 1952."),
        ("Rosa Vane opened a museum of glass in Norbury", "This happened in 1961."),
        ("The council in Calder sold its last ferry to a school", "This happened in March 1987."),
    ]
    assert made.question.evidence == made.question.options[-1].evidence


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("1952", date(1952, 1, 1), date(1952, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016-02-03", date(2016, 2, 3), date(2016, 2, 3)),
        ("--11-27", date(2024, 11, 27), date(2024, 11, 27)),
        ("--12-27", date(2023, 12, 27), date(2023, 12, 27)),
    ],
)
def test_a_date_spans_the_days_it_may_be(value: str, first: date, last: date) -> None:
    assert ordering.days_of(value, date(2024, 12, 5)) == (first, last)


@pytest.mark.parametrize("value", ["", "195X", "--11", "2015-13", "2019/2020", "2015-22"])
def test_a_date_without_certain_days_spans_none(value: str) -> None:
    assert ordering.days_of(value, date(2024, 12, 5)) is None


def test_a_day_without_a_year_spans_none_where_nobody_knows_when_the_article_appeared() -> None:
    assert ordering.days_of("--11-27", None) is None


def test_each_bearer_is_matched_with_words_of_its_own() -> None:
    said = next(text for text in readings() if "to a school. Ada Lund, the director" in text)
    (made,) = finished(said, "matching")
    pairs = {option.left: option.text for option in made.question.options}
    assert pairs["Rosa Vane"] == "opened a museum of glass in Norbury"
    assert pairs["Omar Finch"] == "sold a mill in Leeds to a school"
    assert pairs["Ada Lund"] in {"led a march through Bergen", "is the director of the Calder Trust"}
    assert all(option.kind is OptionKind.KEY and option.evidence for option in made.question.options)


def with_parts_first(said: str, kind: QuestionKind) -> list[Question]:
    """A quiz of statements and a question of parts that is worth more than any statement."""
    findings = find_candidates(readings()[said], (QuestionKind.TRUE_FALSE, kind))
    parted = [item for item in findings.ranked if item.question.kind is kind]
    others = [item for item in findings.ranked if item.question.kind is QuestionKind.TRUE_FALSE]
    ranked = [*(replace(item, score=9.0) for item in parted), *others]
    return [item.question for item in choose(ranked, count=8, bar=-9.0, finish=lambda item: finish(item, findings))]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (QuestionKind.MATCHING, "to a school. Ada Lund, the director"),
        (QuestionKind.ORDERING, "a school in March 1987. The Norbury Trust"),
    ],
)
def test_a_quiz_does_not_state_what_is_to_be_matched_or_put_in_order(kind: QuestionKind, words: str) -> None:
    made = with_parts_first(next(text for text in readings() if words in text), kind)
    parts = {option.evidence for question in made if question.kind is kind for option in question.options}
    assert parts
    assert not [question for question in made if question.kind is not kind and question.evidence in parts]


def test_the_odd_one_is_not_in_the_list_and_three_others_are() -> None:
    said = next(text for text in readings() if text.startswith("Omar Finch was born in Hull"))
    (made,) = finished(said, "not_listed")
    listed = {option.text for option in made.question.options if option.kind is OptionKind.MISREADING}
    assert len(listed) == 3
    assert listed < {"Oslo", "Leeds", "Madrid", "Paris"}
    assert made.question.key not in {"Oslo", "Leeds", "Madrid", "Paris"}


def test_a_gap_may_be_filled_from_a_word_bank() -> None:
    said = next(text for text in readings() if text.startswith("Omar Finch was born in Hull"))
    made = make_questions(readings()[said], count=5, kinds=(QuestionKind.WORD_BANK,))
    assert made
    assert all(question.kind is QuestionKind.WORD_BANK and "____" in question.stem for question in made)
    assert all([option.kind for option in question.options].count(OptionKind.KEY) == 1 for question in made)


def test_as_many_statements_are_false_as_true() -> None:
    said = [text for text in readings() if text.count(".") > 3]
    for text in said:
        made = make_questions(readings()[text], kinds=(QuestionKind.TRUE_FALSE,))
        keys = [question.key for question in made]
        assert abs(keys.count("True") - keys.count("False")) <= ODD + 1


def test_a_quiz_may_state_what_is_not_to_be_matched() -> None:
    said = next(text for text in readings() if "a mill in Leeds. Rosa Vane opened a museum of glass" in text)
    made = with_parts_first(said, QuestionKind.MATCHING)
    assert {question.kind for question in made} == {QuestionKind.TRUE_FALSE, QuestionKind.MATCHING}
