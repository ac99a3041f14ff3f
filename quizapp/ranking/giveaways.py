"""What the options of one question would tell of the answers to others.

All that stands beside a main idea is true of the article. So nothing may stand there that another question states
falsely, nor, where there is enough besides, what another states truly.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from quizapp.model import TEMPTING, Candidate
from quizapp.questions.true_false import FALSE, TRUE

__all__ = ["without_giveaways"]

Finish = Callable[[Candidate, Collection[str]], Candidate | None]
"""Gives a candidate its options, none of them one of some texts; None when too few are left."""


def without_giveaways(chosen: Sequence[Candidate], ranked: Sequence[Candidate], finish: Finish) -> list[Candidate]:
    """The chosen candidates, a main idea among them with options that tell no other answer, as far as there are any.

    What an option must contradict, because too few others are there, is left out. ``ranked`` hold the candidates with
    all the options there are.
    """
    whole = next((item for item in ranked if item.question.rule == "main_idea"), None)
    if whole is None:
        return list(chosen)
    made = [_beside(item, whole, chosen, finish) if item.question.rule == "main_idea" else item for item in chosen]
    options = (option for item in made if item.question.rule == "main_idea" for option in item.question.options)
    shown = {option.evidence.start for option in options if option.evidence}
    return [item for item in made if item.question.key != FALSE or item.question.evidence.start not in shown]


def _beside(item: Candidate, whole: Candidate, chosen: Sequence[Candidate], finish: Finish) -> Candidate:
    """The main idea, its options from other sentences than those that are called true or false.

    Not where fewer of them would tempt a reader then: all that is called true is a statement beside others.
    """
    made = finish(whole, _told(whole, chosen, {TRUE, FALSE}))
    if made is None or _worth(made, whole) < _worth(item, whole):
        made = finish(whole, _told(whole, chosen, {FALSE}))
    return made if made and made.question.difficulty is item.question.difficulty else item


def _worth(made: Candidate, whole: Candidate) -> tuple[int, int]:
    """How many of a main idea's options tempt a reader, and how many there are."""
    tempting = {option.text for option in whole.question.options[1 : 1 + int(whole.features[TEMPTING])]}
    return sum(option.text in tempting for option in made.question.options), len(made.question.options)


def _told(whole: Candidate, chosen: Sequence[Candidate], keys: Collection[str]) -> set[str]:
    """The options whose sentences are called true or false, with one of ``keys`` for the answer."""
    judged = {one.question.evidence.start for one in chosen if one.question.key in keys}
    return {option.text for option in whole.question.options if option.evidence and option.evidence.start in judged}
