"""The subject of a clause, a pronoun bound to the clause's claimant included."""

from __future__ import annotations

from dataclasses import replace

from quizapp.english.lexicon import kinds
from quizapp.english.trees import is_plural, is_quoted
from quizapp.facts.arguments import argument, entity_at
from quizapp.facts.clauses import Clause, named_beside
from quizapp.model import Argument, EntityKind, Reading, Role, Sentence

__all__ = ["bind", "subject_of"]


def subject_of(reading: Reading, sentence: Sentence, clause: Clause) -> Argument:
    """The subject; *it*, *he*, *she* and *they* stand alone when they can only mean who makes the claim.

    > The army said it had left the town. → (According to the army,) it
    """
    head = named_beside(reading, sentence, clause.subject)
    subject = argument(reading, sentence, head, Role.SUBJECT, less=clause.head)
    pronoun = subject.text.lower()
    if (
        subject.full
        or clause.claimant < 0
        or is_quoted(sentence, clause.head)
        or pronoun not in _pronouns_for(reading, sentence, clause.claimant)
    ):
        return subject
    return replace(subject, full=pronoun)


def bind(reading: Reading, sentence: Sentence, subject: Argument, other: Argument) -> Argument:
    """An argument whose one pronoun is a possessive that can only mean the subject stands alone beside it.

    > The company shelved its plans. → its plans
    """
    if _is_torn_between(reading, sentence, subject, other):
        return replace(other, full="")
    if other.full or not subject.full or subject.first > other.first:
        return other
    tokens = sentence.tokens[other.first : other.last + 1]
    pronouns = [token.text.lower() for token in tokens if token.upos == "PRON" or token.xpos == "PRP$"]
    pointing = any(token.text.lower() in {"this", "that", "these", "those", "such"} for token in tokens)
    fits = len(pronouns) == 1 and pronouns[0] in _possessives(reading, sentence, subject.head)
    return replace(other, full=other.text) if fits and not pointing else other


def _is_torn_between(reading: Reading, sentence: Sentence, subject: Argument, other: Argument) -> bool:
    """Whether a possessive was taken for another's though it may be the subject's: *Suter saw his friend's face*."""
    own = _possessives(reading, sentence, subject.head)
    pronouns = {token.text.lower() for token in sentence.tokens[other.first : other.last + 1] if token.xpos == "PRP$"}
    worded = other.full.lower()
    replaced = bool(worded) and other.full != other.text and not pronouns & set(worded.split())
    possible = bool(pronouns & own) and subject.first < other.first
    return replaced and possible and subject.full.lower() not in worded


def _possessives(reading: Reading, sentence: Sentence, subject: int) -> frozenset[str]:
    pronouns = _pronouns_for(reading, sentence, subject)
    return frozenset({"his", "her"} if "he" in pronouns else {"their"} if "they" in pronouns else {"its"})


def _pronouns_for(reading: Reading, sentence: Sentence, claimant: int) -> frozenset[str]:
    """The pronouns that can stand for a claimant."""
    token, entity = sentence.tokens[claimant], entity_at(reading, sentence, claimant)
    is_person = (entity and entity.kind is EntityKind.PERSON) or kinds(token.lemma)[:1] == ("person",)
    if is_plural(sentence, claimant):
        return frozenset({"they"})
    return frozenset({"he", "she"} if is_person else {"it"})
