"""Wrong options: where they come from, what is never among them, and how they are set out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from quizapp.distractors import choose_options, take_inventory
from quizapp.distractors.case import Distractor, open_case
from quizapp.distractors.dates import propose as propose_dates
from quizapp.distractors.guards import may_be_right
from quizapp.model import (
    Argument,
    Candidate,
    Entity,
    EntityKind,
    Evidence,
    Fact,
    Link,
    OptionKind,
    Passage,
    Predicate,
    Question,
    QuestionKind,
    Reading,
    Role,
    Sentence,
    Token,
)

CITY, PERSON, COUNTRY = EntityKind.CITY, EntityKind.PERSON, EntityKind.COUNTRY
ORGANISATION, QUANTITY, DATE = EntityKind.ORGANISATION, EntityKind.QUANTITY, EntityKind.DATE


class Story:
    """A passage built by hand: sentences of plain words, with the entities, links and facts that a test names."""

    def __init__(self, *sentences: str, published: date | None = None) -> None:
        self.passage = Passage(" ".join(sentences), published=published)
        self.sentences: list[Sentence] = []
        self.entities: list[Entity] = []
        self.links: list[Link] = []
        self.facts: list[Fact] = []
        start = 0
        for index, text in enumerate(sentences):
            tokens = tuple(_tokens(text, start))
            self.sentences.append(Sentence(index, start, start + len(text), text, tokens))
            start += len(text) + 1

    def span(self, sentence: int, words: str) -> tuple[int, int]:
        """The first and last token of some words of a sentence."""
        found = [token.text for token in self.sentences[sentence].tokens]
        wanted = words.split()
        first = next(i for i in range(len(found)) if found[i : i + len(wanted)] == wanted)
        return first, first + len(wanted) - 1

    def entity(self, sentence: int, words: str, kind: EntityKind, *, value: str = "", unit: str = "") -> Entity:
        """Name an entity; its value and unit where it is a number."""
        first, last = self.span(sentence, words)
        tokens = self.sentences[sentence].tokens
        found = Entity(
            kind, words, tokens[first].start, tokens[last].end, sentence, first, last, value=value, unit=unit
        )
        self.entities.append(found)
        for index in range(first, last):
            self._hang(sentence, index, "compound", last)
        return found

    def join(self, sentence: int, words: str, deprel: str, head: int) -> None:
        """Hang the last of some words on another token."""
        self._hang(sentence, self.span(sentence, words)[1], deprel, head)

    def _hang(self, sentence: int, index: int, deprel: str, head: int) -> None:
        tokens = list(self.sentences[sentence].tokens)
        tokens[index] = replace(tokens[index], deprel=deprel, head=head)
        self.sentences[sentence] = replace(self.sentences[sentence], tokens=tuple(tokens))

    def fact(self, sentence: int, lemma: str, *roles: tuple[Role, str]) -> Fact:
        """State a fact by its verb's lemma and its arguments."""
        place = self.sentences[sentence]
        arguments = tuple(self.argument(sentence, role, words) for role, words in roles)
        found = Fact("active", sentence, Predicate(0, lemma, (lemma,)), arguments, place.start, place.end)
        self.facts.append(found)
        return found

    def argument(self, sentence: int, role: Role, words: str) -> Argument:
        """An argument; its entity is the one named before that it ends with."""
        first, last = self.span(sentence, words)
        tokens = self.sentences[sentence].tokens
        entity = next(
            (e for e in self.entities if e.sentence == sentence and first <= e.first and e.last == last), None
        )
        kind = entity.kind if entity else EntityKind.OTHER
        start, end = tokens[first].start, tokens[last].end
        return Argument(role, first, last, last, words, words, start, end, kind=kind, entity=entity)

    def ask(self, stem: str, fact: Fact, role: Role, *, key: str = "", seed: int = 0) -> Candidate | None:
        """The question about one argument of a fact, with options if there are any."""
        return choose_options(self.candidate(stem, fact, role, key=key), self.inventory(), seed=seed)

    def candidate(self, stem: str, fact: Fact, role: Role, *, key: str = "") -> Candidate:
        answer = next(item for item in fact.arguments if item.role is role)
        evidence = Evidence(self.passage.text[fact.start : fact.end], fact.start, fact.end)
        question = Question("", QuestionKind.MULTIPLE_CHOICE, stem, key or answer.text, evidence)
        return Candidate(question, fact, answer, MappingProxyType({}))

    def inventory(self):  # type: ignore[no-untyped-def]
        reading = Reading(self.passage, tuple(self.sentences), tuple(self.entities), tuple(self.links))
        return take_inventory(self.facts, reading)


def _tokens(text: str, offset: int) -> Sequence[Token]:
    found, place = [], 0
    for index, word in enumerate(text.rstrip(".").split()):
        place = text.index(word, place)
        found.append(Token(index, word, offset + place, offset + place + len(word), word.lower(), "X", "", -1, "root"))
        place += len(word)
    return found


