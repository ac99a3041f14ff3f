"""Who or what a fact is about, and how near two such subjects are: what one did, its like may be thought to do."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.english.lexicon import closeness, kind
from quizapp.english.wordlists import word_set
from quizapp.model import EntityKind, Fact, Reading

__all__ = ["Subject", "subject_of"]

ACTORS = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.COUNTRY})
LIFELESS = word_set("data series set collection range number list array batch bulk pile stock fleet")
"""Groups of things, which do nothing on purpose."""
SAME_KIND = 0.5
"""The nearness of two things of one kind whose nouns are otherwise far apart."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a fact: its kind of entity and its head noun."""

    kind: EntityKind
    noun: str

    @property
    def is_person(self) -> bool:
        """Whether it is a person or persons."""
        return self.kind is EntityKind.PERSON or (self.kind is EntityKind.OTHER and kind(self.noun) == "person")

    @property
    def acts(self) -> bool:
        """Whether it is somebody, or a body of people, that does things."""
        grouped = self.kind is EntityKind.OTHER and kind(self.noun) == "group" and self.noun not in LIFELESS
        return self.kind in ACTORS or self.is_person or grouped

    def nearness(self, other: Subject) -> float:
        """How near another subject is: 1 for two companies, 0 for a war and a man."""
        if self.acts and other.acts:
            return float(self.is_person is other.is_person)
        if self.acts or other.acts or self.kind is not other.kind:
            return 0.0
        return max(SAME_KIND * (kind(self.noun) == kind(other.noun)), closeness(self.noun, other.noun))


def subject_of(fact: Fact, reading: Reading) -> Subject:
    """The subject of a fact."""
    subject, named = fact.arguments[0], fact.arguments[0].entity
    own = named is None or named.first <= subject.head <= named.last or named.sentence != fact.sentence
    return Subject(
        subject.kind if own else EntityKind.OTHER, reading.sentences[fact.sentence].tokens[subject.head].lemma.lower()
    )
