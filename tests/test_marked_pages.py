"""The pages that the cleaning learns from: which lines are body, no site on both sides, and variants that stay true."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from quizapp.training.marked_pages import Marked, folds_of, marked_paste, marked_web_page
from quizapp.training.measure_cleaning import SavedPage, score
from quizapp.training.varied_pages import varied

BODY = (
    "The ferry to Skerry will sail twice a day from June, the harbour board said on Friday.",
    "It last sailed twice a day in 1998, when the quarry on the island was still open.",
    "Forty people live on Skerry now, and most of them had signed a letter to the board.",
)


def saved(name: str, group: str) -> SavedPage:
    pasted = "\n".join(("Home", "News", "", f"Ferry {name} to sail twice", "", *BODY, "", "Read more", "Privacy"))
    html = f"<html><body><nav>Home</nav><h1>Ferry {name} to sail twice</h1><p>{'</p><p>'.join(BODY)}</p></body></html>"
    return SavedPage(name, group, f"Ferry {name} to sail twice | Echo", pasted, html.encode(), "\n\n".join(BODY))


PAGES = [saved(name, group) for name, group in (("a", "x"), ("b", "x"), ("c", "y"), ("d", "z"))]


def body_of(one: Marked) -> tuple[str, ...]:
    return tuple(one.spans[row].text for row in np.flatnonzero(one.body))


@pytest.mark.parametrize("read", [marked_paste, marked_web_page])
def test_the_lines_of_the_gold_body_are_marked_and_no_others(read):
    assert body_of(read(PAGES[0])) == BODY


def test_the_title_is_found_without_the_name_of_its_site():
    one = marked_paste(PAGES[0])
    assert [span.text for row, span in enumerate(one.spans) if one.is_title(row)] == ["Ferry a to sail twice"]


def test_no_group_is_in_two_folds():
    folds = [{page.group for page in fold} for fold in folds_of(PAGES, 3)]
    assert len(folds) == 3
    assert not any(one & other for one, other in combinations(folds, 2))


@pytest.mark.parametrize("read", [marked_paste, marked_web_page])
def test_variants_keep_the_whole_body_and_mark_nothing_else(read):
    marked = [read(page) for page in PAGES]
    more = varied(marked)
    assert len(more) > len(marked)
    assert {body_of(one) for one in more} == {BODY}
    assert all(len(one.spans) == len(one.size) == len(one.body) for one in more)


def test_the_same_pages_give_the_same_variants():
    first, second = (
        [[span.text for span in one.spans] for one in varied([marked_paste(page) for page in PAGES])] for _ in "12"
    )
    assert first == second


def test_a_score_counts_runs_of_four_words():
    assert score("one two three four five", "one two three four six") == (0.5, 0.5, 0.5)
    assert score("", "one two three four") == (0.0, 0.0, 0.0)
