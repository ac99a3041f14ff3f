"""Other ranks for a rank: those of the passage first, then the ones beside it.

> fourth largest ← third largest, second largest, fifth largest
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.distractors.case import Case, Distractor, Form
from quizapp.english.numbers import shift_ordinal
from quizapp.model import OptionKind

__all__ = ["propose"]

STEPS = (-1, 1, -2, 2, 3)


def propose(case: Case) -> Iterator[Distractor]:
    """The key with its ordinal changed."""
    if case.form is not Form.ORDINAL:
        return
    before, ordinal, after = _split(case.key)
    for steps in STEPS:
        shifted = shift_ordinal(ordinal, steps=steps)
        if shifted:
            yield _distractor(case, f"{before}{shifted}{after}")


def _split(key: str) -> tuple[str, str, str]:
    """What stands before an ordinal, the ordinal, and the rest: ("the ", "fourth", " largest")."""
    match = re.fullmatch(r"((?:the )?)(\S+)(.*)", key)
    return (match[1], match[2], match[3]) if match else ("", key, "")


def _distractor(case: Case, text: str) -> Distractor:
    if text.lower() in case.inventory.reading.passage.text.lower():
        reason = f"The passage says {text} of something else."
        return Distractor(text, OptionKind.ELSEWHERE, 0.9, reason)
    return Distractor(text, OptionKind.UNSUPPORTED, 0.7, f"The passage says {case.key}, not {text}.")
