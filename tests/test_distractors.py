"""Wrong options: where they come from, what is never among them, and how they are set out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.distractors import SOURCES, choose_options, take_inventory
from quizapp.distractors.case import Distractor, open_case
from quizapp.distractors.dates import propose as propose_dates
from quizapp.distractors.guards import GUARDS, may_be_right
from quizapp.english.relative_dates import MONTHS
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
        self._change(sentence, index, deprel=deprel, head=head)

    def _change(self, sentence: int, index: int, **fields: str | int) -> None:
        tokens = list(self.sentences[sentence].tokens)
        tokens[index] = replace(tokens[index], **fields)  # type: ignore[arg-type]
        self.sentences[sentence] = replace(self.sentences[sentence], tokens=tuple(tokens))

    def noun(self, sentence: int, words: str, deprel: str, *, lemma: str = "") -> None:
        """Make the last of some words the noun that heads them: plural where it is not its own lemma."""
        first, last = self.span(sentence, words)
        for index in range(first, last):
            article = words.split()[index - first].lower() in {"the", "a", "an"}
            self._hang(sentence, index, "det" if article else "amod", last)
        text = words.split()[-1]
        xpos = "NNS" if lemma and lemma != text else "NN"
        self._change(sentence, last, deprel=deprel, upos="NOUN", xpos=xpos, lemma=lemma or text)

    def fact(self, sentence: int, lemma: str, *roles: tuple[Role, str], verb: str = "") -> Fact:
        """State a fact by its verb's lemma and its arguments; ``verb`` is the form in the text where that matters."""
        place = self.sentences[sentence]
        arguments = tuple(self.argument(sentence, role, words) for role, words in roles)
        head = self.span(sentence, verb)[0] if verb else 0
        predicate = Predicate(head, lemma, (verb or lemma,))
        found = Fact("active", sentence, predicate, arguments, place.start, place.end)
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


def test_one_of_what_the_key_is_many_of_is_no_option() -> None:
    story = Story("Rosa Vane got the MBEs.", "The MBE is old.")
    story.entity(0, "MBEs", ORGANISATION)
    story.entity(1, "MBE", ORGANISATION)
    fact = story.fact(0, "get", (Role.SUBJECT, "Rosa Vane"), (Role.OBJECT, "MBEs"))
    assert stopped(story, story.candidate("What did Rosa Vane get?", fact, Role.OBJECT), "MBE") == "the key itself"


def test_a_parliament_is_no_option_beside_its_house() -> None:
    story = Story("The Commons rejected the bill.", "Parliament met in May.")
    story.entity(0, "Commons", ORGANISATION)
    story.entity(1, "Parliament", ORGANISATION)
    fact = story.fact(0, "reject", (Role.SUBJECT, "The Commons"), (Role.OBJECT, "the bill"))
    asked = story.candidate("Which body rejected the bill?", fact, Role.SUBJECT)
    assert stopped(story, asked, "Parliament") == "a parliament and its house"


def test_whom_her_beside_a_gap_cannot_mean_is_no_option() -> None:
    story = Story("Rosa Vane won her tenth crown.", "Omar Finch left.")
    story.entity(0, "Rosa Vane", PERSON)
    story.entity(1, "Omar Finch", PERSON)
    fact = story.fact(0, "win", (Role.SUBJECT, "Rosa Vane"), (Role.OBJECT, "her tenth crown"))
    asked = story.candidate("____ won her tenth crown.", fact, Role.SUBJECT)
    assert stopped(story, asked, "Omar Finch") == "of the other sex"


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


def test_a_place_that_holds_a_less_known_city_of_the_keys_name_is_no_option() -> None:
    story = Story("The fair was held in London, a city in Ontario.")
    story.entity(0, "London,", EntityKind.PLACE)
    fact = story.fact(0, "hold", (Role.SUBJECT, "The fair"), (Role.PLACE, "London,"))
    asked = story.candidate("Where was the fair held?", fact, Role.PLACE, key="London")
    assert stopped(story, asked, "Canada") == "overlaps on the map"


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


