"""The order in which one attempt shows a question's options."""

from __future__ import annotations

from random import Random

from quizapp.distractors.selecting import UNORDERED, place_of
from quizapp.model import PARTED, Question, QuestionKind

__all__ = ["shuffled_options"]


def shuffled_options(question: Question, random: Random) -> tuple[str, ...]:
    """The ids of a question's options in random order, but "True" before "False", and numbers and dates in order.

    Numbers out of order are harder to read and no harder to know (Haladyna, Downing and Rodriguez 2002: "place choices
    in logical or numerical order"). Right-hand sides and events always change places, since their own order is the
    key. A fill-in shows none: its options are wrong answers to know when marking.
    """
    if question.kind is QuestionKind.FILL_IN:
        return ()
    order = [option.id for option in question.options]
    if question.kind in PARTED or not _keeps_order(question):
        random.shuffle(order)
    return tuple(order)


def _keeps_order(question: Question) -> bool:
    return question.kind is QuestionKind.TRUE_FALSE or _in_number_order(question)


def _in_number_order(question: Question) -> bool:
    """Whether the options are numbers, ranks or dates, in figures or in words, that stand from low to high."""
    places = [place_of(option.text) for option in question.options]
    return all(place[0] != UNORDERED for place in places) and places == sorted(places)
