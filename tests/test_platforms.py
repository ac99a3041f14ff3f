"""A bank goes to a learning platform whole: whatever its words are, the platform reads the same words back."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizapp.formats import WRITERS, write_quiz
from quizapp.formats.platforms import one_line
from quizapp.identity import key_of_parts
from quizapp.model import Evidence, Option, OptionKind, Passage, Question, QuestionKind, Quiz, Status
from tests.platform_files import Item, fields_of, read_aiken, read_canvas, read_gift, read_moodle, seen
from tests.sample import KINDS, QUIZ

PLATFORMS = ("moodle", "gift", "aiken", "canvas")
KEY, WRONG = OptionKind.KEY, OptionKind.MISREADING
REAL = Path(__file__).parents[2] / "shared" / "data" / "formats"
needs_real_files = pytest.mark.skipif(
    not REAL.is_dir(), reason="the files of other programs are not beside this folder"
)

TRAPS = (
    "]]> & <b>bold</b>",
    "<p>x</p>",
    "{a} ~ = # : \\ \\n",
    "a\n\nb\r\n0\n//c",
    "0",
    "%50% off",
    "[html]x",
    "A. Lincoln",
    "B) or C)",
    "ANSWER: A",
    "\u202eright to left\u200f",
    "\x00\x01control\x1b",
    "a -> b",
    "####",
    "$CATEGORY: x",
    "::name::",
    "5* hotel",
    "TRUE",
    "&amp;",
    "?",
    "\ufeff\ud800é",
)
WORDS = (st.sampled_from(TRAPS) | st.text(max_size=20)).filter(one_line)


@st.composite
def quizzes(draw: st.DrawFn) -> Quiz:
    """One question of each kind with any words; no two answers are alike."""
    stem, reason, passage = draw(WORDS), draw(WORDS), draw(WORDS)
    texts = draw(st.lists(WORDS, min_size=3, max_size=4, unique_by=lambda text: one_line(text).casefold()))
    return quiz_of(stem, reason, passage, *texts)


def quiz_of(stem: str, reason: str, passage: str, *texts: str) -> Quiz:
    evidence = Evidence(passage, 0, len(passage))
    options = tuple(Option(f"o{n}", text, WRONG if n else KEY, reason) for n, text in enumerate(texts))
    statement = (Option("t", "True", WRONG, reason), Option("f", "False", KEY, f"Not {reason}"))
    lefts = tuple(replace(option, kind=KEY, left=f"left {option.text}") for option in options[1:])
    events = tuple(replace(option, kind=KEY) for option in options)
    pairs = (*lefts, replace(options[0], kind=WRONG))
    asked = [
        (QuestionKind.MULTIPLE_CHOICE, stem, texts[0], options),
        (QuestionKind.WORD_BANK, f"{stem} ____ end", texts[0], options),
        (QuestionKind.TRUE_FALSE, stem, "False", statement),
        (QuestionKind.FILL_IN, f"{stem} ____ end", texts[0], ()),
        (QuestionKind.MATCHING, stem, key_of_parts(pairs), pairs),
        (QuestionKind.ORDERING, stem, key_of_parts(events), events),
    ]
    questions = tuple(Question(f"q{n}", *each[:3], evidence, each[3]) for n, each in enumerate(asked))
    typed = replace(questions[3], accepted=texts[1:])
    return Quiz(reason, Passage(passage, title=stem), (*questions[:3], typed, *questions[4:]))


def with_traps(test: Callable[..., None]) -> Callable[..., None]:
    """The test with every trap in every place, too."""
    turns = [TRAPS[place:] + TRAPS[:place] for place in range(len(TRAPS))]
    for turn in turns:
        test = example(quiz_of(*turn[:6]))(test)
    return test


# ── whatever the words are ───────────────────────────────────────────────────────────────────────────────────────────


def choices_of(question: Question) -> list[tuple[str, float, str]]:
    """The options with their fractions and reasons, as they are seen."""
    return [(said(each.text), float(each.kind is KEY), said(each.reason)) for each in question.options]


def said(text: str) -> str:
    return " ".join(one_line(text).split())


def shown(item: Item) -> list[tuple[str, float, str]]:
    return [(seen(text), fraction, seen(feedback)) for text, fraction, feedback in item.answers]


def places_of(question: Question) -> set[tuple[str, str]]:
    return {(said(event.text), str(place)) for place, event in enumerate(question.options, start=1)}


def check_choices(quiz: Quiz, choice: Item, bank: Item, judged: Item) -> None:
    assert shown(choice) == shown(bank) == choices_of(quiz.questions[0])
    assert {(text.title(), *rest) for text, *rest in shown(judged)} == set(choices_of(quiz.questions[2]))


def check_passage(quiz: Quiz, items: list[Item]) -> None:
    for item, question in zip(items, quiz.questions, strict=True):
        assert seen(item.text).startswith(f"{said(quiz.passage.title)} {said(quiz.passage.text)} ")
        assert seen(item.text).endswith(said(question.stem))


@given(quizzes())
@with_traps
def test_gift_holds_any_words_in_their_places(quiz):
    items = read_gift(write_quiz(quiz, "gift"))
    choice, bank, judged, typed, matched, ordered = items
    check_passage(quiz, items)
    check_choices(quiz, choice, bank, judged)
    answers = [(text.replace("-*>", "->").replace(r"\*", "*"), part, note) for text, part, note in typed.answers]
    assert answers == [(one_line(option.text), 1, "") for option in quiz.questions[0].options]
    assert [(seen(left), right) for left, right in matched.pairs] == [
        (said(option.left), one_line(option.text)) for option in quiz.questions[4].options
    ]
    assert {(seen(left), right) for left, right in ordered.pairs} == places_of(quiz.questions[5])
    assert seen(choice.general) == f"Evidence: {said(quiz.passage.text)}"


@given(quizzes())
@with_traps
def test_moodle_xml_holds_any_words_in_their_places(quiz):
    items = read_moodle(write_quiz(quiz, "moodle"))
    choice, bank, judged, typed, matched, ordered = items
    check_passage(quiz, items)
    check_choices(quiz, choice, bank, judged)
    answers = [(text.replace(r"\*", "*"), part, note) for text, part, note in typed.answers]
    assert answers == [(one_line(option.text), 1, "") for option in quiz.questions[0].options]
    assert [(seen(left), right) for left, right in matched.pairs] == [
        (said(option.left), one_line(option.text)) for option in quiz.questions[4].options
    ]
    assert {(seen(left), right) for left, right in ordered.pairs} == places_of(quiz.questions[5])
    assert seen(choice.general) == f"Evidence: {said(quiz.passage.text)}"


@given(quizzes())
@with_traps
def test_canvas_holds_any_words_in_their_places(quiz):
    passage, (choice, bank, judged, typed, matched, ordered) = read_canvas(write_quiz(quiz, "canvas"))
    assert said(quiz.passage.text) in seen("".join(passage.itertext()))
    check_choices(quiz, choice, bank, judged)
    assert [text for text, _, _ in typed.answers] == [one_line(option.text) for option in quiz.questions[0].options]
    paired = [option for option in quiz.questions[4].options if option.left]
    assert list(matched.pairs) == [(one_line(option.left), one_line(option.text)) for option in paired]
    assert {(said(left), right) for left, right in ordered.pairs} == places_of(quiz.questions[5])
    assert seen(choice.general) == f"Evidence: {said(quiz.passage.text)}"


@given(quizzes())
@with_traps
def test_aiken_holds_any_words_of_questions_with_options(quiz):
    items = read_aiken(write_quiz(quiz, "aiken"))
    assert len(items) == 3
    for item, question in zip(items, quiz.questions, strict=False):
        assert item.text.removeprefix(f"Question {question.id[1:]}: ").endswith(one_line(question.stem))
        assert [text for text, _, _ in item.answers] == [one_line(option.text) for option in question.options]
        assert [part for _, part, _ in item.answers] == [float(option.kind is KEY) for option in question.options]


# ── what a teacher finds ─────────────────────────────────────────────────────────────────────────────────────────────


def asked(stem: str) -> bytes:
    return write_quiz(replace(QUIZ, questions=(replace(QUIZ.questions[0], stem=stem),)), "aiken")


@pytest.mark.parametrize("stem", ["A. Lincoln was who?", "U.S. troops left when?", "B) what?", "ANSWER: who?", "?"])
def test_an_aiken_question_that_would_be_taken_for_something_else_is_introduced(stem):
    assert asked(stem).decode().startswith(f"Question 1: {stem}\n")


@pytest.mark.parametrize("stem", ["Who kept the lamp?", "US troops left when?", "Éa) was who?"])
def test_an_aiken_question_that_is_plainly_one_stands_as_it_is(stem):
    assert asked(stem).decode().startswith(f"{stem}\n")


@pytest.mark.parametrize("name", PLATFORMS)
def test_rejected_questions_stay_behind_and_it_is_said(name):
    assert QUIZ.questions[2].status is Status.RETIRED
    assert b"may climb the ____ steps" not in write_quiz(QUIZ, name)
    assert "Rejected questions (3) are left out." in WRITERS[name].losses(QUIZ)


def test_what_aiken_has_no_place_for_is_named_with_its_number():
    said_of = " ".join(WRITERS["aiken"].losses(KINDS))
    assert "neither the passage nor the reasons" in said_of
    assert "03 Match each with what is said of it.; 04 Put these in the order in which they happened." in said_of
    assert ".." not in said_of
    assert "02" not in said_of


def test_options_that_moodle_shows_as_codes_from_an_aiken_file_are_told():
    spoilt = replace(QUIZ.questions[0], options=(*QUIZ.questions[0].options[:3], Option("o4", "A & B", WRONG)))
    assert "put them right there (1)" in " ".join(WRITERS["aiken"].losses(replace(QUIZ, questions=(spoilt,))))
    assert "codes" not in " ".join(WRITERS["aiken"].losses(QUIZ))


def test_typed_answers_and_events_are_told_where_they_count_otherwise():
    assert any(loss.startswith("Typed answers (2) count there only") for loss in WRITERS["moodle"].losses(QUIZ))
    assert any(loss.startswith("Events to put in order (4)") for loss in WRITERS["canvas"].losses(KINDS))
    assert list(WRITERS["gift"].losses(replace(QUIZ, questions=QUIZ.questions[:1]))) == []


@pytest.mark.parametrize("name", PLATFORMS)
def test_a_bank_without_questions_or_a_passage_is_written(name):
    bare = Quiz("", Passage(""), ())
    assert isinstance(write_quiz(bare, name), bytes)
    assert b"<hr>" not in write_quiz(replace(QUIZ, passage=Passage("")), name)


def test_without_a_passage_canvas_gets_no_stimulus():
    with zipfile.ZipFile(io.BytesIO(write_quiz(replace(QUIZ, passage=Passage("")), "canvas"))) as package:
        assert not any(b"stimulus" in package.read(name) for name in package.namelist())


def test_the_passage_is_beside_the_questions_in_canvas():
    passage, items = read_canvas(write_quiz(QUIZ, "canvas"))
    assert fields_of(passage)["passage"] == "false"
    assert [element.get("orientation") for element in passage.iter() if element.tag.endswith("}material")] == ["left"]
    assert len(items) == 2


def test_a_package_says_nothing_of_the_day_it_was_made():
    with zipfile.ZipFile(io.BytesIO(write_quiz(QUIZ, "canvas"))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in package.infolist()} == {3}


def test_who_takes_a_false_statement_for_true_is_told_what_is_true():
    judged = read_gift(write_quiz(KINDS, "gift"))[0]
    assert judged.answers == (("FALSE", 1, "It was dark for nine years."), ("TRUE", 0, "It was dark for nine years."))
    assert read_canvas(write_quiz(KINDS, "canvas"))[1][0].answers[0] == ("True", 0, "It was dark for nine years.")


def test_the_category_of_a_title_with_a_slash_is_one_category():
    written = ElementTree.fromstring(write_quiz(replace(QUIZ, title="Lamps 1/2"), "moodle"))
    assert written.findtext("question/category/text") == "$course$/top/Lamps 1//2"


@pytest.mark.parametrize("name", ["gift", "aiken"])
def test_moodle_takes_a_text_file_only_by_its_ending(name):
    assert WRITERS[name].suffix.endswith(".txt")


# ── beside the files of other programs ───────────────────────────────────────────────────────────────────────────────


@needs_real_files
@pytest.mark.parametrize("name", ["mc1", "mc2", "tf1", "TFTwoFeedback", "shortAnswer1", "matching1", "escapeAll"])
def test_the_reader_of_these_tests_reads_gift_as_moodle_does(name):
    known = json.loads((REAL / "gift" / f"{name}.moodle.json").read_text("utf-8"))["questions"]
    items = read_gift((REAL / "gift" / f"{name}.gift").read_bytes())
    assert [(item.kind, item.text) for item in items] == [(each["qtype"], each["text"]) for each in known]
    for item, each in zip(items, known, strict=True):
        assert [list(pair) for pair in item.pairs] == each.get("pairs", [])
        if item.kind != "truefalse":
            assert [text for text, _, _ in item.answers] == [answer["text"] for answer in each.get("answers", [])]


def ways(root: Element, above: str = "") -> set[str]:
    """Every element with what it stands in, and every attribute."""
    here = f"{above.rsplit('/', 1)[-1]}/{root.tag.rsplit('}', 1)[-1]}"
    attributes = {f"{here.rsplit('/', 1)[-1]}@{name}" for name in root.attrib}
    return {here} | attributes | set().union(*(ways(child, here) for child in root))


def real_ways(folder: str) -> set[str]:
    found: set[str] = set()
    for file in (REAL / folder).glob("*.xml"):
        try:
            found |= ways(ElementTree.parse(file).getroot())
        except ElementTree.ParseError:
            continue
    return found


@needs_real_files
def test_canvas_items_are_made_of_what_canvas_itself_writes():
    for quiz in (QUIZ, KINDS):
        with zipfile.ZipFile(io.BytesIO(write_quiz(quiz, "canvas"))) as package:
            file = next(name for name in package.namelist() if name.startswith("q") and "meta" not in name)
            matching = {"response_lid/material"}
            assert ways(ElementTree.fromstring(package.read(file))) - matching <= real_ways("canvas_qti12")


@needs_real_files
def test_moodle_questions_are_made_of_what_moodle_itself_writes():
    newer = {"question/idnumber", "question/tags", "tags/tag", "tag/text"}
    matching = {"question/subquestion", "subquestion/text", "subquestion/answer", "subquestion@format"}
    category = {"question/category", "category/text"}
    for quiz in (QUIZ, KINDS):
        written = ways(ElementTree.fromstring(write_quiz(quiz, "moodle")))
        assert written - newer - matching - category <= real_ways("moodle_xml")
