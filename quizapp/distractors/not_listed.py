"""The odd one out: a name of the kind of those listed that the passage does not list with them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from random import Random

from quizapp.distractors.case import Case, Distractor, open_case
from quizapp.distractors.inventory import Inventory
from quizapp.distractors.lettering import lettered
from quizapp.distractors.proposing import sound_distractors
from quizapp.english.places import fold_name
from quizapp.model import Candidate, Option, OptionKind

__all__ = ["choose_odd_one"]

LISTED = 3
"""How many names of the list stand beside the odd one."""
OPENING = 2
"""Sentences that open a passage: what they name has to do with all that follows."""
LEAST = 0.5
"""The fit below which a name is of another sort than those listed."""


def choose_odd_one(
    candidate: Candidate, inventory: Inventory, *, seed: int, without: Collection[str] = ()
) -> Candidate | None:
    """The candidate with three names of its list and one that is not in it; None when no name is surely out of it."""
    case = open_case(candidate, inventory)
    if case is None:
        return None
    fitting = [item for item in sound_distractors(case) if item.text not in without and _is_out(case, item)]
    if not fitting:
        return None
    lot = Random(f"{seed} {candidate.question.stem}")
    odd = max(fitting, key=lambda item: item.fit)
    key = Option("", odd.text, OptionKind.KEY)
    options = [key, *lot.sample(candidate.question.options, LISTED)]
    lot.shuffle(options)
    return replace(candidate, question=replace(candidate.question, key=odd.text, options=lettered(options)))


def _is_out(case: Case, distractor: Distractor) -> bool:
    """Whether a name is neither of the list, nor of its sentence, nor what the passage is about."""
    forms = {fold_name(option.text) for option in case.question.options}
    listed = any(fold_name(distractor.text) in form or form in fold_name(distractor.text) for form in forms)
    named = distractor.named
    beside = named is not None and any(mention.sentence == case.fact.sentence for mention in named.mentions)
    topical = named is not None and any(mention.sentence < OPENING for mention in named.mentions)
    return not (listed or beside or topical) and distractor.fit >= LEAST
