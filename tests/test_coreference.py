"""Coreference: the casebook on frozen parses, and what holds for any links at all."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from quizapp.model import Passage, Reading, Sentence
from quizapp.reading.coreference import find_links
from quizapp.reading.entities import find_entities
from quizapp.reading.name_repair import Span
from quizapp.reading.standalone import SURE, standalone
from tests.readingbook import Demand, demands, range_of, reading_of
from tests.steps import steps
from tests.test_entities import sentence_of

SAID = sorted({demand.said for demand in demands("links", "links no", "alone", "not alone")})


def sure_links(reading: Reading) -> list[str]:
    """The links a stem may use, as the casebook writes them."""
    text = reading.passage.text
    return [f"{text[link.start : link.end]} → {link.name}" for link in reading.links if link.certainty >= SURE]


@pytest.mark.parametrize("demand", list(demands("links")), ids=str)
def test_a_mention_is_linked_to_what_it_surely_stands_for(demand: Demand) -> None:
    assert demand.wanted in sure_links(reading_of(demand.said))


@pytest.mark.parametrize("demand", list(demands("links no")), ids=str)
def test_a_mention_that_may_be_somebody_else_is_not_surely_linked(demand: Demand) -> None:
    assert not [link for link in sure_links(reading_of(demand.said)) if link.startswith(f"{demand.wanted} →")]


@pytest.mark.parametrize("demand", list(demands("alone")), ids=str)
def test_a_wording_is_put_so_that_it_stands_alone(demand: Demand) -> None:
    reading = reading_of(demand.said)
    wording, _, wanted = demand.wanted.partition(" → ")
    assert standalone(reading, *range_of(reading, wording)) == wanted


@pytest.mark.parametrize("demand", list(demands("not alone")), ids=str)
def test_a_wording_that_points_outside_itself_stands_not_alone(demand: Demand) -> None:
    reading = reading_of(demand.said)
    assert standalone(reading, *range_of(reading, demand.wanted)) == ""


def test_a_pronoun_stays_when_its_antecedent_is_read_with_it() -> None:
    reading = reading_of("The insurgents said they had entered the old town.")
    sentence, first, last = range_of(reading, "they had entered the old town")
    assert standalone(reading, sentence, first, last, within=(0, last)) == "they had entered the old town"


@pytest.mark.parametrize("said", SAID)
def test_links_stand_in_order_within_the_passage_and_point_elsewhere(said: str) -> None:
    links = reading_of(said).links
    assert all(0 <= link.start < link.end <= len(said) for link in links)
    assert all(one.start <= other.start for one, other in pairwise(links))
    assert all(link.antecedent != (link.start, link.end) and 0 < link.certainty <= 1 for link in links)


@pytest.mark.parametrize("said", SAID)
def test_every_single_word_has_a_standalone_wording_or_none(said: str) -> None:
    reading = reading_of(said)
    for sentence in reading.sentences:
        for token in sentence.tokens:
            assert isinstance(standalone(reading, sentence.index, token.index, token.index), str)


def test_a_passage_without_words_has_no_links() -> None:
    assert find_links((), (), Passage("")) == ()


def repeated(times: int) -> tuple[tuple[Sentence, ...], tuple[Span, ...], str]:
    """A made-up passage of many short sentences with a name and pronouns in each."""
    base = sentence_of(["Hama", "fell", "and", "it", "burned", "for", "the", "city", "of", "Homs"])
    step = len(base.text) + 1
    sentences = tuple(_moved(base, n, n * step) for n in range(times))
    names = tuple(Span("LOC", n, place, place, 0.9) for n in range(times) for place in (0, 9))
    return sentences, names, " ".join([base.text] * times)


def _moved(sentence: Sentence, index: int, by: int) -> Sentence:
    tokens = tuple(replace(token, start=token.start + by, end=token.end + by) for token in sentence.tokens)
    return replace(sentence, index=index, start=by, end=by + len(sentence.text), tokens=tokens)


def work_on(times: int) -> int:
    sentences, names, text = repeated(times)
    return steps(lambda: find_links(sentences, find_entities(sentences, names), Passage(text)))


def test_work_grows_with_the_length_of_a_passage_not_with_its_square() -> None:
    work_on(20)  # what is read once and kept
    assert work_on(800) < 4.5 * work_on(200)
