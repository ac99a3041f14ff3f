"""Where places are: countries, regions, cities, waters and the like, looked up by name.

The tables are read once, at the first question asked of them.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from quizapp.english.tables import read_lines, read_rows
from quizapp.model import EntityKind

__all__ = [
    "Country",
    "Place",
    "capital_of",
    "cities_of",
    "find_country",
    "find_demonym",
    "find_landmark",
    "find_places",
    "fold_name",
    "is_byname_of_several",
    "is_within",
    "regions_of",
]

KINDS = MappingProxyType({"city": EntityKind.CITY, "region": EntityKind.REGION, "country": EntityKind.COUNTRY})


@dataclass(frozen=True, slots=True)
class Place:
    """One place a name may stand for. ``sort`` is the table's word for it: city, region, area, water, mountain …

    ``within`` names what it lies in: the country, else a larger area; ``region`` is a city's region. ``by_hand`` marks
    the well-known places of ``landmarks.tsv``, whose population is not given.
    """

    name: str
    sort: str
    within: str
    region: str = ""
    population: int = 0
    by_hand: bool = False

    @property
    def kind(self) -> EntityKind:
        """The kind of entity a mention of it is; seas, mountains and continents are simply places."""
        return KINDS.get(self.sort, EntityKind.PLACE)


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory; ``demonyms`` begins with the adjective ("Syrian")."""

    code: str
    name: str
    capital: str
    continent: str
    area: str
    population: int
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]


def fold_name(name: str) -> str:
    """A name without case, accents, "the" and full stops, so that spellings meet.

    >>> fold_name("the São Paulo"), fold_name("U.S."), fold_name("Deir ez-Zor")
    ('sao paulo', 'us', 'deir ez zor')
    """
    decomposed = name if name.isascii() else unicodedata.normalize("NFKD", name.replace("’", "'"))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char)) if decomposed is not name else name
    return bare.lower().replace(".", "").replace("-", " ").strip().removeprefix("the ")


def find_places(name: str) -> tuple[Place, ...]:
    """Every place the name may stand for, countries first, then the most populous.

    >>> find_places("Hama")[0].within, find_places("Damascus")[0].kind.value, find_places("Atlantis")
    ('Syria', 'city', ())
    """
    return _find_folded(fold_name(name))


@lru_cache(maxsize=4096)
def _find_folded(folded: str) -> tuple[Place, ...]:
    found = [*_well_known().get(folded, ()), *(_place(line) for line in _gazetteer().get(folded, ()))]
    return tuple(sorted(found, key=_rank))


def find_country(name: str) -> Country | None:
    """The country called so, by its name or another of its names.

    >>> find_country("the UK").name
    'United Kingdom'
    """
    return _countries().get(fold_name(name))


def is_byname_of_several(name: str) -> bool:
    """Whether a country is called so, but not in the table's first place, and another country's name ends so too.

    >>> is_byname_of_several("Congo"), is_byname_of_several("Sudan"), is_byname_of_several("the US")
    (True, False, False)
    """
    folded, country = fold_name(name), find_country(name)
    if country is None or fold_name(country.name) == folded:
        return False
    return any(known.endswith(f" {folded}") and other is not country for known, other in _countries().items())


def find_landmark(name: str) -> Place | None:
    """The well-known place of the hand-written table called so: "the Middle East", "Downing Street"."""
    return next((place for place in _well_known().get(fold_name(name), ()) if place.by_hand), None)


def find_demonym(word: str) -> Country | None:
    """The country whose people or things are called so: "Syrian", "Turks", "Dutch".

    >>> find_demonym("Turkish").name
    'Turkey'
    """
    return _demonyms().get(fold_name(word))


def capital_of(country: str) -> str:
    """The capital of a country by name, "" when it is not known."""
    found = find_country(country)
    return found.capital if found else ""


def cities_of(country: str) -> tuple[Place, ...]:
    """The larger cities of a country, most populous first."""
    return _inside("city", country)


def regions_of(country: str) -> tuple[Place, ...]:
    """The regions (states, provinces, counties) of a country, in alphabetical order."""
    return _inside("region", country)


@lru_cache(maxsize=256)
def _inside(sort: str, country: str) -> tuple[Place, ...]:
    found = find_country(country)
    if not found:
        return ()
    lines = {line for line in _lines() if line.startswith(f"{sort}\t") and line.split("\t", 3)[2] == found.code}
    return tuple(sorted(map(_place, lines), key=lambda place: (-place.population, place.name)))


