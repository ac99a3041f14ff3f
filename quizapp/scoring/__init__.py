"""Response × question → mark: which answers are right, typed ones included, and by which rule."""

from quizapp.scoring.marking import Mark, mark
from quizapp.scoring.parts import MarkedPart, marked_parts, read_parts, write_parts

__all__ = ["Mark", "MarkedPart", "mark", "marked_parts", "read_parts", "write_parts"]
