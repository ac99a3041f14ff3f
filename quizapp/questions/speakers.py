"""Who made a claim, as an argument of the claim's sentence."""

from __future__ import annotations

from quizapp.facts.arguments import argument
from quizapp.facts.clauses import clauses, named_beside
from quizapp.model import Argument, Fact, Reading, Role

__all__ = ["speaker_of"]


def speaker_of(fact: Fact, reading: Reading) -> Argument | None:
    """The speaker of a claimed fact; None when the passage itself speaks."""
    sentence = reading.sentences[fact.sentence]
    for clause in clauses(sentence):
        if clause.head == fact.predicate.head and clause.claimant >= 0:
            return argument(reading, sentence, named_beside(reading, sentence, clause.claimant), Role.AGENT)
    return None
