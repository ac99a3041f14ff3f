"""What stands beside a main idea: details told elsewhere, and the idea itself with its main fact turned round."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from quizapp.distractors.inventory import Inventory
from quizapp.distractors.statements import set_out
from quizapp.distractors.twisting import CONTRARY, twist
from quizapp.model import Candidate, Option, OptionKind, QuestionKind
from quizapp.questions.true_false import FALSE, TRUE

__all__ = ["choose_ideas"]


def choose_ideas(
    candidate: Candidate, inventory: Inventory, *, seed: int, without: Collection[str] = ()
) -> Candidate | None:
    """The candidate with its key and two or three others, in a drawn order; None when there are too few."""
    turned = _turned(candidate, inventory)
    details = candidate.question.options[1:]
    return set_out(candidate, (turned,) if turned else (), details, seed=seed, without=without)


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