def texts(candidate: Candidate | None) -> list[str]:
    """The options as shown; empty when there is no question."""
    return [option.text for option in candidate.question.options] if candidate else []


def flood() -> Story:
    """A small story of three cities, a country and two people."""
    story = Story(
        "The flood hit Leeds on the road from Bradford in 2016.",
        "Wakefield was spared.",
        "Rosa Vane said Hull lost power.",
        "Omar Finch and Ada Lund came from France.",
    )
    story.entity(0, "Leeds", CITY)
    story.entity(0, "Bradford", CITY)
    story.entity(1, "Wakefield", CITY)
    story.entity(2, "Hull", CITY)
    story.entity(2, "Rosa Vane", PERSON)
    story.entity(3, "Omar Finch", PERSON)
    story.entity(3, "Ada Lund", PERSON)
    story.entity(3, "France", COUNTRY)
    return story


def test_options_hold_the_key_once_and_two_or_three_others() -> None:
    story = flood()
    fact = story.fact(0, "hit", (Role.SUBJECT, "The flood"), (Role.OBJECT, "Leeds"))
    asked = story.ask("Which city did the flood hit?", fact, Role.OBJECT)
    assert asked is not None
    kinds = [option.kind for option in asked.question.options]
    assert kinds.count(OptionKind.KEY) == 1
    assert 3 <= len(kinds) <= 4
    assert [option.id for option in asked.question.options] == list("abcd")[: len(kinds)]


def test_distractors_are_of_the_kind_of_the_key() -> None:
    story = flood()
    fact = story.fact(0, "hit", (Role.SUBJECT, "The flood"), (Role.OBJECT, "Leeds"))
    shown = texts(story.ask("Which city did the flood hit?", fact, Role.OBJECT))
    assert shown
    assert not {"France", "Rosa Vane"} & set(shown)


def test_every_distractor_says_why_it_is_wrong() -> None:
    story = flood()
    fact = story.fact(0, "hit", (Role.SUBJECT, "The flood"), (Role.OBJECT, "Leeds"))
    asked = story.ask("Which city did the flood hit?", fact, Role.OBJECT)
    assert asked is not None
    assert all(option.reason.endswith(".") for option in asked.question.options if option.kind is not OptionKind.KEY)


def test_the_same_seed_gives_the_same_options_and_seeds_move_the_key() -> None:
    story = flood()
    fact = story.fact(0, "hit", (Role.SUBJECT, "The flood"), (Role.OBJECT, "Leeds"))
    shown = [texts(story.ask("Which city did the flood hit?", fact, Role.OBJECT, seed=seed)) for seed in range(12)]
    again = [texts(story.ask("Which city did the flood hit?", fact, Role.OBJECT, seed=seed)) for seed in range(12)]
    assert shown == again
    assert len({options.index("Leeds") for options in shown}) > 2


def test_people_come_from_the_passage_alone() -> None:
    story = flood()
    fact = story.fact(2, "say", (Role.SUBJECT, "Rosa Vane"), (Role.CONTENT, "Hull lost power"))
    shown = texts(story.ask("Who said that Hull lost power?", fact, Role.SUBJECT))
    assert sorted(shown) == ["Ada Lund", "Omar Finch", "Rosa Vane"]


def test_with_too_few_people_there_is_no_question() -> None:
    story = Story("Rosa Vane opened the hall.", "Omar Finch came late.")
    story.entity(0, "Rosa Vane", PERSON)
    story.entity(1, "Omar Finch", PERSON)
    fact = story.fact(0, "open", (Role.SUBJECT, "Rosa Vane"), (Role.OBJECT, "the hall"))
    assert story.ask("Who opened the hall?", fact, Role.SUBJECT) is None


def stopped(story: Story, candidate: Candidate, text: str) -> str:
    """The guard that stops a name of the story as a distractor, or any wording; "" when none does."""
    inventory = story.inventory()
    case = open_case(candidate, inventory)
    assert case is not None
    return may_be_right(case, Distractor(text, OptionKind.ELSEWHERE, 1.0, "Why.", named=inventory.named(text)))


def test_a_name_in_the_stem_is_no_option() -> None:
    story = flood()
    fact = story.fact(0, "hit", (Role.SUBJECT, "The flood"), (Role.OBJECT, "Leeds"))
    asked = story.candidate("Which city on the road from Bradford did the flood hit?", fact, Role.OBJECT)
    assert stopped(story, asked, "Bradford") == "in the stem"


def test_another_form_of_the_key_is_no_option() -> None:
    story = Story("Rosa Vane opened the hall.", "Vane left early.")
    story.entity(0, "Rosa Vane", PERSON)
    story.entity(1, "Vane", PERSON)
    fact = story.fact(0, "open", (Role.SUBJECT, "Rosa Vane"), (Role.OBJECT, "the hall"))
    assert stopped(story, story.candidate("Who opened the hall?", fact, Role.SUBJECT), "Vane") == "the key itself"


