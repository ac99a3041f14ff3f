"""Dates that only the day of publication explains: "on Thursday", "last night", "three days ago", "next month"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from quizapp.english.numbers import NUMBER, read_number
from quizapp.english.tables import words

__all__ = ["MONTHS", "RELATIVE", "WEEKDAY", "WEEKDAYS", "resolve_date"]

WEEKDAYS = words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
MONTHS = words("January February March April May June July August September October November December")
_SEASONS = words("spring summer autumn winter")
_PART_OF_DAY = r"(?:early )?(?:morning|afternoon|evening|night|lunchtime)"
_WHEN = r"(?:(?:earlier|later|early|late|[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate) (?:on )?)?"
_NOW = r"(?:[Ll]ast|[Tt]his|[Nn]ext|[Tt]he previous|[Tt]he following|[Ll]ater this|[Ee]arlier this)"
_SPAN = rf"(?:week(?:end)?|month|year|decade|century|spring|summer|autumn|winter|(?:{'|'.join(MONTHS)})\b)"
_AGO = (
    rf"(?:{NUMBER}|an?|a few|several|a couple of|some) (?:(?:day|week|month|year|decade|hour|minute)s?|centur(?:y|ies))"
)

RELATIVE = re.compile(
    rf"\b(?:{_WHEN}(?:{_NOW} )?{WEEKDAY}\b(?:,? {_PART_OF_DAY}\b)?"
    rf"|{_WHEN}{_NOW} {_SPAN}\b|{_WHEN}{_NOW} {_PART_OF_DAY}\b"
    rf"|(?:(?:{_PART_OF_DAY} )?(?:[Yy]esterday|[Tt]oday|[Tt]omorrow)(?: {_PART_OF_DAY})?|[Tt]onight|[Oo]vernight)\b"
    rf"|(?:{_AGO}) (?:ago|earlier|later)\b"
    r"|[Tt]he (?:same|next|previous|following) (?:day|night|morning|evening|week|month|year)\b|[Tt]he day before\b)"
)
"""A relative date, as a regular expression; it may begin with "earlier" or "late"."""


def resolve_date(text: str, *, published: date | None, future: bool = False) -> str:
    """The value of a relative date told on the day ``published``; "" when the day is not known or the words are vague.

    A weekday is the last one up to that day, with ``future`` the first one from that day on.

    >>> day = date(2024, 12, 5)
    >>> resolve_date("last night", published=day), resolve_date("Monday", published=day)
    ('2024-12-04', '2024-12-02')
    >>> resolve_date("last month", published=day), resolve_date("two years ago", published=day)
    ('2024-11', '2022')
    >>> resolve_date("last night", published=None), resolve_date("several days ago", published=day)
    ('', '')
    """
    if published is None:
        return ""
    lowered = text.lower()
    for pattern, resolve in RESOLVERS:
        match = re.search(pattern, lowered)
        if match:
            return resolve(match, published, future)
    return ""


def _weekday(match: re.Match[str], published: date, future: bool) -> str:
    wanted = [day.lower() for day in WEEKDAYS].index(match["weekday"])
    which = match["which"] or ""
    if "next" in which or (future and "last" not in which):
        ahead = (wanted - published.weekday()) % 7
        # "next Thursday", said on a Monday, may be either of two days.
        return "" if "next" in which and ahead < 4 else (published + timedelta(days=ahead)).isoformat()
    back = (published.weekday() - wanted) % 7
    return (published - timedelta(days=back or (7 if "last" in which else 0))).isoformat()


def _near_day(match: re.Match[str], published: date, _: bool) -> str:
    return (published + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(match[0], 0))).isoformat()


def _part_of_day(match: re.Match[str], published: date, _: bool) -> str:
    if match["which"] == "next":
        return ""
    return (published - timedelta(days=1 if match["which"] == "last" else 0)).isoformat()


def _span(match: re.Match[str], published: date, _: bool) -> str:
    shift = {"last": -1, "this": 0, "next": 1}[match["which"]]
    if match["span"] == "year":
        return str(published.year + shift)
    if match["span"] == "month":
        months = published.year * 12 + published.month - 1 + shift
        return f"{months // 12}-{months % 12 + 1:02}"
    week = (published + timedelta(weeks=shift)).isocalendar()
    return f"{week.year}-W{week.week:02}"


def _month(match: re.Match[str], published: date, _: bool) -> str:
    """ "last March" is the latest one over before this month; "next March" the first one to come."""
    month = [name.lower() for name in MONTHS].index(match["month"]) + 1
    shift = {"last": -1 if month >= published.month else 0, "this": 0, "next": 1 if month <= published.month else 0}
    return f"{published.year + shift[match['which']]}-{month:02}"


def _season(match: re.Match[str], published: date, _: bool) -> str:
    # "last summer" said in spring or summer is a year back; later in the year it may be either.
    if match["which"] != "this" or match["season"] == "winter":
        return ""
    return f"{published.year}-{21 + _SEASONS.index(match['season'])}"


def _ago(match: re.Match[str], published: date, _: bool) -> str:
    """ "2.5 years ago" is no year, and what lies before the year 1 is told by no calendar."""
    count = read_number(match["count"]) if match["count"] not in {"a", "an"} else read_number("one")
    if count is None or count.denominator != 1:
        return ""
    if match["unit"] in {"day", "week"}:
        day = published.toordinal() - int(count) * (7 if match["unit"] == "week" else 1)
        return date.fromordinal(day).isoformat() if day >= 1 else ""
    if match["unit"] == "month":
        year, month = divmod(published.year * 12 + published.month - 1 - int(count), 12)
        return f"{year:04}-{month + 1:02}" if year >= 1 else ""
    year = published.year - int(count)
    return f"{year:04}" if year >= 1 else ""


RESOLVERS: tuple[tuple[str, Callable[[re.Match[str], date, bool], str]], ...] = (
    (r"\b(?P<which>last |next |this )?(?P<weekday>[a-z]+day)\b(?<!today)(?<!yesterday)(?<!birthday)", _weekday),
    (r"\b(?:yesterday|today|tomorrow|tonight)\b", _near_day),
    (r"\b(?P<which>last|this|next) (?:early )?(?:night|morning|afternoon|evening)\b", _part_of_day),
    (r"\b(?P<which>last|this|next) (?P<span>week|month|year)\b", _span),
    (rf"\b(?P<which>last|this|next) (?P<month>{'|'.join(MONTHS).lower()})\b", _month),
    (rf"\b(?P<which>last|this|next) (?P<season>{'|'.join(_SEASONS)})\b", _season),
    (rf"\b(?P<count>{NUMBER}|an?) (?P<unit>day|week|month|year)s? ago\b", _ago),
)
