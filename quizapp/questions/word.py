"""Leaves a gap where a telling common noun stands.

> Leeds Council closed the old stone bridge after a violent storm.
  → Leeds Council closed the old stone bridge after a violent ____.
> Leeds Council took a long step in the right direction in 2019. → nothing: *direction* says too little
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.english.lexicon import band
from quizapp.english.stems import GAP, state
from quizapp.model import Argument, Candidate, Fact, QuestionKind, Reading, Role, Token
from quizapp.questions.drafting import draft
from quizapp.questions.what import VAGUE
from quizapp.questions.wording import phrase, statement_of, worded

__all__ = ["ask_of"]

ASKED = frozenset({Role.OBJECT, Role.AGENT, Role.OBLIQUE, Role.COMPLEMENT, Role.REASON})
COMMONEST = 4
"""The band up to which a noun is rare enough to be worth finding in the passage."""
SHORTEST, LONGEST = 8, 24
"""Words of a statement that holds the gap."""


def ask_of(fact: Fact, reading: Reading) -> Iterator[Candidate]:
    """One fill-in for the last argument of a fact that ends in a telling noun."""
    for answer in reversed(fact.arguments[1:]):
        noun = _telling_noun(answer, fact, reading)
        if answer.role in ASKED and noun:
            gapped = re.sub(rf"\b{re.escape(noun.text)}$", GAP, worded(answer, fact))
            statement = statement_of(fact, reading, without=answer.head, instead=gapped)
            stem = state(statement) if statement else ""
            if stem.count(GAP) == 1 and SHORTEST <= len(stem.split()) <= LONGEST and stem.endswith(f"{GAP}."):
                yield draft(
                    "word", stem, fact=fact, answer=answer, key=noun.text, reading=reading, kind=QuestionKind.FILL_IN
                )
            return


def _telling_noun(answer: Argument, fact: Fact, reading: Reading) -> Token | None:
    """The noun that ends an argument, when it is neither vague nor common and something before it narrows it."""
    tokens = reading.sentences[fact.sentence].tokens
    last = tokens[answer.last]
    fits = last.upos == "NOUN" and last.lemma not in VAGUE and 0 < band(last.lemma) <= COMMONEST and len(last.text) > 4
    narrowed = answer.last > answer.first and tokens[answer.last - 1].upos in {"ADJ", "NOUN", "PROPN", "VERB"}
    return last if fits and narrowed and answer.entity is None and phrase(answer).endswith(last.text) else None
