"""Choosing two or three wrong answers that stand well beside the key and beside each other.

The place of the key, among numbers and among lengths alike, is drawn by lot, so that over a quiz neither the longest
option nor the middle figure is right more often than the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations
from random import Random

from quizapp.distractors.case import Case, Distractor, Form
from quizapp.distractors.dating import date_of, moment
from quizapp.distractors.figures import is_share, share_of, split_figure
from quizapp.english.numbers import read_ordinal
from quizapp.english.places import fold_name

__all__ = ["ORDERED", "UNORDERED", "place_of", "select"]

UNORDERED = 3
"""Where an option that is neither number, rank nor date stands."""
MOST, FEWEST = 3, 2
ORDERED = frozenset({Form.NUMBER, Form.SHARE, Form.DATE, Form.ORDINAL})
"""Forms whose options stand in ascending order."""
POOL = 8
"""How many of the best are tried in every combination."""
LEAST = 0.5
"""The fit below which a wrong answer is of another kind or grain: a good pair is better than a padded three."""
TELLING = 0.25
"""What it costs a set when its key stands out, beside fits between 0 and 1."""
NAMED, WORDED = 0.02, 0.1
"""What it costs that a key is not as long among the options as was drawn; nobody guesses a name by its length."""


def select(case: Case, distractors: Sequence[Distractor], lot: Random) -> tuple[Distractor, ...]:
    """The best set of three distractors, else of two; nothing when there are fewer."""
    pool = _distinct(sorted((item for item in distractors if item.fit >= LEAST), key=lambda item: -item.fit))
    if case.form in ORDERED:
        return _around(case, pool, lot)
    desired = lot.randrange(MOST + 1)
    for size in (MOST, FEWEST):
        sets = list(combinations(pool[:POOL], size))
        if sets:
            return max(sets, key=lambda found: _worth(case, found, desired))
    return ()


def _distinct(distractors: Sequence[Distractor]) -> list[Distractor]:
    """Each wording and each named thing once, its best first; none that holds another."""
    kept: list[Distractor] = []
    for item in distractors:
        if not any(_same(item, other) for other in kept):
            kept.append(item)
    return kept


def _same(one: Distractor, other: Distractor) -> bool:
    first, second = fold_name(one.text), fold_name(other.text)
    if one.named or other.named:
        return first in second or second in first
    return first == second


def _around(case: Case, pool: Sequence[Distractor], lot: Random) -> tuple[Distractor, ...]:
    """Numbers below and above the key, as many of each as a place drawn by lot asks for."""
    own = place_of(case.key)
    below = [item for item in pool if place_of(item.text) < own]
    above = [item for item in pool if place_of(item.text) > own]
    size = min(MOST, len(below) + len(above))
    if size < FEWEST:
        return ()
    lower = min(max(lot.randrange(size + 1), size - len(above)), len(below))
    return (*below[:lower], *above[: size - lower])


def place_of(text: str) -> tuple[int, float, str]:
    """Where an option stands among its like: a number by its value, a rank by its rank, a date by its time."""
    figure, value = split_figure(text), date_of(text)
    rank = next((found for word in text.split() if (found := read_ordinal(word))), None)
    if value:
        return (0, 0.0, moment(value) or value)
    if is_share(text):
        return (1, float(share_of(text)), "")
    if figure:
        return (1, float(figure.value), "")
    return (2, float(rank), "") if rank else (UNORDERED, 0.0, text)


def _worth(case: Case, found: Sequence[Distractor], desired: int) -> float:
    """The fits of a set, less what makes its key stand out."""
    texts = [item.text for item in found]
    fits = sum(item.fit for item in found) / len(found)
    kinds = len({item.kind for item in found})
    rank = sum(len(text) < len(case.key) for text in texts)
    misplaced = abs(rank - desired * len(found) / MOST) * (NAMED if case.form is Form.NAME else WORDED)
    return fits + 0.05 * kinds - misplaced - TELLING * _uneven(case.key, texts) - _odd(case.key, texts)


def _uneven(key: str, texts: Sequence[str]) -> float:
    """How far lengths lie apart, beyond half as much again."""
    ratios = [max(len(text), len(key)) / max(1, min(len(text), len(key))) for text in texts]
    return sum(max(0.0, ratio - 1.5) for ratio in ratios) / len(texts)


def _odd(key: str, texts: Sequence[str]) -> float:
    """What it costs that the key alone differs in form from options that are all alike."""
    shapes = {_shape(text) for text in texts}
    return TELLING if len(shapes) == 1 and _shape(key) not in shapes else 0.0


def _shape(text: str) -> tuple[bool, str]:
    """Whether a text has more than one word, and its opening word if it is a small one."""
    opening = re.match(r"(?:the|an?|to|by|because)\b", text, re.IGNORECASE)
    return " " in text, opening[0].lower() if opening else ""
