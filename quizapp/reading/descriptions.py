"""Definite descriptions: "the city", "the president", "the army"."""

from __future__ import annotations

from quizapp.english.trees import children
from quizapp.model import Sentence

__all__ = ["is_bare_description"]

NARROWING = frozenset({"det", "amod", "compound", "nmod", "acl", "nummod", "appos", "advcl", "flat", "advmod", "conj"})
"""Dependents that say more of a noun than that it is known."""
POINTING = frozenset({"the", "this", "that", "these", "those"})


def is_bare_description(sentence: Sentence, head: int) -> bool:
    """Whether a noun stands with "the" or "that" alone: "the city", not "the old city" or "the city of Hama"."""
    token = sentence.tokens[head]
    inside = [child for child in children(sentence, head) if child.deprel.split(":")[0] in NARROWING]
    return (
        token.upos == "NOUN"
        and [child.text.lower() in POINTING for child in inside] == [True]
        and all(child.head == head and child.index == head - 1 for child in inside)
    )
