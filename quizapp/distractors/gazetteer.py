"""Places from outside the passage that stand beside the key on the map: cities of its country and size, regions.

> In which city was the hall opened? (Leeds) ← Sheffield, Bradford
> Which country closed its border? ← nothing: a country that the news is not about tempts nobody
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
    find_places,
    regions_of,
)
from quizapp.model import EntityKind, OptionKind

__all__ = ["propose"]

ENOUGH, SHORTEST = 6, 3
SMALLER, LARGER = 4, 12
"""How many times smaller or larger than the key another city may be."""
DISTRICTS = frozenset({"Brooklyn", "Queens", "Manhattan", "The Bronx", "Bronx", "Staten Island"})
"""Parts of a city that the table counts as cities."""
KNOWN_FACTS = ("capital", "border", "neighbour", "neighbor", "largest", "biggest", "smallest", "island")
"""Words of a stem about the map itself: what the passage leaves out may be true there."""


def propose(case: Case) -> Iterator[Distractor]:
    """A few places of the same kind that the passage does not mention."""
    if case.form is not Form.NAME or is_list(case) or any(case.is_asked(word) for word in KNOWN_FACTS):
        return
    count = 0
    for name in _beside(case):
        if name.isascii() and len(name) > SHORTEST and not case.inventory.mentions(name):
            yield Distractor(name, OptionKind.UNSUPPORTED, 0.7 - 0.03 * count, why_unsupported(name))
            count += 1
        if count == ENOUGH:
            return


def _beside(case: Case) -> Iterable[str]:
    place = _find(case)
    if place is None or case.answer.kind is EntityKind.COUNTRY:
        return ()
    if place.kind is EntityKind.CITY:
        return _cities_beside(place)
    return _regions_beside(place) if place.kind is EntityKind.REGION else ()


def _cities_beside(place: Place) -> list[str]:
    """The larger cities of the key's region, then of its country, none too unlike it in size."""
    least, most = place.population / SMALLER, max(place.population, 1) * LARGER
    alike = [
        city for city in cities_of(place.within) if least <= city.population <= most and city.name not in DISTRICTS
    ]
    return [city.name for city in sorted(alike, key=lambda city: city.region != place.region)]


def _find(case: Case) -> Place | None:
    """The place the key names: the one in a country that the passage speaks of, else the largest."""
    places = [place for place in find_places(case.key) if place.kind is case.answer.kind]
    return max(places, key=lambda place: case.inventory.mentions(place.within), default=None)


def _regions_beside(place: Place) -> list[str]:
    """The other regions of a country, that of the largest city first."""
    regions = {region.name for region in regions_of(place.within)}
    by_city = dict.fromkeys(city.region for city in cities_of(place.within))
    return [name for name in by_city if name in regions]
