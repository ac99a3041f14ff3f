"""Which question words ask for a name."""

from __future__ import annotations

import pytest

from quizapp.english.wh import class_noun, which
from quizapp.model import Entity, EntityKind, Reading
from quizapp.questions.naming import wh_for
from tests.trees import reading

ORGANISATION = EntityKind.ORGANISATION


def entity(text: str, kind: EntityKind) -> Entity:
    return Entity(kind, text, 0, len(text), 0, 0, 0)


def asked_for(place: Reading, name: str) -> str:
    return wh_for(next(item for item in place.entities if item.text == name), place)


@pytest.mark.parametrize(
    ("text", "kind", "wh"),
    [
        ("Rosa Vane", EntityKind.PERSON, "who"),
        ("Bergen", EntityKind.CITY, "which city"),
        ("Norway", EntityKind.COUNTRY, "which country"),
        ("Hong Kong", EntityKind.COUNTRY, "which territory"),
        ("the Isle of Man", EntityKind.COUNTRY, "which territory"),
        ("Open Door", ORGANISATION, "which organisation"),
        ("Leeds University", ORGANISATION, "which university"),
        ("University of Leeds", ORGANISATION, "which university"),
        ("Acme Corp.", ORGANISATION, "which company"),
        ("Leeds United", ORGANISATION, "which club"),
        ("Calder River", EntityKind.PLACE, "which river"),
    ],
)
def test_a_name_is_asked_for_by_its_kind_or_its_last_word(text: str, kind: EntityKind, wh: str) -> None:
    assert which(entity(text, kind)) == wh


@pytest.mark.parametrize("kind", [EntityKind.DATE, EntityKind.MONEY, EntityKind.ORDINAL, EntityKind.OTHER])
def test_what_is_no_name_has_no_question_word(kind: EntityKind) -> None:
    assert which(entity("2019", kind)) == ""


def test_a_surname_is_not_taken_for_a_class() -> None:
    assert which(entity("Rosa Park", EntityKind.PERSON)) == "who"
    assert class_noun(entity("Rosa Park", EntityKind.PERSON)) == ""


def test_one_word_is_a_name_and_no_class() -> None:
    assert which(entity("Union", ORGANISATION)) == "which organisation"


def test_the_passage_s_own_word_for_a_name_is_used() -> None:
    after = reading(
        "Norwell/NNP/Norwell/4/nsubj ,/,/,/3/punct a/DT/a/3/det charity/NN/charity/0/appos closed/VBD/close/-1/root",
        names={"Norwell": ORGANISATION},
    )
    before = reading(
        "The/DT/the/1/det charity/NN/charity/3/nsubj Norwell/NNP/Norwell/1/appos closed/VBD/close/-1/root",
        names={"Norwell": ORGANISATION},
    )
    assert asked_for(after, "Norwell") == asked_for(before, "Norwell") == "which charity"


@pytest.mark.parametrize(("text", "tag", "lemma"), [("body", "NN", "body"), ("charities", "NNS", "charity")])
def test_a_word_that_does_not_fit_one_such_thing_is_not_used(text: str, tag: str, lemma: str) -> None:
    place = reading(
        f"Norwell/NNP/Norwell/4/nsubj ,/,/,/3/punct the/DT/the/3/det {text}/{tag}/{lemma}/0/appos "
        "closed/VBD/close/-1/root",
        names={"Norwell": ORGANISATION},
    )
    assert asked_for(place, "Norwell") == "which organisation"


def test_a_person_is_who_however_described() -> None:
    place = reading(
        "Vane/NNP/Vane/4/nsubj ,/,/,/3/punct a/DT/a/3/det group/NN/group/0/appos left/VBD/leave/-1/root",
        names={"Vane": EntityKind.PERSON},
    )
    assert asked_for(place, "Vane") == "who"


def test_where_matches_are_played_an_organisation_is_a_team() -> None:
    played = "Norwell/NNP/Norwell/1/nsubj won/VBD/win/-1/root the/DT/the/3/det match/NN/match/1/obj"
    names = {"Norwell": ORGANISATION}
    assert asked_for(reading(*[played] * 6, names=names), "Norwell") == "which team"
    assert asked_for(reading(*[played] * 5, names=names), "Norwell") == "which organisation"
