"""Asks which of several statements the passage contradicts, about one thing where that can be; it says the others.

The statements are those of true or false: the false one is contradicted by its own sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizapp.model import Candidate, Reading
from quizapp.questions.beside import set_beside, stated
from quizapp.questions.true_false import FALSE, TRUE

__all__ = ["ask_about"]

STEM = "Which of these statements{about} does the article contradict?"


def ask_about(scored: Sequence[Candidate], reading: Reading) -> Iterator[Candidate]:
    """One question for each false statement that enough true ones can stand beside; ``scored`` hold both."""
    true, false = stated(scored, TRUE), stated(scored, FALSE)
    yield from set_beside("which_false", STEM, false, true, reading)
