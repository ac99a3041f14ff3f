"""Two small ways to learn weights: yes or no for each row, and which one row of several. Both convex, no randomness."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from quizapp.reading.line_features import Column
from quizapp.reading.softmax import softmax

__all__ = ["fit_choice", "fit_yes_or_no"]


def fit_yes_or_no(rows: Column, truth: Column, importance: Column, *, penalty: float, turns: int = 10) -> Column:
    """Return logistic regression's weights for the columns of ``rows``, the last of which is all ones.

    Newton's method (iteratively reweighted least squares) with an L2 penalty on all but the last.
    """
    weights = np.zeros(rows.shape[1])
    dear = np.append(np.full(rows.shape[1] - 1, penalty), 1e-6)
    for _ in range(turns):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -15, 15)))
        spread = importance * np.maximum(chance * (1 - chance), 1e-3)
        slope = rows.T @ (importance * (chance - truth)) + dear * weights
        step = np.linalg.solve((rows * spread[:, None]).T @ rows + np.diag(dear), slope)
        weights = weights - step
        if np.abs(step).max() < 1e-3:
            break
    return weights


def fit_choice(tasks: Sequence[tuple[Column, Column]], *, penalty: float, turns: int) -> Column:
    """Return weights under which a softmax over each task's rows chooses those of little cost.

    A task is (rows × columns, the cost of choosing each row); what is made small is the mean of −log Σ chance·e^−cost,
    which for a cost of 0 at one row and no limit elsewhere is the usual likelihood. Gradient steps after Adam (Kingma
    and Ba 2015).
    """
    weights = np.zeros(tasks[0][0].shape[1])
    speed, size = np.zeros_like(weights), np.zeros_like(weights)
    for turn in range(1, turns + 1):
        slope = penalty * weights
        for rows, cost in tasks:
            chance = softmax(rows @ weights)
            good = chance * np.exp(-cost)
            slope = slope + rows.T @ (chance - good / good.sum()) / len(tasks)
        speed, size = 0.9 * speed + 0.1 * slope, 0.99 * size + 0.01 * slope**2
        weights = weights - 0.03 * speed / (1 - 0.9**turn) / (np.sqrt(size / (1 - 0.99**turn)) + 1e-8)
    return weights
