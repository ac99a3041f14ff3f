"""One question that wants options, with all that sources and guards ask about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from quizapp.distractors.dating import date_of
from quizapp.distractors.figures import is_share, split_figure
from quizapp.distractors.inventory import Inventory
from quizapp.distractors.names import NAMED, Named, bare_name
from quizapp.distractors.wording import is_broken
from quizapp.english.numbers import read_ordinal
from quizapp.english.places import find_demonym, fold_name
from quizapp.english.stems import GAP
from quizapp.model import TIMES, Argument, Candidate, EntityKind, Fact, OptionKind, Question, Role, Sentence

__all__ = ["Case", "Distractor", "Form", "open_case"]

CLAUSES = frozenset({Role.REASON, Role.PURPOSE, Role.MANNER, Role.CONTENT})


class Form(StrEnum):
    """What a key looks like: the first thing its distractors must share with it.

    No rule asks for a nationality; a speaker may be called by one, and stands beside other speakers.
    """

    NAME = "name"
    NATIONALITY = "nationality"
    NUMBER = "number"
    SHARE = "share"
    DATE = "date"
    ORDINAL = "ordinal"
    PHRASE = "phrase"
    CLAUSE = "clause"


@dataclass(frozen=True, slots=True)
class Case:
    """A question without options, its answer and the passage's inventory; ``aliases`` are the key's forms, folded.

    ``stem`` is the stem, folded, each word between spaces: " who leads the group ". ``key`` is the right answer as the
    options show it: a person by the full name where the question has less; ``named`` is what it names, if anything.
    """

    candidate: Candidate
    inventory: Inventory
    form: Form
    sentence: Sentence
    aliases: frozenset[str]
    stem: str
    key: str
    named: Named | None

    @property
    def question(self) -> Question:
        """The question that wants options."""
        return self.candidate.question

    @property
    def fact(self) -> Fact:
        """The fact the question was asked of."""
        return self.candidate.fact

    @property
    def answer(self) -> Argument:
        """The argument of the fact that answers the question."""
        return self.candidate.answer

    @property
    def fills_gap(self) -> bool:
        """Whether the options stand inside the stem's sentence."""
        return GAP in self.question.stem

    @property
    def asked_noun(self) -> str:
        """The class noun of a stem: "city" of *which city*, "" for *who* and *what*.

        Adjectives before it are those that the passage describes the answer with: "province" of *which coastal
        province*.
        """
        found = re.search(r" which (?:of the )?(.+)", self.stem)
        asked, described = found[1].split() if found else [], self.answer.text.lower().split()
        told = list(takewhile(described.__contains__, asked))
        return told[-1] if told else asked[0] if asked else ""

    def is_asked(self, phrase: str) -> bool:
        """Whether the stem holds some words."""
        return _spaced(phrase) in self.stem


def _spaced(text: str) -> str:
    """A text folded, each word between spaces, so that whole words are found in it."""
    words = re.findall(r"[\w’]+", fold_name(text))
    return f" {' '.join(words)} "


@dataclass(frozen=True, slots=True)
class Distractor:
    """A wrong answer on trial: its wording, where it comes from and how well it fits (0 to 1).

    ``named``, ``argument`` and ``fact`` say what of the passage it is; none when it comes from outside.
    """

    text: str
    kind: OptionKind
    fit: float
    reason: str
    named: Named | None = None
    argument: Argument | None = None
    fact: Fact | None = None


def open_case(candidate: Candidate, inventory: Inventory) -> Case | None:
    """The case of a candidate; None when its key is of a form that no source serves."""
    form = _form_of(candidate)
    if form is None:
        return None
    named = _named(candidate, inventory) if form is Form.NAME else None
    spelt = (candidate.question.key, candidate.answer.text, candidate.answer.full, *candidate.question.accepted)
    aliases = frozenset({*(fold_name(text) for text in spelt if text), *(named.forms if named else ())})
    sentence = inventory.reading.sentences[candidate.fact.sentence]
    stem = _spaced(candidate.question.stem)
    return Case(candidate, inventory, form, sentence, aliases, stem, _full_key(candidate, named, stem), named)


def _named(candidate: Candidate, inventory: Inventory) -> Named | None:
    """The thing of the passage that the key names, by the key's words or by its mention."""
    answer = candidate.answer
    key = candidate.question.key
    mentioned = inventory.by_mention.get(answer.entity.start) if answer.entity and " and " not in key else None
    return inventory.named(bare_name(key, answer.kind)) or mentioned


def _full_key(candidate: Candidate, named: Named | None, stem: str) -> str:
    """The key as a bare name: *the Red Cross* for *the Geneva-based Red Cross*.

    A person is shown by the fullest name, without titles, when the stem gives no part of it away.
    """
    key = candidate.question.key
    if named is None:
        return key
    if named.kind is EntityKind.PERSON:
        told = any(_spaced(word) in stem for word in named.name.split())
        return key if told or key.startswith(f"{named.name}-") else named.name
    described = key.lower().startswith("the ") and key.endswith(named.name)
    return f"the {named.name}" if described else key


def _form_of(candidate: Candidate) -> Form | None:
    key, answer = candidate.question.key, candidate.answer
    if not key.strip() or is_broken(key):
        return None
    if answer.kind in TIMES or date_of(key):
        return Form.DATE if date_of(key) else None
    if is_share(key):
        return Form.SHARE
    figure = split_figure(key)
    if figure:
        return Form.NUMBER if figure.value != 1 else None
    if read_ordinal(key.removeprefix("the ").split(" ", 1)[0]):
        return Form.ORDINAL
    if find_demonym(key):
        return Form.NATIONALITY if answer.kind is not EntityKind.PERSON else None
    if answer.kind in NAMED and _is_name(key):
        return Form.NAME
    return Form.CLAUSE if answer.role in CLAUSES else Form.PHRASE


def _is_name(key: str) -> bool:
    """Whether every large word of a key has a capital, if only behind "al-", or begins with a figure."""
    bare = key.removeprefix("the ")
    large = [word for word in bare.split() if len(word) > 3]
    return bool(bare) and all(word[0].isdigit() or word != word.lower() for word in large or [bare])
