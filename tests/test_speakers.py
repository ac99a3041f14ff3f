"""Who stands beside a speaker as a wrong answer: others who speak in the passage, and nobody who may be the same."""

from __future__ import annotations

import pytest

from quizapp.distractors import choose_options, take_inventory
from quizapp.facts import find_facts
from quizapp.model import Candidate, Passage
from quizapp.pipeline import read
from quizapp.questions import who_said

TALK = (
    "The French foreign ministry said the dam in Calder would harm the farms below it for many years.\n\n"
    "Rosa Vane said the council of Norbury had never been asked about any of the plans for a lake.\n\n"
    "“No engineer has looked at these walls since 1987,” said Oliver Brandt, who runs the Red Cross in Calder.\n\n"
    "The Red Cross said that every village in France deserved an honest answer from Paris.\n\n"
    "The European Union said that nobody in Brussels had promised any money for a second dam.\n\n"
    "Omar Finch said that a school in Leeds had been flooded twice since the walls were built.\n\n"
    "A woman said that the market in Leeds was full of rumours. Tom Ashby bought a boat in Leeds."
)


def asked(text: str) -> dict[str, Candidate]:
    reading = read(Passage(text))
    facts = find_facts(reading)
    inventory = take_inventory(facts, reading)
    made = (choose_options(item, inventory, seed=0) for fact in facts for item in who_said.ask_of(fact, reading))
    return {item.question.key: item for item in made if item}


@pytest.fixture(scope="module")
def options() -> dict[str, set[str]]:
    return {key: {option.text for option in item.question.options} for key, item in asked(TALK).items()}


def test_only_those_who_speak_stand_beside_a_speaker(options: dict[str, set[str]]) -> None:
    assert options["Rosa Vane"] == {"Rosa Vane", "Oliver Brandt", "Omar Finch"}


def test_people_stand_beside_people_and_bodies_beside_bodies(options: dict[str, set[str]]) -> None:
    assert options["The Red Cross"] == {"The French foreign ministry", "The Red Cross", "The European Union"}


def test_a_description_that_says_who_can_be_the_key(options: dict[str, set[str]]) -> None:
    assert "The French foreign ministry" in options


def test_a_misspelt_name_never_stands_beside_its_right_spelling() -> None:
    text = TALK.replace("Oliver Brandt, who runs the Red Cross in Calder", "Ms Vayne")
    text = text.replace("Rosa Vane", "Rosa Vayner")
    for item in asked(text).values():
        assert not {"Rosa Vayner", "Vayne"} <= {option.text for option in item.question.options}


def test_a_firm_that_is_only_described_may_be_another_option_and_is_none() -> None:
    text = TALK.replace("The French foreign ministry said", "The German company said")
    text = text.replace("Omar Finch said", "The Norbury Trust said")
    shown = {option.text for option in asked(text)["The Red Cross"].question.options}
    assert shown == {"The Red Cross", "The European Union", "The Norbury Trust"}


def test_a_body_and_its_acronym_with_a_land_before_it_may_be_one() -> None:
    text = TALK.replace("The French foreign ministry", "The French Centre for Dam Control and Safety")
    text = text.replace("Omar Finch said", "The French CDC said")
    both = {"The French CDC", "The French Centre for Dam Control and Safety"}
    assert all(not both <= {option.text for option in item.question.options} for item in asked(text).values())


def test_an_office_alone_may_be_one_who_is_named_and_is_none() -> None:
    said = "The Foreign Secretary said that the walls of the mill in Bergen were older than the harbour."
    options = {option.text for item in asked(f"{TALK}\n\n{said}").values() for option in item.question.options}
    assert not any("Secretary" in text for text in options)


def test_a_body_called_by_its_sort_alone_may_be_another_option_and_is_none() -> None:
    said = "Bank said that the walls of the mill in Bergen were older than the harbour."
    options = {option.text for item in asked(f"{TALK}\n\n{said}").values() for option in item.question.options}
    assert "Bank" not in options
