"""Fact → questions: one file per question rule, listed here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizapp.model import Candidate, Fact, Reading
from quizapp.questions import (
    gap,
    how_many,
    quote,
    true_false,
    what,
    what_do,
    what_said,
    when,
    where,
    which_rank,
    who,
    who_is,
    who_said,
    why,
)

__all__ = ["RULES", "ask_all"]

RULES = (
    which_rank,
    who,
    who_is,
    who_said,
    quote,
    where,
    when,
    how_many,
    why,
    what_do,
    what_said,
    what,
    gap,
    true_false,
)


def ask_all(facts: Sequence[Fact], reading: Reading) -> Iterator[Candidate]:
    """Every question that a rule asks about a fact."""
    for fact in facts:
        for rule in RULES:
            yield from rule.ask_of(fact, reading)
