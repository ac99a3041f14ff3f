"""What a person can get wrong: one class a situation, each keeping the value and saying what to do."""

from __future__ import annotations

__all__ = ["QuizError"]


class QuizError(Exception):
    """Something a person can put right; ``str(error)`` is a sentence to show them."""
