"""Where sentences and words begin and end."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizapp.reading.sentences import find_paragraphs, find_sentences
from quizapp.reading.words import find_tokens

AWKWARD = st.text(alphabet=st.sampled_from("aB.9 ,'’“”\"-?!()[]\n\t…:/@#$%&é漢😀\u200b\u202e\x00"), max_size=80)


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in find_sentences(text)]


def words(sentence: str) -> list[str]:
    return [sentence[start:end] for start, end in find_tokens(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr. Okafor met Gen. Ruth A. Lindqvist and Dr. Bell.",
        "The ship left St. Helier at 6.30 a.m. with 40 people aboard.",
        "It was No. 5 on the list of U.S. imports, e.g. steel.",
        "Voting ends on Nov. 27 and counting on Wed. 1 Dec. at noon.",
        "“Is the bridge safe?” the mayor asked.",
        "“Never!” Ms Lee-Jones said at the meeting.",
        "J. K. Abara and T.R. Moss wrote it.",
        "The firm (founded in 1911.) closed [5].",
        "She works for Larch & Sons Inc. in Leeds.",
        "The dam holds 3.5m litres, i.e. 2.1 days of water.",
    ],
)
def test_a_stop_inside_a_sentence_does_not_end_it(sentence: str) -> None:
    assert sentences(f"{sentence} Then it rained.") == [sentence, "Then it rained."]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He left. She stayed. Why?", 3),
        ("“We waited for years,” she said. “It was worth it.” The crowd cheered.", 3),
        ("The army entered the U.S. The talks failed.", 2),
        ("He said “No.” Then he left.", 2),
        ("What?! No!!! Yes.", 3),
        ("They slept through the night.Then the rain came, and they ran.", 2),
        ("It was late... The train had gone.", 2),
        ("(It was late.) The train had gone.", 2),
    ],
)
def test_an_end_is_seen(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_a_paragraph_break_ends_a_sentence_that_has_no_stop() -> None:
    assert sentences("Bridge opens at last\n\nThe bridge opened") == ["Bridge opens at last", "The bridge opened"]


def test_a_list_number_stays_with_what_it_numbers() -> None:
    assert sentences("1. Stir well. 2. Serve.") == ["1. Stir well.", "2. Serve."]


def test_a_note_number_stays_with_its_sentence() -> None:
    assert sentences("The tower fell in 1703.[4] It was rebuilt.") == ["The tower fell in 1703.[4]", "It was rebuilt."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She didn’t say it’s Ravi's.", "She did n’t say it ’s Ravi 's ."),
        ("It can't, won't and cannot.", "It ca n't , wo n't and can not ."),
        ("a well-known, 12-year-old re-election", "a well - known , 12 - year - old re-election"),
        ("It cost $5.50, £3.2m or 20%.", "It cost $ 5.50 , £ 3.2 m or 20 % ."),
        ("See https://larch.example/a-b?c=1, or ask info@larch.example.", None),
        ("“Wait…” he said—twice.", "“ Wait … ” he said — twice ."),
        ("The U.S. and Mr. Abara at 9 a.m.", "The U.S. and Mr. Abara at 9 a.m."),
        ("Wow!!! Really?!", "Wow !!! Really ?!"),
        (
            "Call 3-5213 b/c he left w/o it. then he ran outta bread.",
            "Call 3-5213 b/c he left w/o it . then he ran out ta bread .",
        ),
        ("He ran 40km in 3hrs (the 1990s).", "He ran 40 km in 3 hrs ( the 1990s ) ."),
        ('He said "no".', 'He said " no " .'),
        ("1,200 people on 12/05/2024 at 10:30", "1,200 people on 12/05/2024 at 10:30"),
    ],
)
def test_words_are_cut_as_in_the_treebanks(text: str, expected: str | None) -> None:
    wanted = (expected or "See https://larch.example/a-b?c=1 , or ask info@larch.example .").split()
    assert words(text) == wanted


@example("??")
@given(AWKWARD | st.text(max_size=60))
def test_every_visible_character_is_in_exactly_one_sentence_and_one_word(text: str) -> None:
    covered = [0] * len(text)
    for start, end in find_sentences(text):
        assert text[start:end].strip() == text[start:end] != ""
        for first, last in find_tokens(text[start:end]):
            assert first < last
            for place in range(start + first, start + last):
                covered[place] += 1
    assert covered == [0 if character.isspace() else 1 for character in text]


@given(AWKWARD)
def test_sentences_lie_inside_their_paragraphs(text: str) -> None:
    paragraphs = list(find_paragraphs(text))
    for start, end in find_sentences(text):
        assert any(first <= start and end <= last for first, last in paragraphs)


@pytest.mark.parametrize(
    "noise", ["a", ".", "Mr. ", "1. ", '?" ', "a-", "555-", "aa.bb", "(", "\n\n", "'", "漢。", "http://"]
)
def test_noise_is_cut_into_sentences_that_lie_inside_it_one_after_another(noise: str) -> None:
    text = noise * (30_000 // len(noise))
    ends = [0, *(place for span in find_sentences(text) for place in span), len(text)]
    assert ends == sorted(ends)
    assert all(find_tokens(text[start:end]) for start, end in find_sentences(text))
