"""Text that a person wrote is shown as it is, and never as Markdown or HTML."""

from __future__ import annotations

import doctest
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.app import zones
from quizapp.app.widgets import escaping, publishing, tables, wording
from quizapp.app.widgets.escaping import as_markdown, without_joiners
from quizapp.app.widgets.passage import evidence_html, left_out_html, passage_html
from quizapp.app.widgets.question_card import question_html
from quizapp.app.widgets.tables import Bar, spread, table_html
from quizapp.classroom import names
from quizapp.model import NO_EVIDENCE, Evidence, Line, Option, OptionKind, Passage, Question, QuestionKind

HOSTILE = '<img src=x onerror=alert(1)> & "quoted"'


@pytest.mark.parametrize("module", [escaping, names, publishing, tables, wording, zones])
def test_the_examples_in_the_docstrings_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("text", ["Who led the march?", "It was 5 km, she said; then: home.", "café, Møller, 10:30"])
def test_ordinary_text_is_left_as_it_is(text: str) -> None:
    assert without_joiners(as_markdown(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "*bold* and _italic_", "`code`", "[a](https://example.org)", "![a](https://example.org/a.png)", "$5 and $10",
        "<b>tag</b>", "~~gone~~", "| a | b |", "{a}", "&amp;", "^up^",
    ],
)  # fmt: skip
def test_every_sign_of_markdown_is_escaped(text: str) -> None:
    assert not re.search(r"(?<!\\)[`*_\[\]<>$~|{}&^]", as_markdown(text))


@pytest.mark.parametrize("text", [":smile:", ":red[a]", ":material/home:", "a -> b", "https://example.org", "a@b.org"])
def test_what_streamlit_replaces_after_markdown_is_broken_by_a_joiner(text: str) -> None:
    assert "\u2060" in as_markdown(text)
    assert without_joiners(as_markdown(text)).replace("\\", "") == text


@pytest.mark.parametrize("text", ["# one", "- one", "1. one", "1986. That was the year", "+ one", "== one"])
def test_a_line_does_not_become_a_heading_or_a_list(text: str) -> None:
    assert re.match(r"\\|\d+\\", as_markdown(text))


@given(st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\u2060\u00a0\r\t")))
def test_taking_the_escapes_away_gives_the_text_back(text: str) -> None:
    shown = re.sub(r"\\([^\w\s]|_)|(?<=\d)\\(?=[.)])", r"\1", without_joiners(as_markdown(text)))
    assert shown.replace("\u00a0", " ") == text


def passage(text: str) -> Passage:
    return Passage(text, title=HOSTILE, byline=HOSTILE)


def test_a_passage_cannot_bring_html_along() -> None:
    page = passage_html(passage(HOSTILE))
    assert "<img" not in page
    assert page.count("&lt;img") == 3


def test_the_evidence_is_marked_and_only_that() -> None:
    text = "Rain fell. The bridge closed.\n\nIt opened again."
    page = passage_html(Passage(text), evidence=[Evidence("The bridge closed.", 11, 29)])
    assert '<p dir="auto">Rain fell. <mark>The bridge closed.</mark></p><p dir="auto">It opened again.</p>' in page


def test_evidence_over_two_paragraphs_is_marked_in_both() -> None:
    page = passage_html(Passage("One two.\n\nThree four."), evidence=[Evidence("", 4, 15)])
    assert '<p dir="auto">One <mark>two.</mark></p><p dir="auto"><mark>Three</mark> four.</p>' in page


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted), max_size=4))
def test_marks_never_change_the_words(spans: list[list[int]]) -> None:
    text = "One & two <three>.\n\nFour five, six 'seven'."
    page = passage_html(Passage(text), evidence=[Evidence("", start, end) for start, end in spans])
    words = re.sub(r"</?mark>", "", page)
    assert '<p dir="auto">One &amp; two &lt;three&gt;.</p><p dir="auto">Four five, six &#x27;seven&#x27;.</p>' in words
    assert page.count("<mark>") == page.count("</mark>")


def test_a_passage_and_its_evidence_find_their_own_direction() -> None:
    page = passage_html(Passage("הים סוער.", title="הים")) + evidence_html(Evidence("הים סוער.", 0, 9))
    assert '<h2 dir="auto">הים</h2>' in page
    assert '<p dir="auto">הים סוער.</p>' in page
    assert 'dir="auto">הים סוער.</blockquote>' in page


def test_an_option_from_right_to_left_leaves_the_english_beside_it_as_it_is() -> None:
    options = (Option("k", "הים", OptionKind.KEY), Option("w", "البحر", OptionKind.UNSUPPORTED, reason="קרוב, 5"))
    html = question_html(Question("q", QuestionKind.MULTIPLE_CHOICE, "מה?", "הים", NO_EVIDENCE, options))
    assert '<p class="stem" dir="auto">מה?</p>' in html
    assert "<bdi>הים</bdi>" in html
    assert "<bdi>البحر</bdi>" in html
    assert "<bdi>קרוב, 5</bdi>" in html


def test_lines_left_out_are_shown_with_the_reason_and_blank_ones_are_not() -> None:
    lines = (
        Line("Share this!", 0, 11, kept=False, reason="a menu"),
        Line("", 12, 12, kept=False),
        Line("It rained.", 13, 23, kept=True),
    )
    page = left_out_html(Passage("It rained.", lines=lines))
    assert "Share this!" in page
    assert "a menu" in page
    assert page.count("<li>") == 1


def test_a_passage_of_which_nothing_was_left_out_says_nothing() -> None:
    assert left_out_html(Passage("It rained.")) == ""


def test_a_table_escapes_its_cells_and_draws_bars_with_their_figures() -> None:
    page = table_html("Scores", ["Score", "Students"], [(HOSTILE, Bar(0.5, "3"))])
    assert "<img" not in page
    assert 'style="width:50%"' in page
    assert "<span>3</span>" in page


@given(st.lists(st.floats(0, 30, allow_nan=False)), st.sampled_from([1.0, 3.0, 12.0, 13.0, 30.0]))
def test_every_score_is_counted_once(scores: list[float], best: float) -> None:
    within = [min(score, best) for score in scores]
    assert sum(number for _step, number in spread(within, best)) == len(scores)


@pytest.mark.parametrize(
    ("scores", "best", "bands"),
    [
        ([30, 29, 0], 30, {"0 to 2": 1, "24 to 26": 0, "27 to 30": 2}),
        ([1, 2, 13], 13, {"0 to 1": 1, "2 to 3": 1, "12 to 13": 1}),
        ([0, 1], 1, {"0": 1, "1": 1}),
        ([0.67, 1, 1 / 3, 2], 2, {"0 to under 1": 2, "1 to under 2": 1, "2": 1}),
        ([1.5, 20], 20, {"0 to under 2": 1, "18 to 20": 1}),
        ([0.1 + 0.2, 0.3], 2.5, {"0 to under 1": 2, "2 to 2.5": 0}),
        ([2.9999999999999996], 3, {"2": 0, "3": 1}),
    ],
)
def test_scores_are_shown_in_bands_of_whole_points(scores: list[float], best: float, bands: dict[str, int]) -> None:
    shown = dict(spread(scores, best))
    assert {band: shown[band] for band in bands} == bands


@given(st.lists(st.floats(0, 200, allow_nan=False), min_size=1), st.integers(1, 200))
def test_no_more_bands_than_can_be_taken_in(scores: list[float], best: int) -> None:
    bands = [band for band, _number in spread([min(score, best) for score in scores], best)]
    assert len(set(bands)) == len(bands) <= 13
    assert not any("." in band for band in bands)
