"""Amounts with a unit, found in running text and read to a value: distances, sums of money, shares, spans of time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from types import MappingProxyType

from quizapp.english.numbers import FIGURES, NUMBER, VAGUE_NUMBER, plain, read_number
from quizapp.english.tables import read_rows
from quizapp.model import EntityKind

__all__ = ["FoundAmount", "Unit", "currency_of", "find_amounts", "find_unit", "read_amount", "same_amount"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: its names, and what one is worth in the base unit of its dimension."""

    dimension: str
    name: str
    plural: str
    worth: Fraction


@dataclass(frozen=True, slots=True)
class FoundAmount:
    """An amount in a text: ``text[start:end]``, with its kind, value ("" when vague) and singular unit."""

    start: int
    end: int
    kind: EntityKind
    value: str
    unit: str


_SEVERAL = r"(?:(?:several|a few|some|many|two or three|a couple of|the past few|the last few)(?= ))"
_COUNT = rf"(?:{VAGUE_NUMBER}(?: of\b)?|{NUMBER}|{_SEVERAL})"


ARTICLES = {"a": Fraction(1), "an": Fraction(1), "half a": Fraction(1, 2), "half an": Fraction(1, 2)}
BEFORE_ONE = re.compile(
    r"\b(?:for|in|within|after|about|over|nearly|almost|around|than|least|only|just|half) $", re.IGNORECASE
)
"""What comes before "a week" when it is a span of time; "twice a week" and "barrels a day" are rates."""


def find_unit(name: str) -> Unit | None:
    """The unit called so, by name, plural or sign.

    >>> find_unit("km").name, find_unit("feet").name
    ('kilometre', 'foot')
    """
    return _units().get(name) or _units().get(name.lower())


def currency_of(sign: str) -> str:
    """The singular name of the currency with the sign, code or word, "" for none.

    >>> currency_of("£"), currency_of("US dollars")
    ('pound', 'dollar')
    """
    return _signs().get(sign.strip()) or _coins().get(sign) or _coins().get(sign.lower()) or ""


def find_amounts(text: str) -> Iterator[FoundAmount]:
    """The amounts with a unit in a text, in order, none inside another.

    >>> [(a.value, a.unit) for a in find_amounts("It cost £1.2bn over 40 km (25 miles), 4.5% up")]
    [('1200000000', 'pound'), ('40', 'kilometre'), ('25', 'mile'), ('4.5', 'per cent')]
    """
    end = 0
    for amount in sorted(_all_amounts(text), key=lambda amount: (amount.start, -amount.end)):
        if amount.start >= end:
            yield amount
            end = amount.end


def _all_amounts(text: str) -> Iterator[FoundAmount]:
    for match in _money_before().finditer(text):
        yield _amount(match, EntityKind.MONEY, currency_of(match["sign"]))
    for match in _money_after().finditer(text):
        yield _amount(match, EntityKind.MONEY, currency_of(match["coin"]))
    for match in PERCENT.finditer(text):
        unit = "percentage point" if "point" in match[0] else "per cent"
        yield _amount(match, EntityKind.PERCENT, unit)
    for match in _measures().finditer(text):
        unit_found = find_unit(match["unit"])
        alone = match["count"].lower() in {"a", "an"}
        if unit_found and (not alone or BEFORE_ONE.search(text, 0, match.start())):
            yield _measure(match, unit_found)


def _measure(match: re.Match[str], unit: Unit) -> FoundAmount:
    """A measured amount; "56 years old" and "56-year-old" are ages, other times are durations."""
    if unit.dimension != "time":
        return _amount(match, EntityKind.QUANTITY, unit.name)
    if match["old"]:
        return _amount(match, EntityKind.QUANTITY, f"{unit.name} old")
    return _amount(match, EntityKind.DURATION, unit.name)


def _amount(match: re.Match[str], kind: EntityKind, unit: str) -> FoundAmount:
    count = match["count"].lower()
    value = ARTICLES.get(count) or read_number(count)
    return FoundAmount(match.start(), match.end(), kind, "" if value is None else plain(value), unit)


