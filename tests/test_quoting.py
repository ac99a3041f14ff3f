"""Evidence as a teacher types it, found in the passage."""

from __future__ import annotations

import pytest

from quizapp.app.widgets.quoting import quoted
from quizapp.model import Passage

PASSAGE = Passage("Rain fell. The capture of Syria’s fourth city is a “blow”. Rain fell again.")


@pytest.mark.parametrize(
    "typed",
    [
        "capture of Syria’s fourth city",
        "capture of Syria's fourth city",
        "Capture  of\nSyria's fourth city",
    ],
)
def test_the_make_of_marks_blanks_and_capitals_decides_nothing(typed: str) -> None:
    found = quoted(PASSAGE, typed)
    assert found.quote == "capture of Syria’s fourth city"
    assert PASSAGE.text[found.start : found.end] == found.quote


def test_quotation_marks_of_either_make_are_found() -> None:
    assert quoted(PASSAGE, 'a "blow"').quote == "a “blow”"


def test_words_that_are_not_there_are_left_for_saving_to_refuse() -> None:
    assert quoted(PASSAGE, "the fifth city").start == quoted(PASSAGE, "the fifth city").end == 0
