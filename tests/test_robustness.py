"""Articles of every make, and what is none: read or refused, in time, with every offset right."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.errors import QuizError
from quizapp.errors.articles import LanguageError
from quizapp.model import Passage
from quizapp.pipeline import find_candidates, make_quiz, read
from quizapp.reading.cleaning import clean
from quizapp.reading.intake import article_from_html, article_from_text
from quizapp.reading.lines import INVISIBLE
from quizapp.reading.sentences import find_sentences
from tests.steps import steps

REPORT = (
    "The lighthouse on Skerry Point has been lit again for the first time since a storm put it out in January.",
    "Engineers from the harbour board replaced the lamp on Tuesday and painted the tower white, as it was in 1870.",
    "The light can be seen from 30 kilometres away, and fishing crews had asked for its return for months.",
    "Two boats ran aground off the point in March, and one of them, the Marigold, sank within an hour of it.",
    "Hilda Storr, who has kept the tower since 2009, said that she had climbed its 214 steps every day of the winter.",
    "The board spent £180,000 on the repairs, which were paid for by a levy on every ship that enters the harbour.",
)
BLOG = f"""Skerry Point lighthouse: the day as it happened
14:05
Lamp lit again
{REPORT[0]}
13:40
{REPORT[1]} {REPORT[2]}
12:15
Crews gather on the quay
{REPORT[3]}
09:30
{REPORT[4]} {REPORT[5]}"""
INTERVIEW = f"""Keeper of the light

Hilda Storr has kept the tower on Skerry Point since 2009. We met her at the foot of its stairs.

Q: What was the winter like?

A: It was long, and I climbed the 214 steps every day of it with a lantern in my hand.

Q: Did the boats miss the light?

A: Two of them ran aground in March. One of them, the Marigold, sank within an hour.

Q: What will you do now?

