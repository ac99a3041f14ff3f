"""Dates as English news writes them, found in running text and read to a value.

A value is an ISO 8601 date as far as the words go: "2024-11-27", "2011-03", "2016", "--11-27" (a day of an unnamed
year), "--11" (a month of one), "-0043" (44 BC). Decades, centuries and seasons follow EDTF: "198X", "18XX" (the 19th
century), "2019-22" (summer 2019; 21 spring … 24 winter); a week is "2024-W49", a range "2011/2013". A date that only
the day of publication explains ("last night") has the value "" unless that day is known.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from quizapp.english.numbers import read_ordinal
from quizapp.english.relative_dates import MONTHS, RELATIVE, WEEKDAY, resolve_date

__all__ = ["FoundDate", "find_dates", "read_date"]

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
DECADES = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8}
FEASTS = {
    "christmas day": "--12-25",
    "christmas": "--12-25",
    "christmas eve": "--12-24",
    "boxing day": "--12-26",
    "new year's day": "--01-01",
    "new year’s day": "--01-01",
    "new year's eve": "--12-31",
    "new year’s eve": "--12-31",
    "valentine's day": "--02-14",
    "valentine’s day": "--02-14",
    "halloween": "--10-31",
    "easter": "",
    "easter sunday": "",
    "good friday": "",
    "thanksgiving": "",
    "thanksgiving day": "",
}

_SHORT = "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec"
_MONTH = (
    rf"(?P<month>{'|'.join(MONTHS)}|{'|'.join(month.upper() for month in MONTHS)}"
    rf"|(?:{_SHORT.replace(' ', '|')})\b\.?)"
)
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_OTHER_DAY = r"(?P<other>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)"
_TO = r"(?: ?[-–—] ?| to | and )"
_PART = r"(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[- ](?:to[- ]late[- ])?)?"
_NOT_NUMBER = r"(?![\d,.]*\d|[-–]\w|%)"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: ``text[start:end]`` with its value; ``bare`` when it is a year that might be a mere number."""

    start: int
    end: int
    value: str
    bare: bool = False


def find_dates(text: str, *, published: date | None = None, future: bool = False) -> Iterator[FoundDate]:
    """The dates in a text, in order, none inside another.

    ``published`` is the day relative dates count from; ``future`` says that "Thursday" is the next one, not the last.

    >>> [d.value for d in find_dates("On 27 November 2024, after March 2011 and the 1980s, not before May 5")]
    ['2024-11-27', '2011-03', '198X', '--05-05']
    """
    found = [
        FoundDate(match.start("date"), match.end("date"), value, bare=pattern is BARE_YEAR)
        for pattern, read in READERS
        for match in pattern.finditer(text)
        if (value := read(match)) is not None
    ]
    found += [
        FoundDate(match.start(), match.end(), resolve_date(match[0], published=published, future=future))
        for match in RELATIVE.finditer(text)
    ]
    end = 0
    for dated in sorted(found, key=lambda dated: (dated.start, -dated.end)):
        if dated.start >= end:
            yield dated
            end = dated.end


def read_date(text: str, *, published: date | None = None) -> str | None:
    """The value of a text that is a date and nothing else; None for anything else.

    >>> read_date("the 27th of November, 2024"), read_date("Nov. 27"), read_date("19th century"), read_date("Hama")
    ('2024-11-27', '--11-27', '18XX', None)
    """
    bare = re.sub(r"^(?:on|in|the|during|at) (?:the )?", "", text.strip(" .,"), flags=re.IGNORECASE)
    bare = bare[:1].upper() + bare[1:] if re.match(r"[a-z]+\b", bare) and bare.split()[0].title() in MONTHS else bare
    return next((d.value for d in find_dates(bare, published=published) if (d.start, d.end) == (0, len(bare))), None)


def _month(match: re.Match[str]) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.lower().startswith(match["month"].lower()[:3]))


def _read_day(match: re.Match[str]) -> str | None:
    """A day of a month, with or without the year: "27 November", "November 27, 2024"."""
    month, day, year = _month(match), int(match["day"]), match["year"]
    if not _exists(int(year or 2024), month, day):
        return None
    return f"{year}-{month:02}-{day:02}" if year else f"--{month:02}-{day:02}"


def _read_days(match: re.Match[str]) -> str | None:
    """A run of days: "5-7 May", "May 5 to 7"."""
    first = _read_day(match)
    month, last, year = _month(match), int(match["other"]), match["year"]
    if first is None or last <= int(match["day"]) or not _exists(int(year or 2024), month, last):
        return None
    return f"{first}/{f'{year}-' if year else '--'}{month:02}-{last:02}"


def _exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar has the day."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _read_month(match: re.Match[str]) -> str:
    return f"{match['year']}-{_month(match):02}"


def _read_bare_month(match: re.Match[str]) -> str:
    return f"--{_month(match):02}"


def _read_figures(match: re.Match[str]) -> str | None:
    """A date in figures; "" where day and month could change places: 27/11/2024 is clear, 5/6/2024 is not."""
    one, other, year = int(match["one"]), int(match["other"]), match["year"]
    if one == other or (12 < one <= 31 and other <= 12):
        return f"{year}-{other:02}-{one:02}" if _exists(int(year), other, one) else None
    if one <= 12 < other <= 31:
        return f"{year}-{one:02}-{other:02}" if _exists(int(year), one, other) else None
    return "" if one <= 12 and other <= 12 else None


