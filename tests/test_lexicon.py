"""The lexicon: what kinds of things words stand for, and which words stand beside them."""

from __future__ import annotations

import gzip
from importlib.resources import files

import pytest

from quizapp.english import lexicon


@pytest.mark.parametrize(
    ("word", "upos", "expected"),
    [
        ("teacher", "NOUN", "person"),
        ("army", "NOUN", "group"),
        ("injury", "NOUN", "state"),
        ("buy", "VERB", "possession"),
    ],
)
def test_a_word_has_the_kind_of_its_commonest_sense(word: str, upos: str, expected: str) -> None:
    assert lexicon.kind(word, upos) == expected


def test_a_term_of_two_words_has_a_kind() -> None:
    assert lexicon.kind("war crime") == "act"


def test_an_unknown_word_has_no_kind_and_no_band() -> None:
    assert (lexicon.kind("blorptang"), lexicon.band("blorptang")) == ("", 0)


def test_a_common_word_has_a_higher_band_than_a_rare_one() -> None:
    assert lexicon.band("city") > lexicon.band("prosecutor") > lexicon.band("catafalque")


def test_a_narrower_word_is_a_sort_of_the_broader_one_and_not_the_reverse() -> None:
    assert lexicon.is_a("hospital", "building")
    assert not lexicon.is_a("building", "hospital")


def test_synonyms_and_sorts_are_alike_and_siblings_are_not() -> None:
    assert lexicon.are_alike("car", "automobile")
    assert lexicon.are_alike("lawyer", "prosecutor")
    assert not lexicon.are_alike("navy", "air force")


def test_the_table_is_small_and_credits_wordnet() -> None:
    folder = files("quizapp.english")
    packed = folder.joinpath("lexicon.tsv.gz").read_bytes()
    assert len(packed) < 2_000_000
    assert "Princeton University" in gzip.decompress(packed)[:200].decode()
    assert "WordNet 3.0 license" in folder.joinpath("lexicon.txt").read_text(encoding="utf-8")
