"""Asks what somebody said about something.

> Rosa Vane said the lake in Roundhay Park was safe for swimmers.
  → What did Rosa Vane say about the lake in Roundhay Park?
> The lake in Roundhay Park is safe for swimmers. → nothing: nobody says so but the passage
"""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.english.lexicon import kinds
from quizapp.facts.clauses import UNKNOWN
from quizapp.model import Argument, Candidate, EntityKind, Fact, Reading, Role
from quizapp.questions.deeds import said_of
from quizapp.questions.drafting import draft
from quizapp.questions.wording import statement_of

__all__ = ["ask_of"]

PRONOUNS = frozenset({"it", "they", "he", "she"})
OWNED = ("his ", "her ", "its ", "their ")
"""How something begins that the passage may call by its name elsewhere."""


def ask_of(fact: Fact, reading: Reading) -> Iterator[Candidate]:
    """One question for each claim about a thing."""
    subject = fact.arguments[0]
    if fact.claimant in {"", UNKNOWN} or fact.construction not in {"active", "passive", "copula"}:
        return
    statement = statement_of(fact, reading)
    head = reading.sentences[fact.sentence].tokens[subject.head]
    if (
        statement is None
        or statement.subject.lower() in PRONOUNS
        or statement.subject.lower().startswith(OWNED)
        or not statement.claimant
        or not _is_topic(subject)
        or head.upos == "PRON"
        or "person" in kinds(head.lemma)[:1]
    ):
        return
    key = said_of(fact, reading, plural=statement.plural)
    if key:
        stem = f"What did {fact.claimant} say about {statement.subject}?"
        yield draft("what_said", stem, fact=fact, answer=_content(fact), key=key, reading=reading)


def _is_topic(subject: Argument) -> bool:
    """A thing that *it* or *they* can stand for, named or definite, in a few words."""
    definite = subject.full.lower().startswith(("the ", "its ", "their ")) or any(map(str.isupper, subject.full))
    return definite and subject.kind is not EntityKind.PERSON and 1 <= len(subject.full.split()) <= 8


def _content(fact: Fact) -> Argument:
    """The claim as an argument: everything after the subject."""
    last = fact.arguments[-1]
    text = " ".join(item.text for item in fact.arguments[1:])
    return Argument(Role.CONTENT, last.first, last.last, fact.predicate.head, text, text, last.start, last.end)
