"""Options as a question holds them: each with its letter for an id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from string import ascii_lowercase

from quizapp.model import Option

__all__ = ["lettered"]


def lettered(options: Sequence[Option]) -> tuple[Option, ...]:
    """The options with the ids "a", "b", "c" …, in this order."""
    return tuple(replace(option, id=letter) for letter, option in zip(ascii_lowercase, options, strict=False))
