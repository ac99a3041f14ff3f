"""More pages to learn the cleaning from, made of the marked ones: people also paste a part of a page, or the article
alone, and what stands above and below an article belongs to its site, not to it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from quizapp.training.marked_pages import Marked

__all__ = ["varied"]

ABOVE, BELOW = 25, 25
"""How far above a body its headline is looked for, and how far below it a part may reach."""
ABOVE_UNTITLED = 3


def varied(marked: Sequence[Marked]) -> list[Marked]:
    """Return the pages with their variants after them. The same pages give the same variants."""
    chance = random.Random(len(marked))
    return [*marked, *(variant for one in marked for variant in _variants(one, marked, chance))]


def _variants(one: Marked, others: Sequence[Marked], chance: random.Random) -> Iterator[Marked]:
    start, end = _bounds(one)
    part = _taken(one, range(start, min(len(one.spans), end + chance.randrange(BELOW))))
    yield part
    if one.markup:
        return
    yield _spaced(_taken(one, np.flatnonzero(one.body).tolist()), gap=True)
    yield _spaced(one, gap=chance.choice((True, False)))
    strangers = [other for other in others if other.page.group != one.page.group]
    if strangers:
        yield _moved(one, chance.choice(strangers), chance.choice(strangers))


def _bounds(one: Marked) -> tuple[int, int]:
    """Return the row of the headline above the body, or one near it, and the row after the body."""
    kept = np.flatnonzero(one.body)
    first = int(kept[0])
    titles = [row for row in range(max(0, first - ABOVE), first) if one.is_title(row)]
    return titles[-1] if titles else max(0, first - ABOVE_UNTITLED), int(kept[-1]) + 1


def _taken(one: Marked, rows: Sequence[int]) -> Marked:
    wanted = list(rows)
    return replace(
        one,
        spans=[one.spans[row] for row in wanted],
        markup=[one.markup[row] for row in wanted] if one.markup else (),
        size=one.size[wanted],
        body=one.body[wanted],
    )


def _spaced(one: Marked, *, gap: bool) -> Marked:
    return replace(one, spans=[replace(span, gap=gap) for span in one.spans])


def _moved(one: Marked, top: Marked, bottom: Marked) -> Marked:
    """Return the article under what stands above another page's, and over what stands below a third's."""
    start, end = _bounds(one)
    parts = [
        _taken(top, range(_bounds(top)[0])),
        _taken(one, range(start, end)),
        _taken(bottom, range(_bounds(bottom)[1], len(bottom.spans))),
    ]
    return replace(
        one,
        spans=[span for part in parts for span in part.spans],
        size=np.concatenate([part.size for part in parts]),
        body=np.concatenate([parts[0].body * 0, parts[1].body, parts[2].body * 0]),
    )
