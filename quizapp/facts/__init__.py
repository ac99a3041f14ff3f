"""Sentence → facts: one file per construction, listed here in the order in which they are tried."""

from __future__ import annotations

from collections import defaultdict

from quizapp.facts import apposition, copula, rank, verbal
from quizapp.model import Fact, Reading, Sentence

__all__ = ["CONSTRUCTIONS", "find_facts"]

CONSTRUCTIONS = (rank, apposition, copula, verbal)
STOPS = tuple(".!?:;…”\"’')]")
FEWEST, MOST = 5, 0.5
"""Paragraphs of a passage that shows whether it ends them with stops, and the share that may lack theirs."""


def find_facts(reading: Reading) -> tuple[Fact, ...]:
    """Everything the passage says that a construction can read, in text order, but for headlines between its lines."""
    headlines = _headlines(reading)
    return tuple(
        fact
        for sentence in reading.sentences
        if sentence.index not in headlines
        for construction in CONSTRUCTIONS
        for fact in construction.find(reading, sentence)
    )


def _headlines(reading: Reading) -> frozenset[int]:
    """Sentences that are a paragraph without a stop where most have one: subheadings, links to other reports."""
    paragraphs: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in reading.sentences:
        paragraphs[sentence.paragraph].append(sentence)
    bare = [told for told in paragraphs.values() if not told[-1].text.rstrip().endswith(STOPS)]
    if len(paragraphs) < FEWEST or len(bare) > MOST * len(paragraphs):
        return frozenset()
    return frozenset(told[0].index for told in bare if len(told) == 1)
