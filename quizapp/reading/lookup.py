"""What stands where in a reading, found without going through all of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from quizapp.model import Entity, Link, Reading

__all__ = ["entities_in", "entities_named", "links_in"]

KEPT = 8
"""How many readings' indices are kept at a time."""


def entities_in(reading: Reading, sentence: int) -> tuple[Entity, ...]:
    """The entities of a sentence, in text order."""
    return _by_sentence(reading).get(sentence, ())


def entities_named(reading: Reading, name: str) -> tuple[Entity, ...]:
    """The mentions of a name, word for word."""
    return _by_name(reading).get(name, ())


def links_in(reading: Reading, sentence: int) -> tuple[Link, ...]:
    """The links whose mentions begin in a sentence."""
    return _links_by_sentence(reading).get(sentence, ())


@lru_cache(maxsize=KEPT)
def _by_sentence(reading: Reading) -> Mapping[int, tuple[Entity, ...]]:
    found: dict[int, list[Entity]] = defaultdict(list)
    for entity in reading.entities:
        found[entity.sentence].append(entity)
    return {sentence: tuple(entities) for sentence, entities in found.items()}


@lru_cache(maxsize=KEPT)
def _by_name(reading: Reading) -> Mapping[str, tuple[Entity, ...]]:
    found: dict[str, list[Entity]] = defaultdict(list)
    for entity in reading.entities:
        found[entity.text].append(entity)
    return {name: tuple(entities) for name, entities in found.items()}


@lru_cache(maxsize=KEPT)
def _links_by_sentence(reading: Reading) -> Mapping[int, tuple[Link, ...]]:
    found: dict[int, list[Link]] = defaultdict(list)
    sentence = 0
    for link in reading.links:
        while reading.sentences[sentence].end <= link.start:
            sentence += 1
        found[sentence].append(link)
    return {place: tuple(links) for place, links in found.items()}
