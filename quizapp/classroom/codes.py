"""Join codes: short enough to write on a board, without letters and figures that look or sound alike."""

from __future__ import annotations

import secrets

__all__ = ["clean_code", "make_code"]

# No vowels, so that no code is a word; no 0 O 1 I L, 2 Z, 5 S, 8 B.
LETTERS = "CDFGHJKMNPQRTVWXY"
ALPHABET = LETTERS + "34679"
LENGTH = 6


def make_code() -> str:
    """A random code: one of 88 million. It begins with a letter, or it might be taken for an attempt's number."""
    return secrets.choice(LETTERS) + "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))


def clean_code(code: str) -> str:
    """A code as typed, without regard to case, blanks and hyphens."""
    return "".join(code.split()).replace("-", "").upper()
