"""The order in which one attempt shows a question's options."""

from __future__ import annotations

import re
from random import Random

from quizapp.model import Question, QuestionKind

__all__ = ["shuffled_options"]

NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def shuffled_options(question: Question, random: Random) -> tuple[str, ...]:
    """The ids of a question's options in random order, but "True" before "False" and numbers as they stand, in order.

    Numbers out of order are harder to read and no harder to know (Haladyna, Downing and Rodriguez 2002: "place choices
    in logical or numerical order"). A fill-in shows none: its options are wrong answers to know when marking.
    """
    if question.kind is QuestionKind.FILL_IN:
        return ()
    order = [option.id for option in question.options]
    if question.kind is not QuestionKind.TRUE_FALSE and not in_number_order(question):
        random.shuffle(order)
    return tuple(order)


def in_number_order(question: Question) -> bool:
    numbers = [leading_number(option.text) for option in question.options]
    return None not in numbers and numbers == sorted(number for number in numbers if number is not None)


def leading_number(text: str) -> float | None:
    found = NUMBER.match(text)
    return float(found[0].replace(",", "")) if found else None
