"""Other shares for a share in words.

> nearly one-third ← nearly one-quarter, nearly half, nearly two-thirds
"""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.distractors.case import Case, Distractor, Form
from quizapp.distractors.figures import SHARE, SHARES, share_of
from quizapp.model import OptionKind

__all__ = ["propose"]


def propose(case: Case) -> Iterator[Distractor]:
    """The key with its share changed for the next smaller and larger ones."""
    found = SHARE.search(case.key) if case.form is Form.SHARE else None
    if found is None:
        return
    own = share_of(case.key)
    manner = 0 if "-" in found[0] or found[0].lower() == "half" else -1
    for value, wordings in SHARES:
        if value != own:
            text = f"{case.key[: found.start()]}{wordings[manner]}{case.key[found.end() :]}"
            fit = 0.7 - float(abs(value - own)) / 4
            yield Distractor(text, OptionKind.UNSUPPORTED, fit, f"The passage says {case.key}, not {text}.")
