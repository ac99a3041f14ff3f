"""How sure it is that each line of a page belongs to the article's body.

Four questions are asked, each answered by a weighted sum of a line's columns: is the line like those of a body; does
the body begin with it; does it end with it; and, between the two, is it the body's own or inserted? The first answer
is a column for the others. A body begins once and ends once, so those two are shared out over the lines of the page.

The weights are figures learned by ``quizapp/training/cleaning.py`` on web pages whose body was marked by hand, one set
for pasted text and one for pages with their markup; nothing of those pages is in them but the figures.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from quizapp.model import Markup
from quizapp.reading.headline import headline_shares
from quizapp.reading.line_features import Column, Columns, Page, line_features, open_page
from quizapp.reading.lines import Span
from quizapp.reading.page_features import body_features, page_features
from quizapp.reading.softmax import softmax
from quizapp.reading.web_features import web_features

__all__ = [
    "KEPT",
    "WEIGHTS",
    "Judgement",
    "Table",
    "Weights",
    "judge",
    "likelihood",
    "load_weights",
    "page_columns",
    "weighted",
]

KEPT = 0.35
"""How sure a line must be to be kept."""
WEIGHTS = Path(__file__).with_name("cleaning_weights.json")
Table = Mapping[str, float]
"""A weight for each column, under "" one that is added always."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the headline and of the four questions."""

    headline: Table
    alike: Table
    begins: Table
    ends: Table
    own: Table


@dataclass(frozen=True, slots=True)
class Judgement:
    """For each line, how sure it is part of the body and how sure it is the headline, 0 to 1."""

    body: Column
    headline: Column


@cache
def load_weights(path: Path = WEIGHTS) -> Mapping[str, Weights]:
    """Return the shipped weights: "paste" for text alone, "page" for text with markup."""
    tables = json.loads(path.read_text("utf-8"))["weights"]
    return {name: Weights(**table) for name, table in tables.items()}


def judge(spans: Sequence[Span], markup: Sequence[Markup] = (), *, weights: Weights | None = None) -> Judgement:
    """Return what ``spans``, the lines of a page in order, are; ``markup`` is empty or has one value for each."""
    if not spans:
        return Judgement(np.zeros(0), np.zeros(0))
    weights = weights or load_weights()["page" if markup else "paste"]
    page, columns = page_columns(spans, markup, weights.headline)
    columns |= body_features(page, likelihood(weighted(columns, weights.alike)))
    begun = np.cumsum(softmax(weighted(columns, weights.begins)))
    going_on = np.cumsum(softmax(weighted(columns, weights.ends))[::-1])[::-1]
    return Judgement(begun * going_on * likelihood(weighted(columns, weights.own)), columns["headline"])


def page_columns(spans: Sequence[Span], markup: Sequence[Markup], headline: Table) -> tuple[Page, Columns]:
    """Return a page and every column that can be told without the four answers, the headline found by its weights."""
    page = open_page(spans)
    columns = line_features(page) | web_features(page, markup)
    return page, columns | page_features(page, columns, headline_shares(page, columns, headline))


def likelihood(scores: Column) -> Column:
    """Return the logistic function of scores."""
    likely: Column = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
    return likely


def weighted(columns: Columns, table: Table) -> Column:
    """Return the sum of a page's columns, each times its weight."""
    rows = len(next(iter(columns.values())))
    total = np.full(rows, table.get("", 0.0))
    for name, weight in table.items():
        if name:
            total += weight * columns[name]
    return total
