"""Whole statements as options: one of each sentence, and none that its length gives away."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import combinations
from random import Random

from quizapp.distractors.inventory import Inventory
from quizapp.model import Candidate, Option

__all__ = ["choose_statements"]

MOST, FEWEST = 3, 2
POOL = 7
"""How many statements are tried in every combination."""


def choose_statements(
    candidate: Candidate, _: Inventory, *, seed: int, without: Collection[str] = ()
) -> Candidate | None:
    """The candidate with its key and two or three of its other options, in a drawn order; None where too few are left.

    ``without`` are texts that none of them may have.
    """
    key, *others = candidate.question.options
    lot = Random(f"{seed} {candidate.question.key}")
    pool = _one_each([item for item in others if item.text not in without])[:POOL]
    if len(pool) < FEWEST:
        return None
    rank = lot.randrange(MOST + 1)
    chosen = max(combinations(pool, min(MOST, len(pool))), key=lambda found: -_misplaced(key, found, rank))
    options = [key, *chosen]
    lot.shuffle(options)
    lettered = tuple(replace(option, id=letter) for letter, option in zip("abcd", options, strict=False))
    return replace(candidate, question=replace(candidate.question, options=lettered))


def _one_each(statements: Sequence[Option]) -> list[Option]:
    """One statement of each sentence, as given."""
    by_sentence = {option.evidence.start if option.evidence else -1: option for option in reversed(statements)}
    return [option for option in statements if option in by_sentence.values()]


def _misplaced(key: Option, others: Sequence[Option], wanted: int) -> float:
    """How far the key is from the length rank drawn for it."""
    rank = sum(len(other.text) < len(key.text) for other in others)
    return abs(rank - wanted * len(others) / MOST)
