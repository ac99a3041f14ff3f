"""Entities: the casebook on frozen parses, and what holds for any parse at all."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from quizapp.english.tables import words
from quizapp.model import Entity, EntityKind, Sentence, Token
from quizapp.reading.entities import find_entities, hedge_before
from quizapp.reading.name_bounds import bounds_of
from quizapp.reading.name_repair import Span
from tests.readingbook import Demand, demands, reading_of

FOUND = list(demands("finds"))
NOT_FOUND = list(demands("finds no"))


def shown(entity: Entity, demand: Demand) -> str:
    """An entity as the casebook writes it; value and unit only where the demand has them."""
    plain = f"{entity.text} — {entity.kind.value}"
    return f"{plain} = {entity.value} {entity.unit}".replace("  ", " ").strip() if " =" in demand.wanted else plain


@pytest.mark.parametrize("demand", FOUND, ids=str)
def test_an_entity_of_the_casebook_is_found(demand: Demand) -> None:
    entities = reading_of(demand.said, demand.published).entities
    assert demand.wanted in [shown(entity, demand) for entity in entities]


@pytest.mark.parametrize("demand", NOT_FOUND, ids=str)
def test_what_is_no_entity_is_left_alone(demand: Demand) -> None:
    assert demand.wanted not in [entity.text for entity in reading_of(demand.said, demand.published).entities]


@pytest.mark.parametrize("said", sorted({demand.said for demand in FOUND}))
def test_entities_stand_in_order_apart_and_where_they_say(said: str) -> None:
    entities = reading_of(said).entities
    assert all(said[entity.start : entity.end] == entity.text for entity in entities)
    assert all(one.end <= other.start for one, other in pairwise(entities))


def test_a_hedge_is_told_apart_from_the_number_it_stands_before() -> None:
    said = "The £20m plan would cut emissions by 12 per cent and create at least 66 jobs over five-and-a-half years."
    reading = reading_of(said)
    jobs = next(entity for entity in reading.entities if entity.text == "66")
    money = next(entity for entity in reading.entities if entity.kind is EntityKind.MONEY)
    assert hedge_before(reading.sentences[0], jobs.first) == "at least"
    assert hedge_before(reading.sentences[0], money.first) == ""


def sentence_of(said: list[str]) -> Sentence:
    """Words with a flat tree: all of them hang on the first."""
    tokens, start = [], 0
    for index, word in enumerate(said):
        upos = "NUM" if word[:1].isdigit() else "PROPN" if word[:1].isupper() else "NOUN"
        tokens.append(Token(index, word, start, start + len(word), word.lower(), upos, "NN", 0 if index else -1, "dep"))
        start += len(word) + 1
    text = " ".join(said)
    return Sentence(0, 0, len(text), text, tuple(tokens))


WORDS = some.sampled_from(
    words(
        "Hama May March the of 27 1982 2016-17 $3.5 million km half a third one % °C “ ” O'Brien ’s - 1,000,000 0 last "
        "night Mr US years old é 😀 Thursday ago first"
    )
)


@given(some.lists(WORDS, min_size=1, max_size=12), some.data())
def test_any_words_and_names_give_entities_that_fit_the_text(said: list[str], data: some.DataObject) -> None:
    sentence = sentence_of(said)
    first = data.draw(some.integers(0, len(said) - 1))
    last = data.draw(some.integers(first, len(said) - 1))
    label = data.draw(some.sampled_from(["PER", "LOC", "ORG", "EVENT", "WORK", "PRODUCT", "MISC"]))
    entities = find_entities((sentence,), (Span(label, 0, first, last, 0.5),))
    assert all(sentence.text[entity.start : entity.end] == entity.text != "" for entity in entities)
    assert all(one.end <= other.start for one, other in pairwise(entities))


def test_the_state_is_meant_where_its_country_is_spoken_of() -> None:
    here = sentence_of(["Georgia", "voted", "with", "America"])
    there = sentence_of(["Georgia", "voted"])
    names = (Span("LOC", 0, 0, 0, 1.0),)
    assert find_entities((here,), names)[0].kind is EntityKind.REGION
    assert find_entities((there,), names)[0].kind is EntityKind.COUNTRY


def test_a_name_taken_for_a_person_once_is_outvoted_by_the_rest_of_the_passage() -> None:
    sentence = sentence_of(["Hama", "fell", "and", "Hama", "burned", "and", "Hama", "wept"])
    names = (Span("PER", 0, 0, 0, 0.5), Span("LOC", 0, 3, 3, 0.9))
    kinds = [entity.kind for entity in find_entities((sentence,), names)]
    assert kinds == [EntityKind.CITY] * 3


@pytest.mark.parametrize(
    ("written", "found", "whole"),
    [
        ("Jean-Philippe Moreau", (2, 3), (0, 3)),
        ("Jean - Philippe Moreau", (2, 3), (2, 3)),
        ("Robert Vane-Silk", (0, 1), (0, 3)),
        ("Robert Vane-led", (0, 1), (0, 1)),
    ],
)
def test_a_hyphen_without_spaces_joins_the_parts_of_a_name(
    written: str, found: tuple[int, int], whole: tuple[int, int]
) -> None:
    tokens, end = list[Token](), 0
    for word in re.findall(r"[\w]+|-", written):
        start = written.index(word, end)
        end = start + len(word)
        tokens.append(Token(len(tokens), word, start, end, word, "PUNCT" if word == "-" else "PROPN", head=3))
    sentence = Sentence(0, 0, end, written, tuple(tokens))
    assert bounds_of(sentence, Span("PER", 0, *found, 0.9)) == whole
