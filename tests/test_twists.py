"""The examples of what makes a statement false, run on frozen parses."""

from __future__ import annotations

from types import ModuleType

import pytest

from quizapp.distractors import affirming, take_inventory, turning
from quizapp.facts import find_facts
from quizapp.questions import true_false
from tests.frozen import TWISTS, Example, examples, named, readings

MADE_BY = {affirming: affirming.affirm, turning: turning.turn}
CASES = [(module, example) for module in TWISTS for example in examples(module)]


@pytest.mark.parametrize(("module", "example"), CASES, ids=named)
def test_a_statement_is_made_false_as_the_docstring_says(module: ModuleType, example: Example) -> None:
    reading = readings()[example.said]
    facts = find_facts(reading)
    inventory = take_inventory(facts, reading)
    stated = [candidate for fact in facts for candidate in true_false.ask_of(fact, reading)]
    put = {twist.put for candidate in stated for twist in MADE_BY[module](candidate, inventory)}
    assert set(example.expected) <= put
    assert example.expected or not put
