"""Cleaning: what of a paste becomes the passage, what is left out and why, and laws that hold for any text."""

import doctest
import re
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.errors import QuizError
from quizapp.errors.articles import LanguageError, ShortArticleError
from quizapp.model import Article, Evidence
from quizapp.reading import masthead
from quizapp.reading.choosing import choose_lines, moved, put_back
from quizapp.reading.cleaning import clean
from quizapp.reading.intake import article_from_html, article_from_text
from quizapp.reading.lines import normalised, split_lines
from quizapp.reading.masthead import dateline_end, find_byline, find_published
from quizapp.training.measure_cleaning import score
from tests.steps import steps

BODY = """\
The town council of Wexmere has voted to close the old swing bridge to cars from next month, after cracks were found.
The bridge, which was built in 1891, carries about 9,000 vehicles a day between the market square and the harbour.
“We cannot wait for something to break,” said Joan Pell, who leads the council. “People will still be able to walk.”
What happens next
Drivers will be sent over the motorway bridge at Dunn, which is six kilometres to the north of the town.
The repairs are expected to take fourteen months and to cost £3.2m, most of which will come from the county.
Shopkeepers near the square say that they were not asked. Tom Arrow, who sells bread there, fears for his trade.
The last time the bridge was closed was in 2003, when a barge hit it in fog.""".splitlines()
PASTE = f"""Skip to content
Home
News
Sport
Weather
Search

Wexmere swing bridge to close to cars after cracks are found

By Nora Field
12 March 2023, 08:15
Share
Facebook
Twitter
Email

A grey iron bridge over a river
The swing bridge at Wexmere (Paul Rook/PA)

{BODY[0]}

{BODY[1]}

Advertisement

{BODY[2]}

{BODY[3]}

{BODY[4]}

Related articles
Harbour festival moved to June
Ferry fares to rise in the spring

{BODY[5]}

{BODY[6]}

{BODY[7]}

Sign up for our newsletter
Get the best of the Wexmere Echo in your inbox every morning.
Subscribe

Related Topics
Bridges
Wexmere

Comments (12)

Most read

Man finds Roman coin in his lunch box
Two hours ago
School wins prize for its garden
Three hours ago
Cat rescued from a chimney in Dunn
Five hours ago

About us
Contact us
Privacy policy
Cookies
© 2023 Wexmere Echo. All rights reserved."""


@pytest.fixture(scope="module")
def passage():
    return clean(article_from_text(PASTE))


def out(passage):
    return {line.text: line.reason for line in passage.lines if not line.kept}


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(masthead).failed == 0


# ── a page ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_body_of_a_paste_is_kept_and_nothing_else(passage):
    assert passage.text.split("\n\n") == BODY


def test_the_masthead_is_recognised(passage):
    assert passage.title == "Wexmere swing bridge to close to cars after cracks are found"
    assert passage.byline == "Nora Field"
    assert passage.published == date(2023, 3, 12)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Wexmere swing bridge to close to cars after cracks are found", "title"),
        ("By Nora Field", "byline"),
        ("12 March 2023, 08:15", "date"),
        ("The swing bridge at Wexmere (Paul Rook/PA)", "credit"),
        ("Facebook", "share"),
        ("Related articles", "related"),
        ("Comments (12)", "comments"),
        ("Sign up for our newsletter", "newsletter"),
        ("Privacy policy", "notice"),
        ("© 2023 Wexmere Echo. All rights reserved.", "copyright"),
        ("Advertisement", "advertisement"),
    ],
)
def test_what_is_left_out_says_why(passage, line, reason):
    assert out(passage)[line] == reason


def test_a_sub_heading_is_kept_and_marked(passage):
    assert [line.text for line in passage.lines if line.reason == "heading"] == ["What happens next"]


def test_every_line_says_where_it_stands_in_the_article(passage):
    for line in passage.lines:
        assert normalised(PASTE[line.start : line.end]) == line.text


