"""What a passage holds that could stand as an answer: its names, its measured things and its facts, each once."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from quizapp.distractors.names import Named, collect_names
from quizapp.distractors.noun_phrases import Phrase, collect_phrases
from quizapp.distractors.wording import is_broken, lower_article
from quizapp.english.lexicon import kind
from quizapp.english.places import fold_name
from quizapp.model import Argument, Entity, EntityKind, Fact, Reading

__all__ = ["Inventory", "take_inventory"]

NEAREST = 25
"""Entities looked at on either side of a sentence."""
Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Inventory:
    """A reading and its facts, sorted by what and where they are; ``phrases`` by the kind of their head noun.

    ``lowered`` is the passage's text in small letters.

    ``descriptions`` say what a name is, in the passage's own words, by the offset at which the name stands there:
    "is the city's oldest school".
    """

    reading: Reading
    lowered: str
    names: Mapping[EntityKind, tuple[Named, ...]]
    by_form: Mapping[str, Named]
    by_mention: Mapping[int, Named]
    facts: tuple[Fact, ...]
    facts_by_lemma: Mapping[str, tuple[Fact, ...]]
    descriptions: Mapping[int, str]
    entities_by_kind: Mapping[EntityKind, tuple[Entity, ...]]
    entities_by_sentence: Mapping[int, tuple[Entity, ...]]
    phrases: Mapping[str, tuple[Phrase, ...]]

    def named(self, text: str) -> Named | None:
        """What the passage calls by a name, in any of its forms."""
        return self.by_form.get(fold_name(text))

    def mentions(self, name: str) -> bool:
        """Whether the passage names something so, or uses the words at all."""
        return fold_name(name) in self.by_form or name.lower() in self.lowered

    def near(self, kind: EntityKind, sentence: int) -> tuple[Entity, ...]:
        """The entities of a kind that stand nearest to a sentence, so many that a long passage costs no more."""
        entities = self.entities_by_kind.get(kind, ())
        place = bisect_left(entities, sentence, key=lambda entity: entity.sentence)
        return entities[max(0, place - NEAREST) : place + NEAREST]


def take_inventory(facts: Sequence[Fact], reading: Reading) -> Inventory:
    """Sort a reading and its facts, once for all questions on it."""
    names = collect_names(reading)
    return Inventory(
        reading=reading,
        lowered=reading.passage.text.lower(),
        names=_grouped((named.kind, named) for named in names),
        by_form={form: named for named in reversed(names) for form in named.forms},
        by_mention={mention.start: named for named in names for mention in named.mentions},
        facts=tuple(facts),
        facts_by_lemma=_grouped((fact.predicate.lemma, fact) for fact in facts),
        descriptions=dict(_descriptions(facts)),
        entities_by_kind=_grouped((entity.kind, entity) for entity in reading.entities),
        entities_by_sentence=_grouped((entity.sentence, entity) for entity in reading.entities),
        phrases=_grouped((kind(phrase.head.lemma), phrase) for phrase in collect_phrases(reading.sentences)),
    )


def _descriptions(facts: Sequence[Fact]) -> Iterator[tuple[int, str]]:
    """Where the passage itself says plainly what a name is."""
    for fact in facts:
        verb, arguments = fact.predicate.words[0], fact.arguments
        plain = fact.predicate.lemma == "be" and not fact.claimant and verb in {"is", "was", "are", "were"}
        if plain and len(arguments) == 2 and arguments[0].entity and _describes(arguments[1]):
            yield arguments[0].entity.start, f"{verb} {lower_article(arguments[1].full.rstrip('.,;: '))}"


def _describes(complement: Argument) -> bool:
    """Whether a complement says what something is in words of its own: "a fisherman", not "35"."""
    wording = complement.full
    return (
        len(wording.split()) > 1 and complement.entity is None and not wording[0].isdigit() and not is_broken(wording)
    )


def _grouped(pairs: Iterable[tuple[Key, Value]]) -> Mapping[Key, tuple[Value, ...]]:
    found: dict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