def test_a_number_of_the_stem_is_no_option() -> None:
    story = Story("About 40 runners of 60 came home.")
    story.entity(0, "40", EntityKind.CARDINAL, value="40")
    story.entity(0, "60", EntityKind.CARDINAL, value="60")
    fact = story.fact(0, "come", (Role.SUBJECT, "About 40"))
    asked = story.candidate("How many of the 60 runners came home?", fact, Role.SUBJECT)
    assert stopped(story, asked, "about 60") == "in the stem"


@pytest.mark.parametrize("key", ["one", "“a great", "", "3:0"])
def test_some_keys_have_no_options(key: str) -> None:
    story = Story("The club won one cup.")
    fact = story.fact(0, "win", (Role.SUBJECT, "The club"), (Role.OBJECT, "one cup"))
    asked = story.candidate("What did the club win?", fact, Role.OBJECT)
    asked = replace(asked, question=replace(asked.question, key=key))
    assert choose_options(asked, story.inventory(), seed=0) is None


def test_shares_in_words_stand_by_size_with_the_keys_hedge() -> None:
    story = Story("Nearly one-third of the boats sank.")
    fact = story.fact(0, "sink", (Role.SUBJECT, "Nearly one-third"))
    shown = texts(story.ask("What share of the boats sank?", fact, Role.SUBJECT, seed=2))
    order = ["Nearly one-fifth", "Nearly one-quarter", "Nearly one-third", "Nearly half", "Nearly two-thirds"]
    assert "Nearly one-third" in shown
    assert shown == sorted(shown, key=[*order, "Nearly three-quarters"].index)


def test_dozens_stand_beside_dozens() -> None:
    story = Story("Nearly three dozen boats sank.")
    fact = story.fact(0, "sink", (Role.SUBJECT, "Nearly three dozen"))
    shown = texts(story.ask("How many boats sank?", fact, Role.SUBJECT, seed=2))
    order = ["Nearly two dozen", "Nearly three dozen", "Nearly four dozen", "Nearly five dozen", "Nearly six dozen"]
    assert "Nearly three dozen" in shown
    assert shown == sorted(shown, key=order.index)


def test_ranks_stand_in_order() -> None:
    story = Story("Leeds is the fourth largest city, Hull the second largest.")
    fact = story.fact(0, "be", (Role.SUBJECT, "Leeds"), (Role.COMPLEMENT, "fourth largest"))
    shown = texts(story.ask("How does Leeds rank among the cities?", fact, Role.COMPLEMENT))
    ranks = ["First largest", "Second largest", "Third largest", "Fourth largest", "Fifth largest", "Sixth largest"]
    assert "Fourth largest" in shown
    assert shown == sorted(shown, key=ranks.index)


def test_a_bare_month_is_a_date() -> None:
    story = Story("The fair began in April.")
    story.entity(0, "April", DATE, value="--04")
    fact = story.fact(0, "begin", (Role.SUBJECT, "The fair"), (Role.TIME, "April"))
    shown = texts(story.ask("In which month did the fair begin?", fact, Role.TIME))
    assert len(shown) == 4
    assert shown == sorted(shown, key=list(MONTHS).index)


def test_a_day_with_its_weekday_is_moved_by_weeks() -> None:
    story = Story("The fair began on Tuesday 8th April, 2014.", published=date(2015, 1, 1))
    story.entity(0, "Tuesday 8th April, 2014", DATE, value="2014-04-08")
    fact = story.fact(0, "begin", (Role.SUBJECT, "The fair"), (Role.TIME, "Tuesday 8th April, 2014"))
    shown = texts(story.ask("On which date did the fair begin?", fact, Role.TIME))
    assert set(shown) <= {f"Tuesday {day} April, 2014" for day in ("1st", "8th", "15th", "22nd", "29th")}


