"""Numbers as keys: a hedge, a currency sign, the number itself and what it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from quizapp.english.numbers import NUMBER, read_number

__all__ = ["AT_LEAST", "AT_MOST", "SHARE", "SHARES", "Figure", "is_share", "share_of", "split_figure"]

AT_LEAST = frozenset({"more than", "over", "at least"})
AT_MOST = frozenset({"less than", "fewer than", "under", "at most", "up to", "as many as"})
_HEDGE = (
    r"(?:about|around|roughly|approximately|some|an estimated|nearly|almost|over|under|at least|at most|up to|"
    r"(?:more|less|fewer) than|as many as|only|just)"
)
_FIGURE = re.compile(
    rf"(?P<hedge>{_HEDGE} )?(?P<sign>(?:US|A|C|NZ|HK)?[$£€¥])?(?P<number>{NUMBER})"
    r"(?P<unit>(?: ?%|[ -][A-Za-z]+(?: [a-z]+)?)?)",
    re.IGNORECASE,
)


SHARES = (
    (Fraction(1, 5), ("one-fifth", "a fifth")),
    (Fraction(1, 4), ("one-quarter", "a quarter")),
    (Fraction(1, 3), ("one-third", "a third")),
    (Fraction(1, 2), ("half",)),
    (Fraction(2, 3), ("two-thirds", "two thirds")),
    (Fraction(3, 4), ("three-quarters", "three quarters")),
)
"""Shares in the order of their size, each as newspapers word it."""
SHARE = re.compile("|".join(wording for _, wordings in SHARES for wording in wordings), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number taken apart; ``hedge`` is in small letters, ``unit`` keeps the space before it."""

    before: str
    number: str
    unit: str
    value: Fraction
    hedge: str = ""

    def write(self, number: str) -> str:
        """The same wording with another number: "about 40 kilometres" → "about 60 kilometres"."""
        return f"{self.before}{number}{self.unit}"


def split_figure(text: str) -> Figure | None:
    """A text that is a number, hedged or not, with a unit or without; None for anything else.

    >>> split_figure("about 40 kilometres").write("60")
    'about 60 kilometres'
    >>> split_figure("the hall") is None
    True
    """
    match = _FIGURE.fullmatch(text.strip())
    value = read_number(match["number"]) if match else None
    if match is None or value is None:
        return None
    hedge = (match["hedge"] or "").strip()
    before = f"{match['hedge'] or ''}{match['sign'] or ''}"
    return Figure(before, match["number"], match["unit"], value, hedge.lower())


def share_of(text: str) -> Fraction:
    """The share that a text names, 0 for none."""
    found = SHARE.search(text)
    named = found[0].lower() if found else ""
    return next((value for value, wordings in SHARES if named in wordings), Fraction(0))


def is_share(text: str) -> bool:
    """Whether a text is a share in words, hedged or not, and nothing more: "almost half"."""
    return bool(re.fullmatch(rf"(?:{_HEDGE} )?(?:{SHARE.pattern})", text.strip(), re.IGNORECASE))
