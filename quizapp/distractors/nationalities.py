"""Other nationalities for a nationality, in the key's own form: those of the passage, then the neighbours'.

> Which nationality were the engineers? (Dutch) ← Belgian, German
"""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.distractors.case import Case, Distractor, Form
from quizapp.distractors.reasons import quote_around, why_unsupported
from quizapp.english.places import Country, countries_of, find_country, find_demonym, neighbours_of
from quizapp.model import Entity, OptionKind

__all__ = ["propose"]

ENOUGH = 6


def propose(case: Case) -> Iterator[Distractor]:
    """The nationalities of the passage, then those of countries beside the key's."""
    home = find_demonym(case.key) if case.form is Form.NATIONALITY else None
    if home is None:
        return
    place = home.demonyms.index(case.key) if case.key in home.demonyms else 0
    seen = {home.name}
    for entity in case.inventory.reading.entities:
        country = find_demonym(entity.text)
        if country and country.name not in seen:
            seen.add(country.name)
            yield _from_passage(case, entity, _form(country, place))
    for country in _beside(home):
        if country.name not in seen and country.demonyms:
            yield _from_outside(_form(country, place))


def _form(country: Country, place: int) -> str:
    """The demonym in the form of the key: adjective for adjective, plural for plural."""
    return country.demonyms[min(place, len(country.demonyms) - 1)]


def _beside(home: Country) -> list[Country]:
    near = [found for name in neighbours_of(home.name) if (found := find_country(name))]
    return [*near, *countries_of(home.area)][:ENOUGH]


def _from_passage(case: Case, entity: Entity, text: str) -> Distractor:
    kind = OptionKind.MISREADING if entity.sentence == case.fact.sentence else OptionKind.ELSEWHERE
    return Distractor(text, kind, 0.9, f"The passage says this of others: {quote_around(case, entity)}.")


def _from_outside(text: str) -> Distractor:
    return Distractor(text, OptionKind.UNSUPPORTED, 0.7, why_unsupported(text))
