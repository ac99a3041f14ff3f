"""What a passage is about."""

from __future__ import annotations

import pytest

from quizapp.model import EntityKind, Reading
from quizapp.reading.focus import focus, is_topic
from tests.trees import reading

CITY = EntityKind.CITY
NAMES = {"Bergen": CITY, "Leeds": CITY, "Vane": EntityKind.PERSON}


def naming(*names: str, title: str = "") -> Reading:
    """A passage of one sentence for each name."""
    return reading(*(f"{name}/NNP/{name}/1/nsubj sank/VBD/sink/-1/root" for name in names), names=NAMES, title=title)


@pytest.mark.parametrize(
    ("names", "main"),
    [
        (["Bergen"] * 3, "Bergen"),
        (["Bergen"] * 2, ""),
        (["Bergen"] * 4 + ["Leeds"] * 2, "Bergen"),
        (["Bergen"] * 4 + ["Leeds"] * 3, ""),
        (["Leeds", "Bergen", "Bergen", "Bergen"], "Bergen"),
        ([], ""),
    ],
)
def test_a_passage_is_about_what_it_names_twice_as_often_as_any_other(names: list[str], main: str) -> None:
    found = focus(naming(*names), CITY)
    assert (found.text if found else "") == main


def test_only_names_of_one_kind_are_compared() -> None:
    place = naming(*["Bergen"] * 3, *["Vane"] * 3)
    assert [found.text for kind in (CITY, EntityKind.PERSON) if (found := focus(place, kind))] == ["Bergen", "Vane"]
    assert focus(place, EntityKind.COUNTRY) is None


def test_the_main_name_and_a_name_of_the_title_are_the_topic() -> None:
    place = naming(*["Bergen"] * 4, "Leeds", "Vane", title="Leeds sinks")
    topics = {entity.text: is_topic(entity, place) for entity in place.entities}
    assert topics == {"Bergen": True, "Leeds": True, "Vane": False}
