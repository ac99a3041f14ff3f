"""Questions for a name or a figure that are answered by typing."""

from __future__ import annotations

import pytest

from quizapp.english.stems import GAP
from quizapp.model import Candidate, Passage, QuestionKind
from quizapp.pipeline import find_candidates, make_questions, read
from quizapp.ranking.choosing import MOST_ALIKE
from quizapp.ranking.linter import lint
from quizapp.scoring.marking import mark

TOLD = (
    "Rosa Vane, the head of the Norbury Trust, opened the new museum in Leeds in March 2019.\n\n"
    "Vane said that the museum in Leeds needed a second hall. Vane said that the mill in Calder was damp and cold. "
    "Vane said that the roof of the mill in Calder leaked. Vane said that the ship in Bergen needed new sails.\n\n"
    "The fire in Norbury destroyed about 600 homes in 2015."
)


@pytest.fixture(scope="module")
def typed() -> list[Candidate]:
    found = find_candidates(read(Passage(TOLD)), tuple(QuestionKind)).ranked
    return [item for item in found if item.question.stem.endswith(f"? {GAP}")]


def test_who_said_something_can_be_typed_where_nobody_else_said_anything(typed: list[Candidate]) -> None:
    asked = {item.question.stem: item.question for item in typed}
    question = asked[f"Who said that the museum in Leeds needed a second hall? {GAP}"]
    assert question.kind is QuestionKind.FILL_IN
    assert question.key == "Rosa Vane"
    assert [mark(question, text).fraction for text in ("Rosa Vane", "vane", "Ms Vane", "Omar Finch")] == [1, 1, 1, 0]


def test_a_name_can_be_typed_in_every_form_the_passage_has() -> None:
    told = (
        "Rosa de Klerk led the Norbury Trade Congress (NTC) to victory in the vote of 2019. "
        "De Klerk was born in Leeds. The NTC sold six ships to a museum in Bergen. The NTC owns a mill in Calder."
    )
    found = find_candidates(read(Passage(told)), (QuestionKind.FILL_IN,)).ranked
    keys = {item.question.key: item.question for item in found}
    assert mark(keys["Rosa de Klerk"], "de Klerk").fraction == 1
    assert mark(keys["Norbury Trade Congress"], "NTC").fraction == 1
    assert mark(keys["The Norbury Trade Congress"], "NTC").fraction == 1


def test_part_of_a_hyphened_name_is_not_the_name() -> None:
    told = "Park Min-gyu said that the bank of Norbury needed no more aid. Park Min-gyu was born in Leeds."
    found = find_candidates(read(Passage(told)), (QuestionKind.FILL_IN,)).ranked
    keys = [item.question for item in found if item.question.key == "Park Min-gyu"]
    assert keys
    assert not [question for question in keys if {"Park Min", "Min"} & set(question.accepted)]


def test_a_figure_can_be_typed_with_what_hedges_it_or_without(typed: list[Candidate]) -> None:
    question = next(item.question for item in typed if item.question.rule == "how_many")
    assert [mark(question, text).fraction for text in ("600", "about 600", "six hundred", "60")] == [1, 1, 1, 0]


def test_the_linter_takes_a_question_with_a_gap_behind_it(typed: list[Candidate]) -> None:
    assert not [flaw for item in typed for flaw in lint(item.question)]


def test_one_man_does_not_say_everything() -> None:
    kinds = (QuestionKind.MULTIPLE_CHOICE, QuestionKind.FILL_IN)
    quiz = make_questions(read(Passage(TOLD)), count=10, kinds=kinds)
    assert 0 < sum(question.key == "Rosa Vane" for question in quiz) <= MOST_ALIKE
