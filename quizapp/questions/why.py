"""Asks for a reason or a purpose.

> The road to Leeds was closed because a bridge had cracked. → Why was the road to Leeds closed?
> Rosa Vane sold the old mill to pay for the new bridge. → Why did Rosa Vane sell the old mill?
> Rosa Vane made the decision to leave the council in 2019. → nothing: it says which decision, not why
"""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.english.stems import ask
from quizapp.english.trees import upper_first
from quizapp.english.wordlists import word_set
from quizapp.model import Argument, Candidate, Fact, Reading, Role
from quizapp.questions.drafting import draft
from quizapp.questions.wording import statement_of

__all__ = ["ask_of"]

FOLLOWED = word_set(
    "ability agreement attempt authority bid campaign chance choice decision deal demand desire determination drive "
    "duty effort failure freedom intention invitation mission move need obligation offer opportunity order permission "
    "plan pledge power pressure promise proposal reason refusal request right struggle threat time vote way "
    "willingness work"
)
"""Nouns that an infinitive completes: *the decision to leave* says which decision, not why."""
COMPLETED = word_set(
    "wait live stay remain hope agree fail decline refuse hesitate promise threaten vow pledge offer tend seem appear "
    "happen volunteer build have"
)
"""Verbs that an infinitive completes, or whose object it does: *waited weeks to hear*, *had bills to pay*."""
SHORTEST, LONGEST = 3, 16
"""Words of a reason that can stand as an option."""


def ask_of(fact: Fact, reading: Reading) -> Iterator[Candidate]:
    """One question for each reason or purpose clause."""
    bare = fact.predicate.lemma == "be" and fact.construction != "copula"
    if fact.predicate.lemma in COMPLETED or bare:
        return
    for answer in fact.arguments[1:]:
        if answer.role not in {Role.REASON, Role.PURPOSE} or not answer.full or _belongs_to_noun(answer, fact, reading):
            continue
        statement = statement_of(fact, reading, without=answer.head)
        if statement and SHORTEST <= len(answer.full.split()) <= LONGEST:
            key = upper_first(answer.full)
            yield draft("why", ask("why", statement), fact=fact, answer=answer, key=key, reading=reading)


def _belongs_to_noun(answer: Argument, fact: Fact, reading: Reading) -> bool:
    before = reading.sentences[fact.sentence].tokens[max(0, answer.first - 1)]
    return answer.role is Role.PURPOSE and before.lemma in FOLLOWED
