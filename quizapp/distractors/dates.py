"""Other dates for a date, as exact as the key and written like it: the passage's own, then the key's moved.

> March 2011 ← November 2016 (another event), May 2011; not 2011 or spring 2011, which hold the key
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from quizapp.distractors.case import Case, Distractor, Form
from quizapp.distractors.dating import date_of, moment
from quizapp.distractors.reasons import quote_around
from quizapp.english.numbers import digits_of
from quizapp.english.relative_dates import MONTHS
from quizapp.model import Entity, EntityKind, OptionKind

__all__ = ["propose"]

_MONTH = re.compile(
    rf"\b(?:{'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)", re.IGNORECASE
)
_DAY = re.compile(r"\b(?:3[01]|[12]?\d)(?=\b|st\b|nd\b|rd\b|th\b)")
_YEAR = re.compile(r"\b1\d{3}\b|\b20\d\d\b")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_DECADE = re.compile(r"\b(?:1\d|20)\d(?=0s\b)")
DECADES, YEARS = (-1, 1, -2), (-3, 2, -1, 4, -5, 1)
LIFETIME = 20
"""Years between two dates that could be mistaken for each other."""
WEEKS = (7, -7, 14, -14, 21)
"""How far a day is moved that is named with its weekday."""
MONTHS_AWAY, DAYS = (2, -2, 1, -3, 4, -1), (3, -4, 6, -2, 8, -7)
"""How far the parts of a date are moved."""


def propose(case: Case) -> Iterator[Distractor]:
    """Dates of the key's shape, none after the day of publication unless the passage names them."""
    if case.form is not Form.DATE:
        return
    for kind in (EntityKind.DATE, EntityKind.TIME):
        for entity in case.inventory.near(kind, case.fact.sentence):
            fits = _shape(entity.text) == _shape(case.key) and date_of(entity.text) != date_of(case.key)
            if fits and _is_near(entity.text, case.key):
                yield _from_passage(case, entity)
    latest = _latest_year(case)
    for text in dict.fromkeys(_moved(case.key)):
        value = date_of(text)
        if value and not _is_future(value, case, latest):
            reason = f"The passage says {case.key}, not {text}."
            yield Distractor(text, OptionKind.UNSUPPORTED, 0.6, reason)


def _is_near(text: str, key: str) -> bool:
    """Whether a date lies within a working life of the key: farther off, an event is known not to be of its time."""
    years = [int(found[0]) for found in (_YEAR.search(text), _YEAR.search(key)) if found]
    return len(years) < 2 or abs(years[0] - years[1]) <= LIFETIME


def _from_passage(case: Case, entity: Entity) -> Distractor:
    kind = OptionKind.MISREADING if entity.sentence == case.fact.sentence else OptionKind.ELSEWHERE
    reason = f"The passage gives this date for something else: {quote_around(case, entity)}."
    return Distractor(entity.text, kind, 0.9, reason)


def _shape(text: str) -> str:
    """A date with its figures and months blotted out: "27 November" and "3 May" are of one shape."""
    return re.sub(r"\d+", "0", _YEAR.sub("Y", _MONTH.sub("M", text))).casefold()


def _moved(key: str) -> Iterator[str]:
    """The key with its finest part moved, then the next."""
    decade = _DECADE.search(key)
    if decade:
        yield from (_DECADE.sub(str(int(decade[0]) + step), key) for step in DECADES)
        return
    day, month, year = _DAY.search(_YEAR.sub("0000", key)), _MONTH.search(key), _YEAR.search(key)
    weekday = _WEEKDAY.search(key)
    if day and month:
        yield from (_with_day(key, int(day[0]) + step) for step in (WEEKS if weekday else DAYS))
    if month and not weekday:
        yield from (_with_month(key, month[0], step) for step in MONTHS_AWAY)
    if year and not month:
        yield from (_YEAR.sub(str(int(year[0]) + step), key, count=1) for step in YEARS)


def _with_day(key: str, day: int) -> str:
    """The key on another day; "" where no month is so long."""
    if not 1 <= day <= 30:
        return ""
    kept = _YEAR.search(key)
    text = _YEAR.sub("####", key)
    written = digits_of(day) if re.search(r"\d(?:st|nd|rd|th)\b", text) else str(day)
    return re.sub(r"\b\d{1,2}(?:st|nd|rd|th)?\b", written, text, count=1).replace("####", kept[0] if kept else "")


def _with_month(key: str, month: str, step: int) -> str:
    place = next(n for n, name in enumerate(MONTHS) if name.lower().startswith(month.lower()[:3]))
    name = MONTHS[(place + step) % 12]
    return key.replace(month, name if len(month) > 4 or month in MONTHS else name[:3] + month[3:].lstrip("abcdefghit"))


def _latest_year(case: Case) -> int:
    """The last year that may have happened: that of publication, else the last one the passage names."""
    published = case.inventory.reading.passage.published
    years = [int(found[0]) for found in _YEAR.finditer(case.inventory.reading.passage.text)]
    return published.year if published else max(years, default=0)


def _is_future(value: str, case: Case, latest: int) -> bool:
    """Whether a date lies after the news was published, unless the key does too."""
    published = case.inventory.reading.passage.published
    limit = published or date(latest, 12, 31) if latest else None
    written, own = moment(value), moment(date_of(case.key))
    return bool(limit and written and own and written > limit.isoformat() >= own)
