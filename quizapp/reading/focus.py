"""What a passage is about: the names it keeps coming back to."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from quizapp.model import Entity, EntityKind, Reading
from quizapp.reading.lookup import entities_named

__all__ = ["focus", "is_topic"]

OFTEN = 3
"""How often a passage names what it is about, at least."""


def focus(reading: Reading, kind: EntityKind) -> Entity | None:
    """The entity of a kind that the passage is about: named at least twice as often as any other of the kind."""
    counts = _counts(reading, kind)
    if not counts or counts[0][1] < OFTEN or (len(counts) > 1 and counts[0][1] < 2 * counts[1][1]):
        return None
    return entities_named(reading, counts[0][0])[0]


@lru_cache(maxsize=64)
def _counts(reading: Reading, kind: EntityKind) -> tuple[tuple[str, int], ...]:
    """The two names of a kind that the passage has most often, and how often."""
    return tuple(Counter(entity.text for entity in reading.entities if entity.kind is kind).most_common(2))


def is_topic(entity: Entity, reading: Reading) -> bool:
    """Whether a name is so plainly the passage's own that asking for it tests nothing."""
    main = focus(reading, entity.kind)
    return entity.text in reading.passage.title or (main is not None and main.text == entity.text)
