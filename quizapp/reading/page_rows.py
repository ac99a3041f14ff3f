"""The lines of a web page as a browser shows them, each with the element it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from quizapp.reading.lines import normalised

__all__ = ["Row", "rows_of"]

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

    @property
    def text(self) -> str:
        """What it says."""
        return normalised("".join(self.pieces))


def rows_of(tree: Any) -> Iterator[Row]:
    """Yield the lines a browser would show, in order, without those that say nothing."""
    gap = True
    for row in _all_rows(tree):
        gap = gap or row.gap
        if row.size and row.text:
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
