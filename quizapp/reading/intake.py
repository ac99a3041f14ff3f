"""What a teacher gives, text or file, as an article."""

from __future__ import annotations

from quizapp.errors import EmptyArticleError, LongArticleError
from quizapp.model import Article
from quizapp.reading.lines import normalised

__all__ = ["LARGEST", "article_from_text"]

LARGEST = 1_000_000
"""The most text that is read, in bytes of UTF-8."""


def article_from_text(text: str, *, title: str = "") -> Article:
    """Return the article in ``text``, as pasted. Raises EmptyArticleError or LongArticleError."""
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > LARGEST:
        raise LongArticleError(size, LARGEST)
    if not normalised(text):
        raise EmptyArticleError
    return Article(text, title=title)
