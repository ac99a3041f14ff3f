"""Single words as options: those that come with the question, the likest first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from random import Random

from quizapp.distractors.inventory import Inventory
from quizapp.distractors.lettering import lettered
from quizapp.model import Candidate

__all__ = ["choose_words"]

WRONG = 3
"""Wrong options, no fewer: of two words one is soon out."""


def choose_words(candidate: Candidate, _: Inventory, *, seed: int, without: Collection[str] = ()) -> Candidate | None:
    """The candidate with its key and three other words, in a drawn order; None where too few are left.

    ``without`` are texts that none of them may have.
    """
    key, *others = candidate.question.options
    chosen = [item for item in others if item.text not in without][:WRONG]
    if len(chosen) < WRONG:
        return None
    options = [key, *chosen]
    Random(f"{seed} {candidate.question.stem}").shuffle(options)
    return replace(candidate, question=replace(candidate.question, options=lettered(options)))
