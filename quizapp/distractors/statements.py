"""Whole statements as options: one of each sentence, and none that its length gives away."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import combinations
from random import Random

from quizapp.distractors.inventory import Inventory
from quizapp.distractors.lettering import lettered
from quizapp.english.wordlists import FUNCTION_WORDS
from quizapp.model import TEMPTING, Candidate, Option
from quizapp.questions.wording import words_of

__all__ = ["choose_statements"]

MOST, FEWEST = 3, 2
POOL = 7
"""How many statements are tried in every combination."""
TWIN = 0.6
"""The share of the shorter statement's telling words that another has when both say nearly the same."""


def choose_statements(
    candidate: Candidate, _: Inventory, *, seed: int, without: Collection[str] = ()
) -> Candidate | None:
    """The candidate with its key and two or three of its other options, in a drawn order; None where too few are left.

    Where enough of them would tempt a reader the others are left out. ``without`` are texts that none of them may have.
    """
    key, *others = candidate.question.options
    lot = Random(f"{seed} {candidate.question.key}")
    rank = lot.randrange(MOST + 1)
    tempting = {option.text for option in others[: int(candidate.features.get(TEMPTING, len(others)))]}
    pool = _one_each([item for item in others if item.text not in without])
    best = [item for item in pool if item.text in tempting]
    lots = _lots(best[:POOL]) or _lots(pool[:FEWEST]) or _lots(pool[:POOL])
    if not lots:
        return None
    chosen = max(lots, key=lambda found: -_misplaced(key, found, rank))
    options = [key, *chosen]
    lot.shuffle(options)
    return replace(candidate, question=replace(candidate.question, options=lettered(options)))


def _one_each(statements: Sequence[Option]) -> list[Option]:
    """One statement of each sentence, as given."""
    by_sentence = {option.evidence.start if option.evidence else -1: option for option in reversed(statements)}
    return [option for option in statements if option in by_sentence.values()]


def _lots(pool: Sequence[Option]) -> list[tuple[Option, ...]]:
    """What may stand beside the key: as many statements as can be, none of them nearly another."""
    sizes = range(min(MOST, len(pool)), FEWEST - 1, -1)
    of_size = ([found for found in combinations(pool, size) if not _has_twins(found)] for size in sizes)
    return next((lots for lots in of_size if lots), [])


def _has_twins(others: Sequence[Option]) -> bool:
    """Whether two statements say nearly the same."""
    words = [set(words_of(other.text)) - FUNCTION_WORDS for other in others]
    return any(len(one & other) >= TWIN * min(len(one), len(other)) for one, other in combinations(words, 2))


def _misplaced(key: Option, others: Sequence[Option], wanted: int) -> float:
    """How far the key is from the length rank drawn for it."""
    rank = sum(len(other.text) < len(key.text) for other in others)
    return abs(rank - wanted * len(others) / MOST)