def test_a_teacher_can_put_a_line_back_and_take_one_out(passage):
    kept = {number for number, line in enumerate(passage.lines) if line.kept}
    festival = next(n for n, line in enumerate(passage.lines) if line.text.startswith("Harbour festival"))
    more = choose_lines(passage, kept | {festival})
    assert "six kilometres to the north of the town.\n\nHarbour festival moved to June\n\nThe repairs" in more.text
    assert choose_lines(more, kept) == passage
    assert BODY[7] not in choose_lines(passage, kept - {max(kept)}).text


@pytest.mark.parametrize("number", [0, 3, 6])
def test_a_quotation_is_found_again_when_lines_above_it_are_put_back(passage, number):
    start = passage.text.index(BODY[number])
    evidence = Evidence(BODY[number], start, start + len(BODY[number]))
    gone = [number for number, line in enumerate(passage.lines) if not line.kept]
    after = put_back(passage, gone)
    found = moved(evidence, passage, after)
    assert found.quote == evidence.quote == after.text[found.start : found.end]
    assert found.start > evidence.start


def test_a_quotation_over_two_paragraphs_takes_in_the_line_put_back_between_them(passage):
    start = passage.text.index("say that they were") - 40
    evidence = Evidence(passage.text[200 : start + 20], 200, start + 20)
    festival = next(n for n, line in enumerate(passage.lines) if line.text.startswith("Harbour festival"))
    after = put_back(passage, [festival])
    found = moved(evidence, passage, after)
    assert found.quote == after.text[found.start : found.end]
    assert found.quote.replace("Harbour festival moved to June\n\n", "") == evidence.quote


def test_what_quotes_nothing_stays_so(passage):
    nothing = Evidence("", 0, 0)
    assert moved(nothing, passage, put_back(passage, [0])) == nothing


def test_a_bare_article_is_kept_whole():
    assert clean(article_from_text("\n\n".join(BODY))).text.split("\n\n") == BODY


def test_an_article_as_a_single_block_is_kept_whole():
    block = " ".join(text for text in BODY if text.endswith((".", "”")))
    assert clean(article_from_text(block)).text == block


def test_nothing_is_left_out_of_an_article_that_is_to_be_kept_whole():
    passage = clean(article_from_text(PASTE, title="Bridge"), whole=True)
    assert passage.text == "\n\n".join(filter(None, PASTE.splitlines()))
    assert passage.title == "Bridge"


def test_a_given_title_is_kept_and_not_repeated_in_the_passage():
    passage = clean(article_from_text("Bridge to close\n\n" + "\n\n".join(BODY), title="Bridge to close"))
    assert passage.title == "Bridge to close"
    assert passage.text.startswith(BODY[0])


def test_blank_lines_are_not_needed():
    assert score(clean(article_from_text("\n".join(filter(None, PASTE.splitlines())))).text, "\n".join(BODY))[2] > 0.9


def test_a_web_page_is_cleaned_with_the_help_of_its_markup():
    paragraphs = "".join(f"<h2>{text}</h2>" if text == BODY[3] else f"<p>{text}</p>" for text in BODY)
    page = f"""<html><head><title>Swing bridge to close</title></head><body>
    <nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
    <article><h1>Swing bridge to close</h1><div class="byline">By Nora Field</div>
    <figure><figcaption class="caption">The bridge as it stood on Monday.</figcaption></figure>{paragraphs}</article>
    <aside class="related"><h3>Related</h3><p><a href="/x">Harbour festival moved to June after a vote.</a></p></aside>
    <footer><p>All rights reserved.</p></footer></body></html>"""
    passage = clean(article_from_html(page))
    assert passage.text.split("\n\n") == BODY
    assert passage.title == "Swing bridge to close"


# ── lines ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_hard_wrapped_text_is_put_together_again():
    wrapped = """\
The town council of Wexmere has voted to close the old swing
bridge to cars from next month, after engineers found cracks in
two of its well-known piers.

The bridge, which was built in 1891, carries about 9,000
vehicles a day between the market square and the harbour. A
twenty-year-old crane beside it is to be taken down, too-
gether with its engine.
"""
    assert [span.text for span in split_lines(wrapped)] == [
        " ".join(wrapped.splitlines()[:3]),
        " ".join(wrapped.splitlines()[4:6])
        + " twenty-year-old crane beside it is to be taken down, too-gether with its engine.",
    ]


