"""How an option is printed: a capital first unless it fills a gap inside a sentence, and no full stop but "D.C."."""

from __future__ import annotations

import re

from quizapp.distractors.case import Case
from quizapp.english.trees import upper_first

__all__ = ["dress"]


def dress(case: Case, text: str) -> str:
    """A text as an option of this question."""
    bare = re.sub(r"(?<=[a-z]{4})[.;,:]+$", "", " ".join(text.split()))
    return bare if case.fills_gap else upper_first(bare)
