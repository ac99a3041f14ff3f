"""Numbers, amounts and times of day: read, compared, written and shifted."""

import doctest
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from quizapp.english import numbers, times, units
from quizapp.english.numbers import (
    digits_of,
    plain,
    read_number,
    read_ordinal,
    scale_number,
    shift_number,
    shift_ordinal,
    spell_number,
    spell_ordinal,
    write_number,
)
from quizapp.english.units import find_amounts, read_amount, same_amount


@pytest.mark.parametrize("module", [numbers, units, times])
def test_the_examples_in_the_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0


@given(some.integers(0, 10**14))
def test_a_spelt_number_reads_back(number):
    assert read_number(spell_number(number)) == number


@given(some.integers(1, 10**6))
def test_an_ordinal_reads_back_in_words_and_in_figures(rank):
    assert read_ordinal(spell_ordinal(rank)) == rank == read_ordinal(digits_of(rank))


@given(some.fractions(min_value=0, max_value=10**9, max_denominator=50))
def test_a_stored_value_loses_nothing(value):
    assert Fraction(plain(value)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("66", "66"),
        ("1,250", "1250"),
        ("three and a half million", "3500000"),
        ("five-and-a-half", "5.5"),
        ("half a dozen", "6"),
        ("a hundred", "100"),
        ("one hundred and five", "105"),
        ("3½", "3.5"),
        ("£", None),
        ("two forty", None),
        ("hundreds", None),
        ("forty and", None),
        ("fourth", None),
    ],
)
def test_a_number_is_read_or_refused(text, value):
    number = read_number(text)
    assert (None if number is None else plain(number)) == value


def test_a_number_is_written_in_the_manner_of_another():
    assert write_number(Fraction(5_500_000), like="1.2 million") == "5.5 million"
    assert write_number(Fraction(12), like="seven") == "twelve"
    assert write_number(Fraction(9, 2), like="five-and-a-half") == "four-and-a-half"
    assert write_number(Fraction(2000), like="1500") == "2000"
    assert write_number(Fraction(20_000_000), like="30m") == "20m"


@given(some.integers(1, 10**6), some.integers(-3, 3))
def test_a_shifted_number_stays_above_nought_and_as_finely_given(number, steps):
    shifted = shift_number(f"{number:,}", steps=steps)
    assert shifted == "" or read_number(shifted) > 0
    assert shifted or steps < 0


def test_a_round_number_stays_round_when_scaled():
    assert scale_number("600,000", factor=0.5) == "300,000"
    assert scale_number("3.5 billion", factor=2) == "7.0 billion"
    assert scale_number("one", factor=0.4) == ""


def test_ordinals_shift_in_words_and_in_figures():
    assert shift_ordinal("Fourth", steps=1) == "Fifth"
    assert shift_ordinal("21st", steps=-1) == "20th"


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("£20m", "money", "20000000", "pound"),
        ("40 cents", "money", "40", "cent"),
        ("tens of thousands of dollars", "money", "", "dollar"),
        ("12 per cent", "percent", "12", "per cent"),
        ("two percentage points", "percent", "2", "percentage point"),
        ("13-inch", "quantity", "13", "inch"),
        ("56-year-old", "quantity", "56", "year old"),
        ("five-and-a-half years", "duration", "5.5", "year"),
        ("a few days", "duration", "", "day"),
        ("half an hour", "duration", "0.5", "hour"),
        ("38°C", "quantity", "38", "degree Celsius"),
    ],
)
def test_an_amount_is_read_with_its_unit(text, kind, value, unit):
    amount = read_amount(text)
    assert amount is not None
    assert (amount.kind, amount.value, amount.unit) == (kind, value, unit)


def test_both_halves_of_a_converted_distance_are_found():
    text = "The dam lies 30 miles (48 km) away."
    assert [text[a.start : a.end] for a in find_amounts(text)] == ["30 miles", "48 km"]


def test_a_rate_is_no_span_of_time():
    assert [a.unit for a in find_amounts("They pump 900 barrels a day, twice a week")] == ["barrel"]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("40 kilometres", "40km", True),
        ("25 miles", "25 kilometres", False),
        ("three feet", "a yard", False),
        ("3 feet", "1 yard", True),
        ("$1.5m", "1.5 million dollars", True),
        ("two years", "24 months", False),
        ("two weeks", "14 days", True),
    ],
)
def test_amounts_are_compared_with_their_units(a, b, same):
    assert same_amount(a, b) is same
