"""The best tree of a sentence, given how well each word governs each other word."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["best_heads"]

Scores = NDArray[np.float64]
Heads = NDArray[np.intp]

ONE_ROOT = 1e6
"""Taken from every arc from the root, so that the best tree has as few of them as a tree can: one."""


def best_heads(scores: Scores) -> Heads:
    """The head of each of n words in the tree with the highest sum of scores and exactly one root.

    ``scores`` [n, n+1] holds a row a word and a column a head, the root first. A head is counted as the columns are:
    0 is the root, i + 1 the word i. Chu and Liu 1965, Edmonds 1967.
    """
    greedy: Heads = scores.argmax(axis=1)
    if (greedy == 0).sum() == 1 and not _cycle([0, *greedy]):
        return greedy
    count = len(scores)
    square = np.full((count + 1, count + 1), -np.inf)
    square[1:] = scores
    square[1:, 0] -= ONE_ROOT
    np.fill_diagonal(square, -np.inf)
    return np.array(_best(square)[1:], dtype=np.intp)


def _best(scores: Scores) -> list[int]:
    """The heads of the best tree over nodes of which 0 is the root; the root's own head is given as 0."""
    heads = [0, *scores[1:].argmax(axis=1).tolist()]
    cycle = _cycle(heads)
    if not cycle:
        return heads
    # The cycle becomes one node, the last; an arc into it costs the arc of the cycle that it would replace.
    inside = np.array(cycle)
    outside = np.delete(np.arange(len(heads)), inside)
    lost = scores[inside, [heads[node] for node in cycle]]
    entering = scores[np.ix_(inside, outside)] - lost[:, None]
    leaving = scores[np.ix_(outside, inside)]
    smaller = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    smaller[:-1, :-1] = scores[np.ix_(outside, outside)]
    smaller[-1, :-1], smaller[:-1, -1] = entering.max(axis=0), leaving.max(axis=1)
    *chosen, above = _best(smaller)
    for place, head in enumerate(chosen):
        from_cycle = head == len(outside)
        heads[outside[place]] = int(inside[leaving[place].argmax()] if from_cycle else outside[head])
    heads[cycle[int(entering[:, above].argmax())]] = int(outside[above])
    return heads


def _cycle(heads: list[int]) -> list[int]:
    """The nodes of one cycle, empty where every path ends at node 0."""
    state = [0] * len(heads)
    state[0] = 1
    for start in range(1, len(heads)):
        path, node = [], start
        while not state[node]:
            state[node] = start + 1
            path.append(node)
            node = heads[node]
        if state[node] == start + 1:
            return path[path.index(node) :]
    return []
