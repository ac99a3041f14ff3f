"""The same amount or date in other words: units, forms of dates, and what the stem says already."""

from __future__ import annotations

import re
from fractions import Fraction

from quizapp.english.dates import read_date
from quizapp.english.numbers import read_number
from quizapp.english.relative_dates import MONTHS, WEEKDAYS
from quizapp.english.times import same_time
from quizapp.english.units import currency_of, find_unit, read_amount, same_amount
from quizapp.scoring.wordings import fold

__all__ = ["differ_in_numbers", "same_date", "same_hour", "same_measure", "same_when_short"]

HEDGE = re.compile(r"^(?:about|around|approximately|approx\.?|roughly|some|nearly|almost|circa|c\.) ", re.IGNORECASE)
"""Words that say a number is not exact. "More than" and "at least" are not among them: they say something else."""

DAY_AND_MONTH = re.compile(r"(\d\d?)[/.](\d\d?)")
MONTH_AND_YEAR = re.compile(r"(0?[1-9]|1[0-2])[/.]((?:1[0-9]|20)\d\d)")


# ── amounts ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def same_measure(typed: str, answer: str, stem: str) -> bool:
    """Whether two texts are one amount: "40 km" and "forty kilometres", and "40" where the stem says "kilometres"."""
    one, other = _closed_up(typed), _closed_up(answer)
    if same_amount(one, other):
        return True
    measure = _measured(one, stem)
    return measure is not None and measure == _measured(other, stem)


def _closed_up(text: str) -> str:
    """The amount alone, its sign behind the figures: "about 40 m" → "40m"."""
    return re.sub(r"(?<=\d) (?=[^\W\d_]\b|[%°])", "", HEDGE.sub("", text.strip(" .")))


def _measured(text: str, stem: str) -> tuple[Fraction, str] | None:
    """The number in a text and what it counts, "" when it says no more than the stem; None for what is no amount."""
    amount = read_amount(text)
    if amount and amount.value:
        return Fraction(amount.value), "" if _says_unit(stem, amount.unit) else amount.unit
    words = text.split()
    for count in range(len(words), 0, -1):
        value = read_number(" ".join(words[:count]))
        if value is not None:
            return value, _unsaid(words[count:], stem)
    return None


def _says_unit(stem: str, unit: str) -> bool:
    """Whether the stem names the unit, by name, plural or sign: "How many kilometres …", "£____"."""
    words = re.findall(r"[^\W\d_]+|[$£€¥₹%°]", stem)
    runs = (words[first:last] for first in range(len(words)) for last in range(first + 1, first + 4))
    return any(_name_of(" ".join(run)) == unit for run in runs)


def _name_of(sign: str) -> str:
    """The unit or the currency that is called so, "" for none."""
    unit = find_unit(sign)
    return unit.name if unit else "per cent" if sign in {"%", "percent", "per cent"} else currency_of(sign)


def _unsaid(words: list[str], stem: str) -> str:
    """The words behind a number, "" where the stem says them all: "40 houses" to "How many houses …?"."""
    said = set(fold(stem).split())
    counted = fold(" ".join(words)).split()
    return "" if all({word, f"{word}s", word.removesuffix("s")} & said for word in counted) else " ".join(counted)


def differ_in_numbers(one: str, other: str) -> bool:
    """Whether both texts hold figures or number words, and other ones."""
    figures, others = ([word for word in fold(text).split() if word[:1].isdigit()] for text in (one, other))
    return bool(figures) and bool(others) and figures != others


# ── dates and times ──────────────────────────────────────────────────────────────────────────────────────────────────


def same_date(typed: str, answer: str, stem: str) -> bool:
    """Whether two texts are one date: "27 November", "Nov. 27" and "27/11".

    "5/6" may be a day of May or of June, so it is taken for neither. A year may be left out where the stem says it.
    """
    one, other = _date_in(typed), _date_in(answer)
    if not one or not other:
        return False
    return one == other or any(_with_year(one, year) == _with_year(other, year) for year in _years_in(stem))


def _date_in(text: str) -> str:
    """The ISO value of a text that is a date, "" for any other."""
    bare = text.strip(" .")
    if figures := DAY_AND_MONTH.fullmatch(bare):
        month, day = sorted((int(figures[1]), int(figures[2])))
        return f"--{month:02}-{day:02}" if 1 <= month <= 12 < day <= 31 else ""
    if figures := MONTH_AND_YEAR.fullmatch(bare):
        return f"{figures[2]}-{int(figures[1]):02}"
    return read_date(_capitalised(text)) or ""


def _capitalised(text: str) -> str:
    """The text in small letters, but for the months: "NOV 27TH" → "Nov 27th"."""
    months = {month.lower()[:3] for month in MONTHS}
    return re.sub(r"[a-z]+", lambda word: word[0].title() if word[0][:3] in months else word[0], text.lower())


def _years_in(stem: str) -> list[str]:
    return re.findall(r"\b(?:1[0-9]|20)\d\d\b", stem)


def _with_year(value: str, year: str) -> str:
    """The date with the year it goes without: "--11-27" in 2024 → "2024-11-27"."""
    return f"{year}{value[1:]}" if value.startswith("--") else value


def same_hour(typed: str, answer: str) -> bool:
    """Whether two texts are one time of day: "6.30pm", "18:30"."""
    return same_time(typed.strip(" "), answer.strip(" "))


def same_when_short(typed: str, answer: str) -> bool:
    """Whether one text is the other's month or weekday, shortened: "Sept." and "September"."""
    short, full = sorted((typed.strip(" .").lower(), answer.strip(" .").lower()), key=len)
    return len(short) >= 3 and full.title() in (*MONTHS, *WEEKDAYS) and full.startswith(short)
