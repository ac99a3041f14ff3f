"""What stands beside a main idea: details told elsewhere, and the idea itself with its main fact turned round."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import combinations
from random import Random

from quizapp.distractors.inventory import Inventory
from quizapp.distractors.twisting import CONTRARY, twist
from quizapp.model import Candidate, Option, OptionKind, QuestionKind
from quizapp.questions.true_false import FALSE, TRUE

__all__ = ["choose_ideas"]

MOST, FEWEST = 3, 2
POOL = 7
"""How many details are tried in every combination."""


def choose_ideas(
    candidate: Candidate, inventory: Inventory, *, seed: int, without: Collection[str] = ()
) -> Candidate | None:
    """The candidate with its key and two or three others, in a drawn order; None when there are too few."""
    key, *details = candidate.question.options
    lot = Random(f"{seed} {candidate.question.key}")
    turned = _turned(candidate, inventory)
    wrong = [turned] if turned and turned.text not in without else []
    pool = _one_each([item for item in details if item.text not in without])[:POOL]
    size = min(MOST - len(wrong), len(pool))
    if len(wrong) + size < FEWEST or not size:
        return None
    wanted = lot.randrange(MOST + 1)
    chosen = max(combinations(pool, size), key=lambda found: -_misplaced(key, [*wrong, *found], wanted))
    options = [key, *wrong, *chosen]
    lot.shuffle(options)
    lettered = tuple(replace(option, id=letter) for letter, option in zip("abcd", options, strict=False))
    return replace(candidate, question=replace(candidate.question, options=lettered))


def _turned(candidate: Candidate, inventory: Inventory) -> Option | None:
    """The key made false by the contrary of what happened, or by another doer."""
    question = candidate.question
    answers = (Option("", TRUE, OptionKind.KEY), Option("", FALSE, OptionKind.MISREADING))
    statement = replace(question, kind=QuestionKind.TRUE_FALSE, stem=f"{question.key}.", key=TRUE, options=answers)
    false = twist(replace(candidate, question=statement), inventory)
    if false is None or false.features["turning"] < CONTRARY - 0.1:
        return None
    text = false.question.stem.removesuffix(".")
    return Option("", text, OptionKind.MISREADING, false.question.options[1].reason, evidence=question.evidence)


def _one_each(details: Sequence[Option]) -> list[Option]:
    """One detail of each sentence, as given."""
    seen: set[int] = set()
    kept = []
    for option in details:
        place = option.evidence.start if option.evidence else -1
        if place not in seen:
            seen.add(place)
            kept.append(option)
    return kept


def _misplaced(key: Option, others: Sequence[Option], wanted: int) -> float:
    """How far the key is from the length rank drawn for it."""
    rank = sum(len(other.text) < len(key.text) for other in others)
    return abs(rank - wanted * len(others) / MOST)
