"""Word lists written as running text, which reads and changes better than a column of quotes."""

from __future__ import annotations

__all__ = ["word_set"]


def word_set(text: str) -> frozenset[str]:
    """The words of a text, as a set.

    >>> sorted(word_set("because as since"))
    ['as', 'because', 'since']
    """
    return frozenset(text.split())
