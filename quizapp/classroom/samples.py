"""The sample banks and the sample quiz that a fresh store starts with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from quizapp.model import Quiz
from quizapp.store.engine import Engine
from quizapp.store.records import PublishedQuiz

__all__ = ["ensure_sample_banks", "ensure_sample_quiz", "find_sample_quiz"]


def ensure_sample_banks(engine: Engine, quizzes: Sequence[Quiz], *, now: datetime) -> int:
    """Load one sample bank per quiz, named by its title; what is there already is left alone. Returns questions added."""
    raise NotImplementedError


def ensure_sample_quiz(engine: Engine, *, now: datetime) -> PublishedQuiz | None:
    """Publish the ready questions of the first sample bank, open to guests, unless that is done; None without banks."""
    raise NotImplementedError


def find_sample_quiz(engine: Engine) -> PublishedQuiz | None:
    """The quiz a guest can take at once, None when there is none."""
    raise NotImplementedError
