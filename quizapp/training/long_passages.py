"""Whether the time for a quiz grows with the length of the article and no faster."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from quizapp.pipeline import make_quiz
from quizapp.training.coverage import paragraphs_in

__all__ = ["measure", "of_length"]

LENGTHS = (5_000, 10_000, 20_000)
"""In words."""


def measure(folder: Path, articles: Sequence[str]) -> None:
    """Print the seconds for long passages: the articles one after the other, then the paragraphs of squad*.json."""
    paragraphs = (text for path in sorted(folder.glob("squad*.json")) for text, _ in paragraphs_in(path))
    text = "\n\n".join(of_length(max(LENGTHS), chain(articles, paragraphs)))
    for length in LENGTHS:
        part = "\n\n".join(of_length(length, text.split("\n\n")))
        words = len(part.split())
        start = time.perf_counter()
        make_quiz(part)
        seconds = time.perf_counter() - start
        print(f"{words:,} words: {seconds:.1f} s, {600 * seconds / words:.2f} s for 600 words")
        if words < length:
            return


def of_length(words: int, texts: Iterable[str]) -> Iterator[str]:
    """The first of some texts, as many as have so many words together."""
    for text in texts:
        if words <= 0:
            return
        yield text
        words -= len(text.split())
