"""The casebook: sentences that once went wrong, or that must keep going right, on frozen parses."""

from __future__ import annotations

import pytest

from quizapp.facts import find_facts
from quizapp.questions import ask_all
from quizapp.ranking.soundness import flaw_of
from tests.frozen import Case, cases, readings


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.title)
def test_a_case_is_asked_as_the_casebook_says(case: Case) -> None:
    reading = readings()[case.said]
    facts = find_facts(reading)
    asked = {item.question.stem for item in ask_all(facts, reading) if not flaw_of(item, facts, reading)}
    assert set(case.asks) <= asked
    assert not set(case.never_asks) & asked


def test_every_case_says_what_must_or_must_not_be_asked() -> None:
    assert all(case.asks or case.never_asks for case in cases())
