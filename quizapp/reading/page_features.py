"""What a line's place says of it: its neighbours, the run it is in, the headline above it, what the text has spoken of.

The lines of a body come in runs of sentences under the headline and speak of the same things; teasers alternate with
headlines and dates, comments with names and times, and both come after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from quizapp.reading.headline_features import topic_features, under_headline
from quizapp.reading.line_features import Column, Columns, Page
from quizapp.reading.neighbours import after, before, moved

__all__ = ["body_features", "page_features"]

WINDOW, FAR = 12, 40
FEW_BETWEEN = 4
FEW_WORDS = 12
"""A line of fewer words may point elsewhere or head what follows; a longer one speaks."""
COMMENTS_BEGIN = re.compile(
    r"^\W*(?:(?:top|rated|reader|readers|latest|all|show|view|post|leave|add|join|the|a|your|\d[\d,]*)\W+)*"
    r"(?:comments?|replies|discussion|conversation)\b.{0,20}$|^leave a (?:reply|comment)",
    re.IGNORECASE,
)


def page_features(page: Page, columns: Columns, headline: Column) -> Columns:
    """Return the columns that depend on a line's place; ``headline`` is each line's share of being the headline."""
    found = _runs(page, columns) | under_headline(page, columns, headline)
    found |= _around(page, columns | found)
    found |= topic_features(page, headline)
    found |= _amounts(page, found)
    found |= _neighbours(columns)
    return found | _ahead(columns | found)


def body_features(page: Page, alike: Column) -> Columns:
    """Return the columns that follow from how much each line is like a body's, 0 to 1."""
    words = alike * page.size
    passed = np.cumsum(words) - words
    left = words.sum() - passed - words
    total = max(1.0, float(words.sum()))
    return {
        "alike": alike,
        "alike -1": moved(alike, -1),
        "alike +1": moved(alike, 1),
        "alike words passed": np.log1p(passed),
        "alike words left": np.log1p(np.maximum(0, left)),
        "alike words before": np.log1p(before(words, WINDOW)),
        "alike words after": np.log1p(after(words, WINDOW)),
        "alike words after, far": np.log1p(after(words, FAR)),
        "alike of what is left": left / np.maximum(1, page.size.sum() - np.cumsum(page.size)),
        "share passed": passed / total,
        "share left": left / total,
        "hardly passed": (passed < total / 20) * 1.0,
        "hardly left": (left < total / 20) * 1.0,
    }


def _runs(page: Page, columns: Columns) -> Columns:
    """The unbroken run of sentences, or of anything else, that a line is in."""
    sentence = page.sentence > 0
    length, words = np.ones(len(sentence)), page.size.copy()
    for start, end in _stretches(page.sentence):
        length[start:end], words[start:end] = end - start, page.size[start:end].sum()
    joined = _joined(page)
    title_like = (1 - columns["stop"]) * (page.size >= 4) * (page.size <= 25) * (1 - columns["furniture"])
    return {
        "run of sentences": np.log1p(length) * sentence,
        "words in run": np.log1p(words) * sentence,
        "run of others": np.log1p(length) * ~sentence,
        "single other": (length == 1) * ~sentence * 1.0,
        "joined": joined * 1.0,
        "lone": (sentence & ~joined) * 1.0,
        "like a title": title_like,
        "teaser": (sentence & ~joined) * moved(title_like, -1),
    }


def _joined(page: Page) -> NDArray[np.bool_]:
    """Sentences that follow each other, but for a word or two ("Advertisement", "[Source]") between them."""
    rows = np.flatnonzero(page.sentence)
    sums = np.concatenate([[0.0], np.cumsum(page.size)])
    close = (sums[rows[1:]] - sums[rows[:-1] + 1] <= FEW_BETWEEN) & (np.diff(rows) <= 3)
    joined = np.zeros(len(page.sentence), bool)
    joined[rows[1:]] |= close
    joined[rows[:-1]] |= close
    return joined


def _stretches(flags: Column) -> Iterator[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(flags)) + 1
    bounds = [0, *edges.tolist(), len(flags)]
    return pairwise(bounds)


def _around(page: Page, columns: Columns) -> Columns:
    """What stands before and after a line."""
    return _company(page, columns) | _pointed_at(page, columns) | _ended(page, columns) | _shared(page, columns)


def _company(page: Page, columns: Columns) -> Columns:
    """Sums over the dozen lines before and after, each about 0 to 2."""
    sorts = {
        "dates": columns["date"] * (page.size < 15),
        "comments": columns["comments"] * (page.size < FEW_WORDS),
        "titles": columns["like a title"],
        "lone": columns["lone"],
    }
    words = columns["joined"] * page.size
    return {
        **{f"{sort} before": before(column, WINDOW) / 6 for sort, column in sorts.items()},
        **{f"{sort} after": after(column, WINDOW) / 6 for sort, column in sorts.items()},
        "joined words before": np.log1p(before(words, WINDOW)),
        "joined words after": np.log1p(after(words, WINDOW)),
        "teasers around": (before(columns["teaser"], WINDOW) + after(columns["teaser"], WINDOW)) / 6,
        "sentences before": before(page.sentence, 5) / 5,
        "sentences after": after(page.sentence, 5) / 5,
    }