def read_amount(text: str) -> FoundAmount | None:
    """The amount a text is, when it is one and nothing else.

    >>> read_amount("half an hour").value, read_amount("$3.5 billion").unit, read_amount("Hama")
    ('0.5', 'dollar', None)
    """
    bare = text.strip()
    return next((amount for amount in find_amounts(bare) if (amount.start, amount.end) == (0, len(bare))), None)


def same_amount(a: str, b: str) -> bool:
    """Whether two wordings are one amount, units converted within the metric and within the imperial measures.

    >>> same_amount("40 km", "forty kilometres"), same_amount("2 metres", "200 cm"), same_amount("25 miles", "25 km")
    (True, True, False)
    >>> same_amount("£1.2bn", "1.2 billion pounds"), same_amount("12%", "twelve per cent"), same_amount("$5", "£5")
    (True, True, False)
    """
    one, other = read_amount(a), read_amount(b)
    if not one or not other or not one.value or not other.value:
        return False
    if one.unit == other.unit:
        return Fraction(one.value) == Fraction(other.value)
    return _worth(one) is not None and _worth(one) == _worth(other)


def _worth(amount: FoundAmount) -> tuple[str, Fraction] | None:
    """The amount in base units; None where units do not convert exactly (months, degrees, currencies)."""
    if amount.unit in {"cent", "penny"}:
        return None
    unit = find_unit(amount.unit)
    if not unit or unit.dimension == "temperature" or not unit.worth or unit.name in {"month", "year", "quarter"}:
        return None
    return unit.dimension, Fraction(amount.value) * unit.worth


@cache
def _units() -> Mapping[str, Unit]:
    found: dict[str, Unit] = {}
    for dimension, name, plural, worth, *signs in read_rows("units.tsv"):
        unit = Unit(dimension, name, plural, Fraction(worth))
        found |= dict.fromkeys((name, plural, *(signs[0].split("|") if signs and signs[0] else ())), unit)
    return MappingProxyType(found)


@cache
def _signs() -> Mapping[str, str]:
    rows = read_rows("currencies.tsv")
    return MappingProxyType({sign.strip(): row[0] for row in rows for sign in row[2].split("|") if sign})


@cache
def _coins() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name, plural, _, *coins in read_rows("currencies.tsv"):
        found |= dict.fromkeys((name, plural, *(coins[0].split("|") if coins and coins[0] else ())), name)
    return MappingProxyType(found)


def _one_of(names: Mapping[str, object]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


@cache
def _money_before() -> re.Pattern[str]:
    signs = "|".join(re.escape(sign) + " ?" for sign in sorted(_signs(), key=len, reverse=True))
    scale = r"(?:[ -](?:hundred|thousand|million|billion|trillion)\b|(?:bn|mn|tn|trn|m|k|M|K|B)\b)?"
    return re.compile(rf"(?<![\w$])(?P<sign>{signs})(?P<count>{FIGURES}{scale})(?:-a-(?:day|week|month|year)\b)?(?!\w)")


@cache
def _money_after() -> re.Pattern[str]:
    coins = {coin: name for coin, name in _coins().items() if len(coin) > 1}
    return re.compile(
        rf"(?<![\w$£€.])(?P<count>{_COUNT}|\b[Aa](?= )) ?-?(?P<coin>{_one_of(coins)}|(?<=\d)[p¢])(?!\w)", re.IGNORECASE
    )


PERCENT = re.compile(
    rf"(?<![\w$£€.])(?P<count>{_COUNT})[ -]?(?:%|(?:per[ -]?cent|pc|percentage[ -]points?)\b)(?: points?\b)?",
    re.IGNORECASE,
)


@cache
def _measures() -> re.Pattern[str]:
    """A count and a unit. Signs of one letter must touch the figures, else "5 m" could begin "5 more"."""
    names = {name: unit for name, unit in _units().items() if len(name) > 1}
    letters = {name: unit for name, unit in _units().items() if len(name) == 1}
    return re.compile(
        rf"(?<![\w$£€.])(?P<count>{_COUNT}|\b[Aa]n?(?= )|\b[Hh]alf an?(?= ))"
        rf"(?:[ -]?(?P<unit>{_one_of(names)}|(?<=\d)(?:{_one_of(letters)}))(?!\w|-long|['’]s))"
        r"(?P<old>[ -]olds?\b|[ -]of[ -]age\b)?",
        re.IGNORECASE,
    )
