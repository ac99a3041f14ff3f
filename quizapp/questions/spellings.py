"""Other ways to write a key that a student may type."""

from __future__ import annotations

from itertools import takewhile

from quizapp.english.people import is_title
from quizapp.model import Entity, EntityKind, Link, Reading
from quizapp.reading.standalone import SURE

__all__ = ["spellings_of"]

PRONOUNS = frozenset({"He", "She", "It", "They", "His", "Her", "Its", "Their", "Him", "Them"})


def spellings_of(entity: Entity, reading: Reading) -> tuple[str, ...]:
    """The passage's other names for the same thing, and a person's surname where only one person bears it.

    Numbers, dates and units need none: marking knows how they can be written.
    """
    fullest = {link.end: _bare(link.name) for link in reading.links if link.certainty >= SURE}
    name = fullest.get(entity.end, entity.text)
    called = {_bare(reading.passage.text[link.start : link.end]) for link in reading.links if _is_of(link, name)}
    names = {name, *(word for word in called - PRONOUNS if all(part[:1].isupper() for part in word.split()))}
    if entity.kind is EntityKind.PERSON:
        surname = _surname(name)
        names |= {surname} if _bearers(surname, reading) == 1 and not is_title(surname) else set()
    return tuple(sorted(names - {entity.text}))


def _is_of(link: Link, name: str) -> bool:
    """Whether a link surely leads to what bears a name."""
    return _bare(link.name) == name and link.certainty >= SURE


def _bare(name: str) -> str:
    """A name without its article."""
    return name.removeprefix("the ").removeprefix("The ")


def _surname(name: str) -> str:
    """A person's surname with what belongs to it: *de Klerk*, *van der Berg*."""
    *before, last = name.split()
    particles = list(takewhile(str.islower, reversed(before)))
    return " ".join((*reversed(particles), last))


def _bearers(surname: str, reading: Reading) -> int:
    people = {entity.text for entity in reading.entities if entity.kind is EntityKind.PERSON}
    return len({name for name in people if name.endswith(f" {surname}")})
