"""Tables and bar charts as plain HTML: read aloud and printed as they are, drawn at once, and wrapped on a phone.

A bar chart here is a table with a bar beside the figure, so there is nothing to see in it that cannot be read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

__all__ = ["Bar", "spread", "table_html"]

FINEST = 12
"""The best score up to which every score has a bar of its own; above it ten bars share the scale."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure drawn as well as written; ``share`` is its length, 0 to 1."""

    share: float
    label: str


def table_html(
    caption: str, heading: Sequence[str], rows: Sequence[Sequence[str | Bar]], *, narrow: bool = False
) -> str:
    """A table, everything in it escaped. The first cell of a row is the row's heading, short ones when ``narrow``."""
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in heading)
    body = "".join(_row(row) for row in rows)
    return (
        f'<div class="table{" narrow" if narrow else ""}" role="region" aria-label="{escape(caption)}" tabindex="0">'
        f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def spread(scores: Sequence[float], best: float) -> list[tuple[str, int]]:
    """How many of ``scores`` lie at or from each step of the scale that ends at ``best``.

    >>> spread([3, 2.5, 3], 3)
    [('0', 0), ('1', 0), ('2', 1), ('3', 2)]
    """
    step = 1.0 if best <= FINEST else best / 10
    last = int(best // step) if best <= FINEST else 9
    counts = Counter(min(int(score // step), last) for score in scores)
    return [(_name(place, step, best, last), counts[place]) for place in range(last + 1)]


def _name(place: int, step: float, best: float, last: int) -> str:
    if step == 1.0:
        return str(place)
    return f"{place * step:g} to {best:g}" if place == last else f"{place * step:g} to under {(place + 1) * step:g}"


def _row(cells: Sequence[str | Bar]) -> str:
    first, *others = cells
    return f'<tr><th scope="row">{_cell(first)}</th>{"".join(f"<td>{_cell(cell)}</td>" for cell in others)}</tr>'


def _cell(cell: str | Bar) -> str:
    if isinstance(cell, str):
        return escape(cell)
    return f'<span class="bar"><i style="width:{100 * cell.share:.0f}%"></i></span><span>{escape(cell.label)}</span>'
