"""Where wrong options come from, and which of them are surely wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quizapp.distractors import (
    clauses,
    dates,
    deeds,
    gazetteer,
    numbers,
    ordinals,
    pairs,
    people_and_places,
    phrases,
    shares,
    speakers,
)
from quizapp.distractors.case import Case, Distractor
from quizapp.distractors.guards import may_be_right

__all__ = ["SOURCES", "sound_distractors"]

SOURCES: tuple[Callable[[Case], Iterator[Distractor]], ...] = (
    speakers.propose,
    people_and_places.propose,
    gazetteer.propose,
    numbers.propose,
    shares.propose,
    dates.propose,
    ordinals.propose,
    pairs.propose,
    deeds.propose,
    phrases.propose,
    clauses.propose,
)
"""Where wrong options come from: the passage's own first, then the world's."""


def sound_distractors(case: Case) -> Iterator[Distractor]:
    """What the sources propose and no guard stops."""
    sources = (speakers.propose,) if case.question.rule in speakers.ASKING else SOURCES
    proposed = (distractor for source in sources for distractor in source(case))
    return (distractor for distractor in proposed if not may_be_right(case, distractor))