def test_a_key_of_two_names_has_pairs_beside_it() -> None:
    story = Story("Peru and Chile signed it.", "Bolivia waited.", "Ecuador refused.")
    for sentence, name in ((0, "Peru"), (0, "Chile"), (1, "Bolivia"), (2, "Ecuador")):
        story.entity(sentence, name, COUNTRY)
    fact = story.fact(0, "sign", (Role.SUBJECT, "Peru and Chile"))
    shown = texts(story.ask("Which countries signed it?", fact, Role.SUBJECT))
    assert len(shown) == 4
    assert all(text.count(" and ") == 1 for text in shown)


def test_one_country_is_offered_once_and_with_its_article() -> None:
    story = Story("Sweden acted.", "The ship left the UK.", "Rain fell in Britain.", "Norway and the UK waited.")
    for sentence, name in ((0, "Sweden"), (1, "UK"), (2, "Britain"), (3, "Norway"), (3, "UK")):
        story.entity(sentence, name, COUNTRY)
    fact = story.fact(0, "act", (Role.SUBJECT, "Sweden"))
    shown = texts(story.ask("Which country acted?", fact, Role.SUBJECT))
    assert "The UK" in shown
    assert "Britain" not in shown


def test_a_war_gives_no_article_to_its_country() -> None:
    story = Story("Sweden acted.", "The Iraq war began.", "Rain fell in Norway.")
    for sentence, name in ((0, "Sweden"), (1, "Iraq"), (2, "Norway")):
        story.entity(sentence, name, COUNTRY)
    fact = story.fact(0, "act", (Role.SUBJECT, "Sweden"))
    assert "Iraq" in texts(story.ask("Which country acted?", fact, Role.SUBJECT))


def organisations(*names: str) -> Story:
    """A story in which each organisation has a sentence of its own."""
    story = Story(*(f"Yesterday {name} spoke." for name in names))
    for sentence, name in enumerate(names):
        story.entity(sentence, name, ORGANISATION)
    return story


def test_an_army_is_not_offered_beside_newspapers() -> None:
    story = organisations("the Norbury Navy", "Calder Times", "Weekly Herald", "the Norbury Police", "the Coast Guard")
    fact = story.fact(0, "speak", (Role.SUBJECT, "the Norbury Navy"))
    shown = texts(story.ask("Which force spoke?", fact, Role.SUBJECT))
    assert not {"Calder Times", "Weekly Herald"} & set(shown)


def test_the_nickname_of_the_key_is_no_option() -> None:
    story = organisations(*["Rovers", "Norbury Town"] * 4)
    fact = story.fact(0, "speak", (Role.SUBJECT, "Rovers"))
    assert stopped(story, story.candidate("Which club spoke?", fact, Role.SUBJECT), "Norbury Town") == "a nickname"


def test_somebodys_other_name_is_no_option() -> None:
    story = Story("Rosa Vane, born Rosalie Lund, sang.", "Ada Finch sat.", "Omar Stone slept.", "Ivor Hale left.")
    for sentence, name in (
        (0, "Rosa Vane,"),
        (0, "Rosalie Lund,"),
        (1, "Ada Finch"),
        (2, "Omar Stone"),
        (3, "Ivor Hale"),
    ):
        story.entity(sentence, name, PERSON)
    fact = story.fact(0, "sing", (Role.SUBJECT, "Rosa Vane,"))
    assert not any("Lund" in text for text in texts(story.ask("Who sang?", fact, Role.SUBJECT, key="Rosa Vane")))


def test_a_person_is_shown_by_the_full_name() -> None:
    story = Story("Vane sang.", "Rosa Vane is a teacher.", "Ada Finch sat.", "Omar Stone slept.")
    vane = story.entity(0, "Vane", PERSON)
    for sentence, name in ((1, "Rosa Vane"), (2, "Ada Finch"), (3, "Omar Stone")):
        story.entity(sentence, name, PERSON)
    story.links.append(Link(vane.start, vane.end, "Rosa Vane", (vane.start, vane.end), 1.0))
    fact = story.fact(0, "sing", (Role.SUBJECT, "Vane"))
    asked = story.ask("Who sang?", fact, Role.SUBJECT)
    assert asked is not None
    assert asked.question.key == "Rosa Vane"
    assert sorted(texts(asked)) == ["Ada Finch", "Omar Stone", "Rosa Vane"]


