"""Asks to put dated events in order: three to five that the passage dates itself, no two of which overlap.

> The council in Calder sold its last ferry to a school in March 1987. The Norbury Trust bought a mill in Leeds in
  1952. Rosa Vane opened a museum of glass in Norbury in 1961.
  → Put these events in order, the earliest first.
> The Norbury Trust bought a mill in Leeds in 1952. Rosa Vane opened a museum of glass in Norbury in 1961.
  → nothing: two events are soon ordered
> The Norbury Trust bought a mill in Leeds in May. Rosa Vane opened a museum of glass in Norbury in 1961. The
  council in Calder sold its last ferry to a school in March 1987. → nothing: "in May" may be any year's
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from quizapp.english.stems import state
from quizapp.identity import key_of_parts
from quizapp.model import (
    Argument,
    Candidate,
    EntityKind,
    Fact,
    Option,
    OptionKind,
    QuestionKind,
    Reading,
    Role,
    Tense,
)
from quizapp.questions.drafting import draft, standing_alone
from quizapp.questions.wording import dates_its_verb, is_dated, phrase, statement_of

__all__ = ["STEM", "ask_about", "days_of", "parts_of"]

STEM = "Put these events in order, the earliest first."
FEWEST, MOST = 3, 5
SHORTEST, LONGEST = 5, 16
"""Words of an event that can be held beside others."""
AT = frozenset({"in", "on", ""})
"""Prepositions of a date on which something happened; "since" and "until" are of what lasted."""
LASTING = frozenset({"be", "have", "live", "work", "stay", "remain", "know", "own", "serve"})
"""Verbs of what lasts, and so has no place in an order."""
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?")
_DAY = re.compile(r"--(?P<month>\d\d)-(?P<day>\d\d)")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened between two days, both included, as a candidate that words it without its date."""

    first: date
    last: date
    told: Candidate


def parts_of(fact: Fact, reading: Reading) -> Iterator[Candidate]:
    """The event a fact tells of, where it is dated and can be told without its date."""
    when = next((item for item in fact.arguments if _is_dated(item, reading)), None)
    past = fact.predicate.tense is Tense.PAST and not (fact.predicate.negated or fact.predicate.modal)
    past = past and dates_its_verb(fact.predicate)
    if when is None or not past or fact.claimant or fact.predicate.lemma in LASTING:
        return
    statement = statement_of(fact, reading, without=when.head)
    text = state(statement) if (statement and statement.parts) or (statement and fact.predicate.passive) else ""
    if SHORTEST <= len(text.split()) <= LONGEST and not re.search(r"\b\d{4}\b", text):
        yield draft("ordering", text, fact=fact, answer=when, key="", reading=reading, kind=QuestionKind.ORDERING)


def ask_about(parts: Sequence[Candidate], reading: Reading) -> Iterator[Candidate]:
    """At most one question, of as many events as can surely be told apart in time."""
    events = sorted(_events(standing_alone(parts), reading), key=lambda event: (event.first, event.last))
    chosen = _apart(events)
    if len(chosen) < FEWEST:
        return
    options = tuple(_option(event) for event in chosen[:MOST])
    opening = min((event.told for event in chosen[:MOST]), key=lambda told: told.fact.start)
    made = draft(
        "ordering",
        STEM,
        fact=opening.fact,
        answer=opening.answer,
        key=key_of_parts(options),
        reading=reading,
        kind=QuestionKind.ORDERING,
    )
    yield replace(made, question=replace(made.question, options=options))


def _option(event: Event) -> Option:
    told, when = event.told, phrase(event.told.answer)
    reason = f"This happened {when}."
    return Option("", told.question.stem.removesuffix("."), OptionKind.KEY, reason, evidence=told.question.evidence)


def _events(parts: Sequence[Candidate], reading: Reading) -> Iterator[Event]:
    """One event of each sentence."""
    seen: set[int] = set()
    for told in parts:
        span = _days(told.answer, reading)
        if span and told.fact.sentence not in seen:
            seen.add(told.fact.sentence)
            yield Event(*span, told)


def _apart(events: Sequence[Event]) -> list[Event]:
    """Events of which each ends before the next begins, and none tells of another in other words."""
    kept: list[Event] = []
    for event in events:
        after = not kept or kept[-1].last < event.first
        if after and not any(_same(event, other) for other in kept):
            kept.append(event)
    return kept


def _same(one: Event, other: Event) -> bool:
    """Whether two events are mostly told in the same words, names aside."""
    first, second = (set(re.findall(r"\b[a-z]{4,}", event.told.question.stem)) for event in (one, other))
    return len(first & second) > 0.6 * min(len(first), len(second))


def _is_dated(argument: Argument, reading: Reading) -> bool:
    timed = argument.role is Role.TIME and argument.kind is EntityKind.DATE and argument.preposition in AT
    return timed and is_dated(argument.text) and _days(argument, reading) is not None


def _days(argument: Argument, reading: Reading) -> tuple[date, date] | None:
    return days_of(argument.entity.value, reading.passage.published) if argument.entity else None


def days_of(value: str, published: date | None) -> tuple[date, date] | None:
    """The first and the last day that a date's value may mean; None where it does not fix them.

    A day without a year is the last such day up to the one on which the passage was published.
    """
    found, day = _DATE.fullmatch(value), _DAY.fullmatch(value)
    if found:
        return _span(int(found["year"]), int(found["month"] or 0), int(found["day"] or 0))
    if day is None or published is None:
        return None
    month, number = int(day["month"]), int(day["day"])
    return _span(published.year - ((month, number) > (published.month, published.day)), month, number)


def _span(year: int, month: int, day: int) -> tuple[date, date] | None:
    try:
        first = date(year, month or 1, day or 1)
        return first, date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:
        return None
