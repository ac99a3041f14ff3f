"""What stands round each line of a page: sums over the lines before it and after it, and its neighbours' values."""

from __future__ import annotations

import numpy as np

from quizapp.reading.line_features import Column

__all__ = ["after", "before", "moved"]


def before(column: Column, lines: int) -> Column:
    """Return the sum over the ``lines`` lines before each line."""
    sums = np.concatenate([[0.0], np.cumsum(column)])
    rows = np.arange(len(column))
    total: Column = sums[rows] - sums[np.maximum(rows - lines, 0)]
    return total


def after(column: Column, lines: int) -> Column:
    """Return the sum over the ``lines`` lines after each line."""
    return before(column[::-1], lines)[::-1]


def moved(column: Column, by: int) -> Column:
    """Return what stands ``by`` lines further on, 0 beyond the ends."""
    padded = np.concatenate([np.zeros(abs(by)), column, np.zeros(abs(by))])
    return padded[abs(by) + by : abs(by) + by + len(column)]