def _pointed_at(page: Page, columns: Columns) -> Columns:
    """Lines that point elsewhere, and the lines they point at."""
    pointer = np.minimum(1, columns["related"] + columns["tags"] + columns["newsletter"]) * (page.size < FEW_WORDS)
    return {
        "pointers before": before(pointer, 4) / 2,
        "pointers after": after(pointer, 4) / 2,
        "pointer here": pointer + moved(pointer, 1),
        "listed": _listed(page, pointer),
        "listed in block": _listed(page, pointer, in_block=True),
    }


def _ended(page: Page, columns: Columns) -> Columns:
    """Short lines after the headline with which an article ends, and the head of the comments on it."""
    past = columns["past headline"] > 0.5
    marks = np.minimum(1, columns["related"] + columns["tags"] + columns["comments"] + columns["share"])
    end = marks * (page.size <= 6) * past
    headed = np.array([bool(COMMENTS_BEGIN.search(text)) for text in page.ends]) * (page.size < FEW_WORDS)
    begun = headed * (np.cumsum(columns["joined"] * page.size) > 100) * past
    return {
        "ends so far": np.log1p(np.concatenate([[0.0], np.cumsum(end)])[:-1]),
        "end just before": np.minimum(1, before(end, 10)),
        "comments begun": np.minimum(1, np.cumsum(begun)),
    }


def _shared(page: Page, columns: Columns) -> Columns:
    """How much the sentences before and after say in words that the page uses often."""
    shared = columns["often shared"] * page.sentence

    def share_after(lines: int) -> Column:
        return _from(shared, lines) / np.maximum(1, _from(page.sentence, lines))

    return {
        "shared before": before(shared, 15) / np.maximum(1, before(page.sentence, 15)),
        "shared after": share_after(15),
        "shared to the end": share_after(len(shared)),
    }


def _listed(page: Page, pointer: Column, *, in_block: bool = False) -> Column:
    """1 for the lines under a pointer ("Related articles") down to the next sentence, or to the next blank line."""
    listed, under = np.zeros(len(pointer)), False
    for row, points in enumerate(pointer > 0):
        under = under and not page.sentence[row] and not (in_block and page.gap[row] == 1)
        listed[row] = under
        under = under or bool(points)
    return listed


def _from(column: Column, lines: int) -> Column:
    """The sum over a line and those after it, ``lines`` in all."""
    return column + after(column, lines - 1)


def _amounts(page: Page, columns: Columns) -> Columns:
    """How much running text has passed and is left, in sentences and in joined sentences."""
    words = page.sentence * page.size
    joined = columns["joined"] * page.size
    passed, joined_passed = np.cumsum(words) - words, np.cumsum(joined) - joined
    joined_left = joined.sum() - joined_passed
    return {
        "text passed": np.log1p(passed),
        "text left": np.log1p(words.sum() - passed - words),
        "joined text passed": np.log1p(joined_passed),
        "joined text left": np.log1p(joined_left),
        "no joined text passed": (joined_passed == 0) * 1.0,
        "no joined text left": (joined_left == 0) * 1.0,
        "text on both sides": np.minimum(np.log1p(before(words, 5)), np.log1p(after(words, 5))),
    }


NEAREST = ("sentence", "size", "stop", "furniture", "related", "date", "credit", "capitals", "byline", "blank before")


def _neighbours(columns: Columns) -> Columns:
    near = {f"{name} {by:+d}": moved(columns[name], by) for name in NEAREST for by in (-1, 1)}
    return near | {f"{name} {by:+d}": moved(columns[name], by) for name in ("sentence", "size") for by in (-2, 2)}


AHEAD = (
    "related", "tags", "comments", "newsletter", "share", "byline", "sentence", "lone", "joined", "teaser",
    "furniture", "date", "about a writer", "begins with writer", "like a title", "headline again", "editors",
    "copyright", "credit", "size", "stop", "advertisement", "spoken of", "run of others", "words in run", "capitals",
    "small print", "about the company", "listed",
)  # fmt: skip
FILLING = ("teaser", "like a title", "byline", "date", "lone")


def _ahead(columns: Columns) -> Columns:
    """What the next line and the rest of the page are: the end of a body shows in what follows."""
    spoken = after(columns["spoken of, sentence"], WINDOW) / np.maximum(1, after(columns["sentence"], WINDOW))
    rest = np.maximum(1, np.arange(len(spoken))[::-1])
    filling = {f"rest {name}": after(columns[name], len(spoken)) / rest for name in FILLING}
    return {f"next {name}": moved(columns[name], 1) for name in AHEAD} | filling | {"spoken of soon": spoken}
