"""The others who speak in the passage, for a question whose claim something is.

> Rosa Vane said the dam was safe. The French foreign ministry said it was not. Who said that the dam was safe?
  ← the French foreign ministry
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from quizapp.distractors.case import Case, Distractor
from quizapp.distractors.names import bare_name
from quizapp.distractors.reasons import quote_around
from quizapp.distractors.sorts import sort_of_organisation
from quizapp.english.people import gender_of_name, is_title, kinds_of_noun
from quizapp.english.places import find_demonym
from quizapp.english.verbs import SAYING
from quizapp.english.wordlists import word_set
from quizapp.model import Argument, EntityKind, Fact, OptionKind, Role
from quizapp.questions.claims import speaker_in, speaker_name
from quizapp.questions.speakers import speaker_of

__all__ = ["ASKING", "propose"]

ASKING = frozenset({"who_said", "quote"})
"""The rules that ask for a speaker; nobody stands beside one who is not quoted."""
NAMELESS = word_set("company firm group club team giant maker carmaker retailer airline lender broadcaster")
"""Bodies of which there are many in any land."""
SEATS = word_set("MP MPs MEP MSP AM TD QC")
"""What members and counsel are called for short."""
SMALL = word_set("the a an of in on at to for by with and or from as is was were are be it its their his her that")
ALIKE = 0.8
"""How like two names must be for one to be a slip of the pen."""
SHARED = 0.34
"""The share of a claim's telling words that another speaker's may have in common with it."""
NEAR = 60
"""Sentences on either side whose speakers are looked at, so that a long passage costs no more than a short one."""
FIT, APART = 0.95, 0.01
"""How well the nearest speaker fits, and what each sentence between takes away."""


def propose(case: Case) -> Iterator[Distractor]:
    """Those whose words the passage gives elsewhere, the nearest first."""
    if case.question.rule not in ASKING:
        return
    own = case.fact.sentence
    facts = [fact for fact in case.inventory.facts if 0 < abs(fact.sentence - own) <= NEAR]
    proposed: list[str] = []
    for fact in sorted(facts, key=lambda fact: (abs(fact.sentence - own), fact.sentence)):
        speaker = _speaker(case, fact)
        name = _full_name(case, fact, speaker) if speaker else ""
        if speaker is None or not name or _is_office(name) or any(_shares_a_word(name, other) for other in proposed):
            continue
        named = _suits(case, speaker) and not _is_nameless(name) and not _is_first_name(case, speaker, name)
        if named and not _is_akin(case, speaker, name) and not _says_the_same(case, fact):
            proposed.append(name)
            yield _distractor(case, fact, speaker, name)


def _is_office(name: str) -> bool:
    """Whether somebody is called by an office alone, and may be one that another option names: *Foreign Secretary*."""
    last = name.split()[-1]
    return (is_title(last) or last in SEATS) and not gender_of_name(name)


def _is_nameless(name: str) -> bool:
    """Whether a body is only described, and may be one that another option names: *the German company*, *Bank*."""
    described = name.startswith(("the ", "The ")) and name.split()[-1] in NAMELESS
    return described or EntityKind.ORGANISATION in kinds_of_noun(name.lower())


def _is_first_name(case: Case, speaker: Argument, name: str) -> bool:
    """Whether a person is called by one word beside a key of two: *Ada* beside *Rosa Vane*."""
    return speaker.kind is EntityKind.PERSON and " " not in name and " " in case.key


def _full_name(case: Case, fact: Fact, speaker: Argument) -> str:
    """What an option calls a speaker: a person by the fullest name."""
    name = speaker_name(speaker, case.inventory.reading, fact.sentence)
    known = case.inventory.named(bare_name(name, speaker.kind)) if name else None
    return known.name if known and speaker.kind is EntityKind.PERSON else name


def _speaker(case: Case, fact: Fact) -> Argument | None:
    """Who speaks in a fact, as its subject or beside it."""
    says = fact.predicate.lemma in SAYING and any(item.role is Role.CONTENT for item in fact.arguments)
    if says and not fact.claimant:
        return speaker_in(fact, case.inventory.reading)
    return speaker_of(fact, case.inventory.reading) if fact.claimant else None


def _suits(case: Case, speaker: Argument) -> bool:
    """Whether a speaker is of the key's sort: nobody looks for a person among ministries, or a group among people."""
    if not case.question.stem.startswith("Who ") and speaker.kind is not case.answer.kind:
        return False
    people = [item.kind is EntityKind.PERSON for item in (speaker, case.answer)]
    return people[0] is people[1] and _is_press(speaker.full) is _is_press(case.key)


def _is_press(name: str) -> bool:
    return sort_of_organisation(name) == "media"


def _is_akin(case: Case, speaker: Argument, name: str) -> bool:
    """Whether two speakers may be one, or one speak for the other: *the army* and *the military*, NASA and its head."""
    kinds = {speaker.kind, case.answer.kind}
    if EntityKind.PERSON in kinds:
        return _shares_a_word(name, case.key)
    sorts = {sort_of_organisation(name), sort_of_organisation(case.key)}
    unclear = EntityKind.OTHER in kinds and (len(kinds) == 1 or (len(sorts) == 1 and "" not in sorts))
    return unclear or _shares_a_word(name, case.key)


def _shares_a_word(one: str, other: str) -> bool:
    """Whether two speakers have a name in common, or names so like each other that one is a slip."""
    if _is_acronym(one, other) or _is_acronym(other, one):
        return True
    first, second = (
        [word for word in re.findall(r"\b[A-Z][\w-]*", text) if word != "The" and not find_demonym(word)]
        for text in (one, other)
    )
    return any(_is_slip(a, b) for a in first for b in second)


def _is_acronym(short: str, name: str) -> bool:
    """Whether a word in capitals of one name has the first letters of the other's words, in their order.

    > the Chinese CDC, the Chinese Center for Disease Control and Prevention
    """
    acronyms = re.findall(r"\b[A-Z]{2,}\b", short)
    return any(
        _is_in_order(acronym.lower(), (word[0].lower() for word in re.findall(r"[\w-]+", name))) for acronym in acronyms
    )


def _is_in_order(wanted: str, letters: Iterator[str]) -> bool:
    """Whether letters come in some order among others; ``letters`` are used up."""
    return all(letter in letters for letter in wanted)


def _is_slip(one: str, other: str) -> bool:
    """Whether two words are one, or one a misspelling or a part of the other: *Grey* and *Grey-Thompson*."""
    close = min(len(one), len(other)) >= 5 and SequenceMatcher(None, one, other, autojunk=False).ratio() > ALIKE
    return one == other or close or one in other.split("-") or other in one.split("-")


def _says_the_same(case: Case, fact: Fact) -> bool:
    """Whether much of what is asked for stands in the other's sentence too."""
    asked = {word for word in re.findall(r"\w+", case.question.stem.lower()) if word not in SMALL and len(word) > 3}
    said = set(re.findall(r"\w+", case.inventory.reading.sentences[fact.sentence].text.lower()))
    return len(asked & said) >= SHARED * max(1, len(asked))


def _distractor(case: Case, fact: Fact, speaker: Argument, name: str) -> Distractor:
    known = case.inventory.named(bare_name(name, speaker.kind)) if speaker.entity else None
    fit = max(0.6, FIT - APART * abs(fact.sentence - case.fact.sentence))
    reason = f"The passage gives other words of {name}: {quote_around(case, fact)}."
    return Distractor(name, OptionKind.ELSEWHERE, fit, reason, named=known, fact=fact)
