"""What a fact says of its subject, as an answer: "It is safe to swim in", "Sell its ground"."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.english.stems import Statement, join
from quizapp.english.verbs import agree, inflect
from quizapp.english.wordlists import I_AND_YOU
from quizapp.model import Argument, Fact, Reading, Tense
from quizapp.questions.wording import phrase, statement_of

__all__ = ["LONGEST", "SHORTEST", "bare_deed", "said_of", "tail_of"]

SHORTEST, LONGEST = 3, 14
"""Words of a deed that can stand as an option."""


def said_of(fact: Fact, reading: Reading, *, plural: bool) -> str:
    """The predicate of a fact after a pronoun: "It was shut for repairs"; "" when it cannot stand alone."""
    statement = statement_of(fact, reading)
    if statement is None or not statement.parts:
        return ""
    predicate = statement.predicate
    words = agree(predicate.words, predicate.lemma, tense=predicate.tense, plural=plural)
    return _fitting(join(["They" if plural else "It", *words, *_parts(statement)]))


def bare_deed(fact: Fact, reading: Reading) -> str:
    """The predicate of an active fact as an infinitive without "to": "sell its ground"; "" when there is none."""
    predicate = fact.predicate
    statement = statement_of(fact, reading)
    simple = predicate.words[0] in {inflect(predicate.lemma, tag) for tag in ("VBD", "VBZ", "VBP")}
    if statement is None or not statement.parts or not simple or fact.construction != "active":
        return ""
    first = predicate.lemma if predicate.tense is not Tense.NONE else ""
    return _fitting(join([first, *predicate.words[1:], *_parts(statement)])) if first else ""


def _parts(statement: Statement) -> Iterator[str]:
    yield from (part.text for part in statement.parts)


def _fitting(text: str) -> str:
    words = text.lower().split()
    told = any(mark in text for mark in '“”"') or bool(I_AND_YOU & set(words))
    return text if SHORTEST <= len(words) <= LONGEST and not told else ""


def tail_of(argument: Argument) -> str:
    """An infinitive argument without its "to"."""
    return phrase(argument).removeprefix("to ")
