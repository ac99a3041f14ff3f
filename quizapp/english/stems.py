"""Stems: a fact turned into a question, or into a statement with a gap.

The order of words follows Huddleston and Pullum (2002), chapter 10: a question about the subject keeps the order of
the statement; every other question puts an auxiliary before the subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizapp.english.verbs import activate, agree, inflect, invert
from quizapp.english.wordlists import word_set
from quizapp.model import Predicate, Tense

__all__ = [
    "GAP",
    "Part",
    "Statement",
    "ask",
    "ask_agent",
    "ask_subject",
    "clause_of",
    "gapped",
    "in_simple_past",
    "join",
    "state",
    "stem_of",
]

GAP = "____"
OPENERS = word_set("who what which where when why how the a an in on to at from about for by until since with of")
"""Words that open a question or a phrase."""
CLITICS = word_set("n't n’t 's ’s 're ’re 've ’ve 'll ’ll")
"""Short forms that are written on to the word before."""


def stem_of(stem: str) -> str:
    """A stem as it is shown: a gap behind a question stands for the field below it.

    >>> stem_of("Who opened the hall? ____"), stem_of("____ opened the hall.")
    ('Who opened the hall?', '____ opened the hall.')
    """
    return stem.removesuffix(f" {GAP}") if stem.endswith(f"? {GAP}") else stem


def gapped(stem: str) -> str:
    """The stem of a fill-in as it is kept: with a gap behind a question that has none.

    >>> gapped("Who opened the hall?"), gapped("Who opened ____?"), gapped("She opened it.")
    ('Who opened the hall? ____', 'Who opened ____?', 'She opened it.')
    """
    return f"{stem} {GAP}" if stem.endswith("?") and GAP not in stem else stem


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a statement after its verb, ready to print; ``head`` is the token it is known by."""

    text: str
    head: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact ready to print: its subject, its verb group and the parts that follow, worded to stand alone."""

    subject: str
    predicate: Predicate
    parts: tuple[Part, ...]
    claimant: str = ""
    plural: bool = False


def ask_subject(wh: str, statement: Statement, *, plural: bool = False) -> str:
    """A question about the subject: "Who leads the group?"."""
    predicate = statement.predicate
    words = agree(predicate.words, predicate.lemma, tense=predicate.tense, plural=plural)
    return _question(statement, [wh, *words, *_texts(statement)])


def ask_agent(wh: str, statement: Statement) -> str:
    """A question about who did what was done, as a question about the subject: "Who opened the hall?"; or ""."""
    words = activate(statement.predicate)
    return _question(statement, [wh, *words, statement.subject, *_texts(statement)]) if words else ""


def ask(wh: str, statement: Statement) -> str:
    """A question about what stands after the verb; ``statement`` is without the part asked for."""
    auxiliary, rest = invert(statement.predicate)
    return _question(statement, [wh, auxiliary, statement.subject, *rest, *_texts(statement)])


def state(statement: Statement) -> str:
    """The statement as a sentence."""
    return _claimed(statement, clause_of(statement)).removesuffix(".") + "."


def in_simple_past(statement: Statement) -> Statement:
    """A statement in the perfect as it is told with its place or time: *has died* → *died*."""
    predicate = statement.predicate
    first, *rest = predicate.words
    if first.lower() not in {"has", "have"} or len(rest) != 1 + predicate.passive:
        return statement
    was = "were" if statement.plural else "was"
    words = (was, rest[-1]) if predicate.passive else (inflect(predicate.lemma, "VBD"),)
    return replace(statement, predicate=replace(predicate, words=words, tense=Tense.PAST))


def clause_of(statement: Statement) -> str:
    """The statement as it stands inside a sentence: no capital, no stop, nobody's claim."""
    return join([statement.subject, *statement.predicate.words, *_texts(statement)])


def _texts(statement: Statement) -> list[str]:
    return [part.text for part in statement.parts]


def _question(statement: Statement, words: Sequence[str]) -> str:
    return _claimed(statement, join(words)) + "?"


def _claimed(statement: Statement, text: str) -> str:
    if not statement.claimant:
        return text[:1].upper() + text[1:]
    return f"According to {statement.claimant}, {text[:1].lower() + text[1:] if _is_common(text) else text}"


def _is_common(text: str) -> bool:
    """Whether a text begins with a question word or an article, which is small inside a sentence."""
    return text.split(" ", 1)[0].lower() in OPENERS


def join(words: Sequence[str]) -> str:
    """Words and phrases as running text: clitics and commas close up to the word before."""
    text = ""
    for word in filter(None, words):
        closes = word[0] in ",;:.?!" or word.lower() in CLITICS
        text += word if closes or not text else f" {word}"
    return text
