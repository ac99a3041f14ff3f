"""What a web page's markup says of its lines: the names of the elements round them, the links, trafilatura's body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from quizapp.model import Markup
from quizapp.reading.lines import normalised
from quizapp.reading.page_rows import Row

__all__ = ["markup_of"]

# What the names that page authors give to elements (their classes and ids) say of the text inside.
HINTS = {
    "body": r"(?:article|story|post|entry|main|page)[-_]*(?:body|text|content|copy)|body[-_]?(?:text|copy|content)",
    "caption": r"caption|credit|photo|image|gallery|slideshow|figure",
    "related": r"related|recommend|read[-_]?(?:more|next|also)|teaser|trending|popular|most[-_]|outbrain|taboola|card"
    r"|carousel|latest|see[-_]?also|sidebar|aside|rail\b|widget|next|more[-_]|headlines|river|feed|list[-_]?item",
    "share": r"share|social|follow|toolbar|tools\b",
    "comment": r"comment|disqus|repl(?:y|ies)|discussion|livefyre",
    "promo": r"newsletter|subscri|sign[-_]?up|promo|advert|\bads?\b|\bad[-_]|sponsor|banner|paywall|modal|popup|cookie"
    r"|consent|gdpr|donat|inline[-_]?(?:link|ad)|module",
    "author": r"author|byline|\bbio|contributor|writer",
    "meta": r"meta|dateline|date\b|timestamp|tags?\b|topic|categor|breadcrumb|label|kicker|eyebrow|summary|dek\b"
    r"|standfirst",
    "menu": r"nav|menu|header|footer|masthead|topbar|breadcrumb|skip",
    "hidden": r"hidden|sr[-_]only|screen[-_]reader|collapse",
}
HINT_PATTERNS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in HINTS.items()}
TAG_HINTS = {
    "figcaption": "caption", "figure": "caption", "nav": "menu", "header": "menu", "footer": "menu", "aside": "related",
}  # fmt: skip
NEAREST = 8
"""How many elements round a line are asked for their names; further out they speak of the whole page."""
MOSTLY = 0.8
"""The share of a line's runs of words that are in the body when the line is."""


def markup_of(rows: Iterable[Row], body: str) -> Iterator[Markup]:
    """What the markup says of each line; ``body`` is what trafilatura takes for the article."""
    extracted = _Extracted(body)
    containers: dict[Any, int] = {}
    for row in rows:
        parent = row.element.getparent()
        yield Markup(
            tag=str(row.element.tag),
            linked=row.linked / row.size,
            hints=_hints(row.element),
            container=containers.setdefault(row.element if parent is None else parent, len(containers)),
            extracted=extracted.holds(row.text),
        )


def _hints(element: Any) -> frozenset[str]:
    found = set()
    for number, ancestor in enumerate(_ancestors(element)):
        if ancestor.tag in ("article", "main"):
            found.add(ancestor.tag)
        if number >= NEAREST or ancestor.tag in ("html", "body"):
            continue
        if ancestor.tag in TAG_HINTS:
            found.add(TAG_HINTS[ancestor.tag])
        names = " ".join(filter(None, (ancestor.get("class"), ancestor.get("id"), ancestor.get("itemprop"))))
        found.update(hint for hint, pattern in HINT_PATTERNS.items() if names and pattern.search(names))
    return frozenset(found)


def _ancestors(element: Any) -> Iterator[Any]:
    while element is not None:
        yield element
        element = element.getparent()


class _Extracted:
    """What trafilatura took for the body."""

    def __init__(self, text: str) -> None:
        self.lines = {normalised(line).removeprefix("- ") for line in text.splitlines()}
        self.runs = set(_runs(text))

    def holds(self, line: str) -> bool:
        """Say whether a line, or most of its runs of four words, are part of it."""
        if line in self.lines:
            return True
        runs = list(_runs(line))
        return bool(runs) and sum(run in self.runs for run in runs) >= MOSTLY * len(runs)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = text.split()
    return zip(words, words[1:], words[2:], words[3:], strict=False)
