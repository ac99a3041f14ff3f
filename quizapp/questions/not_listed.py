"""Asks which of some names is not in a list that the passage gives in full.

> Omar Finch was born in Hull. He left Hull in 1980. Rosa Vane has lived in Oslo, Leeds, Madrid and Paris since 1990.
  Ada Lund was born in Bergen. She left Bergen in 1985.
  → According to the article, in which of the following has Rosa Vane NOT lived since 1990?
> Rosa Vane has lived in cities such as Oslo, Leeds and Madrid since 1990. → nothing: there may be others
> Rosa Vane has lived in Oslo and Leeds since 1990. → nothing: two names are no list
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quizapp.english.stems import ask
from quizapp.english.trees import children
from quizapp.english.wordlists import word_set
from quizapp.facts.arguments import entity_at
from quizapp.model import (
    Argument,
    Candidate,
    Entity,
    EntityKind,
    Evidence,
    Fact,
    Option,
    OptionKind,
    Reading,
    Role,
)
from quizapp.questions.drafting import draft, evidence_of
from quizapp.questions.wording import statement_of

__all__ = ["ask_of"]

FEWEST = 3
KINDS = frozenset({EntityKind.PERSON, EntityKind.CITY, EntityKind.REGION, EntityKind.COUNTRY})
"""Kinds whose names are surely of one sort; among organisations stand stadiums beside clubs."""
OPEN = word_set("other others including such like especially notably among etc more elsewhere some several many")
"""Words beside which a list is not the whole of it."""
ASKED = frozenset({Role.OBJECT, Role.PLACE, Role.OBLIQUE, Role.AGENT, Role.COMPLEMENT})
LONGEST = 22


def ask_of(fact: Fact, reading: Reading) -> Iterator[Candidate]:
    """One question for each list of names after the verb; its odd one out is found by a later stage."""
    if fact.construction not in {"active", "passive"} or fact.predicate.negated or fact.claimant:
        return
    for listed in fact.arguments[1:]:
        members = _members(listed, fact, reading) if listed.role in ASKED and listed.full else ()
        stem = _stem(fact, listed, reading) if members else ""
        if stem and len(stem.split()) <= LONGEST:
            answer = replace(listed, entity=members[0], kind=members[0].kind)
            made = draft("not_listed", stem, fact=fact, answer=answer, key=members[0].text, reading=reading)
            yield replace(made, question=replace(made.question, options=_options(members, evidence_of(fact, reading))))


def _options(members: tuple[Entity, ...], evidence: Evidence) -> tuple[Option, ...]:
    reason = "The passage has this in its list."
    return tuple(Option("", item.text, OptionKind.MISREADING, reason, evidence=evidence) for item in members)


def _stem(fact: Fact, listed: Argument, reading: Reading) -> str:
    statement = statement_of(fact, reading, without=listed.head)
    if statement is None:
        return ""
    denied = replace(statement, subject=f"{statement.subject} NOT", claimant="the article")
    return ask(f"{listed.preposition} which of the following".strip(), denied)


def _members(listed: Argument, fact: Fact, reading: Reading) -> tuple[Entity, ...]:
    """The names of a list of one kind that is given in full; () for anything else."""
    sentence = reading.sentences[fact.sentence]
    heads = [listed.head, *(token.index for token in children(sentence, listed.head, "conj"))]
    found = [entity_at(reading, sentence, head) for head in heads]
    named = [item for item in found if item is not None and item.kind in KINDS]
    words = {token.text.lower() for token in sentence.tokens[max(0, listed.first - 4) : listed.last + 1]}
    joined = {token.text.lower() for head in heads for token in children(sentence, head, "cc")}
    alone = sum(item.last - item.first + 1 for item in named) + 2 * len(named) >= listed.last - listed.first + 1
    whole = len(named) == len(heads) >= FEWEST and len({item.kind for item in named}) == 1 and joined == {"and"}
    return tuple(named) if whole and alone and not words & OPEN else ()
