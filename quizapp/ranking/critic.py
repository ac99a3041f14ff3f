"""How likely a strict teacher is to take a question, as a network says that has learned it from verdicts on others.

It reads the question and its key alone, without the passage: whether they stand by themselves, and whether they are of
a sort that is worth asking. What it learned from, and its figures, are in ``model/MODEL_CARD.md``.
"""

from __future__ import annotations

from pathlib import Path

from quizapp.model import Question
from quizapp.reading import network
from quizapp.reading.pieces import END, START

__all__ = ["MODEL", "appeal_of", "encoded", "said_of"]

MODEL = Path(__file__).parent / "model" / "critic.onnx"
LONGEST = 96
"""The most pieces of a question that are read, the two end marks among them."""
UNREAD = frozenset({"main_idea", "matching", "ordering", "which_true", "which_false"})
"""Rules whose questions are more than a stem and a key, or of whose keys the network cannot tell the better."""


def appeal_of(question: Question) -> float:
    """The logarithm of the odds that a question is taken: above 0 more likely than not; 0 where nothing is known.

    One question at a time: in eight bits a network's figures depend a little on what is read beside it.
    """
    if question.rule in UNREAD:
        return 0.0
    read = encoded(said_of(question.rule, question.stem, question.key))
    (appeals,) = network.run(MODEL, {"pieces": network.table([read])})
    return float(appeals[0])


def said_of(rule: str, stem: str, key: str) -> str:
    """A question as the network reads it."""
    return f"{rule.replace('_', ' ')}: {stem} - {key}"


def encoded(said: str) -> tuple[int, ...]:
    """The word pieces of what is read, between end marks."""
    return (START, *network.pieces_of(said)[: LONGEST - 2], END)
