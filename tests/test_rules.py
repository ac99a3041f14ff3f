"""The examples in every question rule's docstring, run on frozen parses."""

from __future__ import annotations

from types import ModuleType

import pytest

from quizapp.facts import find_facts
from quizapp.questions import RULES
from tests.frozen import Example, examples, named, readings

CASES = [(rule, example) for rule in RULES for example in examples(rule)]


def stems(rule: ModuleType, example: Example) -> list[str]:
    reading = readings()[example.said]
    return [candidate.question.stem for fact in find_facts(reading) for candidate in rule.ask_of(fact, reading)]


@pytest.mark.parametrize(("rule", "example"), CASES, ids=named)
def test_a_rule_asks_what_its_docstring_says(rule: ModuleType, example: Example) -> None:
    asked = stems(rule, example)
    assert set(example.expected) <= set(asked)
    assert example.expected or not asked


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_every_rule_shows_what_it_asks_and_when_it_is_silent(rule: ModuleType) -> None:
    shown = list(examples(rule))
    assert any(example.expected for example in shown)
    assert any(not example.expected for example in shown)


def test_rules_have_one_name_each() -> None:
    assert len({rule.__name__ for rule in RULES}) == len(RULES)