def test_a_menu_is_not_taken_for_wrapped_text():
    menu = (
        "Home\nNews\nThe long and winding history of the bridge\nSport and leisure in the county\nWeather for today\n"
    )
    assert len(split_lines(menu)) == 5


def test_invisible_characters_go_and_the_letters_stay():
    text = "The\u00a0co\u00adun\u200bcil \u202evo\u202cted\x00 “yes”\ufeff."
    assert [span.text for span in split_lines(text)] == ["The council voted “yes”."]


@pytest.mark.parametrize(
    ("paragraph", "rest"),
    [
        ("BEIRUT (AP) — The army left.", "The army left."),
        ("WEXMERE, England (AP) — The army left.", "The army left."),
        ("LONDON, Nov 19 (Reuters) - “We left,” he said.", "“We left,” he said."),
        ("MOSCOW/PARIS (Reuters) - The army left.", "The army left."),
        ("HONG KONG — The army left.", "The army left."),
        ("Dunn (CNN) -- The army left.", "The army left."),
        ("WEXMERE, England — The army left.", "The army left."),
        ("(AP) NEW YORK - The army left.", "The army left."),
        ("(CBS/AP) DUNN, N.Y. - The army left.", "The army left."),
    ],
)
def test_a_dateline_ends_before_the_sentence(paragraph, rest):
    assert paragraph[dateline_end(paragraph) :] == rest


@pytest.mark.parametrize(
    "paragraph",
    [
        "Hama — a city in Syria — fell.",
        "NATO said it left.",
        "The US - an ally - left.",
        "A — B",
        "He said (AP) so.",
        "- The army left.",
    ],
)
def test_what_is_no_dateline_stays(paragraph):
    assert dateline_end(paragraph) == 0


def test_a_dateline_is_taken_off_and_remembered():
    passage = clean(article_from_text("DUNN, England (AP) \u200b— " + "\n\n".join(BODY)))
    assert passage.text.startswith("The town council of Wexmere")
    assert passage.lines[0].text == "DUNN, England (AP) —"
    assert passage.lines[0].reason == "dateline"
    assert passage.lines[1].start == passage.lines[0].end + 1
    assert passage.source == "AP"
    assert choose_lines(passage, range(len(passage.lines))).text.startswith("DUNN, England (AP) — The town council")


def test_a_dateline_below_a_caption_is_taken_off():
    passage = clean(article_from_text("The old crane in 1931.\n\nDUNN, England — " + "\n\n".join(BODY)))
    assert "DUNN" not in passage.text
    assert [line.text for line in passage.lines if line.reason == "dateline"] == ["DUNN, England —"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Nora Field", "Nora Field"),
        ("By NORA FIELD and TOM ARROW", "NORA FIELD and TOM ARROW"),
        ("by Nora Field | 12 March 2023", "Nora Field"),
        ("Written by Nora Field, staff writer", "Nora Field"),
        ("Bypass to open", ""),
    ],
)
def test_a_byline_gives_the_name_alone(line, name):
    assert find_byline(["Share", line]) == name


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("5 December 2024, 13:34", date(2024, 12, 5)),
        ("Nov. 18, 2019", date(2019, 11, 18)),
        ("PUBLISHED: 00:01, Tue, Nov 19, 2019 | UPDATED: 10:43, Wed, Nov 20, 2019", date(2019, 11, 19)),
        ("Updated 0339 GMT (1139 HKT) November 19, 2019", date(2019, 11, 19)),
        ("2 hours ago", None),
        ("Published 29 February 1900", None),
        ("Bridge closed", None),
    ],
)
def test_a_line_of_date_gives_the_day(line, day):
    assert find_published([line]) == day


