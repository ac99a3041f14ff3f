"""Asks for the date of something.

> The museum in Norbury was opened in 2019. → In which year was the museum in Norbury opened?
> The fair in Norbury began on 4 May. → On which date did the fair in Norbury begin?
> The fair in Norbury began on Thursday. → nothing: only the article's own date says which
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizapp.english.stems import Statement, ask
from quizapp.model import Argument, Candidate, EntityKind, Fact, Predicate, Reading, Role
from quizapp.questions.drafting import draft
from quizapp.questions.wording import dates_its_verb, is_dated, statement_of

__all__ = ["ask_of", "granularity"]

PERFECT = frozenset({"has", "have", "'s", "’s", "'ve", "’ve"})
"""How a present perfect begins; a date beside one belongs to a noun."""
PHASES = frozenset({"start", "begin", "end", "finish", "stop", "leave"})
"""Verbs that of a person say nothing without what he began or ended."""
ASKED = {"year": "in which year", "month": "in which month", "month and year": "in which month and year",
         "day": "on which date", "day and year": "on which date"}  # fmt: skip
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b\.?", re.IGNORECASE)


def ask_of(fact: Fact, reading: Reading) -> Iterator[Candidate]:
    """One question for each date of a fact that is a date in any article."""
    dates = sum(bool(is_dated(item.text)) for item in fact.arguments)
    if dates > 1 or not dates_its_verb(fact.predicate):
        return
    if fact.predicate.lemma in PHASES and fact.arguments[0].kind is EntityKind.PERSON and not _has_object(fact):
        return
    for answer in fact.arguments[1:]:
        if answer.role is not Role.TIME or answer.entity is None or not is_dated(answer.text):
            continue
        statement = _opening_with(fact, answer, reading) or statement_of(fact, reading, without=answer.head)
        wh = _wh(answer)
        if statement and wh and _takes_date(fact.predicate):
            yield draft("when", ask(wh, statement), fact=fact, answer=answer, key=answer.entity.text, reading=reading)


def _has_object(fact: Fact) -> bool:
    return any(item.role in {Role.OBJECT, Role.CONTENT, Role.COMPLEMENT} for item in fact.arguments)


def _opening_with(fact: Fact, date: Argument, reading: Reading) -> Statement | None:
    """What something began with, as what began, since that is the event with the date.

    > The unrest began with a march in Norbury on 4 May. → a march in Norbury began
    """
    opening = next((item for item in fact.arguments if item.preposition == "with"), None)
    if fact.predicate.lemma not in {"begin", "start", "open"} or opening is None or not opening.full:
        return None
    if _has_object(fact):
        return None
    event = replace(opening, role=Role.SUBJECT, preposition="")
    return statement_of(replace(fact, arguments=(event, date)), reading, without=date.head)


def _takes_date(predicate: Predicate) -> bool:
    """Whether a verb group can have a date beside it: neither *has begun* nor *is beginning*."""
    first, *rest = (word.lower() for word in predicate.words)
    return first not in PERFECT and not (first in {"is", "are"} and rest and rest[-1].endswith("ing"))


def _wh(answer: Argument) -> str:
    """ "In which year" for 2019, "since when" for *since 2019*; "" for what no question word fits."""
    if answer.entity is None or answer.entity.text != answer.text:
        return ""
    if answer.preposition in {"since", "until"}:
        return f"{answer.preposition} when"
    if answer.preposition not in {"in", "on", "", "during"}:
        return ""
    return ASKED.get(granularity(answer.entity.text), "")


def granularity(text: str) -> str:
    """What a date is made of: "year", "month", "month and year", "day", "day and year" or ""."""
    year = re.search(r"\b\d{4}\b", text)
    month = _MONTH.search(text)
    day = re.search(r"\b\d{1,2}(?:st|nd|rd|th)?\b", text)
    if month and day:
        return "day and year" if year else "day"
    if month:
        return "month and year" if year else "month"
    return "year" if year and re.fullmatch(r"\d{4}", text.strip()) else ""
