"""Sentence → facts: one file per construction, listed here in the order in which they are tried."""

from __future__ import annotations

from quizapp.facts import apposition, copula, rank, verbal
from quizapp.model import Fact, Reading

__all__ = ["CONSTRUCTIONS", "find_facts"]

CONSTRUCTIONS = (rank, apposition, copula, verbal)


def find_facts(reading: Reading) -> tuple[Fact, ...]:
    """Everything the passage says that a construction can read, in text order."""
    return tuple(
        fact
        for sentence in reading.sentences
        for construction in CONSTRUCTIONS
        for fact in construction.find(reading, sentence)
    )
