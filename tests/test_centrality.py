"""What a passage is about, and how near a text is to it."""

from __future__ import annotations

from quizapp.model import Passage, Reading
from quizapp.pipeline import read
from quizapp.ranking.centrality import centroid_of

MILL = (
    "The council of Leeds voted to close the last cotton mill on Monday.\n\n"
    "The mill employs 200 people, and the council will pay them for a year.\n\n"
    "Workers at the mill said the council had not asked them.\n\n"
    "A cat slept on the stairs of the town hall."
)
READING = read(Passage(MILL))


def test_what_the_passage_comes_back_to_is_nearer_than_what_it_tells_once() -> None:
    centroid = centroid_of(READING)
    assert centroid.nearness("The council will close the mill.") > centroid.nearness("A cat slept on the stairs.") > 0


def test_a_text_without_a_word_of_the_passage_is_not_near_at_all() -> None:
    assert centroid_of(READING).nearness("Oranges ripen slowly.") == 0


def test_a_word_counts_in_any_of_the_forms_that_the_passage_has() -> None:
    passage = Passage("The mills of Leeds are closing.\n\nNobody wants the mill.")
    centroid = centroid_of(read(passage))
    assert centroid.nearness("mill") == centroid.nearness("mills") > 0


def test_no_text_is_nearer_than_the_passage_itself() -> None:
    passage = "The council voted to close the mill."
    centroid = centroid_of(read(Passage(passage)))
    assert round(centroid.nearness(passage), 6) == 1
    assert centroid.nearness("the mill") < 1


def test_a_passage_without_words_has_no_centre() -> None:
    assert centroid_of(Reading(Passage(""), (), ())).nearness("mill") == 0


def test_words_are_summed_in_the_order_of_the_text_so_that_a_passage_always_weighs_the_same() -> None:
    assert list(centroid_of(READING).weights)[:4] == ["council", "leeds", "vote", "close"]
