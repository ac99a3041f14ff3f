"""What English verbs do when a statement becomes a question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.english.verbs import MODALS, agree, inflect, invert, is_auxiliary
from quizapp.model import Predicate, Tense

LEMMAS = st.sampled_from(
    ["open", "begin", "sell", "take", "cut", "lie", "lay", "lead", "put", "read", "run", "buy", "teach", "withdraw"]
)


def group(lemma: str, *words: str, tense: Tense = Tense.PAST) -> Predicate:
    return Predicate(head=0, lemma=lemma, words=words, tense=tense)


@pytest.mark.parametrize(
    ("lemma", "xpos", "form"),
    [
        ("begin", "VBD", "began"),
        ("lie", "VBG", "lying"),
        ("withdraw", "VBN", "withdrawn"),
        ("teach", "VBZ", "teaches"),
        ("cut", "VBD", "cut"),
    ],
)
def test_verbs_are_inflected_by_the_tables(lemma: str, xpos: str, form: str) -> None:
    assert inflect(lemma, xpos) == form


def test_a_verb_in_no_table_is_inflected_by_rule() -> None:
    assert inflect("quizzle", "VBD") == "quizzled"


@pytest.mark.parametrize(
    ("predicate", "front", "rest"),
    [
        (group("begin", "began"), "did", ("begin",)),
        (group("go", "went", "out"), "did", ("go", "out")),
        (group("lead", "leads", tense=Tense.PRESENT), "does", ("lead",)),
        (group("lead", "lead", tense=Tense.PRESENT), "do", ("lead",)),
        (group("be", "was"), "was", ()),
        (group("open", "was", "opened"), "was", ("opened",)),
        (group("open", "has", "been", "opened", tense=Tense.PRESENT), "has", ("been", "opened")),
        (group("open", "will", "open", tense=Tense.NONE), "will", ("open",)),
        (group("open", "’ll", "open", tense=Tense.NONE), "will", ("open",)),
        (group("have", "had"), "did", ("have",)),
        (group("do", "did"), "did", ("do",)),
        (group("agree", "agreed", "to", "sell"), "did", ("agree", "to", "sell")),
    ],
)
def test_a_question_puts_an_auxiliary_first(predicate: Predicate, front: str, rest: tuple[str, ...]) -> None:
    assert invert(predicate) == (front, rest)


@pytest.mark.parametrize(
    ("words", "lemma", "tense", "plural", "agreed"),
    [
        (("were", "killed"), "kill", Tense.PAST, False, ("was", "killed")),
        (("was",), "be", Tense.PAST, True, ("were",)),
        (("live",), "live", Tense.PRESENT, False, ("lives",)),
        (("lives",), "live", Tense.PRESENT, True, ("live",)),
        (("have", "left"), "leave", Tense.PRESENT, False, ("has", "left")),
        (("left",), "leave", Tense.PAST, True, ("left",)),
        (("may", "leave"), "leave", Tense.NONE, False, ("may", "leave")),
        (("’re", "leaving"), "leave", Tense.PRESENT, False, ("is", "leaving")),
    ],
)
def test_a_verb_agrees_with_its_new_subject(
    words: tuple[str, ...], lemma: str, tense: Tense, plural: bool, agreed: tuple[str, ...]
) -> None:
    assert agree(words, lemma, tense=tense, plural=plural) == agreed


@given(LEMMAS, st.sampled_from(["VBD", "VBZ", "VBP"]))
def test_inversion_leaves_the_bare_verb_after_a_form_of_do(lemma: str, xpos: str) -> None:
    tense = Tense.PAST if xpos == "VBD" else Tense.PRESENT
    front, rest = invert(group(lemma, inflect(lemma, xpos), tense=tense))
    assert is_auxiliary(front)
    assert rest == (lemma,)


@given(LEMMAS, st.booleans(), st.sampled_from(list(Tense)))
def test_a_verb_that_agrees_stays_as_it_is(lemma: str, plural: bool, tense: Tense) -> None:
    once = agree((inflect(lemma, "VBP"),), lemma, tense=tense, plural=plural)
    assert agree(once, lemma, tense=tense, plural=plural) == once


@pytest.mark.parametrize("word", [*sorted(MODALS), "Was", "n’t", "’ve", "did"])
def test_auxiliaries_can_stand_before_a_subject(word: str) -> None:
    assert is_auxiliary(word)


@pytest.mark.parametrize("word", ["opened", "begin", "to", ""])
def test_full_verbs_cannot(word: str) -> None:
    assert not is_auxiliary(word)