A: {REPORT[1]} I shall sit down and watch it."""
TABLE = (
    f"{REPORT[0]}\n\n{REPORT[1]}\n\nYear\tShips\tLevy\n2021\t412\t£90,000\n2022\t390\t£88,500\n2023\t433\t£97,200\n\n"
    + "\n\n".join(REPORT[2:])
)
BULLETS = (
    "\n\n".join(REPORT[:4]) + "\n\nWhat was done:\n\n• A new lamp was fitted.\n• The tower was painted.\n\n" + REPORT[4]
)
SPEECH = "\n\n".join(
    (
        REPORT[0],
        "Hilda Storr said: “I have climbed the tower every day of the winter, and I was never alone on its stairs.",
        "“The birds came with me. They slept in the lamp room, and in the morning they flew out over the bay.",
        "“I shall miss them, but the boats need the light more than the birds need a bed.”",
        *REPORT[3:],
    )
)
STRAIGHT = SPEECH.translate(str.maketrans("“”‘’", "\"\"''"))
STOPLESS = "\n\n".join(line.rstrip(".") for line in REPORT)
SHOUTED = "LIGHTHOUSE LIT AGAIN AS STORM DAMAGE IS REPAIRED\n\n" + "\n\n".join(REPORT)
BRIEF = " ".join(REPORT[:3]) + " Nobody was hurt."
EMOJI = "\n\n".join(f"{line} 🗼🌊" for line in REPORT).replace("boats", "boats 🚤")
HIDDEN = "\n\n".join(
    line.replace("e", "e\u200b", 2).replace("the ", "the \u202e", 1) + "\u202c\ufeff" for line in REPORT
)
NULS = "\n\n".join(line.replace(" ", " \x00", 1) for line in REPORT)
ARTICLES = {
    "live blog": BLOG,
    "interview": INTERVIEW,
    "table": TABLE,
    "list": BULLETS,
    "quotation over paragraphs": SPEECH,
    "straight quotes": STRAIGHT,
    "no final stops": STOPLESS,
    "headline in capitals": SHOUTED,
    "brief": BRIEF,
    "emoji": EMOJI,
    "hidden marks": HIDDEN,
    "nul bytes": NULS,
    "windows line ends": "\n\n".join(REPORT).replace("\n", "\r\n"),
    "one paragraph": " ".join(REPORT),
    "wide spaces": "\n\n".join(REPORT).replace(" ", "\u00a0\u2003"),
}


def check_offsets(passage: Passage, text: str) -> None:
    """Every line, sentence, token and name stands where it says."""
    for line in passage.lines:
        assert bare(text[line.start : line.end]) == bare(line.text)
    reading = read(passage)
    for sentence in reading.sentences:
        assert passage.text[sentence.start : sentence.end] == sentence.text
        assert all(sentence.start <= token.start <= token.end <= sentence.end for token in sentence.tokens)
        assert [token.start for token in sentence.tokens] == sorted(token.start for token in sentence.tokens)
        assert sum(token.head == -1 for token in sentence.tokens) == 1
    for entity in reading.entities:
        assert passage.text[entity.start : entity.end] == entity.text


def bare(text: str) -> str:
    return re.sub(r"\s", "", INVISIBLE.sub("", text))


@pytest.mark.parametrize("name", ARTICLES)
def test_every_make_of_article_is_read_with_its_offsets_right(name: str) -> None:
    article = article_from_text(ARTICLES[name])
    check_offsets(clean(article), article.text)


@pytest.mark.parametrize("name", ARTICLES)
def test_nothing_invisible_reaches_the_passage(name: str) -> None:
    assert not INVISIBLE.search(clean(article_from_text(ARTICLES[name])).text)


@pytest.mark.parametrize("name", ["live blog", "quotation over paragraphs", "hidden marks", "emoji"])
def test_every_question_on_it_quotes_the_passage(name: str) -> None:
    quiz = make_quiz(ARTICLES[name])
    assert quiz.questions
    for question in quiz.questions:
        evidence = question.evidence
        assert quiz.passage.text[evidence.start : evidence.end] == evidence.quote != ""


# ── what of it becomes the passage ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["headline in capitals", "list", "table", "emoji", "hidden marks", "nul bytes"])
def test_the_report_is_kept_whole(name: str) -> None:
    kept = bare(clean(article_from_text(ARTICLES[name])).text)
    assert [line for line in REPORT[:5] if bare(line.rstrip(".")) not in kept.replace("🚤", "")] == []


def test_a_headline_in_capitals_is_the_title() -> None:
    assert clean(article_from_text(SHOUTED)).title == SHOUTED.split("\n")[0]


def test_the_posts_of_a_live_blog_are_kept_and_their_times_are_not() -> None:
    text = clean(article_from_text(BLOG)).text
    assert all(line in text for line in REPORT)
    assert not re.search(r"\d\d:\d\d", text)


def test_both_sides_of_an_interview_are_kept() -> None:
    text = clean(article_from_text(INTERVIEW)).text
    assert "Q: Did the boats miss the light?" in text
    assert "A: Two of them ran aground in March." in text


@pytest.mark.parametrize("speech", [SPEECH, STRAIGHT])
def test_a_quotation_over_several_paragraphs_is_kept_whole(speech: str) -> None:
    assert clean(article_from_text(speech)).text == speech


def test_curly_and_straight_quotes_give_the_same_sentences() -> None:
    ends = [[end for _, end in find_sentences(text)] for text in (SPEECH, STRAIGHT)]
    assert ends[0] == ends[1]


def test_lines_without_a_stop_are_sentences_of_their_own() -> None:
    text = clean(article_from_text(STOPLESS)).text
    assert [text[start:end] for start, end in find_sentences(text)] == STOPLESS.split("\n\n")


def test_a_table_in_a_web_page_is_read_row_by_row() -> None:
    rows = "".join(f"<tr><td>{year}</td><td>{ships}</td></tr>" for year, ships in (("2021", "412"), ("2022", "390")))
    text = "".join(f"<p>{line}</p>" for line in REPORT)
    page = f"<html><body><article><h1>Lit again</h1>{text}<table>{rows}</table></article></body></html>"
    assert "2021 412" in [line.text for line in clean(article_from_html(page)).lines]


def test_a_weekday_is_that_before_the_day_of_publication() -> None:
    top = "Lighthouse lit again\n\nBy Ada Stone\n\n16 March 2023, 14:05\n\nSKERRY (AP) — "
    passage = clean(article_from_text(top + "\n\n".join(REPORT)))
    assert (passage.byline, passage.published, passage.source) == ("Ada Stone", date(2023, 3, 16), "AP")
    assert next(each.value for each in read(passage).entities if each.text == "Tuesday") == "2023-03-14"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("Italian", "Il faro sulla punta è stato riacceso martedì, e i pescatori lo aspettavano da molti mesi. "),
        ("Polish", "Latarnia na cyplu znów świeci, a rybacy czekali na jej światło od wielu miesięcy. "),
        ("Japanese", "岬の灯台が火曜日に再び点灯し、漁師たちは何か月もその光を待っていた。"),
        ("Hindi", "मंगलवार को प्रकाशस्तंभ फिर से जलाया गया और मछुआरे महीनों से उसका इंतज़ार कर रहे थे। "),
    ],
)
def test_another_language_is_refused_by_name(language: str, sentence: str) -> None:
    with pytest.raises(LanguageError, match=language):
        make_quiz(sentence * 20)


# ── size ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def cut(text: str) -> None:
    """Clean a text and cut it into sentences, or refuse it."""
    with suppress(QuizError):
        passage = clean(article_from_text(text))
        list(find_sentences(passage.text))


def work_on(text: str) -> int:
    return steps(lambda: cut(text))


def feature(words: int) -> str:
    lines = (f"{REPORT[n % 6]} That was on day {n} of the work, when {n * 7} people came." for n in range(words // 30))
    return "\n\n".join(lines)


def test_a_feature_of_twenty_thousand_words_is_kept_whole_with_linear_work() -> None:
    long = feature(20_000)
    assert clean(article_from_text(long)).text == long
    cut(feature(1_000))  # what is read once and kept
    assert work_on(long) < 9 * work_on(feature(2_500))


@pytest.mark.parametrize(
    "noise",
    [
        "a",
        " ",
        "\n",
        "é",
        "🗼",
        "\u200b",
        "“",
        "(",
        "A. ",
        "1 ",
        "Q: a\n",
        "https://a.example/",
        "By A\n",
        "\u202e \n\n",
        "# ",
    ],
)
def test_noise_of_any_kind_is_read_or_refused_with_linear_work(noise: str) -> None:
    times = 15_000 // len(noise.encode())
    cut(noise * 4 * times)
    assert work_on(noise * 2 * times) < 3 * work_on(noise * times) + 1000


# ── anything ─────────────────────────────────────────────────────────────────────────────────────────────────────────

STRANGE = st.sampled_from(
    ["\x00", "\u200b", "\u202e", "\ufeff", "🗼", "”", "\r", "\u2028", "\t", "…", " ", "—", "\ud800"]
)
LINES = st.lists(
    st.sampled_from([*REPORT, *BLOG.split("\n"), *INTERVIEW.split("\n\n"), *SPEECH.split("\n\n")]), min_size=4
)


@st.composite
def articles(draw: st.DrawFn) -> str:
    """Lines of the articles above, in any order, with strange characters anywhere in them."""
    text = draw(st.sampled_from(["\n", "\n\n", " "])).join(draw(LINES))
    for place, strange in draw(st.lists(st.tuples(st.integers(0, len(text)), STRANGE), max_size=12)):
        text = text[:place] + strange + text[place:]
    return text


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(articles())
def test_offsets_are_right_whatever_stands_in_an_article(text: str) -> None:
    with suppress(QuizError):
        check_offsets(clean(article_from_text(text)), text)


@pytest.mark.parametrize("figure", ["zero", "0", "0.0", "1", "one", "1,000,000,000,000", "-3", "0.5", "½", "007"])
def test_no_figure_however_odd_stops_the_street(figure: str) -> None:
    said = (
        f"Inflation in Norway fell to {figure}% in March 2019. Inflation in Sweden was 2%, and in Denmark 4%.",
        f"The council of Norbury counted {figure} votes for the plan. Another 12 votes were lost in Leeds.",
        f"Rosa Vane paid £{figure} for the mill, which is {figure} kilometres from Bergen and 30 kilometres from Voss.",
    )
    assert find_candidates(read(Passage("\n\n".join(said)))).ranked
