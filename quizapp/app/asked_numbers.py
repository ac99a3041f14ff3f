"""Numbers that come with a request: of a quiz, a bank, an attempt."""

from __future__ import annotations

__all__ = ["number_in"]

LONGEST = 9
"""The most figures of a number that every database can look for."""


def number_in(text: str) -> int:
    """The number a text is; 0, which nothing has, for any other text."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST else 0