def _read_iso(match: re.Match[str]) -> str | None:
    year, month, day = int(match["year"]), int(match["mm"]), int(match["dd"])
    return f"{year}-{month:02}-{day:02}" if _exists(year, month, day) else None


def _read_years(match: re.Match[str]) -> str | None:
    """A run of years: "2011-13", "2019/20"."""
    first, last = match["year"], match["last"]
    last = first[: 4 - len(last)] + last
    return f"{first}/{last}" if int(last) > int(first) else None


def _read_decade(match: re.Match[str]) -> str:
    """ "1980s", "'80s": two figures mean the last century, but for the '00s, '10s and '20s."""
    figures = match["decade"]
    return f"{figures if len(figures) == 3 else ('20' if figures in '012' else '19') + figures}X"


def _read_decade_word(match: re.Match[str]) -> str:
    return f"19{DECADES[match['word'].lower()]}X"


def _read_century(match: re.Match[str]) -> str | None:
    rank = read_ordinal(match["rank"])
    if rank is None:
        return None
    return f"-{rank - 1:02}XX" if match["bc"] else f"{rank - 1:02}XX"


def _read_season(match: re.Match[str]) -> str:
    return f"{match['year']}-{SEASONS[match['season'].lower()]}"


def _read_era(match: re.Match[str]) -> str:
    year = int(match["n"].replace(",", ""))
    return f"-{year - 1:04}" if "B" in match["era"].upper() else f"{year:04}"


def _read_year(match: re.Match[str]) -> str:
    return match["year"]


def _read_feast(match: re.Match[str]) -> str:
    return FEASTS[match["date"].lower()]


def _compile(pattern: str, *, ignore_case: bool = False) -> re.Pattern[str]:
    return re.compile(pattern if "?P<date>" in pattern else rf"\b(?P<date>{pattern})", re.IGNORECASE * ignore_case)


BARE_YEAR = _compile(rf"(?<![\d$£€¥#,.:/-])\b(?P<date>{_PART}{_YEAR})\b{_NOT_NUMBER}")
_WEEKDAY = rf"(?:{WEEKDAY}\b,? (?:the )?)?"
_FOR_MONTH = (
    r"\b(?:in|of|by|since|until|till|last|next|this|from|to|through|during|before|after|between|early|late|mid|every|each)"
    r"[ -]"
)
READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (_compile(rf"{_WEEKDAY}{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR}\b{_NOT_NUMBER})?(?!\w)"), _read_day),
    (_compile(rf"{_WEEKDAY}{_MONTH} (?:the )?{_DAY}\b(?:,? {_YEAR}\b{_NOT_NUMBER})?(?![.,:]?\d)"), _read_day),
    (_compile(rf"{_DAY}{_TO}{_OTHER_DAY} {_MONTH}(?:,? {_YEAR}\b)?(?!\w)"), _read_days),
    (_compile(rf"{_MONTH} {_DAY}{_TO}{_OTHER_DAY}\b(?:,? {_YEAR}\b)?(?![.,:]?\d)"), _read_days),
    (_compile(rf"{_PART}{_MONTH},?(?: of)? {_YEAR}\b{_NOT_NUMBER}"), _read_month),
    (_compile(rf"{_FOR_MONTH}(?P<date>{_MONTH})(?!\w| \d)"), _read_bare_month),
    (_compile(r"(?P<one>\d\d?)[/.](?P<other>\d\d?)[/.](?P<year>(?:19|20)\d\d)\b"), _read_figures),
    (_compile(r"(?P<year>(?:19|20)\d\d)-(?P<mm>\d\d)-(?P<dd>\d\d)\b"), _read_iso),
    (_compile(rf"{_YEAR}[-–/](?P<last>\d\d|(?:19|20)\d\d)\b(?![-/]\d)"), _read_years),
    (_compile(rf"{_PART}(?P<decade>1[0-9]\d|20\d)0s\b"), _read_decade),
    (re.compile(rf"(?P<date>\b{_PART}['’‘](?P<decade>\d)0s\b)"), _read_decade),
    (_compile(rf"\bthe (?P<date>{_PART}(?P<word>{'|'.join(DECADES)}))\b", ignore_case=True), _read_decade_word),
    (
        _compile(
            rf"{_PART}(?P<rank>\d\d?(?:st|nd|rd|th)|[a-z]+(?:-first)?)[- ]century(?P<bc> (?:BCE?|B\.C\.))?\b",
            ignore_case=True,
        ),
        _read_century,
    ),
    (_compile(rf"(?P<season>spring|summer|autumn|fall|winter)(?: of)? {_YEAR}\b", ignore_case=True), _read_season),
    (_compile(r"(?P<n>\d{1,2},\d{3}|\d{1,4}) (?P<era>BCE?|CE|AD|B\.C\.|A\.D\.)(?!\w)"), _read_era),
    (_compile(r"(?P<era>AD) ?(?P<n>\d{1,4})\b"), _read_era),
    (_compile(rf"(?:{'|'.join(sorted(FEASTS, key=len, reverse=True))})\b", ignore_case=True), _read_feast),
    (BARE_YEAR, _read_year),
)
"""What a date looks like and how its value is read; where two begin together the longer wins."""
