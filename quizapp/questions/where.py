"""Asks for the place where something happened.

> The Norbury Museum was opened in Leeds in 2019. → In which city was the Norbury Museum opened in 2019?
> Rosa Vane has died in Leeds. → In which city did Rosa Vane die?
> Rosa Vane took an interest in Leeds. → nothing: it is the interest that is in Leeds
> Rosa Vane studied at Leeds. → nothing: one is in a city, and at its university
"""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.english.stems import ask, in_simple_past
from quizapp.model import Argument, Candidate, EntityKind, Fact, Reading, Role
from quizapp.questions.drafting import draft
from quizapp.questions.naming import wh_of
from quizapp.questions.who import is_name, name_of
from quizapp.questions.wording import statement_of

__all__ = ["ask_of"]


def ask_of(fact: Fact, reading: Reading) -> Iterator[Candidate]:
    """One question for each named place of a fact."""
    for answer in fact.arguments[1:]:
        if answer.role is not Role.PLACE or not is_name(answer) or answer.entity is None or _is_a_part(answer):
            continue
        statement = statement_of(fact, reading, without=answer.head)
        wh = wh_of(answer, reading.sentences[fact.sentence], reading)
        if statement and wh:
            stem = ask(f"{answer.preposition} {wh}", in_simple_past(statement))
            yield draft("where", stem, fact=fact, answer=answer, key=name_of(answer), reading=reading)


def _is_a_part(place: Argument) -> bool:
    """Whether a city stands for something in it: *the University of California at Berkeley*."""
    return place.kind is EntityKind.CITY and place.preposition == "at"
