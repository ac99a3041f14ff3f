"""What a question bank of another program says, as plainly as its file does, before QuizApp makes anything of it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["AUTO", "HTML", "MOST", "PLAIN", "Answer", "Item", "Text"]

AUTO, HTML, PLAIN = "moodle", "html", "plain"
"""How a text is written: with its line ends kept and markup understood, as markup, or as it stands."""

MOST = 5000
"""How many questions a file may hold; a bank of so many is not read on a page any more."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text as the file has it; ``format`` is how it is written: "moodle", "html", "plain" or "markdown"."""

    text: str = ""
    format: str = AUTO


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: ``fraction`` is 1 for full credit, 0 for none, below 0 for a penalty.

    ``tolerance`` is how far a number may be off, None where the answer is no number.
    """

    text: Text
    fraction: float = 0.0
    feedback: Text = Text()
    tolerance: float | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a file, in Moodle's words: ``qtype`` is multichoice, truefalse, shortanswer, numerical, match …

    A description has a text and no answers. ``single`` says that one of the answers is chosen. ``pairs`` are a matching
    question's, a part "" being a decoy's. ``name`` is "" where the file gives none. ``trouble`` ends "It …" of an item
    that cannot be read.
    """

    qtype: str
    name: str = ""
    text: Text = Text()
    answers: tuple[Answer, ...] = ()
    pairs: tuple[tuple[Text, Text], ...] = ()
    feedback: Text = Text()
    single: bool = True
    trouble: str = ""
