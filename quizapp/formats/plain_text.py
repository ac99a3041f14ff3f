"""Texts of other programs as plain text: markup and entities go, paragraphs and lists stay, pictures are counted."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from quizapp.english.wordlists import word_set
from quizapp.formats.foreign import HTML, PLAIN, Text

__all__ = ["Plain", "as_plain", "in_a_line"]

TAG = re.compile(r"(<[^<>]*>)")
NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*(?::[a-zA-Z]+)?)(?=[\s/>])")
PARAGRAPHS = word_set("p div h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre section article figure hr")
LINES = word_set("br li tr dt dd caption")
PICTURES = word_set("img svg video audio iframe object embed canvas")
UNSEEN = word_set("script style head")
INLINE = word_set("""
    a abbr acronym address b bdi bdo big body center cite code del dfn em font html i ins kbd label main mark nobr q rp
    rt ruby s samp small source span strike strong sub sup tbody td tfoot th thead time track tt u var wbr
""")
KNOWN = PARAGRAPHS | LINES | PICTURES | UNSEEN | INLINE
RAISED, LOWERED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"), str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
SHIFTED = {"sup": RAISED, "sub": LOWERED}
MARKDOWN = (
    (re.compile(r"!\[[^\[\]\n]*\]\([^()\s]*\)"), "<img>"),
    (re.compile(r"\[([^\[\]\n]*)\]\([^()\s]*\)"), r"\1"),
    (re.compile(r"\*\*(?=\S)([^*\n]+)\*\*"), r"\1"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+)\*(?![\w*])"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
)
UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
"""Characters that no page shows and no database keeps."""


@dataclass(frozen=True, slots=True)
class Plain:
    """Plain text, and how many pictures or recordings stood in it."""

    text: str
    pictures: int = 0


@dataclass(slots=True)
class _Page:
    """What has been read of a text with markup."""

    pieces: list[str] = field(default_factory=list)
    pictures: int = 0
    unseen: bool = False
    table: dict[int, int] = field(default_factory=dict)


def as_plain(text: Text) -> Plain:
    """The text as a person sees it: paragraphs with a blank line between, a point before what stands in a list."""
    if text.format == PLAIN:
        return Plain(_tidy(text.text))
    written = text.text
    for pattern, replacement in MARKDOWN if text.format == "markdown" else ():
        written = pattern.sub(replacement, written)
    page = _Page()
    for piece in TAG.split(_without_comments(written)):
        _read(piece, page, keeps_lines=text.format != HTML)
    return Plain(_tidy("".join(page.pieces)), page.pictures)


def _without_comments(text: str) -> str:
    first, *others = text.split("<!--")
    return first + "".join(other.partition("-->")[2] for other in others)


def in_a_line(text: str) -> str:
    """The text without line ends, as the options of a question are written."""
    return " ".join(text.split())


def _read(piece: str, page: _Page, *, keeps_lines: bool) -> None:
    """Take in a tag, or the text between two."""
    if (tag := NAME.match(piece)) and (tag[2].lower() in KNOWN or ":" in tag[2]):
        _read_tag(tag[2].lower(), page, closing=bool(tag[1]))
    elif not page.unseen:
        shown = html.unescape(piece if keeps_lines else re.sub(r"\s+", " ", piece))
        page.pieces.append(shown.translate(page.table))


def _read_tag(name: str, page: _Page, *, closing: bool) -> None:
    if name in UNSEEN:
        page.unseen = not closing
    elif name in SHIFTED:
        page.table = {} if closing else SHIFTED[name]
    elif name in PARAGRAPHS:
        page.pieces.append("\n\n")
    elif name in LINES and not closing:
        page.pieces.append("\n• " if name == "li" else "\n")
    elif name in ("td", "th") and not closing:
        page.pieces.append(" | ")
    page.pictures += name in PICTURES and not closing


def _tidy(text: str) -> str:
    """The text without what cannot be shown, without spaces round its lines, and with one blank line at most."""
    lines = (" ".join(line.split()).removeprefix("| ") for line in UNFIT.sub("", text).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
