"""Learns the weights of ``quizapp/reading/cleaning_weights.json``: ``python -m quizapp.training.cleaning DIR``.

DIR/pages holds, for each page, NAME.pasted.txt, NAME.html.gz and NAME.gold.txt (its body as marked by hand), and
index.tsv with a ``group`` for each: pages of one site or one story. With ``--cross-validate`` nothing is written: each
page is cleaned with weights that have seen none of its group, and measured as ``quizapp.training.measure`` does.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from quizapp.reading.headline import candidates
from quizapp.reading.keeping import WEIGHTS, Weights, likelihood, page_columns, weighted
from quizapp.reading.line_features import Column, Columns, line_features, open_page
from quizapp.reading.page_features import body_features
from quizapp.reading.web_features import web_features
from quizapp.training.fitting import fit_choice, fit_yes_or_no
from quizapp.training.marked_pages import Marked, folds_of, marked_paste, marked_web_page
from quizapp.training.measure_cleaning import SavedPage, Score, from_html, from_paste, print_table, saved_pages, score
from quizapp.training.varied_pages import varied

__all__ = ["main"]

PLACES = frozenset(
    {
        "past headline", "lines since headline", "words since headline", "pointers after", "pointer here",
        "comments after", "ends so far", "end just before", "sentences before", "sentences after", "shared before",
        "shared after", "shared to the end", "text passed", "text left", "joined text passed", "joined text left",
        "no joined text passed", "no joined text left", "like a title", "headline", "signed", "spoken of soon",
    }
)  # fmt: skip
"""Columns that say where on the page a line is, and so where a body begins or ends, not what the line is."""
AHEAD = ("next ", "rest ", "spoken of soon")
"""How the names of columns begin that say what comes after a line: they tell an end."""
WEIGHTIER = {"extracted": 3.0, "extracted -1": 2.0, "comments begun": 3.0}
"""Columns known to tell more than a few dozen pages can show; the penalty on their weights is so much smaller."""
RAREST = 0.3
"""A column's spread counts as at least this, so that a rare sign does not weigh more for being rare."""
FOLDS, INNER_FOLDS = 8, 5
NEAR = 3
"""The lines just outside a body that also teach what is its own."""
COST, LARGEST_COST = 20.0, 20.0
"""A wrong beginning or end costs so much times the words it adds or loses, as a share of the body's."""


def main() -> None:
    """Learn and write, or cross-validate."""
    command = argparse.ArgumentParser(prog="python -m quizapp.training.cleaning", description=__doc__)
    command.add_argument("folder", type=Path, metavar="DIR")
    command.add_argument("--cross-validate", action="store_true", help="measure on groups not learned from")
    wish = command.parse_args()
    pages = list(saved_pages(wish.folder))
    if wish.cross_validate:
        print_table(["pasted text", "web page"], _cross_validated(pages))
        return
    weights = {name: asdict(table) for name, table in _learn_all(pages).items()}
    note = "Learned by quizapp/training/cleaning.py, which says from what."
    WEIGHTS.write_text(json.dumps({"note": note, "weights": weights}, indent=0), "utf-8")


def _learn_all(pages: Sequence[SavedPage]) -> dict[str, Weights]:
    """Return the weights for pasted text and those for pages with their markup."""
    return {
        "paste": _learn(varied([marked_paste(page) for page in pages])),
        "page": _learn(varied([marked_web_page(page) for page in pages])),
    }


def _cross_validated(pages: Sequence[SavedPage]) -> Iterator[tuple[str, list[Score]]]:
    """Yield each page's name and scores, pasted and as a web page, by weights that have seen none of its group."""
    for fold in folds_of(pages, FOLDS):
        names = {page.name for page in fold}
        weights = _learn_all([page for page in pages if page.name not in names])
        for page in fold:
            yield page.name, [score(kept(page, weights), page.gold) for kept in (from_paste, from_html)]


def _learn(marked: Sequence[Marked]) -> Weights:
    """Return the weights that fit ``marked`` best, each question's answer a column for the next."""
    headline = _learn_headline(marked)
    columns = [page_columns(one.spans, one.markup, headline)[1] for one in marked]
    ahead = [name for name in columns[0] if name.startswith(AHEAD)]
    places = [name for name in columns[0] if name not in ahead and name not in ("headline", "signed")]
    lines = [name for name in places if name not in PLACES]
    alike = _learn_alike(columns, marked, lines)
    for one, found, answer in zip(marked, columns, _answers(columns, marked, lines), strict=True):
        found |= body_features(open_page(one.spans), answer)
    answered = [name for name in columns[0] if "alike" in name or name.startswith(("share ", "hardly "))]
    return Weights(
        headline,
        alike,
        _learn_bound(columns, marked, places + answered, last=False),
        _learn_bound(columns, marked, places + ahead + answered, last=True),
        _learn_own(columns, marked, lines + answered),
    )


