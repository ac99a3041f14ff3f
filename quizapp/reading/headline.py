"""Which line is the headline: the one whose words the sentences after it take up, where a headline stands.

Every line that could be one gets a share of certainty; the shares add up to one.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Mapping

import numpy as np

from quizapp.reading.line_features import Column, Columns, Page
from quizapp.reading.softmax import softmax

__all__ = ["candidates", "headline_shares"]

SHORTEST, LONGEST = 3, 30
FOLLOWING = 10
"""How many sentences after a line are asked whether they take up its words."""
NEAR = 6
_CREDIT = re.compile(r"\b(?:photograph|photo|picture|image)s?(?: by\b| credit\b|:)|\bGetty Images\b", re.IGNORECASE)
"""Who took a picture, which stands under it."""
CERTAIN = 1.5
"""Sharpens the shares: the weights were learned on few pages and are shy."""
COPIED = (
    "repeated", "furniture", "capitals", "digits", "date", "related", "credit", "separator", "byline", "question",
    "in h1",
)  # fmt: skip
"""What is known of every line and speaks for or against a headline too; "in h1" on web pages alone."""


def headline_shares(page: Page, columns: Columns, weights: Mapping[str, float]) -> Column:
    """Return for each line how sure it is the headline, all zero where no line can be."""
    shares = np.zeros(len(page.texts))
    rows, features = candidates(page, columns)
    if not rows:
        return shares
    scores = CERTAIN * sum((weights.get(name, 0.0) * column for name, column in features.items()), np.zeros(len(rows)))
    shares[rows] = softmax(scores)
    return shares


def candidates(page: Page, columns: Columns) -> tuple[list[int], Columns]:
    """Return the lines that could be a headline, and the columns that speak for or against each."""
    sentences = np.flatnonzero(page.sentence).tolist()
    rows = [row for row in range(len(page.texts)) if _may_be_headline(page, row, sentences)]
    if not rows:
        return [], {}
    found = _following(page, rows, sentences) | _form(page, rows) | _signed(page, columns, rows)
    found |= _place(page, rows, sentences)
    return rows, found | {name: columns[name][rows] for name in COPIED if name in columns}


def _following(page: Page, rows: list[int], sentences: list[int]) -> Columns:
    """How the sentences that follow take up a line's words."""
    taken_up = np.array([_taken_up(page, row, sentences[bisect(sentences, row) :][:FOLLOWING]) for row in rows])
    return {
        "taken up": taken_up[:, 0],
        "taken up often": taken_up[:, 1],
        "taken up at once": taken_up[:, 2],
    }


def _form(page: Page, rows: list[int]) -> Columns:
    """How long a line is, and what white stands round it."""
    size, gap = page.size[rows], np.append(page.gap, 1.0)
    return {
        "blank before": gap[rows],
        "blank after": gap[[row + 1 for row in rows]],
        "tiny": (size <= 4) * 1.0,
        "small": ((size >= 5) & (size <= 6)) * 1.0,
        "large": (size > 16) * 1.0,
    }


def _signed(page: Page, columns: Columns, rows: list[int]) -> Columns:
    """Whether a short line with a date or a name comes soon."""
    dated = columns["date"] * (page.size < 15)
    signed = columns["byline"] * (page.size < 15)
    return {
        "date next": _soon(dated, 2)[rows],
        "date soon": _soon(dated, NEAR)[rows],
        "byline soon": _soon(signed, NEAR)[rows],
    }


def _place(page: Page, rows: list[int], sentences: list[int]) -> Columns:
    """Where on the page a line stands, and how much text comes before and after it."""
    done = np.concatenate([[0], np.cumsum(page.sentence)])[rows]
    first = np.array([sentences[bisect(sentences, row)] for row in rows])
    repeats = [row > 0 and page.texts[row - 1].lower() in page.texts[row].lower() for row in rows]
    return {
        "place": done / len(sentences),
        "before the text": (done <= 2) * 1.0,
        "line number": np.array(rows) / len(page.texts),
        "distance": np.log1p(first - np.array(rows)),
        "text after": np.log1p([float((page.sentence * page.size)[row : row + 25].sum()) for row in first]),
        "repeats": np.array(repeats, float),
    }


def _may_be_headline(page: Page, row: int, sentences: list[int]) -> bool:
    long_enough = page.size[row] >= SHORTEST or _names_the_topic(page, row, sentences)
    fits = long_enough and page.size[row] <= LONGEST and bool(page.content[row]) and not page.sentence[row]
    told = page.texts[row].endswith(".") or bool(_CREDIT.search(page.texts[row]))
    return fits and not told and bool(sentences) and row < sentences[-1]


def _names_the_topic(page: Page, row: int, sentences: list[int]) -> bool:
    """Whether a page opens with two words that its first sentence takes up, as a report on somebody who died does."""
    opens = row == 0 and page.size[row] == SHORTEST - 1 and bool(page.content[row])
    return opens and _taken_up(page, row, sentences[:1])[0] == 1.0


def _taken_up(page: Page, row: int, following: list[int]) -> tuple[float, float, float]:
    words = page.content[row]
    counts = Counter(word for sentence in following for word in page.content[sentence])
    at_once = frozenset().union(*(page.content[sentence] for sentence in following[:2]))
    often = sum(min(counts[word], 4) for word in words) / float(np.sqrt(len(words)))
    return len(words & counts.keys()) / len(words), often, len(words & at_once) / len(words)


def _soon(column: Column, lines: int) -> Column:
    """1 where one of the next ``lines`` lines has it."""
    sums = np.concatenate([[0.0], np.cumsum(column), np.full(lines + 1, column.sum())])
    coming: Column = sums[1 + lines : 1 + lines + len(column)] - sums[1 : 1 + len(column)]
    return np.minimum(1.0, coming)
