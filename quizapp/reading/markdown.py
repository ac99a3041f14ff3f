"""A Markdown file as an article: its text without the marks, a paragraph to a line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from quizapp.model import Article
from quizapp.reading.lines import BREAK

__all__ = ["read_markdown"]

FRONT_MATTER = re.compile(r"\A﻿?---\s*\n(?P<fields>.*?)\n(?:---|\.\.\.)\s*\n", re.DOTALL)
FIELD = re.compile(r"^(?P<name>title|author|date|url|source):\s*(?P<value>.*\S)\s*$", re.MULTILINE | re.IGNORECASE)
HEADING = re.compile(r"#{1,6}\s+(?P<text>.*?)\s*#*$")
UNDERLINE = re.compile(r"=+\s*$|-{2,}\s*$")
FENCE = re.compile(r"\s*(?:```|~~~)")
RULE = re.compile(r"\s*(?:[-*_]\s*){3,}$")
ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\s+")
QUOTE = re.compile(r"^\s*>\s?")
REFERENCE = re.compile(r"\s*\[[^\]]+\]:\s+\S+.*$")
# In this order: a picture says nothing, a link says its text.
INLINE = (
    (re.compile(r"<!--.*?-->|!\[[^\[\]]*\](?:\([^)]*\)|\[[^\[\]]*\])"), ""),
    (re.compile(r"\[([^\[\]]*)\](?:\([^)]*\)|\[[^\[\]]*\])"), r"\1"),
    (re.compile(r"<(https?://[^>\s]+)>"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^<>]*>"), ""),
    (re.compile(r"(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=\S)([^_]+?)(?<=\S)_(?![\w_])"), r"\1"),
    (re.compile(r"`([^`]+)`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])"), r"\1"),
)  # fmt: skip


@dataclass(slots=True)
class Blocks:
    """Paragraphs, list items and headings as lines, and the first heading; ``open`` while the last line may run on."""

    lines: list[str] = field(default_factory=list)
    heading: str = ""
    open: bool = False

    def add(self, shown: str, *, heading: bool, item: bool) -> None:
        """Take one more line of the text."""
        if self.open and not heading and not item:
            self.lines[-1] += " " + shown
            return
        self.lines.append(shown)
        self.heading = self.heading or (shown if heading else "")
        self.open = not heading

    def underline(self) -> None:
        """Make the last line a heading."""
        self.heading = self.heading or self.lines[-1]
        self.open = False


def read_markdown(text: str, *, title: str = "") -> Article:
    """Return the article in a Markdown text; what its front matter or first heading says of it is used."""
    fields: dict[str, str] = {}
    front = FRONT_MATTER.match(text)
    if front:
        fields = {field["name"].lower(): field["value"].strip("\"'") for field in FIELD.finditer(front["fields"])}
        text = text[front.end() :]
    blocks = _blocks(text)
    return Article(
        "\n\n".join(blocks.lines),
        title=title or fields.get("title", blocks.heading),
        byline=fields.get("author", ""),
        published=_date(fields.get("date", "")),
        source=fields.get("source", ""),
        url=fields.get("url", ""),
    )


def _date(written: str) -> date | None:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None


def _blocks(text: str) -> Blocks:
    """Return the blocks of a text, without code and the addresses that links refer to."""
    blocks, in_code = Blocks(), False
    for line in BREAK.split(text):
        if FENCE.match(line):
            in_code, blocks.open = not in_code, False
        elif not in_code and not REFERENCE.match(line):
            _read_line(QUOTE.sub("", line, count=1), blocks)
    return blocks


def _read_line(line: str, blocks: Blocks) -> None:
    if UNDERLINE.match(line) and blocks.open:
        blocks.underline()
        return
    heading = HEADING.match(line.strip())
    shown = _plain(heading["text"] if heading else line)
    if not shown or RULE.match(line):
        blocks.open = False
    else:
        blocks.add(shown, heading=bool(heading), item=bool(ITEM.match(line)))


def _plain(line: str) -> str:
    line = ITEM.sub("", line, count=1)
    for pattern, plain in INLINE:
        line = pattern.sub(plain, line)
    return line.strip()
