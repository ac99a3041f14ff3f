"""An article's text as lines: where each stands, and what it says once invisible characters are gone.

A hard-wrapped paste (an e-mail, a plain-text file) has its line breaks inside sentences; there one line of ours spans
several of the text, so that a line is always a heading, a list item or a whole paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["BREAK", "BULLET", "WORD", "Span", "normalised", "place_after", "split_lines"]

BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# Control characters, soft hyphens, zero-width and bidirectional marks, tags, halves of surrogate pairs.
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
"""A word of letters: *café*, *don’t*."""
WIDEST_WRAP = 100
NARROWEST_WRAP = 40
BULLET = re.compile(r"[-*•·▪–—>]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s")


@dataclass(frozen=True, slots=True)
class Span:
    """A line that is not blank: its readable ``text``, and where it stands in the article.

    ``gap`` is true where a blank line (or the start of the text) comes before it.
    """

    text: str
    start: int
    end: int
    gap: bool


def normalised(text: str) -> str:
    """Return ``text`` on one line with single spaces and nothing invisible; letters and quotes stay as they are."""
    return " ".join(INVISIBLE.sub("", BREAK.sub(" ", text)).split())


def place_after(text: str, start: int, written: str) -> int:
    """Return where in ``text``, from ``start`` on, what reads as ``written`` ends: spaces and the invisible aside."""
    left = len("".join(written.split()))
    place = start
    while left:
        left -= bool(normalised(text[place]))
        place += 1
    return place


def split_lines(text: str, *, wrapped: bool = True) -> list[Span]:
    """Return the lines of ``text`` that say something, in order.

    Hard-wrapped paragraphs are put together again, unless ``wrapped`` says that there are none.
    """
    spans = list(_physical_lines(text))
    width = _wrap_width([span.text for span in spans]) if wrapped else 0
    return list(_unwrapped(spans, width)) if width else spans


def _wrap_width(lines: Sequence[str]) -> int:
    """Return the width at which lines were broken inside sentences, 0 where they were not.

    Wrapped text shows three signs together: no long line, most lines nearly as long as the longest, and most of those
    running on, so that the next one's first word would not have fitted.
    """
    width = max(map(len, lines), default=0)
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return 0
    full = [pair for pair in pairwise(lines) if _runs_on(*pair, width)]
    inside = [line for line, following in full if line[-1] not in '.!?"”:' or following[:1].islower()]
    return width if len(full) >= 3 and len(full) >= 0.4 * len(lines) and len(inside) >= 0.6 * len(full) else 0


def _physical_lines(text: str) -> Iterator[Span]:
    start, gap = 0, True
    for end, following in _line_ends(text):
        readable = normalised(text[start:end])
        if readable:
            raw = text[start:end]
            left = start + len(raw) - len(raw.lstrip())
            yield Span(readable, left, left + len(raw.strip()), gap)
        gap = not readable
        start = following


def _line_ends(text: str) -> Iterator[tuple[int, int]]:
    for match in BREAK.finditer(text):
        yield match.start(), match.end()
    yield len(text), len(text)


def _runs_on(line: str, following: str, width: int) -> bool:
    """Say whether ``line`` was broken because the first word of ``following`` would not fit."""
    first = following.split(" ", 1)[0]
    return len(line) + 1 + len(first) > width and not BULLET.match(following)


def _breaks_off(line: str, following: str, width: int) -> bool:
    """Say whether a line that had room left ends inside a sentence or a word all the same."""
    if not following[0].islower():
        return False
    return bool(re.search(r"[^\W\d_]-$", line)) or (len(line) > width / 2 and line[-1] not in ".!?:;")


def _unwrapped(spans: Sequence[Span], width: int) -> Iterator[Span]:
    paragraph = spans[0]
    last = paragraph.text
    for span in spans[1:]:
        if not span.gap and (_runs_on(last, span.text, width) or _breaks_off(last, span.text, width)):
            joint = "" if last.endswith("-") and span.text[0].islower() else " "
            paragraph = Span(paragraph.text + joint + span.text, paragraph.start, span.end, paragraph.gap)
        else:
            yield paragraph
            paragraph = span
        last = span.text
    yield paragraph
