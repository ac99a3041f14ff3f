"""Asks what was done, made or meant: an object or a complement that is a thing, not a name.

> Leeds Council banned plastic straws in 2019. → What did Leeds Council ban in 2019?
> Leeds Council has a new plan for the bridge. → nothing: it has much else
> Leeds Council banned six brands of straw in 2019. → nothing: how many is another question
> Leeds Council banned everything in 2019. → nothing: *everything* says too little
"""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.english.lexicon import kinds
from quizapp.english.stems import ask
from quizapp.english.trees import lower_first
from quizapp.english.wordlists import word_set
from quizapp.model import Argument, Candidate, Fact, Reading, Role
from quizapp.questions.drafting import draft
from quizapp.questions.wording import phrase, statement_of

__all__ = ["ask_of"]

VAGUE = word_set(
    "announcement anything area bit case chance concern day deal decision difference end everything example fact "
    "place way thing something one move number part people point position problem question reason role side step "
    "time today lot look order use view setback blow statement work year week month result someone nothing"
)
"""Nouns that say too little to be an answer."""
OWNING = word_set("have own")
"""Verbs of which too much could be an object."""
SHORTEST, LONGEST = 2, 7
"""Words of an answer that can stand as an option."""


def ask_of(fact: Fact, reading: Reading) -> Iterator[Candidate]:
    """One question for the object of an active verb."""
    if fact.construction != "active" or fact.predicate.lemma in OWNING:
        return
    for answer in fact.arguments[1:]:
        if answer.role is Role.OBJECT and answer.entity is None and _says_enough(answer, fact, reading):
            statement = statement_of(fact, reading, without=answer.head)
            if statement:
                key = lower_first(reading.sentences[fact.sentence], answer.first, phrase(answer))
                yield draft("what", ask("what", statement), fact=fact, answer=answer, key=key, reading=reading)


def _says_enough(answer: Argument, fact: Fact, reading: Reading) -> bool:
    head = reading.sentences[fact.sentence].tokens[answer.head]
    if kinds(head.lemma)[:1] == ("person",):
        return False
    telling = [word for word in answer.full.lower().split() if word not in {"the", "a", "an", "its", "their", "some"}]
    fits = SHORTEST <= len(telling) <= LONGEST
    counted = any(
        token.upos == "NUM" for token in reading.sentences[fact.sentence].tokens[answer.first : answer.last + 1]
    )
    return head.upos == "NOUN" and head.lemma not in VAGUE and fits and not counted
