"""What a web page's markup says of its lines, as columns beside those of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from quizapp.model import Markup
from quizapp.reading.line_features import Columns, Page
from quizapp.reading.neighbours import moved

__all__ = ["web_features"]

TAGS = {
    "in p": ("p",),
    "in h1": ("h1",),
    "in heading": ("h2", "h3", "h4", "h5", "h6"),
    "in list": ("li", "dt", "dd"),
    "in table": ("tr", "table", "tbody"),
    "in quotation": ("blockquote",),
}
HINTS = (
    "article", "author", "body", "caption", "comment", "hidden", "main", "menu", "meta", "promo", "related", "share",
)  # fmt: skip


def web_features(page: Page, markup: Sequence[Markup]) -> Columns:
    """Return the columns of a page that came with its markup, none for one that did not."""
    if not markup:
        return {}
    linked = np.array([line.linked for line in markup])
    extracted = np.array([line.extracted for line in markup], float)
    return {
        **{name: np.array([line.tag in tags for line in markup], float) for name, tags in TAGS.items()},
        **{f"hint {name}": np.array([name in line.hints for line in markup], float) for name in HINTS},
        "linked": linked,
        "all linked": (linked > 0.9) * 1.0,
        "linked, short": linked * (page.size < 12),
        "extracted": extracted,
        "extracted -1": moved(extracted, -1),
        "extracted +1": moved(extracted, 1),
        "extracted, short": extracted * (page.size < 12),
        **_containers(page, markup),
    }


def _containers(page: Page, markup: Sequence[Markup]) -> Columns:
    """How much of the page's running text stands in the same element as a line."""
    words: Counter[int] = Counter()
    for line, amount in zip(markup, page.sentence * page.size, strict=True):
        words[line.container] += int(amount)
    most = max(1, *words.values())
    held = np.array([words[line.container] / most for line in markup])
    own = np.array([line.container for line in markup])
    same = np.append(False, own[1:] == own[:-1]) * 1.0
    return {"held together": held, "held with most": (held > 0.5) * 1.0, "held as the last": same}
