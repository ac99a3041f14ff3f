"""Evidence as a teacher gives it: words copied from the passage."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizapp.model import NO_EVIDENCE, Evidence, Option, OptionKind, Passage

__all__ = ["first_evidence", "quoted"]

MARKS = ("'‘’ʼ", '"“”„«»')
"""Marks that a keyboard does not tell apart."""


def quoted(passage: Passage, words: str, before: Evidence = NO_EVIDENCE) -> Evidence:
    """Where the passage has ``words``; ``before`` while they are its own.

    Line breaks, the make of quotation marks and apostrophes and, where it decides nothing, letter case are all one.
    Words that are not there make an evidence that saving refuses with a reason.
    """
    parts = words.split()
    if parts == before.quote.split():
        return before
    if not parts:
        return NO_EVIDENCE
    pattern = r"\s+".join(map(_pattern_of, parts))
    found = re.search(pattern, passage.text) or re.search(pattern, passage.text, re.IGNORECASE)
    return Evidence(found[0], *found.span()) if found else Evidence(words.strip(), 0, 0)


def _pattern_of(word: str) -> str:
    """A word with whatever quotation marks and apostrophes it may be printed with."""
    return "".join(next((f"[{same}]" for same in MARKS if char in same), re.escape(char)) for char in word)


def first_evidence(options: Iterable[Option]) -> Evidence:
    """The evidence of the part that the passage speaks of first."""
    spans = [option.evidence for option in options if option.kind is OptionKind.KEY and option.evidence]
    return min(spans, key=lambda span: span.start, default=NO_EVIDENCE)
