"""Response × question → mark: which answers are right, typed ones included, and by which rule."""

from quizapp.scoring.marking import Mark, mark
from quizapp.scoring.parts import MarkedPart, marked_parts, read_parts, write_parts
from quizapp.scoring.versions import as_response_to, asks_alike, marks_alike, options_in

__all__ = [
    "Mark",
    "MarkedPart",
    "as_response_to",
    "asks_alike",
    "mark",
    "marked_parts",
    "marks_alike",
    "options_in",
    "read_parts",
    "write_parts",
]
