"""Flaws of matching and ordering questions: what lets a part be answered without reading, and what is missing of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.english.relative_dates import MONTHS
from quizapp.english.wordlists import word_set
from quizapp.model import Option, OptionKind, Passage, Question
from quizapp.ranking.flaw import Flaw, Rule, has_word, repeated_word
from quizapp.ranking.form_flaws import find_uneven_form
from quizapp.ranking.option_flaws import find_doubles

__all__ = ["MATCHING_RULES", "ORDERING_RULES"]

FEWEST, MOST_PAIRS, MOST_EVENTS = 3, 8, 6
ORDER_WORDS = word_set("first then next later afterwards after before earlier finally last already again since")
_DATE = re.compile(rf"\b(?:1[0-9]|20)\d\d\b|\b(?:{'|'.join(MONTHS)})\b")


def _parts_of(question: Question) -> list[Option]:
    """The pairs or events of a question, without right-hand sides that belong to none."""
    return [option for option in question.options if option.kind is OptionKind.KEY]


def _find_part_count(question: Question, most: int, noun: str) -> Iterator[Flaw]:
    count = len(_parts_of(question))
    if count < FEWEST:
        yield Flaw(f"too few {noun}s", f"With {count} {noun}s guessing pays. Give at least {FEWEST}.", "options")
    elif count > most:
        yield Flaw(f"too many {noun}s", f"Searching among {count} {noun}s takes long. {most} are enough.", "options")


def _find_pair_count(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """Pairs that are guessed, or searched for too long."""
    yield from _find_part_count(question, MOST_PAIRS, "pair")


def _find_event_count(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """Events whose order is guessed, or too many to keep in the head."""
    yield from _find_part_count(question, MOST_EVENTS, "event")


def _find_free_pair(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """As many right-hand sides as left-hand sides: who knows all but one gets the last one free."""
    if len(_parts_of(question)) == len(question.options) >= FEWEST:
        yield Flaw(
            "last pair is free",
            "There are as many right-hand sides as left-hand sides, so the last pair follows from the others. Add a "
            "right-hand side that belongs to none.",
            "options",
        )


def _find_repeated_word(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """A word of a left-hand side that comes again in its own right-hand side alone."""
    for part in _parts_of(question):
        others = (option.text for option in question.options if option is not part)
        word = repeated_word(part.left, part.text, others)
        if word:
            yield Flaw(
                "word repeated in a pair",
                f"“{word}” stands on both sides of this pair and on the right side of no other. Reword one of them.",
                f"options.{part.id}",
            )


def _find_dated_event(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """An event with its date: then the dates are put in order, and nobody has to read."""
    for event in question.options:
        found = _DATE.search(event.text)
        if found:
            yield Flaw(
                "date in an event",
                f"“{found[0]}” tells the place of this event without the passage. Give the date as its reason.",
                f"options.{event.id}",
            )


def _find_order_word(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """An event that says itself that it came later or first."""
    for event in question.options:
        found = has_word(event.text, ORDER_WORDS)
        if found:
            yield Flaw(
                "order word in an event",
                f"“{found}” hints at the place of this event. Say what happened without it, if you can.",
                f"options.{event.id}",
            )


def _find_unproved_part(question: Question, passage: Passage | None) -> Iterator[Flaw]:
    """A part without the words that prove it."""
    for part in _parts_of(question) if passage and passage.text else ():
        if part.evidence is None or not part.evidence.quote.strip():
            yield Flaw("no evidence", "Mark the words of the passage that prove this part.", f"options.{part.id}")


MATCHING_RULES: tuple[Rule, ...] = (
    _find_pair_count,
    find_doubles,
    _find_repeated_word,
    _find_free_pair,
    find_uneven_form,
    _find_unproved_part,
)
"""The rules about pairs, the gravest first."""
ORDERING_RULES: tuple[Rule, ...] = (
    _find_event_count,
    find_doubles,
    _find_dated_event,
    _find_order_word,
    _find_unproved_part,
)
"""The rules about events, the gravest first."""
