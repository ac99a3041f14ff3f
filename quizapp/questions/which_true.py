"""Asks which of several statements is true, about one thing where that can be; the others are false in one place.

The statements are those of true or false, so each stands alone and each false one is contradicted by its own sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizapp.model import Candidate, Reading
from quizapp.questions.beside import set_beside, stated
from quizapp.questions.true_false import FALSE, TRUE

__all__ = ["ask_about"]

STEM = "Which of these statements{about} is true, according to the article?"


def ask_about(scored: Sequence[Candidate], reading: Reading) -> Iterator[Candidate]:
    """One question for each true statement that enough false ones can stand beside; ``scored`` hold both."""
    true, false = stated(scored, TRUE), stated(scored, FALSE)
    yield from set_beside("which_true", STEM, true, false, reading)
