"""Asks what somebody decided, planned or was asked to do.

> The Norbury Trust decided to sell the old mill to a supermarket. → What did the Norbury Trust decide to do?
> The Norbury Trust asked visitors to save water during the drought. → What did the Norbury Trust ask visitors to do?
> Rosa Vane seems to like the old mill. → nothing: to seem is no deed
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quizapp.english.stems import ask, join
from quizapp.english.trees import upper_first
from quizapp.english.wordlists import word_set
from quizapp.model import Argument, Candidate, Fact, Reading, Role
from quizapp.questions.deeds import LONGEST, SHORTEST, tail_of
from quizapp.questions.drafting import draft
from quizapp.questions.wording import statement_of

__all__ = ["ask_of"]

INTENDING = word_set(
    "agree aim attempt choose decide fail hope intend offer plan pledge prepare promise propose refuse seek threaten "
    "try vow want wish"
)
INFLUENCING = word_set(
    "advise allow ask challenge encourage expect forbid force invite order persuade press tell train urge want warn"
)


def ask_of(fact: Fact, reading: Reading) -> Iterator[Candidate]:
    """One question for each intention, and one for each thing that somebody was to do."""
    if fact.construction not in {"active", "passive"}:
        return
    if fact.predicate.lemma in INTENDING:
        yield from _intended(fact, reading)
    if fact.predicate.lemma in INFLUENCING:
        yield from _influenced(fact, reading)


def _intended(fact: Fact, reading: Reading) -> Iterator[Candidate]:
    statement = statement_of(fact, reading)
    words = fact.predicate.words
    if statement is None or "to" not in words:
        return
    place = words.index("to")
    deed = join([*words[place + 1 :], *(part.text for part in statement.parts)])
    short = replace(statement, parts=(), predicate=replace(statement.predicate, words=(*words[: place + 1], "do")))
    if SHORTEST <= len(deed.split()) <= LONGEST:
        answer = replace(fact.arguments[-1], role=Role.COMPLEMENT, head=fact.predicate.head)
        yield draft("what_do", ask("what", short), fact=fact, answer=answer, key=upper_first(deed), reading=reading)


def _influenced(fact: Fact, reading: Reading) -> Iterator[Candidate]:
    for answer in fact.arguments[1:]:
        if answer.role is Role.COMPLEMENT and _is_infinitive(answer):
            statement = statement_of(fact, reading, without=answer.head, instead="to do")
            deed = tail_of(answer)
            if statement and SHORTEST <= len(deed.split()) <= LONGEST:
                stem = ask("what", statement)
                yield draft("what_do", stem, fact=fact, answer=answer, key=upper_first(deed), reading=reading)


def _is_infinitive(answer: Argument) -> bool:
    return answer.full.startswith("to ")
