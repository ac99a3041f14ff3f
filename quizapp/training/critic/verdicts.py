"""Verdicts on questions: what a strict teacher said of each, line by line.

One JSON object a line: ``article`` (a name, so that no article is both learned from and tried on), ``opening`` (its
title and first paragraph, joined as in ``ranking/critic.py``), ``rule``, ``stem``, ``key``, and how many of its judges,
from 0 to 1, said yes to each of ``LINES``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from quizapp.ranking.critic import encoded, said_of

__all__ = ["LINES", "Verdict", "read_verdicts"]

LINES = ("fluent", "key_right", "one_answer", "distractors", "worth", "accepted")
"""What a judge says of a question; the last is yes to all before it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A question as the critic reads it, and what was said of it on each of ``LINES``."""

    article: str
    rule: str
    pieces: tuple[int, ...]
    lines: tuple[float, ...]


def read_verdicts(path: Path) -> list[Verdict]:
    """The verdicts of a file, in its order."""
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return [
        Verdict(
            article=row["article"],
            rule=row["rule"],
            pieces=encoded(said_of(row["rule"], row["stem"], row["key"]), row["opening"]),
            lines=tuple(float(row[line]) for line in LINES),
        )
        for row in rows
    ]
