"""Typed answers are marked by what they say, and never take one name or number for another."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizapp.model import Evidence, Option, OptionKind, Question, QuestionKind
from quizapp.scoring import Mark, mark


def fill_in(key: str, *, stem: str = "It was ____.", accepted: tuple[str, ...] = (), quote: str = "") -> Question:
    return Question("q1", QuestionKind.FILL_IN, stem, key, Evidence(quote, 0, len(quote)), accepted=accepted)


def choice(key: str, *wrong: str, kind: QuestionKind = QuestionKind.MULTIPLE_CHOICE) -> Question:
    options = [Option("o0", key, OptionKind.KEY)]
    options += [Option(f"o{n}", text, OptionKind.MISREADING) for n, text in enumerate(wrong, start=1)]
    return Question("q1", kind, "Which was it? ____", key, Evidence("", 0, 0), tuple(options))


# ── multiple choice ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_right_option_is_right_and_any_other_is_wrong():
    question = choice("Hama", "Homs", "Aleppo")
    assert mark(question, "o0") == Mark(1.0, "exact")
    assert mark(question, "o1") == Mark(0.0, "wrong")


def test_the_text_of_the_right_option_is_not_its_id():
    assert mark(choice("Hama", "Homs"), "Hama").fraction == 0


@pytest.mark.parametrize("response", ["", "  ", "\n"])
def test_no_answer_is_said_to_be_none(response):
    assert mark(choice("Hama", "Homs"), response) == mark(fill_in("Hama"), response) == Mark(0.0, "no answer")


# ── typed answers that are right ─────────────────────────────────────────────────────────────────────────────────────

RIGHT = [
    ("Brackness", "Brackness", "exact"),
    ("Brackness", "  Brackness ", "exact"),
    ("Brackness", "brackness", "capitals"),
    ("São Tomé", "Sao Tome", "accents"),
    ("Łódź", "lodz", "accents"),
    ("rock-pools", "rock pools", "punctuation"),
    ("the fishermen’s hut", "the fishermen's hut.", "punctuation"),
    ("U.S.", "US", "punctuation"),
    ("3–1", "3-1", "punctuation"),
    ("The Hague", "Hague", "article"),
    ("quay", "on the quay", "article"),
    ("27 November", "on 27 November", "article"),
    ("an old lighthouse", "old lighthouse", "article"),
    ("Ministry of the Sea", "Ministry of Sea", "article"),
    ("40", "forty", "number word"),
    ("1,000", "1000", "number word"),
    ("1,000", "a thousand", "number word"),
    ("1.5 million", "1,500,000", "number word"),
    ("1.5 million", "1.5m", "number word"),
    ("fourth", "4th", "number word"),
    ("two hundred passengers", "200 passengers", "number word"),
    ("two-thirds", "2/3", "number word"),
    ("the harbour", "the harbor", "spelling"),
    ("reorganised", "reorganized", "spelling"),
    ("theatre", "theater", "spelling"),
    ("Dr Ilves", "Ilves", "title"),
    ("Marr", "Mrs Marr", "title"),
    ("Dr Ilves", "Mr Ilves", "title"),
    ("Professor Ilves", "Prof. Ilves", "title"),
    ("40 kilometres", "40 km", "unit"),
    ("40 metres", "40 m", "unit"),
    ("40 metres", "40m", "unit"),
    ("2 metres", "200 cm", "unit"),
    ("£1.9 million", "1.9m pounds", "unit"),
    ("12%", "twelve per cent", "unit"),
    ("about 40 tonnes", "40 tonnes", "unit"),
    ("27 November", "November 27", "date order"),
    ("27 November", "Nov. 27", "date order"),
    ("27 November", "27TH OF NOVEMBER", "date order"),
    ("27 November", "27/11", "date order"),
    ("27 November", "11/27", "date order"),
    ("27 January", "1/27", "date order"),
    ("27 December", "27/12", "date order"),
    ("27 November 2024", "27.11.2024", "date order"),
    ("March 2011", "03/2011", "date order"),
    ("6.30pm", "18:30", "time"),
    ("September", "Sept.", "abbreviation"),
    ("Saturday", "sat", "abbreviation"),
    ("boatyard", "boat yard", "spacing"),
    ("a cattle trailer", "cattle trailers", "plural"),
    ("lacemakers", "lacemaker", "plural"),
    ("women", "woman", "plural"),
    ("a fox", "foxes", "plural"),
    ("Kyiv", "Kiev", "place name"),
    ("Britain", "the UK", "place name"),
    ("Brackness", "Brakness", "typo"),
    ("photographing", "photographnig", "typo"),
    ("mountain rescue team", "mountian rescue team", "typo"),
    ("seventeen", "seventen", "typo"),
]


@pytest.mark.parametrize(("key", "response", "rule"), RIGHT)
def test_an_answer_that_says_the_same_is_right_and_the_rule_is_named(key, response, rule):
    assert mark(fill_in(key), response) == Mark(1.0, rule)


def test_another_spelling_that_the_question_lists_is_right():
    assert mark(fill_in("postman", accepted=("mailman",)), "mailman") == Mark(1.0, "accepted spelling")
    assert mark(fill_in("postman", accepted=("mailman",)), "a Mailman") == Mark(1.0, "article")


@pytest.mark.parametrize(
    ("key", "response", "stem"),
    [
        ("40 kilometres", "40", "The village lies ____ to the south, many kilometres away."),
        ("40", "40 km", "Corrin is ____ kilometres away."),
        ("11", "£11", "The ticket costs £____."),
        ("12 per cent", "12", "Prices rose by ____ (in per cent)."),
        ("40 houses", "40", "How many houses were built? ____"),
        ("4,000 people", "4000", "The number of people there is ____."),
    ],
)
def test_what_the_stem_says_need_not_be_typed_and_may_be(key, response, stem):
    assert mark(fill_in(key, stem=stem), response) == Mark(1.0, "unit")


def test_a_year_that_stands_in_the_stem_may_be_typed_or_left_out():
    stem = "The storm of 2023 began on ____."
    assert mark(fill_in("27 November", stem=stem), "27 November 2023").fraction == 1
    assert mark(fill_in("27 November 2023", stem=stem), "November 27").fraction == 1
    assert mark(fill_in("27 November", stem=stem), "27 November 2022").fraction == 0


# ── typed answers that are wrong ─────────────────────────────────────────────────────────────────────────────────────

WRONG = [
    ("Hama", "Homs", "wrong"),
    ("Tom", "Tim", "wrong"),
    ("Iran", "Iraq", "wrong"),
    ("Austria", "Australia", "wrong"),
    ("Republic of the Congo", "DR Congo", "wrong"),
    ("Congo", "DR Congo", "wrong"),
    ("DR Congo", "Congo", "wrong"),
    ("Mrs Obama", "Mr Obama", "wrong"),
    ("Sir Keith", "Lady Keith", "wrong"),
    ("Korea", "South Korea", "wrong"),
    ("Vitamin A", "Vitamin", "wrong"),
    ("C++", "C", "wrong"),
    ("arms", "arm", "wrong"),
    ("40 kilometres", "40 miles", "wrong"),
    ("40 kilometres", "40", "wrong"),
    ("£11", "$11", "wrong"),
    ("more than 40", "40", "wrong"),
    ("more than 40", "less than 40", "wrong"),
    ("6.30pm", "6.30am", "another number"),
    ("14", "40", "another number"),
    ("40", "14", "another number"),
    ("1.5", "15", "another number"),
    ("3-1", "1-3", "another number"),
    ("2016", "1916", "another number"),
    ("three days", "four days", "another number"),
    ("5 June", "5/6", "another number"),
    ("27 November", "28 November", "another number"),
    ("-5", "5", "wrong"),
    ("Gambia", "Zambia", "another word"),
    ("Johnson", "Johnston", "another word"),
    ("Roberts", "Robert", "another word"),
    ("million", "billion", "another word"),
    ("promise", "premise", "another word"),
    ("Brackness", "Brakcnes", "wrong"),
]


@pytest.mark.parametrize(("key", "response", "rule"), WRONG)
def test_another_name_number_or_word_is_wrong_and_the_rule_is_named(key, response, rule):
    assert mark(fill_in(key), response) == Mark(0.0, rule)


def test_a_title_that_the_passage_gives_to_somebody_else_is_wrong():
    passage = "Mr. Ilves, a baker, called his brother, Dr Ilves, who came with Mrs Marr."
    assert mark(fill_in("Dr Ilves"), "Mr Ilves", passage=passage).fraction == 0
    assert mark(fill_in("Dr Ilves", accepted=("Ilves",)), "Mr Ilves", passage=passage).fraction == 0
    assert mark(fill_in("Dr Ilves", accepted=("Mr Ilves",)), "Mr Ilves", passage=passage).fraction == 1
    assert mark(fill_in("Marr"), "Mr Marr", passage=passage).fraction == 0
    assert mark(fill_in("Marr"), "Ms Marr", passage=passage) == Mark(1.0, "title")
    assert mark(fill_in("Dr Ilves"), "Ilves", passage=passage) == Mark(1.0, "title")


def test_a_slip_that_makes_another_name_of_the_passage_is_wrong():
    question = fill_in("Hallaman", quote="Hallaman met Hallamon")
    assert mark(question, "Hallamin") == Mark(1.0, "typo")
    assert mark(question, "Hallamon") == Mark(0.0, "another word")
    assert mark(fill_in("Hallaman"), "Hallamon", passage="Later, Hallamon left.") == Mark(0.0, "another word")


def test_a_wrong_option_is_never_a_slip_for_the_right_one():
    question = choice("Hallaman", "Hallamon", kind=QuestionKind.FILL_IN)
    assert mark(question, "hallamon") == Mark(0.0, "another option")


def test_a_page_of_text_is_wrong_and_quickly_so():
    assert mark(fill_in("Brackness"), "Brackness " * 100_000) == Mark(0.0, "wrong")


# ── laws ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

ALPHABET = st.sampled_from("aAbeEnst éß0149.,:/-–½£%()'’ \u00a0")
TEXTS = st.text(ALPHABET, min_size=1, max_size=12).filter(str.strip) | st.text(min_size=1, max_size=6).filter(str.strip)


@given(TEXTS)
def test_the_key_itself_is_always_right(key):
    assert mark(fill_in(key), key) == Mark(1.0, "exact")


@given(TEXTS, TEXTS)
def test_an_accepted_spelling_is_always_right(key, spelling):
    assert mark(fill_in(key, accepted=(spelling,)), spelling).fraction == 1


@given(TEXTS, TEXTS)
def test_a_mark_lies_between_nothing_and_one(key, response):
    assert 0 <= mark(fill_in(key), response).fraction <= 1


@given(TEXTS, TEXTS)
def test_the_text_of_a_wrong_option_is_never_accepted(key, wrong):
    assume(" ".join(key.split()) != " ".join(wrong.split()))
    question = choice(key, wrong, kind=QuestionKind.FILL_IN)
    assume(mark(question, wrong).rule != "exact")
    assert mark(question, wrong).fraction == 0


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_another_number_is_never_accepted(key, response):
    assume(key != response)
    assert mark(fill_in(str(key)), f"{response:,}").fraction == 0


@given(st.integers(0, 10**9))
def test_a_number_is_right_with_and_without_separators(number):
    assert mark(fill_in(str(number)), f"{number:,}").fraction == 1
