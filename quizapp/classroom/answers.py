"""An answer as the student's page gives it ⇄ the response that is stored and marked.

The page knows no option's id: a choice is named by its place in this attempt, "1" for the first. The answer
to a question of several parts has one entry a part, with commas between and nothing for a blank: "2,,1".
"""

from __future__ import annotations

from quizapp.errors.quizzes import UnfitAnswerError
from quizapp.model import PARTED, QuestionKind
from quizapp.scoring import read_parts, write_parts
from quizapp.store.columns import storable
from quizapp.store.records.attempts import Layout

__all__ = ["LONGEST_TYPED", "answer_of", "response_of"]

LONGEST_TYPED = 200
"""How many characters a typed answer has at most."""


def answer_of(layout: Layout, response: str) -> str:
    """A stored response as the student's page gave it, "" for none."""
    if not response:
        return ""
    if layout.kind in PARTED:
        given = read_parts(response)
        return ",".join(_place_of(layout, given.get(part, "")) for part in layout.parts)
    return str(layout.order.index(response) + 1) if layout.order else response


def _place_of(layout: Layout, given: str) -> str:
    """What was given for one part: a choice's place for a left-hand side, an event's own place in the order."""
    if layout.kind is QuestionKind.MATCHING and given:
        return str(layout.order.index(given) + 1)
    return given


def response_of(layout: Layout, answer: str) -> str:
    """What to store of an answer; raises UnfitAnswerError."""
    if layout.kind not in PARTED and not layout.order:
        return _typed(answer)
    if not answer:
        return ""
    return _parts_of(layout, answer) if layout.kind in PARTED else _option_at(layout, answer)


def _parts_of(layout: Layout, answer: str) -> str:
    """What is given for each part, a blank for none."""
    places = answer.split(",")
    options = [_option_at(layout, place) if place else "" for place in places]
    if len(places) != len(layout.parts):
        raise UnfitAnswerError(f"it has {len(places)} parts instead of {len(layout.parts)}")
    given = options if layout.kind is QuestionKind.MATCHING else places
    return write_parts(dict(zip(layout.parts, given, strict=True)))


def _option_at(layout: Layout, place: str) -> str:
    """The id of the option at a place, "1" for the first."""
    options = {str(number): uid for number, uid in enumerate(layout.order, start=1)}
    if place not in options:
        raise UnfitAnswerError("it is none of the options")
    return options[place]


def _typed(answer: str) -> str:
    text = storable(answer.strip())
    if len(text) > LONGEST_TYPED:
        raise UnfitAnswerError(f"it is longer than {LONGEST_TYPED} characters")
    return text
