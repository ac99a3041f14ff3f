"""Fact → questions: one file per question rule, listed here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizapp.model import Candidate, Fact, QuestionKind, Reading
from quizapp.questions import (
    gap,
    how_many,
    main_idea,
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

__all__ = ["PASSAGE_RULES", "RULES", "ask_all", "ask_of_passage"]

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

"""Rules that ask about one fact."""
PASSAGE_RULES = (main_idea,)
"""Rules that ask about the passage as a whole, from what it says that can stand alone."""


def ask_all(facts: Sequence[Fact], reading: Reading) -> Iterator[Candidate]:
    """Every question that a rule asks about a fact."""
    for fact in facts:
        for rule in RULES:
            yield from rule.ask_of(fact, reading)


def ask_of_passage(sound: Sequence[Candidate], reading: Reading) -> Iterator[Candidate]:
    """Every question that a rule asks about a passage as a whole; ``sound`` are those on its facts."""
    statements = [item for item in sound if item.question.kind is QuestionKind.TRUE_FALSE]
    for rule in PASSAGE_RULES:
        yield from rule.ask_about(statements, reading)
