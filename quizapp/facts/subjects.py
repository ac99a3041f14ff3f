"""The subject of a clause, a pronoun bound to the clause's claimant included."""

from __future__ import annotations

from dataclasses import replace

from quizapp.english.lexicon import kinds
from quizapp.english.trees import is_plural, is_quoted
from quizapp.facts.arguments import argument, entity_at
from quizapp.facts.clauses import Clause
from quizapp.model import Argument, EntityKind, Reading, Role, Sentence

__all__ = ["subject_of"]


def subject_of(reading: Reading, sentence: Sentence, clause: Clause) -> Argument:
    """The subject; *it*, *he*, *she* and *they* stand alone when they can only mean who makes the claim.

    > The army said it had left the town. → (According to the army,) it
    """
    subject = argument(reading, sentence, clause.subject, Role.SUBJECT, less=clause.head)
    pronoun = subject.text.lower()
    if (
        subject.full
        or clause.claimant < 0
        or is_quoted(sentence, clause.head)
        or pronoun not in _pronouns(reading, sentence, clause.claimant)
    ):
        return subject
    return replace(subject, full=pronoun)


def _pronouns(reading: Reading, sentence: Sentence, claimant: int) -> frozenset[str]:
    """The pronouns that can stand for a claimant."""
    token, entity = sentence.tokens[claimant], entity_at(reading, sentence, claimant)
    is_person = (entity and entity.kind is EntityKind.PERSON) or kinds(token.lemma)[:1] == ("person",)
    if is_plural(sentence, claimant):
        return frozenset({"they"})
    return frozenset({"he", "she"} if is_person else {"it"})
