"""Which statements would tempt a reader who has to say what an article is mainly about: those worth asking themselves.

What is cut short, points at something or tells a trifle tempts nobody. Of 216 such questions with verdicts 84 % were
taken where the wrong options' mean score as statements is 3 or more, 63 % where it is under 2 (docs/quality.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from quizapp.model import TEMPTING, Candidate
from quizapp.questions.true_false import TRUE

__all__ = ["BAR", "with_tempting_first"]

BAR = 1.5
"""The score from which a statement tempts."""
UNASKED = -9.0
"""The score of a statement that is not asked by itself."""


def with_tempting_first(ranked: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, the main idea's options ordered by their scores as statements, with how many of them tempt."""
    scores = {item.question.stem: item.score for item in reversed(ranked) if item.question.key == TRUE}
    return [_ordered(item, scores) if item.question.rule == "main_idea" else item for item in ranked]


def _ordered(candidate: Candidate, scores: Mapping[str, float]) -> Candidate:
    key, *found = candidate.question.options
    others = {option.text: option for option in found}.values()
    worth = {option.text: scores.get(f"{option.text}.", UNASKED) for option in others}
    ordered = sorted(others, key=lambda option: -worth[option.text])
    tempting = sum(score >= BAR for score in worth.values())
    features = MappingProxyType({**candidate.features, TEMPTING: float(tempting)})
    return replace(candidate, question=replace(candidate.question, options=(key, *ordered)), features=features)
