"""How likely a strict teacher is to take a question, as a network says that has learned it from verdicts on others.

It reads the question with its key, and the title and opening of its passage: whether the question stands by itself,
and whether what it asks is worth asking there. What it learned from, and its figures, are in ``model/MODEL_CARD.md``.
"""

from __future__ import annotations

from pathlib import Path

from quizapp.model import Passage, Question
from quizapp.reading import network
from quizapp.reading.pieces import END, START

__all__ = ["MODEL", "appeal_of", "encoded", "said_of"]

MODEL = Path(__file__).parent / "model" / "critic.onnx"
LONGEST, OPENING = 94, 48
"""The most pieces that are read of a question, and of what opens its passage."""
LETTERS = 400
"""Letters of a title and an opening that are enough for those pieces."""
UNREAD = frozenset({"main_idea", "matching", "ordering", "which_true", "which_false"})
"""Rules whose questions are more than a stem and a key, or of whose keys the network cannot tell the better."""


def appeal_of(question: Question, passage: Passage) -> float:
    """The logarithm of the odds that a question is taken: above 0 more likely than not; 0 where nothing is known.

    One question at a time: in eight bits a network's figures depend a little on what is read beside it.
    """
    if question.rule in UNREAD:
        return 0.0
    first, _, _ = passage.text.partition("\n")
    read = encoded(said_of(question.rule, question.stem, question.key), f"{passage.title}. {first}")
    (appeals,) = network.run(MODEL, {"pieces": network.table([read])})
    return float(appeals[0])


def said_of(rule: str, stem: str, key: str) -> str:
    """A question as the network reads it."""
    return f"{rule.replace('_', ' ')}: {stem} - {key}"


def encoded(said: str, opening: str) -> tuple[int, ...]:
    """The word pieces of a question and of what opens its passage, each with an end mark."""
    asked, opened = network.pieces_of(said)[:LONGEST], network.pieces_of(opening[:LETTERS])[:OPENING]
    return (START, *asked, END, *opened, END)
