"""Names that follow from content: the same question on the same words has the same id, on any machine, on any day."""

from __future__ import annotations

import hashlib

from quizapp.model import QuestionKind

__all__ = ["option_id", "question_id"]


def question_id(kind: QuestionKind, stem: str, key: str, quote: str) -> str:
    """The id of the question that asks ``stem`` of the evidence ``quote`` and is answered by ``key``.

    Options are left out: other distractors make the same question easier or harder, not another one.
    """
    return "q" + digest(kind.value, stem, key, quote)[:12]


def option_id(question: str, text: str) -> str:
    """The id of an option of the question with the id ``question``: it tells nothing about which option is right."""
    return "o" + digest(question, text)[:8]


def digest(*parts: str) -> str:
    """The SHA-256 of the parts in hexadecimal; a unit separator keeps "ab", "c" apart from "a", "bc"."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
