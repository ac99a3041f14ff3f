"""Saved web pages with each line marked as body or not, to learn the cleaning from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

import numpy as np

from quizapp.model import Markup
from quizapp.reading.line_features import Column
from quizapp.reading.lines import Span, normalised, split_lines
from quizapp.reading.webpage import read_page
from quizapp.training.measure_cleaning import SavedPage

__all__ = ["Marked", "folds_of", "marked_paste", "marked_web_page"]

NEAR = 6
"""How far outside the lines surely found a line of the body may stand."""
SITE_NAME = re.compile(r" [|] | - (?=[A-Z][\w ]+$)")


@dataclass(frozen=True, slots=True)
class Marked:
    """A page to learn from: its lines, its markup where it has one, the words in each line, and 1 where it is body."""

    page: SavedPage
    spans: Sequence[Span]
    markup: Sequence[Markup]
    size: Column
    body: Column

    def is_title(self, row: int) -> bool:
        """Say whether most words of a line and of the page's title (its site's name taken off) are the same."""
        texts = (self.spans[row].text, SITE_NAME.split(self.page.title)[0])
        ours, theirs = (set(re.findall(r"\w{3,}", text.lower())) for text in texts)
        return len(ours & theirs) >= 0.6 * len(ours | theirs)

    def turned(self) -> Marked:
        """Return the page from its last line to its first."""
        return replace(
            self, spans=self.spans[::-1], markup=self.markup[::-1], size=self.size[::-1], body=self.body[::-1]
        )


def marked_paste(page: SavedPage) -> Marked:
    """Return the page as pasted."""
    return _marked(page, split_lines(page.pasted), ())


def marked_web_page(page: SavedPage) -> Marked:
    """Return the page as its HTML shows it."""
    article = read_page(page.html)
    return _marked(page, split_lines(article.text, wrapped=False), article.markup)


def _marked(page: SavedPage, spans: Sequence[Span], markup: Sequence[Markup]) -> Marked:
    texts = [span.text for span in spans]
    size = np.array([len(text.split()) for text in texts], float)
    return Marked(page, spans, markup, size, np.array(_mark(texts, page.gold), float))


def _mark(lines: Sequence[str], gold: str) -> list[bool]:
    """Say of each line whether it is part of the gold body, comparing by position, since short lines recur."""
    wanted = [line for line in map(normalised, gold.splitlines()) if line]
    body, found = [False] * len(lines), set[int]()
    for block in SequenceMatcher(None, lines, wanted, autojunk=False).get_matching_blocks():
        body[block.a : block.a + block.size] = [True] * block.size
        found.update(range(block.b, block.b + block.size))
    missing = {run for number, line in enumerate(wanted) if number not in found for run in _runs(line)}
    places = [number for number, kept in enumerate(body) if kept] or [0, len(lines)]
    for number in range(max(0, places[0] - NEAR), min(len(lines), places[-1] + NEAR + 1)):
        runs = set(_runs(lines[number]))
        body[number] = body[number] or (bool(runs) and len(runs & missing) >= len(runs) / 2)
    return body


def _runs(line: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", line.lower())
    return zip(words, words[1:], words[2:], words[3:], strict=False)


def folds_of(pages: Iterable[SavedPage], count: int) -> list[list[SavedPage]]:
    """Split into ``count`` parts of about one size, no group in two."""
    groups: dict[str, list[SavedPage]] = {}
    for page in pages:
        groups.setdefault(page.group, []).append(page)
    folds: list[list[SavedPage]] = [[] for _ in range(count)]
    for _, group in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        min(folds, key=len).extend(group)
    return [fold for fold in folds if fold]
