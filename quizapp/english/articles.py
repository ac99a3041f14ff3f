"""Which indefinite article a word takes, by how it is said."""

from __future__ import annotations

import re

__all__ = ["article_of"]

_SAID_WITH_CONSONANT = re.compile(r"(?:uni(?!n|m)|us[aeiu]|eu|ewe|one\b|once\b|ubi|uran|util|utop)", re.IGNORECASE)
"""Words written with a vowel that begin with the sound of *you* or *won*: *a university*, *a one-way street*."""
_SILENT_H = re.compile(r"(?:hour|hono|honest|heir)", re.IGNORECASE)


def article_of(word: str) -> str:
    """ "a" or "an" for the word behind it.

    >>> article_of("mill"), article_of("island"), article_of("university"), article_of("hour")
    ('a', 'an', 'a', 'an')
    """
    vowel = word[:1].lower() in set("aeiou") and not _SAID_WITH_CONSONANT.match(word)
    return "an" if vowel or _SILENT_H.match(word) else "a"
