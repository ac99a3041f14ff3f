"""Questions one asks of a parsed sentence."""

from __future__ import annotations

import pytest

from quizapp.english.trees import (
    children,
    core_range,
    is_plural,
    is_quoted,
    lower_first,
    preposition_of,
    range_of,
    subtree,
    text_of,
    upper_first,
)
from tests.trees import sentence

VANE = sentence(
    "Rosa/NNP/Rosa/1/compound Vane/NNP/Vane/8/nsubj ,/,/,/4/punct the/DT/the/4/det director/NN/director/1/appos "
    "of/IN/of/6/case Leeds/NNP/Leeds/4/nmod ,/,/,/4/punct opened/VBD/open/-1/root the/DT/the/11/det "
    "old/JJ/old/11/amod hall/NN/hall/8/obj in/IN/in/13/case May/NNP/May/8/obl ./././8/punct"
)
"""Rosa Vane , the director of Leeds , opened the old hall in May ."""

OUT = sentence(
    "Smoke/NN/smoke/1/nsubj rose/VBD/rise/-1/root out/IN/out/5/case of/IN/of/2/fixed the/DT/the/5/det "
    "mill/NN/mill/1/obl"
)
CITIES = sentence(
    "Bergen/NNP/Bergen/5/nsubj:pass ,/,/,/2/punct Odda/NNP/Odda/0/conj and/CC/and/4/cc Voss/NNP/Voss/0/conj "
    "flooded/VBN/flood/-1/root"
)


CROSSED = sentence(
    "Plans/NNS/plan/2/nsubj were/VBD/be/2/cop dreams/NNS/dream/-1/root that/WP/that/4/nsubj faded/VBD/fade/0/acl:relcl"
)
"""“that faded” hangs on the subject, across the predicate."""


def words(span: tuple[int, int]) -> str:
    return text_of(VANE, *span)


def test_a_phrase_begins_at_its_head_at_the_latest_where_arcs_cross() -> None:
    assert text_of(CROSSED, *core_range(CROSSED, 2)).startswith("dreams")


def test_children_are_in_text_order_and_may_be_chosen_by_label() -> None:
    assert [child.text for child in children(VANE, 8)] == ["Vane", "hall", "May", "."]
    assert [child.text for child in children(VANE, 8, "obj", "obl")] == ["hall", "May"]
    assert children(VANE, 8, "ccomp") == ()


def test_a_subtree_holds_its_head_and_all_below() -> None:
    assert sorted(subtree(VANE, 4)) == [2, 3, 4, 5, 6, 7]


def test_a_range_keeps_prepositions_and_loses_punctuation() -> None:
    assert words(range_of(VANE, 13)) == "in May"
    assert words(range_of(VANE, 4)) == "the director of Leeds"


def test_the_core_of_a_phrase_has_neither_preposition_nor_aside() -> None:
    assert words(core_range(VANE, 13)) == "May"
    assert words(core_range(VANE, 1)) == "Rosa Vane"


def test_a_list_is_no_aside() -> None:
    assert text_of(CITIES, *core_range(CITIES, 0)) == "Bergen , Odda and Voss"


def test_a_dependent_can_be_left_out_of_a_core() -> None:
    assert words(core_range(VANE, 4, less=6)) == "the director"


def test_a_preposition_has_all_its_words() -> None:
    assert preposition_of(OUT, 5) == "out of"
    assert preposition_of(VANE, 13) == "in"
    assert preposition_of(VANE, 11) == ""


@pytest.mark.parametrize(
    ("written", "plural"),
    [
        ("men/NNS/man/-1/root", True),
        ("They/PRP/they/-1/root", True),
        ("man/NN/man/-1/root", False),
        ("man/NN/man/-1/root and/CC/and/2/cc wife/NN/wife/0/conj", True),
        ("man/NN/man/-1/root or/CC/or/2/cc wife/NN/wife/0/conj", False),
    ],
)
def test_plural_is_what_takes_a_plural_verb(written: str, plural: bool) -> None:
    assert is_plural(sentence(written), 0) is plural


@pytest.mark.parametrize(("opening", "closing"), ["““", "””", "“”", '""'])
def test_a_word_between_quotation_marks_is_quoted(opening: str, closing: str) -> None:
    said = sentence(
        f"{opening}/``/q/2/punct We/PRP/we/2/nsubj won/VBD/win/5/ccomp {closing}/''/q/2/punct "
        "she/PRP/she/5/nsubj said/VBD/say/-1/root"
    )
    assert is_quoted(said, 2)
    assert not is_quoted(said, 5)


@pytest.mark.parametrize(
    ("written", "inside"),
    [
        ("The/DT/the/1/det hall/NN/hall/-1/root", "the hall"),
        ("Rosa/NNP/Rosa/1/compound Vane/NNP/Vane/-1/root", "Rosa Vane"),
        ("I/PRP/I/-1/root", "I"),
        ("NATO/NN/nato/1/compound troops/NNS/troop/-1/root", "NATO troops"),
        ("Syrian/JJ/syrian/1/amod troops/NNS/troop/-1/root", "Syrian troops"),
        ("Three/CD/three/1/nummod towns/NNS/town/-1/root", "three towns"),
        ("Tory/NN/tory/1/compound plans/NNS/plan/-1/root", "Tory plans"),
        ("Clearing/VBG/clear/-1/csubj Leeds/NNP/Leeds/0/obj", "clearing Leeds"),
        ("China/NN/china/1/nsubj grew/VBD/grow/-1/root", "China grew"),
    ],
)
def test_only_names_keep_their_capital_inside_a_sentence(written: str, inside: str) -> None:
    phrase = sentence(written)
    assert lower_first(phrase, 0, phrase.text) == inside


def test_a_wording_that_does_not_begin_with_its_token_is_left_alone() -> None:
    assert lower_first(OUT, 4, "Our old mill") == "Our old mill"


def test_a_wording_that_has_a_capital_already_loses_it_like_its_token() -> None:
    assert lower_first(OUT, 4, "The old mill") == "the old mill"


def test_a_phrase_opens_a_sentence_with_a_capital() -> None:
    assert upper_first("the hall") == "The hall"
    assert upper_first("") == ""
