"""Asks whose claim something is.

> The lake in Roundhay Park is safe for swimmers, Rosa Vane said.
  → Who said that the lake in Roundhay Park is safe for swimmers?
> It is safe for swimmers, Rosa Vane said. → nothing: a claim must stand alone
"""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.english.stems import clause_of
from quizapp.english.wordlists import word_set
from quizapp.model import Candidate, Fact, Reading
from quizapp.questions.drafting import draft
from quizapp.questions.naming import wh_for
from quizapp.questions.speakers import speaker_of
from quizapp.questions.who import is_name, name_of
from quizapp.questions.wording import statement_of

__all__ = ["ask_of"]

PRESS = word_set("News Times Post Reuters Press BBC CNN Guardian Journal Telegraph Bloomberg AP AFP Herald")
"""Who reports a claim is seldom worth knowing."""
PRONOUNS = frozenset({"it", "they", "he", "she"})
LONGEST = 22
"""Words of a claim in a stem; longer ones are hard to hold in the head."""


def ask_of(fact: Fact, reading: Reading) -> Iterator[Candidate]:
    """One question for each claim that stands alone, by a speaker with a name."""
    speaker = speaker_of(fact, reading) if fact.claimant else None
    if speaker is None or not is_name(speaker) or speaker.entity is None:
        return
    statement = statement_of(fact, reading)
    if statement is None or not statement.parts or name_of(speaker) in clause_of(statement):
        return
    claim = clause_of(statement)
    wh = wh_for(speaker.entity, reading)
    if fact.arguments[0].full.lower() in PRONOUNS or set(name_of(speaker).split()) & PRESS:
        return
    if 5 <= len(claim.split()) <= LONGEST and wh:
        stem = f"{wh[:1].upper()}{wh[1:]} said that {claim}?"
        yield draft("who_said", stem, fact=fact, answer=speaker, key=name_of(speaker), reading=reading)
