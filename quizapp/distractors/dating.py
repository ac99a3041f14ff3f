"""When a date is: its value and its place in time, as options need them."""

from __future__ import annotations

import re

from quizapp.english.dates import read_date
from quizapp.english.relative_dates import MONTHS

__all__ = ["date_of", "moment"]


def date_of(text: str) -> str:
    """The value of a text that is a date, a bare month included; "" for anything else.

    >>> date_of("March 2011"), date_of("April"), date_of("Leeds")
    ('2011-03', '--04', '')
    """
    if text in MONTHS:
        return f"--{MONTHS.index(text) + 1:02}"
    return read_date(text) or ""


def moment(value: str) -> str:
    """The first day of a date's span, "" for one without a year; ISO days sort as text."""
    return value + "-01" * (2 - value.count("-")) if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", value) else ""
