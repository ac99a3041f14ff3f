"""Dates: found, read to a value, resolved against the day of publication, shifted and compared."""

import doctest
from datetime import date

import pytest

from quizapp.english import dates, relative_dates
from quizapp.english.dates import find_dates, read_date

PUBLISHED = date(2024, 12, 5)  # a Thursday


@pytest.mark.parametrize("module", [dates, relative_dates])
def test_the_examples_in_the_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("27 November 2024", "2024-11-27"),
        ("November 27, 2024", "2024-11-27"),
        ("Wednesday 27 November", "--11-27"),
        ("the 3rd of May", "--05-03"),
        ("Sept. 4", "--09-04"),
        ("March 2011", "2011-03"),
        ("2016", "2016"),
        ("the 1980s", "198X"),
        ("late 1990s", "199X"),
        ("the 19th century", "18XX"),
        ("the twenty-first century", "20XX"),
        ("summer 2019", "2019-22"),
        ("44 BC", "-0043"),
        ("2011-13", "2011/2013"),
        ("5-7 May", "--05-05/--05-07"),
        ("27/11/2024", "2024-11-27"),
        ("5/6/2024", ""),
        ("Christmas Day", "--12-25"),
        ("31 February", None),
        ("29 February 2000", "2000-02-29"),
        ("29 February 1900", None),
        ("may", None),
        ("the offensive", None),
    ],
)
def test_a_date_is_read_to_its_value(text, value):
    assert read_date(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Thursday", "2024-12-05"),
        ("on Monday morning", "2024-12-02"),
        ("last Thursday", "2024-11-28"),
        ("yesterday", "2024-12-04"),
        ("last night", "2024-12-04"),
        ("this week", "2024-W49"),
        ("last month", "2024-11"),
        ("last year", "2023"),
        ("next year", "2025"),
        ("last March", "2024-03"),
        ("three days ago", "2024-12-02"),
        ("two months ago", "2024-10"),
        ("a year ago", "2023"),
        ("1,000 years ago", "1024"),
        ("two thousand years ago", "0024"),
        ("1,200 days ago", "2021-08-23"),
        ("1,200 months ago", "1924-12"),
        ("2.5 years ago", ""),
        ("two and a half years ago", ""),
        ("66 million years ago", ""),
        ("5 million days ago", ""),
        ("300,000 weeks ago", ""),
        ("30,000 months ago", ""),
        ("a decade ago", ""),
        ("the following day", ""),
    ],
)
def test_a_relative_date_counts_from_the_day_of_publication(text, value):
    assert [found.value for found in find_dates(text, published=PUBLISHED)] == [value]


def test_a_relative_date_has_no_value_when_the_day_is_unknown():
    assert [found.value for found in find_dates("She resigned on Thursday.")] == [""]


def test_a_weekday_to_come_is_the_next_one():
    (found,) = find_dates("The vote is on Monday.", published=PUBLISHED, future=True)
    assert found.value == "2024-12-09"


def test_the_verb_may_and_the_verb_march_are_no_months():
    assert not list(find_dates("They may march on the palace; May said so."))


def test_a_date_inside_another_is_not_found_again():
    text = "It began on 27 November 2024 and ended in December 2024."
    assert [text[d.start : d.end] for d in find_dates(text)] == ["27 November 2024", "December 2024"]
