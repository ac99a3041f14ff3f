"""The gazetteer and the words for people and places."""

import doctest
from importlib.resources import files

import pytest

from quizapp.english import people, places, tables
from quizapp.english.places import (
    capital_of,
    cities_of,
    find_country,
    find_demonym,
    find_places,
    is_within,
    regions_of,
)
from quizapp.model import EntityKind
from tests.steps import steps


@pytest.mark.parametrize("module", [people, places, tables])
def test_the_examples_in_the_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0


def test_names_without_accents_and_other_names_are_found():
    assert find_places("Zurich")[0].within == "Switzerland"
    assert find_places("Kiev")[0].name == "Kyiv"
    assert find_country("America").name == "United States"


def test_the_largest_city_of_a_name_comes_first_and_a_country_before_it():
    assert find_places("Birmingham")[0].within == "United Kingdom"
    assert [place.sort for place in find_places("Georgia")] == ["country", "region"]
    assert find_places("Paris")[0].kind is EntityKind.CITY


def test_a_city_that_shares_its_name_with_its_region_is_both():
    assert {place.kind for place in find_places("Aleppo")} == {EntityKind.CITY, EntityKind.REGION}


def test_countries_know_their_capitals_and_people():
    assert capital_of("Syria") == "Damascus"
    assert find_demonym("Swedes").name == "Sweden"
    assert find_demonym("Nigerien").name != find_demonym("Nigerian").name


def test_cities_of_a_country_come_largest_first():
    names = [city.name for city in cities_of("Syria")]
    assert names[:3] == ["Aleppo", "Damascus", "Homs"]


def test_regions_are_listed_by_country():
    assert {"Latakia", "Idlib"} <= {region.name for region in regions_of("Syria")}
    assert {"Kent", "Cornwall"} <= {place.name for place in find_places("Kent") + find_places("Cornwall")}


def test_a_place_lies_in_what_holds_it_and_in_nothing_else():
    assert is_within("Syria", "Middle East")
    assert is_within("Lyon", "European Union")
    assert not is_within("Asia", "Syria")
    assert not is_within("Syria", "Syria")
    assert is_within("Atlanta", "Georgia")
    assert not is_within("Atlanta", "Asia")


@pytest.mark.parametrize(
    ("city", "country", "other"),
    [
        ("Sydney", "Australia", "Canada"),
        ("London", "United Kingdom", "Canada"),
        ("Birmingham", "Europe", "United States"),
        ("New York", "United States", "United Kingdom"),
    ],
)
def test_a_city_lies_where_the_likeliest_of_its_name_lies(city, country, other):
    assert is_within(city, country)
    assert not is_within(city, other)


def test_the_shipped_tables_are_small_and_credit_their_source():
    folder = files("quizapp.english")
    sizes = [len(folder.joinpath(name).read_bytes()) for name in ("countries.tsv", "gazetteer.tsv", "landmarks.tsv")]
    assert sum(sizes) < 500_000
    assert "GeoNames" in folder.joinpath("gazetteer.tsv").read_text(encoding="utf-8").splitlines()[0]


def test_a_name_is_looked_up_without_a_search():
    find_places("Hama")
    assert steps(lambda: find_places("Hama")) < 50
