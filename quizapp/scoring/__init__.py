"""Response × question → mark: which answers are right, typed ones included, and by which rule."""

from quizapp.scoring.marking import Mark, mark

__all__ = ["Mark", "mark"]
