"""Names that follow from content: the same question on the same words has the same id, on any machine, on any day."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable

from quizapp.model import Option, OptionKind, QuestionKind

__all__ = ["free_id", "key_of_parts", "option_id", "question_id"]


def question_id(kind: QuestionKind, stem: str, key: str, quote: str) -> str:
    """The id of the question that asks ``stem`` of the evidence ``quote`` and is answered by ``key``.

    Options are left out: other distractors make the same question easier or harder, not another one.
    """
    return "q" + _digest(kind.value, stem, key, quote)[:12]


def free_id(question: str, taken: Collection[str]) -> str:
    """The id of a question, or one that follows from it where the bank has ``taken`` that id for another place."""
    while question in taken:
        question = "q" + _digest(question, "again")[:12]
    return question


def option_id(question: str, text: str) -> str:
    """The id of an option of the question with the id ``question``: it tells nothing about which option is right."""
    return "o" + _digest(question, text)[:8]


def key_of_parts(options: Iterable[Option]) -> str:
    """The key of a matching or ordering question: its pairs, or its events in the right order, in words.

    >>> ferry = Option("", "a ferry", OptionKind.KEY, left="1902")
    >>> bridge = Option("", "a bridge", OptionKind.KEY, left="1931")
    >>> key_of_parts([ferry, bridge, Option("", "a tunnel", OptionKind.UNSUPPORTED)])
    '1902 – a ferry; 1931 – a bridge'
    """
    parts = (option for option in options if option.kind is OptionKind.KEY)
    return "; ".join(f"{part.left} – {part.text}" if part.left else part.text for part in parts)


def _digest(*parts: str) -> str:
    """The SHA-256 of the parts in hexadecimal; a unit separator keeps "ab", "c" apart from "a", "bc"."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