def is_within(inner: str, outer: str, *, readings: int = 1) -> bool:
    """Whether one named place lies in another, as far as the tables know: Hama in Syria, Syria in Asia.

    ``readings`` is how many of the places of one name count, the likeliest first.

    >>> is_within("Hama", "Syria"), is_within("Hama", "Asia"), is_within("Syria", "Hama")
    (True, True, False)
    >>> is_within("London", "Canada"), is_within("London", "Canada", readings=2)
    (False, True)
    """
    target = fold_name(outer)
    return fold_name(inner) != target and any(fold_name(wider) == target for wider in _holders(inner, readings))


def _holders(name: str, readings: int) -> Iterator[str]:
    """All that a place lies in, the nearest first."""
    seen: set[str] = set()
    open_names = [name]
    while open_names:
        name = open_names.pop(0)
        # A region is looked up no further, as its name may be a country's: Atlanta lies in Georgia, and not in Asia.
        yield from _regions(name, readings)
        wider = [each for each in _wider(name, readings) if fold_name(each) not in seen]
        yield from wider
        seen.update(map(fold_name, wider))
        open_names += wider


def _regions(name: str, readings: int) -> Iterator[str]:
    return (place.region for place in find_places(name)[:readings] if place.region)


def _wider(name: str, readings: int) -> Iterator[str]:
    """What a place lies in, one level up, but for a city's region."""
    country = find_country(name)
    if country:
        yield from (country.continent, country.area)
        yield from _areas().get(country.name, ())
        return
    for place in find_places(name)[:readings]:
        yield from place.within.split("|")


@cache
def _by_code() -> Mapping[str, Country]:
    return MappingProxyType({country.code: country for country in map(_country, read_rows("countries.tsv"))})


def _country(row: list[str]) -> Country:
    code, name, capital, continent, area, _, population, aliases, demonyms = row
    return Country(
        code=code,
        name=name,
        capital=capital,
        continent=continent,
        area=area,
        population=int(population),
        aliases=_split(aliases),
        demonyms=_split(demonyms),
    )


def _split(names: str) -> tuple[str, ...]:
    return tuple(names.split("|")) if names else ()


@cache
def _countries() -> Mapping[str, Country]:
    names = {fold_name(name): c for c in _by_code().values() for name in (c.name, *c.aliases)}
    return MappingProxyType(names)


@cache
def _demonyms() -> Mapping[str, Country]:
    """Countries by demonym; where two share one (Congolese, Chinese) the more populous has it."""
    ordered = sorted(_by_code().values(), key=lambda country: country.population)
    return MappingProxyType({fold_name(name): country for country in ordered for name in country.demonyms})


@cache
def _areas() -> Mapping[str, tuple[str, ...]]:
    """The larger areas that are not in the table of countries, by country: Syria → the Middle East."""
    found: dict[str, list[str]] = defaultdict(list)
    for area, members in read_rows("areas.tsv"):
        for member in members.split("|"):
            found[member].append(area)
    return MappingProxyType({country: tuple(areas) for country, areas in found.items()})


def _rank(place: Place) -> tuple[bool, int]:
    """Countries come first, then by size; the hand-written places pass for large."""
    return place.sort != "country", -(place.population or (WELL_KNOWN if place.by_hand else 0))


WELL_KNOWN = 3_000_000
"""The weight of a hand-written place against cities of its name: only a very large city is likelier meant."""


@cache
def _well_known() -> Mapping[str, tuple[Place, ...]]:
    """The countries and the places listed by hand, by folded name."""
    found: dict[str, tuple[Place, ...]] = {}
    for names, place in (*_countries_as_places(), *_landmarks()):
        for name in {fold_name(name) for name in names}:
            found[name] = (*found.get(name, ()), place)
    return MappingProxyType(found)


def _countries_as_places() -> Iterator[tuple[tuple[str, ...], Place]]:
    for country in _by_code().values():
        place = Place(country.name, "country", country.continent, population=country.population)
        yield (country.name, *country.aliases), place


def _landmarks() -> Iterator[tuple[tuple[str, ...], Place]]:
    for sort, name, *rest in read_rows("landmarks.tsv"):
        aliases, within = (*rest, "", "")[:2]
        yield (name, *_split(aliases)), Place(name, sort, within, by_hand=True)


@cache
def _lines() -> tuple[str, ...]:
    return tuple(read_lines("gazetteer.tsv"))


@cache
def _gazetteer() -> Mapping[str, list[str]]:
    """The lines of the gazetteer by folded name; they become places when asked for, as there are eleven thousand."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in _lines():
        _, name, *_, aliases = line.split("\t")
        found[fold_name(name)].append(line)
        for alias in aliases.split("|") if aliases else ():
            if found[fold_name(alias)][-1:] != [line]:
                found[fold_name(alias)].append(line)
    return MappingProxyType(found)


def _place(line: str) -> Place:
    sort, name, code, region, population, _ = line.split("\t")
    return Place(name, sort, _by_code()[code].name, region, int(population))
