"""Other ways to write a key that a student may type."""

from __future__ import annotations

from quizapp.model import Entity, EntityKind, Reading
from quizapp.reading.standalone import SURE

__all__ = ["spellings_of"]

PRONOUNS = frozenset({"He", "She", "It", "They", "His", "Her", "Its", "Their", "Him", "Them"})


def spellings_of(entity: Entity, reading: Reading) -> tuple[str, ...]:
    """The passage's other names for the same thing, and a person's surname where only one person bears it.

    Numbers, dates and units need none: marking knows how they can be written.
    """
    links = [link for link in reading.links if link.name == entity.text and link.certainty >= SURE]
    linked = {reading.passage.text[link.start : link.end] for link in links}
    names = {name for name in linked - PRONOUNS if all(word[:1].isupper() for word in name.split())}
    if entity.kind is EntityKind.PERSON:
        names |= {surname for surname in [entity.text.split()[-1]] if _bearers(surname, reading) == 1}
    return tuple(sorted(names - {entity.text}))


def _bearers(surname: str, reading: Reading) -> int:
    people = {entity.text for entity in reading.entities if entity.kind is EntityKind.PERSON}
    return len({name for name in people if name.endswith(f" {surname}")})
