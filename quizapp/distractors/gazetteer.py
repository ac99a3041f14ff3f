"""Places from outside the passage that stand beside the key on the map: cities of its country and size, neighbours.

> In which city was the hall opened? (Leeds) ← Sheffield, Bradford
> What is the country's capital? ← nothing: the map's answer would be known without reading
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizapp.distractors.case import Case, Distractor, Form
from quizapp.distractors.pairs import is_list
from quizapp.distractors.reasons import why_unsupported
from quizapp.english.places import (
    Place,
    cities_of,
    countries_of,
    find_country,
    find_places,
    neighbours_of,
    regions_of,
)
from quizapp.model import EntityKind, OptionKind

__all__ = ["propose"]

ENOUGH = 6
KNOWN_FACTS = ("capital", "border", "neighbour", "neighbor", "largest", "biggest", "smallest", "island")
"""Words of a stem about the map itself: what the passage leaves out may be true there."""


def propose(case: Case) -> Iterator[Distractor]:
    """A few places of the same kind that the passage does not mention."""
    if case.form is not Form.NAME or is_list(case) or any(case.is_asked(word) for word in KNOWN_FACTS):
        return
    count = 0
    for name in _beside(case):
        if name.isascii() and not case.inventory.mentions(name):
            yield Distractor(name, OptionKind.UNSUPPORTED, 0.7 - 0.03 * count, why_unsupported(name))
            count += 1
        if count == ENOUGH:
            return


def _beside(case: Case) -> Iterable[str]:
    if case.answer.kind is EntityKind.COUNTRY:
        return _countries_beside(case.key)
    place = next((place for place in find_places(case.key) if place.kind is case.answer.kind), None)
    if place is None:
        return ()
    if place.kind is EntityKind.CITY:
        cities = cities_of(place.within)
        return [city.name for city in sorted(cities, key=lambda city: _gap(city.population, place.population))]
    if place.kind is EntityKind.REGION:
        return [region.name for region in _regions_beside(place)]
    return ()


def _regions_beside(place: Place) -> list[Place]:
    """The other regions of a country; the largest by far are better known, and so come first."""
    return sorted(regions_of(place.within), key=lambda region: (_gap(region.population, place.population), region.name))


def _countries_beside(key: str) -> Iterator[str]:
    """The neighbours, then the other countries of the same part of the world, those nearest in size first."""
    country = find_country(key)
    if country is None:
        return
    near = neighbours_of(key)
    listed = [found for name in near if (found := find_country(name))]
    others = [other for other in countries_of(country.area) if other.name not in near]
    for group in (listed, others):
        yield from (other.name for other in sorted(group, key=lambda other: _gap(other.population, country.population)))


def _gap(one: int, other: int) -> float:
    """How far apart two sizes are, as a ratio of at least 1."""
    return max(one, other, 1) / max(min(one, other), 1)
