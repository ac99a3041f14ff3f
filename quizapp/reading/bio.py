"""Names from their labels: B begins one, I goes on inside it, O is outside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

__all__ = ["Name", "best_labels", "find_names", "find_spans"]

Chances = NDArray[np.float32]
NEVER = np.float32(-1e9)


@dataclass(frozen=True, slots=True)
class Name:
    """A name: tokens ``first`` to ``last`` (inclusive) of a sentence, labelled PER, LOC, ORG, EVENT, WORK, PRODUCT or
    MISC. ``certainty`` is how sure the model is of its bounds and label together, 0 to 1."""

    label: str
    sentence: int
    first: int
    last: int
    certainty: float = 1.0


def best_labels(chances: Chances, labels: tuple[str, ...]) -> NDArray[np.intp]:
    """The best allowed sequence of labels for each of B sentences of W words (Viterbi 1967).

    ``chances`` [B, W, N] are log-probabilities. I-X stands only after B-X or I-X.
    """
    batch, length, _ = chances.shape
    moves = _moves(labels)
    best = chances[:, 0] + _moves(labels)[0]
    back = np.zeros((length, batch, len(labels)), dtype=np.intp)
    for place in range(1, length):
        reached = best[:, :, None] + moves
        back[place] = reached.argmax(axis=1)
        best = reached.max(axis=1) + chances[:, place]
    chosen = np.zeros((batch, length), dtype=np.intp)
    chosen[:, -1] = best.argmax(axis=1)
    for place in range(length - 1, 0, -1):
        chosen[:, place - 1] = back[place][np.arange(batch), chosen[:, place]]
    return chosen


@cache
def _moves(labels: tuple[str, ...]) -> Chances:
    """0 where one label may follow another, else NEVER; label 0 is O, which also stands before the sentence."""
    table = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for index, label in enumerate(labels):
        if label.startswith("I-"):
            before = [labels.index(f"B-{label[2:]}"), index]
            table[:, index] = NEVER
            table[before, index] = 0
    return table


def find_spans(labels: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """The names of one sentence's labels, as (label, first, last).

    >>> list(find_spans(["B-PER", "I-PER", "O", "B-LOC"]))
    [('PER', 0, 1), ('LOC', 3, 3)]
    """
    first = 0
    for index, label in enumerate(labels):
        if label.startswith("B-"):
            first = index
        following = labels[index + 1] if index + 1 < len(labels) else "O"
        if label != "O" and not following.startswith("I-"):
            yield label[2:], first, index


def find_names(
    chances: Chances, tags: NDArray[np.intp], labels: Sequence[str]
) -> Iterator[tuple[str, int, int, float]]:
    """The names of one sentence with the probability of their least probable label, not yet calibrated.

    ``chances`` [W, N] are log-probabilities, ``tags`` [W] the labels chosen by ``best_labels``.
    """
    for label, first, last in find_spans([labels[tag] for tag in tags.tolist()]):
        places = np.arange(first, last + 1)
        yield label, first, last, float(np.exp(chances[places, tags[places]].min()))