def test_a_list_mate_of_the_key_is_no_option() -> None:
    story = Story("Omar Finch and Ada Lund opened the hall.")
    story.entity(0, "Omar Finch", PERSON)
    story.entity(0, "Ada Lund", PERSON)
    story.join(0, "Finch", "nsubj", 5)
    story.join(0, "Ada Lund", "conj", 1)
    fact = story.fact(0, "open", (Role.SUBJECT, "Omar Finch"), (Role.OBJECT, "the hall"))
    asked = story.candidate("Who opened the hall?", fact, Role.SUBJECT)
    assert stopped(story, asked, "Ada Lund") == "in one list with the key"


def test_a_place_that_holds_the_key_is_no_option() -> None:
    story = Story("The fair was held in Leeds, a city in England.")
    story.entity(0, "Leeds,", EntityKind.PLACE)
    fact = story.fact(0, "hold", (Role.SUBJECT, "The fair"), (Role.PLACE, "Leeds,"))
    asked = story.candidate("Where was the fair held?", fact, Role.PLACE, key="Leeds")
    assert stopped(story, asked, "United Kingdom") == "overlaps on the map"


def test_what_another_fact_says_too_is_no_option() -> None:
    story = Story("The rebels captured Leeds.", "Later the rebels seized Hull.", "The police captured Bradford.")
    for sentence, name in enumerate(("Leeds", "Hull", "Bradford")):
        story.entity(sentence, name, CITY)
    fact = story.fact(0, "capture", (Role.SUBJECT, "The rebels"), (Role.OBJECT, "Leeds"))
    story.fact(1, "seize", (Role.SUBJECT, "the rebels"), (Role.OBJECT, "Hull"))
    story.fact(2, "capture", (Role.SUBJECT, "The police"), (Role.OBJECT, "Bradford"))
    asked = story.candidate("Which city did the rebels capture?", fact, Role.OBJECT)
    assert stopped(story, asked, "Hull") == "also said"
    assert stopped(story, asked, "Bradford") == ""


def walk() -> Story:
    """A story of two distances and a count."""
    story = Story(
        "Leeds is about 40 kilometres from Hull.", "The coast is 200 kilometres away.", "More than 30 walked."
    )
    story.entity(0, "40 kilometres", QUANTITY, value="40", unit="kilometre")
    story.entity(1, "200 kilometres", QUANTITY, value="200", unit="kilometre")
    story.entity(2, "30", EntityKind.CARDINAL, value="30")
    return story


def test_numbers_stand_in_order_and_in_the_manner_of_the_key() -> None:
    story = walk()
    fact = story.fact(0, "be", (Role.SUBJECT, "Leeds"), (Role.DISTANCE, "about 40 kilometres"))
    for seed in range(8):
        shown = texts(story.ask("How far is Leeds from Hull?", fact, Role.DISTANCE, seed=seed))
        numbers = [int(text.split()[1]) for text in shown]
        assert numbers == sorted(numbers)
        assert all(text.startswith("About ") and text.endswith(" kilometres") for text in shown)


def test_a_number_within_the_keys_tolerance_is_no_option() -> None:
    story = walk()
    fact = story.fact(0, "be", (Role.SUBJECT, "Leeds"), (Role.DISTANCE, "about 40 kilometres"))
    asked = story.candidate("How far is Leeds from Hull?", fact, Role.DISTANCE)
    assert stopped(story, asked, "about 42 kilometres") == "within tolerance"
    assert stopped(story, asked, "about 60 kilometres") == ""


def test_less_than_a_least_number_is_also_true() -> None:
    story = walk()
    fact = story.fact(2, "walk", (Role.SUBJECT, "More than 30"))
    asked = story.candidate("How many people walked?", fact, Role.SUBJECT)
    assert stopped(story, asked, "more than 20") == "within tolerance"
    assert stopped(story, asked, "more than 50") == ""


@pytest.mark.parametrize(
    ("key", "stem"),
    [
        ("2011", "In which year did it open?"),
        ("March 2011", "In which month did it open?"),
        ("4 May", "On which date?"),
    ],
)
def test_dates_keep_the_shape_of_the_key_and_stand_in_order(key: str, stem: str) -> None:
    story = Story(f"The hall opened in {key}.", published=date(2024, 12, 5))
    story.entity(0, key, DATE, value="2011")
    fact = story.fact(0, "open", (Role.SUBJECT, "The hall"), (Role.TIME, key))
    shown = texts(story.ask(stem, fact, Role.TIME))
    assert len(shown) == 4
    assert {len(text.split()) for text in shown} == {len(key.split())}


def test_no_invented_date_lies_after_publication() -> None:
    story = Story("The hall opened in 2023.", published=date(2024, 12, 5))
    story.entity(0, "2023", DATE, value="2023")
    fact = story.fact(0, "open", (Role.SUBJECT, "The hall"), (Role.TIME, "2023"))
    case = open_case(story.candidate("In which year?", fact, Role.TIME), story.inventory())
    assert case is not None
    assert all(int(found.text) <= 2024 for found in propose_dates(case))
