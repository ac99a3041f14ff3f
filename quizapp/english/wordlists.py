"""Word lists written as running text, which reads and changes better than a column of quotes."""

from __future__ import annotations

__all__ = ["ASKING_WORDS", "DENIALS", "FUNCTION_WORDS", "I_AND_YOU", "word_set"]


def word_set(text: str) -> frozenset[str]:
    """The words of a text, as a set.

    >>> sorted(word_set("because as since"))
    ['as', 'because', 'since']
    """
    return frozenset(text.split())


FUNCTION_WORDS = word_set(
    "the a an of in on at to for by with and or from as is was were are be been it its their his her"
)
"""The commonest words that tell nothing of what a text is about."""
ASKING_WORDS = FUNCTION_WORDS | word_set(
    "that which who what when where why how many much about not did does do has have had will would can could may"
)
"""Those, and the words that a question is put together with, which tell nothing of what it asks about."""
I_AND_YOU = word_set("i me my we us our you your")
"""Words for whoever speaks and is spoken to: a clause with one is somebody's own words."""
DENIALS = word_set("not n't n’t never")
"""Words beside a verb that deny its clause."""
