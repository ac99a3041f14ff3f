"""One true statement among false ones, or one false among true ones, each of another sentence."""

from __future__ import annotations

import pytest

from quizapp.model import Candidate, OptionKind, Passage, QuestionKind
from quizapp.pipeline import find_candidates, finish, read
from quizapp.ranking.choosing import ODD, SPARE, choose

PLAN = (
    "The price of a berth in Norbury rose after three quiet years.\n\n"
    "Rosa Vane welcomed a plan for a new school in Leeds.\n\n"
    "The Norbury Trust agreed to repair a stone bridge over the harbour in Leeds.\n\n"
    "Omar Finch opposed the repair of the bridge in Leeds before the vote in Norbury.\n\n"
    "The Calder Museum sold a painting of a ship to a collector in Bergen."
)


@pytest.fixture(scope="module")
def asked() -> list[Candidate]:
    findings = find_candidates(read(Passage(PLAN)), tuple(QuestionKind))
    made = [finish(item, findings) for item in findings.ranked if item.question.rule == "which_true"]
    return [item for item in made if item]


def test_a_passage_of_several_statements_is_asked_which_is_true(asked: list[Candidate]) -> None:
    assert asked
    assert all(item.question.stem.startswith("Which of these statements") for item in asked)


def test_every_option_is_of_another_sentence_and_says_what_the_passage_says_instead(asked: list[Candidate]) -> None:
    for item in asked:
        wrong = [option for option in item.question.options if option.text != item.question.key]
        places = {option.evidence.start for option in wrong if option.evidence} | {item.question.evidence.start}
        assert len(places) == len(item.question.options)
        assert all("The passage says" in option.reason for option in wrong)


def test_what_the_passage_contradicts_stands_beside_what_it_says() -> None:
    findings = find_candidates(read(Passage(PLAN)), tuple(QuestionKind))
    made = [finish(item, findings) for item in findings.ranked if item.question.rule == "which_false"]
    asked = [item.question for item in made if item]
    assert asked
    for question in asked:
        key, *_ = (option for option in question.options if option.kind is OptionKind.KEY)
        others = [option for option in question.options if option is not key]
        assert key.reason.startswith("The passage says “")
        assert {option.reason for option in others} == {"The passage says this."}
        assert all(option.evidence and option.evidence.quote in PLAN for option in others)


def test_statements_of_one_thing_are_asked_about_by_its_name() -> None:
    told = PLAN.replace("a berth in Norbury", "a berth for Rosa Vane").replace(
        "Omar Finch opposed", "Rosa Vane opposed"
    )
    told = told.replace("The Calder Museum", "Rosa Vane")
    ranked = find_candidates(read(Passage(told)), tuple(QuestionKind)).ranked
    stems = {item.question.stem for item in ranked if item.question.rule in {"which_true", "which_false"}}
    assert [stem for stem in stems if "statements about Rosa Vane" in stem]


def test_no_quiz_calls_a_sentence_true_or_false_twice() -> None:
    findings = find_candidates(read(Passage(PLAN)), tuple(QuestionKind))
    chosen = choose(findings.ranked, count=20, bar=-9.0, finish=lambda item: finish(item, findings))
    judged = [
        place
        for item in chosen
        if item.question.rule in {"true_false", "which_true", "which_false"}
        for place in {
            item.question.evidence.start,
            *(option.evidence.start for option in item.question.options if option.evidence),
        }
    ]
    assert len(judged) == len(set(judged))


def test_statements_do_not_outnumber_the_other_questions_by_more_than_a_few() -> None:
    findings = find_candidates(read(Passage(PLAN)), tuple(QuestionKind))
    chosen = choose(findings.ranked, count=20, bar=-9.0, finish=lambda item: finish(item, findings))
    statements = sum(item.question.kind is QuestionKind.TRUE_FALSE for item in chosen)
    assert statements <= len(chosen) - statements + SPARE + 1


def test_true_and_false_are_even_and_each_statement_comes_once() -> None:
    findings = find_candidates(read(Passage(PLAN)), (QuestionKind.TRUE_FALSE,))
    chosen = choose(findings.ranked, count=20, bar=-9.0, finish=lambda item: finish(item, findings))
    keys = [item.question.key for item in chosen]
    assert abs(keys.count("True") - keys.count("False")) <= ODD + 1
    assert len({item.fact.sentence for item in chosen}) == len(chosen)
