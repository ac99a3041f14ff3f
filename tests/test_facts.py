"""The examples in every construction's docstring, run on frozen parses."""

from __future__ import annotations

from types import ModuleType

import pytest

from quizapp.facts import CONSTRUCTIONS, copula, find_facts
from quizapp.model import Fact, Passage
from quizapp.pipeline import read
from quizapp.questions.wording import phrase
from tests.frozen import Example, examples, named, readings
from tests.trees import reading

CASES = [(construction, example) for construction in CONSTRUCTIONS for example in examples(construction)]


def shown(fact: Fact) -> str:
    """A fact as docstrings write it: verb(subject; argument; …), with who claims it before."""
    claimed = f"{fact.claimant}: " if fact.claimant else ""
    return f"{claimed}{fact.predicate.lemma}({'; '.join(phrase(argument) for argument in fact.arguments)})"


@pytest.mark.parametrize(("construction", "example"), CASES, ids=named)
def test_a_construction_finds_what_its_docstring_says(construction: ModuleType, example: Example) -> None:
    reading = readings()[example.said]
    found = [shown(fact) for sentence in reading.sentences for fact in construction.find(reading, sentence)]
    assert set(example.expected) <= set(found)
    assert example.expected or not found


@pytest.mark.parametrize("construction", CONSTRUCTIONS, ids=named)
def test_every_construction_shows_what_it_finds_and_when_it_is_silent(construction: ModuleType) -> None:
    found = [example.expected for example in examples(construction)]
    assert any(found)
    assert not all(found)


def test_an_exclamation_whose_verb_comes_last_is_no_fact_of_being() -> None:
    """It has nothing after *be* to be a complement."""
    exclaimed = reading("What/WP/what/2/det a/DT/a/2/det fool/NN/fool/-1/root he/PRP/he/2/nsubj is/VBZ/be/2/cop")
    assert not list(copula.find(exclaimed, exclaimed.sentences[0]))


TOLD = (
    "Rosa Vane opened a school in Bergen.",
    "Omar Finch repaired the roof of the mill in Hull.",
    "The Norbury Trust sold six ships to a museum.",
    "Ada Lund led a march through Leeds.",
)
LINK = "Norway invites bakers to talks in Calder"


def told_of(*paragraphs: str) -> list[str]:
    """The subjects of the facts in a passage."""
    return [fact.arguments[0].full for fact in find_facts(read(Passage("\n\n".join(paragraphs))))]


def test_a_headline_between_the_lines_of_a_passage_tells_nothing() -> None:
    assert "Norway" not in told_of(*TOLD[:2], LINK, *TOLD[2:])


def test_the_same_words_with_a_stop_or_where_none_has_one_tell_something() -> None:
    assert "Norway" in told_of(*TOLD[:2], f"{LINK}.", *TOLD[2:])
    assert "Norway" in told_of(*(line.removesuffix(".") for line in TOLD), LINK)