def test_things_stand_beside_things_of_their_kind_number_and_make() -> None:
    story = Story(
        "The council banned plastic bottles.", "Shops sold paper cups.", "Cafés broke glass jars.", "It cut a tax."
    )
    story.noun(0, "plastic bottles", "obj", lemma="bottle")
    story.noun(1, "paper cups", "obj", lemma="cup")
    story.noun(2, "glass jars", "obj", lemma="jar")
    story.noun(3, "a tax", "obj")
    fact = story.fact(0, "ban", (Role.SUBJECT, "The council"), (Role.OBJECT, "plastic bottles"))
    shown = texts(story.ask("What did the council ban?", fact, Role.OBJECT))
    assert sorted(shown) == ["Glass jars", "Paper cups", "Plastic bottles"]


def test_a_name_that_is_part_of_a_phrase_has_no_things_beside_it() -> None:
    story = Story("The council banned Vane's bottles.", "Shops sold paper cups.", "Cafés broke glass jars.")
    story.noun(0, "Vane's bottles", "obj", lemma="bottle")
    story.noun(1, "paper cups", "obj", lemma="cup")
    story.noun(2, "glass jars", "obj", lemma="jar")
    fact = story.fact(0, "ban", (Role.SUBJECT, "The council"), (Role.OBJECT, "Vane's bottles"))
    assert story.ask("What did the council ban?", fact, Role.OBJECT)
    assert not story.ask("The council banned ____'s bottles.", fact, Role.OBJECT, key="Vane")


def test_a_purpose_stands_beside_other_peoples_deeds() -> None:
    story = Story(
        "Rosa Vane came to repair the bridge.",
        "The council sold the land.",
        "Omar Finch bought a farm.",
        "The day was cold.",
    )
    story.entity(0, "Rosa Vane", PERSON)
    story.entity(2, "Omar Finch", PERSON)
    story.noun(1, "The council", "nsubj")
    fact = story.fact(0, "come", (Role.SUBJECT, "Rosa Vane"), (Role.PURPOSE, "to repair the bridge"), verb="came")
    story.fact(1, "sell", (Role.SUBJECT, "The council"), (Role.OBJECT, "the land"), verb="sold")
    story.fact(2, "buy", (Role.SUBJECT, "Omar Finch"), (Role.OBJECT, "a farm"), verb="bought")
    story.fact(3, "be", (Role.SUBJECT, "The day"), (Role.COMPLEMENT, "cold"), verb="was")
    shown = texts(story.ask("Why did Rosa Vane come?", fact, Role.PURPOSE))
    assert sorted(shown) == ["To buy a farm", "To repair the bridge", "To sell the land"]


def test_an_option_that_fills_a_gap_keeps_its_small_letter() -> None:
    story = walk()
    fact = story.fact(0, "be", (Role.SUBJECT, "Leeds"), (Role.DISTANCE, "about 40 kilometres"))
    shown = texts(story.ask("Leeds is ____ from Hull.", fact, Role.DISTANCE))
    assert shown
    assert all(text.startswith("about ") for text in shown)


@given(value=st.integers(2, 2_000_000), seed=st.integers(0, 50))
def test_wrong_numbers_differ_ascend_and_hold_the_key_once(value: int, seed: int) -> None:
    story = Story(f"About {value:,} people came.")
    story.entity(0, f"{value:,}", EntityKind.CARDINAL, value=str(value))
    fact = story.fact(0, "come", (Role.SUBJECT, f"About {value:,}"))
    shown = texts(story.ask("How many people came?", fact, Role.SUBJECT, seed=seed))
    numbers = [int(text.split()[1].replace(",", "")) for text in shown]
    assert numbers == sorted(set(numbers))
    assert not shown or numbers.count(value) == 1


def test_no_two_guards_bear_one_name_and_every_source_is_listed_once() -> None:
    assert len(set(GUARDS)) == len(GUARDS)
    assert len(set(SOURCES)) == len(SOURCES)
