"""From a pasted page to the passage: the article's own lines kept, everything around them left out with a reason."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.errors import ShortArticleError
from quizapp.model import Article, Line, Passage
from quizapp.reading.language import require_english
from quizapp.reading.lines import Span, split_lines

__all__ = ["clean"]

FEWEST_WORDS = 60
SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
CREDIT = re.compile(
    r"\((?:[^()]*/\s?)?(?:AP|PA|AFP|Reuters|Getty|EPA)[^()]*\)\s*$|\b(?:Picture|Image|Photo(?:graph)?|Credit)s?\s?:|"
    r"^(?:Image|Media) ?(?:caption|copyright)|^File photo\b",
    re.IGNORECASE,
)
BYLINE = re.compile(r"^(?:By|Written by)\s+[A-Z]")


def clean(article: Article) -> Passage:
    """Return the passage in ``article``. Raises LanguageError and ShortArticleError, which say what to do."""
    spans = split_lines(article.text)
    keep = _body(spans)
    lines = tuple(Line(span.text, span.start, span.end, kept) for span, kept in zip(spans, keep, strict=True))
    text = "\n\n".join(line.text for line in lines if line.kept)
    words = len(text.split())
    require_english(text if words >= FEWEST_WORDS else article.text)
    if words < FEWEST_WORDS:
        raise ShortArticleError(words, FEWEST_WORDS)
    return Passage(text, article.title, article.published, article.byline, article.source, article.url, lines=lines)


def _body(spans: Sequence[Span]) -> list[bool]:
    strong = [_is_sentence(span.text) for span in spans]
    body = [index for index, yes in enumerate(strong) if yes]
    return [yes and _near(index, body) for index, yes in enumerate(strong)]


def _is_sentence(text: str) -> bool:
    words = len(text.split())
    return words >= 8 and bool(SENTENCE_END.search(text)) and not CREDIT.search(text) and not BYLINE.match(text)


def _near(index: int, body: Sequence[int]) -> bool:
    return any(0 < abs(other - index) <= 4 for other in body) or len(body) == 1
