"""Where the key stands among the options: over a quiz, every place as often as any other.

After Haladyna, Downing and Rodriguez (2002): "vary the location of the right answer".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random

from quizapp.distractors.selecting import UNORDERED, place_of
from quizapp.model import OptionKind, Question, QuestionKind

__all__ = ["place_keys"]


def place_keys(questions: Iterable[Question], *, seed: int = 0) -> Iterator[Question]:
    """The questions, each key in the place least used so far; ties are drawn by lot.

    Options that stand in order (numbers, ranks, dates) keep it.
    """
    used: Counter[int] = Counter()
    for question in questions:
        placed = _moved(question, used, Random(f"{seed}|{question.id}")) if _is_movable(question) else question
        if placed.kind is QuestionKind.MULTIPLE_CHOICE:
            used[_place(placed)] += 1
        yield placed


def _is_movable(question: Question) -> bool:
    ordered = all(place_of(option.text)[0] < UNORDERED for option in question.options)
    return question.kind is QuestionKind.MULTIPLE_CHOICE and not ordered


def _moved(question: Question, used: Counter[int], lot: Random) -> Question:
    place = min(range(len(question.options)), key=lambda index: (used[index], lot.random()))
    key = question.options[_place(question)]
    others = [option for option in question.options if option is not key]
    return replace(question, options=(*others[:place], key, *others[place:]))


def _place(question: Question) -> int:
    return next(index for index, option in enumerate(question.options) if option.kind is OptionKind.KEY)
