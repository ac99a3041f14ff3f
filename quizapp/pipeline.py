"""The street itself, one line per stage: a pasted article in, a quiz out."""

from __future__ import annotations

from collections.abc import Callable, Collection

from quizapp.model import QuestionKind, Quiz

__all__ = ["make_quiz"]

KINDS = (QuestionKind.MULTIPLE_CHOICE, QuestionKind.FILL_IN)


def silent(stage: str, share: float) -> None:
    """The progress report of a caller who asks for none: ``stage`` begins, ``share`` (0 to 1) of the work is done."""


def make_quiz(
    text: str,
    *,
    title: str = "",
    count: int | None = None,
    kinds: Collection[QuestionKind] = KINDS,
    seed: int = 0,
    progress: Callable[[str, float], None] = silent,
) -> Quiz:
    """Turn the text of an article, as pasted, into a quiz of draft questions.

    ``count`` is how many questions at most; None takes all that are good enough. The same text, options and seed
    give the same quiz. Raises a QuizError that says what to do when the text cannot become a quiz.
    """
    raise NotImplementedError