class _Scale:
    """Columns brought to mean 0 and spread 1 for learning, and weights brought back."""

    def __init__(self, pages: Sequence[Columns], names: Sequence[str]) -> None:
        self.names = list(names)
        stacked = np.vstack([self._stack(page) for page in pages])
        self.mean = stacked.mean(axis=0)
        self.spread = np.maximum(stacked.std(axis=0), RAREST)
        self.spread /= [WEIGHTIER.get(name, 1.0) for name in self.names]

    def _stack(self, page: Columns) -> Column:
        return np.stack([page[name] for name in self.names], axis=1)

    def apply(self, page: Columns) -> Column:
        """Return lines × columns, a column of ones last."""
        scaled = (self._stack(page) - self.mean) / self.spread
        return np.hstack([scaled, np.ones((len(scaled), 1))])

    def table(self, weights: Column) -> dict[str, float]:
        """Return the weights for columns as they come, under their names, to four digits."""
        plain = weights[:-1] / self.spread
        figures = (*plain, weights[-1] - self.mean @ plain)
        return {name: float(f"{figure:.4g}") for name, figure in zip((*self.names, ""), figures, strict=True)}


def _learn_headline(marked: Sequence[Marked]) -> dict[str, float]:
    """Learn from the pages that show their title."""
    tasks = []
    for one in marked:
        page = open_page(one.spans)
        rows, columns = candidates(page, line_features(page) | web_features(page, one.markup))
        cost = np.array([0.0 if one.is_title(row) else LARGEST_COST for row in rows])
        if cost.size and cost.min() == 0:
            tasks.append((columns, cost))
    scale = _Scale([columns for columns, _ in tasks], list(tasks[0][0]))
    return scale.table(fit_choice([(scale.apply(columns), cost) for columns, cost in tasks], penalty=0.01, turns=200))


def _learn_alike(pages: Sequence[Columns], marked: Sequence[Marked], names: Sequence[str]) -> dict[str, float]:
    """Learn what lines of a body are like, each counting by its words' share of the body."""
    scale = _Scale(pages, names)
    importance = [(one.size + 2) / ((one.size + 2) @ one.body) for one in marked]
    whole = np.concatenate(importance)
    weights = fit_yes_or_no(
        np.vstack([scale.apply(page) for page in pages]),
        np.concatenate([one.body for one in marked]),
        whole * 30 * len(marked) / whole.sum(),
        penalty=5.0,
    )
    return scale.table(weights)


def _answers(pages: Sequence[Columns], marked: Sequence[Marked], names: Sequence[str]) -> list[Column]:
    """Return how alike each page's lines are in the eyes of weights that have not seen it, as will be so in use."""
    answers = [np.zeros(0)] * len(marked)
    for fold in folds_of([one.page for one in marked], INNER_FOLDS):
        held = {page.name for page in fold}
        seen = [number for number, one in enumerate(marked) if one.page.name not in held]
        table = _learn_alike([pages[number] for number in seen], [marked[number] for number in seen], names)
        for number, one in enumerate(marked):
            if one.page.name in held:
                answers[number] = likelihood(weighted(pages[number], table))
    return answers


def _learn_bound(
    pages: Sequence[Columns], marked: Sequence[Marked], names: Sequence[str], *, last: bool
) -> dict[str, float]:
    scale = _Scale(pages, names)
    tasks = [(scale.apply(page), _cost(one, last=last)) for page, one in zip(pages, marked, strict=True)]
    return scale.table(fit_choice(tasks, penalty=0.01, turns=200))


def _cost(one: Marked, *, last: bool) -> Column:
    """What it costs to let the body begin (or end) with each line: the words lost and added."""
    if last:
        return _cost(one.turned(), last=False)[::-1]
    own, other = one.size * one.body, one.size * (1 - one.body)
    lost = np.cumsum(own) - own
    before = np.cumsum(other) - other
    added = np.maximum(0, before[int(one.body.argmax())] - before)
    cost: Column = np.minimum(COST * (lost + added) / own.sum(), LARGEST_COST)
    return cost


def _learn_own(pages: Sequence[Columns], marked: Sequence[Marked], names: Sequence[str]) -> dict[str, float]:
    """Learn what is inserted into a body, from the lines between its ends."""
    scale = _Scale(pages, names)
    rows, truth, importance = [], [], []
    for page, one in zip(pages, marked, strict=True):
        kept = np.flatnonzero(one.body)
        inside = slice(max(0, kept[0] - NEAR), kept[-1] + 1 + NEAR)
        size = np.sqrt(one.size[inside] + 1)
        rows.append(scale.apply(page)[inside])
        truth.append(one.body[inside])
        importance.append(30 * size / size.sum())
    return scale.table(fit_yes_or_no(np.vstack(rows), np.concatenate(truth), np.concatenate(importance), penalty=10.0))


if __name__ == "__main__":
    main()
