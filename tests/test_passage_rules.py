"""The examples in the docstrings of rules that ask about a whole passage, run on frozen parses."""

from __future__ import annotations

from types import ModuleType

import pytest

from quizapp.model import Candidate, OptionKind, QuestionKind
from quizapp.pipeline import find_candidates, finish
from quizapp.questions import PASSAGE_RULES
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


def test_a_main_idea_stands_beside_details_and_its_own_contrary() -> None:
    said = next(
        text
        for text in readings()
        if text.startswith("The council in Norbury rejected a plan to close a mill in Leeds. The council")
    )
    (made,) = finished(said, "main_idea")
    kinds = {option.text: option.kind for option in made.question.options}
    assert kinds["The council in Norbury rejected a plan to close a mill in Leeds"] is OptionKind.KEY
    assert kinds["The council in Norbury accepted a plan to close a mill in Leeds"] is OptionKind.MISREADING
    assert len(kinds) == 4
