"""Scores as shares of certainty."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["softmax"]


def softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the shares that scores have in the sum of their exponentials."""
    raised = np.exp(scores - scores.max())
    shares: NDArray[np.float64] = raised / raised.sum()
    return shares
