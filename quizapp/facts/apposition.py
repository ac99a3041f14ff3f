"""Facts of a name and the description set beside it.

> Rosa Vane, the director of the Norbury Museum, resigned in 2019. → be(Rosa Vane; the director of the Norbury Museum)
> The Norbury Trust, a small local charity, repaired the roof of the mill in 2019.
  → be(The Norbury Trust; a small local charity)
> Rosa Vane, Omar Finch and Ada Lund opened the hall. → nothing: a list of names describes nobody
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quizapp.english.trees import is_plural
from quizapp.facts.arguments import argument
from quizapp.facts.verbal import certainty_of
from quizapp.model import Argument, EntityKind, Fact, Predicate, Reading, Role, Sentence, Tense

__all__ = ["find"]


def find(reading: Reading, sentence: Sentence) -> Iterator[Fact]:
    """One fact for each apposition in which exactly one side is a name."""
    for token in sentence.tokens:
        if token.deprel != "appos":
            continue
        one = argument(reading, sentence, token.head, Role.SUBJECT, less=token.index)
        other = argument(reading, sentence, token.index, Role.SUBJECT)
        named = [side for side in (one, other) if _is_name(sentence, side)]
        if len(named) == 1:
            yield _fact(sentence, named[0], other if named[0] is one else one)


def _is_name(sentence: Sentence, side: Argument) -> bool:
    return sentence.tokens[side.head].upos == "PROPN" and side.entity is not None


def _fact(sentence: Sentence, name: Argument, description: Argument) -> Fact:
    plural = name.kind is not EntityKind.PERSON and is_plural(sentence, name.head)
    arguments = (name, replace(description, role=Role.COMPLEMENT))
    return Fact(
        construction="apposition",
        sentence=sentence.index,
        predicate=Predicate(head=name.head, lemma="be", words=("are" if plural else "is",), tense=Tense.PRESENT),
        arguments=arguments,
        start=sentence.start,
        end=sentence.end,
        certainty=certainty_of(sentence, [name.head], arguments),
    )
