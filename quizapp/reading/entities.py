"""What a passage names and measures: people, places, organisations, groups, dates, amounts and counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from quizapp.model import Entity, EntityKind, Sentence
from quizapp.reading.amounts import find_amounts_in, hedge_before
from quizapp.reading.name_repair import NameLike
from quizapp.reading.names import find_groups, find_named, find_titles_of_works

__all__ = ["find_entities", "hedge_before"]


def find_entities(
    sentences: Sequence[Sentence], names: Collection[NameLike], *, published: date | None = None
) -> tuple[Entity, ...]:
    """Every entity of a passage, in text order, none overlapping.

    ``names`` are the model's names for these sentences. A longer entity wins over a shorter one that it overlaps
    ("the September 11 attacks" over the date), a date over a name of the same words.
    """
    amounts = [amount for sentence in sentences for amount in find_amounts_in(sentence, published=published)]
    named = list(find_named(sentences, names))
    chosen: dict[int, list[Entity]] = defaultdict(list)
    for entity in _without_overlaps([*amounts, *named]):
        chosen[entity.sentence].append(entity)
    for sentence in sentences:
        here = chosen[sentence.index]
        here += find_groups(sentence, _words_of(here))
        here += find_titles_of_works(sentence, _words_of(here))
    return tuple(sorted((entity for here in chosen.values() for entity in here), key=lambda entity: entity.start))


def _words_of(entities: Collection[Entity]) -> set[int]:
    """The words of a sentence that its entities have taken."""
    return {index for entity in entities for index in range(entity.first, entity.last + 1)}


def _without_overlaps(entities: Collection[Entity]) -> list[Entity]:
    """The entities with the most words, dates first among equals; those that touch a chosen one are left out."""
    chosen: list[Entity] = []
    taken: set[tuple[int, int]] = set()
    for entity in sorted(entities, key=_rank):
        places = {(entity.sentence, index) for index in range(entity.first, entity.last + 1)}
        if not places & taken:
            taken |= places
            chosen.append(entity)
    return chosen


def _rank(entity: Entity) -> tuple[int, bool, int]:
    return -(entity.last - entity.first), entity.kind is not EntityKind.DATE, entity.start
