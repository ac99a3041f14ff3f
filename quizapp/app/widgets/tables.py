"""Tables and bar charts as plain HTML: read aloud and printed as they are, drawn at once, and wrapped on a phone.

A bar chart here is a table with a bar beside the figure, so there is nothing to see in it that cannot be read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil
from typing import Literal

__all__ = ["Bar", "cell_html", "spread", "table_html"]

FINEST = 12
"""The best score up to which every whole point has a bar of its own."""

MOST_BANDS = 10
"""How many bars share a longer scale, at most."""


Form = Literal["", "narrow", "tall"]
"""With short headings of its rows, or with so many rows that it scrolls under its heading."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure drawn as well as written; ``share`` is its length, 0 to 1."""

    share: float
    label: str


def table_html(caption: str, heading: Sequence[str], rows: Sequence[Sequence[str | Bar]], *, form: Form = "") -> str:
    """A table, everything in it escaped. The first cell of a row is the row's heading."""
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in heading)
    body = "".join(_row_html(row) for row in rows)
    return (
        f'<div class="table {form}" role="region" aria-label="{escape(caption)}" tabindex="0">'
        f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def spread(scores: Sequence[float], best: float) -> list[tuple[str, int]]:
    """How many of ``scores`` lie in each band of whole points on the scale that ends at ``best``.

    >>> spread([3, 2, 3], 3)
    [('0', 0), ('1', 0), ('2', 1), ('3', 2)]
    >>> spread([3, 2.5], 3)
    [('0 to under 1', 0), ('1 to under 2', 0), ('2 to under 3', 1), ('3', 1)]
    """
    shown = [round(score, 2) for score in scores]
    width = 1 if best <= FINEST else ceil(best / MOST_BANDS)
    last = int(best) if width == 1 else ceil(best / width) - 1
    counts = Counter(min(int(score // width), last) for score in shown)
    whole = all(float(score).is_integer() for score in shown)
    lower = [(_band_name(place * width, width, whole=whole), counts[place]) for place in range(last)]
    return [*lower, (f"{best:g}" if last * width == best else f"{last * width} to {best:g}", counts[last])]


def _band_name(start: int, width: int, *, whole: bool) -> str:
    if not whole:
        return f"{start} to under {start + width}"
    return str(start) if width == 1 else f"{start} to {start + width - 1}"


def _row_html(cells: Sequence[str | Bar]) -> str:
    first, *others = cells
    rest = "".join(f"<td>{cell_html(cell)}</td>" for cell in others)
    return f'<tr><th scope="row">{cell_html(first)}</th>{rest}</tr>'


def cell_html(cell: str | Bar) -> str:
    if isinstance(cell, str):
        return escape(cell)
    return f'<span class="bar"><i style="width:{100 * cell.share:.0f}%"></i></span><span>{escape(cell.label)}</span>'
