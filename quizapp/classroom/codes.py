"""Join codes: short enough to write on a board, without letters and figures that look or sound alike."""

from __future__ import annotations

import secrets

__all__ = ["clean_code", "make_code"]

# No vowels, so that no code is a word; no 0 O 1 I L, 2 Z, 5 S, 8 B.
ALPHABET = "CDFGHJKMNPQRTVWXY34679"
LENGTH = 6


def make_code() -> str:
    """A random code: one of 113 million."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def clean_code(code: str) -> str:
    """A code as typed, without regard to case, blanks and hyphens."""
    return "".join(code.split()).replace("-", "").upper()
