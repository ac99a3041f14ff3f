"""Asks for who or which organisation, group or place did something, or by whom it was done.

> Rosa Vane opened the new town hall in Norbury in March 2019. → Who opened the new town hall in Norbury in March 2019?
> The new town hall was opened by Rosa Vane in 2019. → Who opened the new town hall in 2019?
> Norbury borders the coastal province of Calder. → Which coastal province does Norbury border?
> She opened the new town hall in March 2019. → nothing: the passage must surely say who *she* is
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.english.lexicon import kinds
from quizapp.english.people import is_press
from quizapp.english.stems import ask, ask_agent, ask_subject
from quizapp.english.wordlists import word_set
from quizapp.model import Argument, Candidate, EntityKind, Fact, Reading, Role
from quizapp.questions.drafting import draft
from quizapp.questions.naming import wh_of
from quizapp.questions.wording import phrase, statement_of

__all__ = ["NAMED", "ask_of", "is_name", "name_of"]

NAMED = frozenset(
    {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.CITY, EntityKind.COUNTRY, EntityKind.REGION,
     EntityKind.PLACE, EntityKind.EVENT, EntityKind.PRODUCT, EntityKind.WORK}
)  # fmt: skip


WISHING = word_set("want expect like need prefer wish")
"""Verbs after which a question for the object reads as one for what is wished: *whom does she want to see*."""
HUMAN = frozenset({"cognition", "communication", "competition", "emotion", "perception", "possession", "social"})
"""Kinds of verbs whose subject is somebody."""


def ask_of(fact: Fact, reading: Reading) -> Iterator[Candidate]:
    """One question for each named subject or agent of a verbal fact."""
    doers = sum(answer.role is Role.AGENT for answer in fact.arguments)
    if fact.construction not in {"active", "passive"} or fact.claimant or doers > 1:
        return
    for answer in fact.arguments:
        if answer.role in {Role.SUBJECT, Role.AGENT, Role.OBJECT} and is_name(answer) and not _is_metonym(answer, fact):
            stem = _stem(fact, answer, reading)
            if stem and answer.entity and not is_press(name_of(answer)):
                yield draft("who", stem, fact=fact, answer=answer, key=name_of(answer), reading=reading)


def _is_metonym(answer: Argument, fact: Fact) -> bool:
    """Whether a place stands for those who act there: *Paris expects*, *Moscow agreed*, *Wall Street bought*."""
    meant = HUMAN & set(kinds(fact.predicate.lemma, "VERB")[:1])
    return answer.kind in {EntityKind.CITY, EntityKind.PLACE} and answer.role is not Role.OBJECT and bool(meant)


def is_name(answer: Argument) -> bool:
    """Whether an argument is a name and nothing more, whether spelled out or by a sure pronoun."""
    name = name_of(answer)
    described = answer.kind is EntityKind.PERSON and name.lower().startswith(("the ", "a ", "an "))
    spelt = answer.entity is not None and answer.kind in NAMED and any(map(str.isupper, re.sub(r"^The ", "", name)))
    return spelt and len(name.split()) <= 7 and not described


def name_of(answer: Argument) -> str:
    """The name as an option shows it, without what describes it: *the Syrian Army*, not *Stirling alone*."""
    worded = phrase(answer).removeprefix(answer.preposition).strip()
    entity = answer.entity
    if entity is None or entity.text not in worded or f"{entity.text}-" in worded:
        return worded
    rest = worded.replace(entity.text, "", 1).split()
    if {"and", "or"} & set(rest):
        return ""
    return worded if all(word.lower() == "the" or word[:1].isupper() for word in rest) else entity.text


def _stem(fact: Fact, answer: Argument, reading: Reading) -> str:
    if answer.role is Role.OBJECT and fact.predicate.lemma in WISHING:
        return ""
    statement = statement_of(fact, reading, without=answer.head)
    wh = wh_of(answer, reading.sentences[fact.sentence], reading)
    if statement is None or not wh:
        return ""
    if answer.role is Role.SUBJECT:
        return ask_subject(wh, statement) if statement.parts else ""
    if answer.role is Role.AGENT:
        return ask_agent(wh, statement)
    return ask("whom" if wh == "who" else wh, statement)
