"""A saved web page as an article: the text a browser shows, line by line, with what the page's own markup says of it.

trafilatura parses the page, names its author and date and gives its own opinion of what the body is; that opinion is
one of the things ``keeping`` weighs, line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from quizapp.errors.articles import EmptyArticleError
from quizapp.model import Article, Markup
from quizapp.reading.lines import normalised

__all__ = ["read_page"]

UNSEEN = frozenset(
    {
        "applet", "audio", "button", "canvas", "datalist", "dialog", "embed", "head", "iframe", "input", "map", "math",
        "meta", "noscript", "object", "option", "picture", "progress", "script", "select", "style", "svg", "template",
        "textarea", "title", "video",
    }
)  # fmt: skip
INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "img", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
        "time", "tt", "u", "var", "wbr",
    }
)  # fmt: skip
APART = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "table", "figure"})
NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

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


DATES = {"original_date": True, "extensive_search": False}
"""Only what the page marks as its date; searched for in all its words, the year of the copyright would be one."""


@dataclass(slots=True)
class Row:
    """A line being put together: its pieces, and the element it stands in."""

    element: Any
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    size: int = 0
    gap: bool = False

    def add(self, text: str, *, in_link: bool) -> None:
        letters = len("".join(text.split()))
        self.pieces.append(text)
        self.size += letters
        self.linked += letters * in_link


def read_page(page: str | bytes, *, url: str = "", title: str = "") -> Article:
    """Return the article of an HTML page, its whole visible text still in it. Raises EmptyArticleError."""
    import trafilatura

    tree = trafilatura.load_html(page)
    if tree is None:
        raise EmptyArticleError
    rows = list(_rows(tree))
    known: Any = trafilatura.bare_extraction(
        page, url=url or None, include_comments=False, with_metadata=True, date_extraction_params=DATES
    )
    if not rows:
        raise EmptyArticleError
    markup = tuple(_markup(rows, _Extracted(known.text if known and known.text else "")))
    text = "\n".join("\n" * (row.gap and number > 0) + _text(row) for number, row in enumerate(rows))
    if not known:
        return Article(text, title=title, url=url, markup=markup)
    return Article(
        text,
        title=title or normalised(known.title or ""),
        byline=normalised(known.author or ""),
        published=_date(known.date),
        source=normalised(known.sitename or known.hostname or ""),
        url=known.url or url,
        markup=markup,
    )


def _date(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written or "")
    except ValueError:
        return None


def _text(row: Row) -> str:
    return normalised("".join(row.pieces))


def _rows(tree: Any) -> Iterator[Row]:
    """Yield the lines a browser would show, in order, without those that say nothing."""
    gap = True
    for row in _all_rows(tree):
        gap = gap or row.gap
        if row.size and _text(row):
            row.gap = gap
            yield row
            gap = False


def _all_rows(tree: Any) -> Iterator[Row]:
    row = Row(tree)
    links = 0
    for event, element in _walk(tree):
        if event == "text":
            row.add(element, in_link=links > 0)
            continue
        links += (element.tag == "a") * (1 if event == "enter" else -1)
        if element.tag in INLINE:
            continue
        if element.tag in ("td", "th"):
            row.add("\t", in_link=False)
            continue
        yield row
        inside = element if event == "enter" and element.tag != "br" else element.getparent()
        row = Row(inside if inside is not None else element, gap=element.tag in APART)
    yield row


def _walk(tree: Any) -> Iterator[tuple[str, Any]]:
    """Yield ("enter", element), ("text", str) and ("leave", element), without recursion and without what is unseen."""
    todo: list[tuple[str, Any]] = [("enter", tree)]
    while todo:
        event, element = todo.pop()
        if event == "enter" and _is_unseen(element):
            continue
        yield event, element
        if event != "enter":
            continue
        todo.append(("leave", element))
        for child in reversed(element):
            if child.tail:
                todo.append(("text", child.tail))
            todo.append(("enter", child))
        if element.text:
            todo.append(("text", element.text))


def _is_unseen(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in UNSEEN or element.get("hidden") is not None:
        return True
    return bool(NOT_SHOWN.search(element.get("style", "")))


def _markup(rows: Iterable[Row], extracted: _Extracted) -> Iterator[Markup]:
    containers: dict[Any, int] = {}
    for row in rows:
        parent = row.element.getparent()
        yield Markup(
            tag=str(row.element.tag),
            linked=row.linked / row.size,
            hints=_hints(row.element),
            container=containers.setdefault(row.element if parent is None else parent, len(containers)),
            extracted=extracted.holds(_text(row)),
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
        return bool(runs) and sum(run in self.runs for run in runs) >= 0.8 * len(runs)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = text.split()
    return zip(words, words[1:], words[2:], words[3:], strict=False)
