"""Evidence as a teacher gives it: words copied from the passage."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizapp.model import Evidence, Option, OptionKind, Passage

__all__ = ["NONE", "first_evidence", "quoted"]

NONE = Evidence("", 0, 0)
"""No evidence: a question may be written without."""


def quoted(passage: Passage, words: str, before: Evidence = NONE) -> Evidence:
    """Where the passage has ``words``, however they are broken into lines; ``before`` while they are its own.

    Words that are not there make an evidence that saving refuses with a reason.
    """
    parts = words.split()
    if parts == before.quote.split():
        return before
    if not parts:
        return NONE
    found = re.search(r"\s+".join(map(re.escape, parts)), passage.text)
    return Evidence(found[0], *found.span()) if found else Evidence(words.strip(), 0, 0)


def first_evidence(options: Iterable[Option]) -> Evidence:
    """The evidence of the part that the passage speaks of first."""
    spans = [option.evidence for option in options if option.kind is OptionKind.KEY and option.evidence]
    return min(spans, key=lambda span: span.start, default=NONE)