# ── refusals ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_forty_words_are_too_few_and_counted():
    with pytest.raises(ShortArticleError, match="has only 40 words, and a quiz needs at least 60") as refusal:
        clean(article_from_text(" ".join(["The council has closed the bridge."] * 6 + ["So it said today."])))
    assert refusal.value.words == 40


def test_another_language_is_named():
    french = "Le conseil municipal a décidé de fermer le vieux pont aux voitures à partir du mois prochain. "
    with pytest.raises(LanguageError, match="looks like French, and only English"):
        clean(article_from_text(french * 10))


def test_a_brief_of_sixty_words_is_enough():
    brief = "\n\n".join(BODY[:3])
    assert 60 <= len(brief.split()) < 75
    assert clean(article_from_text(brief)).text == brief


# ── any text ─────────────────────────────────────────────────────────────────────────────────────────────────────────

WORDS = st.sampled_from(
    re.split(
        " ",
        "the bridge Wexmere said Mr Pell closed in 2003 — “no” (AP) LONDON - By Share Comments read more of a and was"
        " it council. harbour, town? cars! \u200b \u00a0 \x00 \u202e 🙂 é © | • 1. http://a.example",
    )
)
LINE = st.lists(WORDS, max_size=30).map(" ".join)
TEXT = st.lists(st.one_of(LINE, st.sampled_from([*BODY, *PASTE.splitlines()])), max_size=40)
JOINT = st.sampled_from(["\n", "\n\n", "\r\n", "\u2028"])
ANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@ANY
@given(TEXT, JOINT)
def test_cleaning_a_passage_again_changes_nothing(lines, joint):
    try:
        passage = clean(article_from_text(joint.join(lines)))
    except QuizError:
        return
    assert clean(Article(passage.text)).text == passage.text
    assert clean(Article(passage.text, title=passage.title)).text == passage.text


@ANY
@given(TEXT, JOINT)
def test_lines_stand_where_they_say_and_make_the_text(lines, joint):
    text = joint.join(lines)
    try:
        passage = clean(article_from_text(text))
    except QuizError:
        return
    assert [line.start for line in passage.lines] == sorted(line.start for line in passage.lines)
    assert passage.text == "\n\n".join(line.text for line in passage.lines if line.kept)
    for line in passage.lines:
        assert "".join(normalised(text[line.start : line.end]).split()) == "".join(line.text.split())


@ANY
@given(st.text(max_size=400))
def test_any_characters_at_all_are_read_or_refused(text):
    spans = split_lines(text)
    assert all(normalised(text[span.start : span.end]) == span.text for span in spans if span.end - span.start < 40)
    with suppress(QuizError):
        clean(article_from_text(text * 20))


@pytest.mark.parametrize("noise", ["(a/ ", "x", "By Ann is a \n", ". ", "!\u200b", "The bridge was closed today.\n\n"])
def test_a_million_characters_of_noise_are_read_or_refused_with_linear_work(noise):
    def read(size: int) -> None:
        with suppress(QuizError):
            clean(article_from_text((noise * (size // len(noise.encode())))[:size]))

    read(900_000)
    assert steps(lambda: read(40_000)) < 3 * steps(lambda: read(20_000)) + 1000


def test_two_words_that_the_first_sentence_takes_up_are_the_headline() -> None:
    told = " ".join(["Rosa Vane repaired the old mill by the harbour of Norbury with her own hands."] * 3)
    text = f"Rosa Vane\n\nRosa Vane, who built the harbour of Norbury, has died at the age of 95.\n\n{told}\n\n{told}"
    assert clean(article_from_text(text)).title == "Rosa Vane"


def test_a_caption_with_the_name_of_its_photographer_is_no_headline() -> None:
    told = " ".join(["Shares of Norbury Mills fell on Tuesday after the firm told of its third quarter."] * 4)
    caption = "Norbury Mills shares fell after the firm told of its third quarter. Photograph by Ada Lund/Getty Images"
    text = f"Norbury Mills shares fall\n\n{caption}\n\n{told}\n\n{told}"
    assert clean(article_from_text(text)).title == "Norbury Mills shares fall"
