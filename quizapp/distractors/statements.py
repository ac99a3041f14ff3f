"""Whole statements as options: one of each sentence, and none that its length gives away."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import combinations
from random import Random

from quizapp.distractors.inventory import Inventory
from quizapp.model import Candidate, Option

__all__ = ["choose_statements", "set_out"]

MOST, FEWEST = 3, 2
POOL = 7
"""How many statements are tried in every combination."""


def choose_statements(
    candidate: Candidate, _: Inventory, *, seed: int, without: Collection[str] = ()
) -> Candidate | None:
    """The candidate with its key and three of its other options, in a drawn order; None when there are too few."""
    return set_out(candidate, (), candidate.question.options[1:], seed=seed, without=without)


def set_out(
    candidate: Candidate, wanted: Sequence[Option], others: Sequence[Option], *, seed: int, without: Collection[str]
) -> Candidate | None:
    """The candidate with its key, all of ``wanted`` and as many of ``others`` as make three wrong options, or two."""
    key, lot = candidate.question.options[0], Random(f"{seed} {candidate.question.key}")
    wrong = [item for item in wanted if item.text not in without]
    pool = _one_each([item for item in others if item.text not in without])[:POOL]
    size = min(MOST - len(wrong), len(pool))
    if len(wrong) + size < FEWEST or not size:
        return None
    rank = lot.randrange(MOST + 1)
    chosen = max(combinations(pool, size), key=lambda found: -_misplaced(key, [*wrong, *found], rank))
    options = [key, *wrong, *chosen]
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
