"""Fact → questions: one file per question rule, listed here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from quizapp.model import Candidate, Fact, Reading
from quizapp.questions import (
    gap,
    how_many,
    main_idea,
    matching,
    not_listed,
    ordering,
    quote,
    true_false,
    what,
    what_do,
    what_said,
    when,
    when_event,
    where,
    which_rank,
    who,
    who_is,
    who_said,
    why,
    word_means,
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
    when_event,
    how_many,
    why,
    what_do,
    what_said,
    what,
    gap,
    not_listed,
    true_false,
    word_means,
)
"""Rules that ask about one fact."""
PASSAGE_RULES = (main_idea, ordering, matching)
"""Rules that put together what several facts say, each a part that must be sound by itself."""


def ask_all(facts: Sequence[Fact], reading: Reading) -> Iterator[Candidate]:
    """Every question that a rule asks about a fact."""
    for fact in facts:
        for rule in RULES:
            yield from rule.ask_of(fact, reading)


def ask_of_passage(
    facts: Sequence[Fact], reading: Reading, checked: Callable[[Candidate], Candidate | None]
) -> Iterator[Candidate]:
    """Every question that a rule asks about a passage as a whole, of those parts that are sound and deny nothing.

    ``checked`` gives a part back, marked where it leans on the passage, and None for one that is not sound.
    """
    for rule in PASSAGE_RULES:
        told = (checked(part) for fact in facts for part in rule.parts_of(fact, reading))
        parts = [part for part in told if part and not part.fact.predicate.negated]
        yield from rule.ask_about(parts, reading)
