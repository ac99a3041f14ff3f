"""What a teacher brings from other programs becomes questions, and whatever does not is named with the reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.errors.files import BankFileError, NothingToAskError
from quizapp.formats import WRITERS, BankFile, native, read_file
from quizapp.formats.foreign import Text
from quizapp.formats.plain_text import as_plain
from quizapp.formats.tree import BadTreeError, read_tree
from quizapp.model import NO_EVIDENCE, OptionKind, Question, QuestionKind, Status
from tests.kinds import QUIZ_OF_ALL_KINDS

GIFT = r"""
// [id:7] The river, for class 7
$CATEGORY: Rivers/Europe

::Length::How long is the Wend\: in kilometres? {
  =310 km # As the sign at the bridge says.
  ~210 km # That is the Orla.

  ~%50%about 300 km
  #### It was measured in 1998.
}

::Source::The Wend rises in a bog. {T#Look at the map.#Yes, on the Hoch.}

Who built the first bridge? {=Ida Kern =I. Kern ~}

Who built the first mill? {=Ida Kern =I. Kern =%0%Otto Kern#Her brother.}

The Wend flows into the {=sea =Orla}.

Match. {=Wend -> a bog =Orla -> a lake = -> a glacier}

::Opinion::What do you think of the Wend? {}
"""
AIKEN = """U.S. rivers are longer. Which one is the longest?
A. The Missouri
B) The Ohio
ANSWER: A

A. Lincoln grew up near which river?
A) The Anderson
B) The Ohio
C) The Wabash
ANSWER: B
"""
XML = """<?xml version="1.0"?>
<quiz>
<question type="category"><category><text>$course$/Rivers</text></category></question>
<question type="description"><name><text>The Wend</text></name>
  <questiontext format="html"><text><![CDATA[<p>The Wend is 310&nbsp;km long.</p><p>It rises in a <b>bog</b>:</p>
  <ul><li>cold</li><li>wet</li></ul><img src="@@PLUGINFILE@@/bog.png" alt="a bog"/>]]></text></questiontext></question>
<question type="multichoice"><name><text>Length</text></name>
  <questiontext format="html"><text>&lt;p&gt;How long is the Wend?&lt;/p&gt;</text></questiontext>
  <answer fraction="100" format="html"><text>310&amp;nbsp;km</text><feedback><text>Right.</text></feedback></answer>
  <answer fraction="0" format="html"><text><![CDATA[100 km<sup>2</sup>]]></text><feedback><text/></feedback></answer>
  <single>true</single></question>
<question type="numerical"><name><text>Exactly</text></name>
  <questiontext><text>How many bridges are there?</text></questiontext>
  <answer fraction="100"><text>12</text><tolerance>0</tolerance></answer></question>
<question type="numerical"><name><text>Roughly</text></name>
  <questiontext><text>How old is the bog?</text></questiontext>
  <answer fraction="100"><text>9000</text><tolerance>500</tolerance></answer></question>
<question type="cloze"><name><text>Gaps</text></name>
  <questiontext><text>It {1:SA:=rises}.</text></questiontext></question>
</quiz>"""


def read(text: str, name: str = "rivers.txt") -> BankFile:
    return read_file(text.encode(), name=name)


def asked(text: str) -> tuple[Question, ...]:
    return read(text).quiz.questions


def notes(text: str) -> list[str]:
    return [str(note) for note in read(text).notes]


# ── GIFT ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_choice_keeps_its_options_with_the_feedback_on_each():
    length = asked(GIFT)[0]
    assert (length.kind, length.stem) == (QuestionKind.MULTIPLE_CHOICE, "How long is the Wend: in kilometres?")
    assert [(option.text, option.kind is OptionKind.KEY, option.reason) for option in length.options] == [
        ("310 km", True, "As the sign at the bridge says."),
        ("210 km", False, "That is the Orla."),
        ("about 300 km", False, ""),
    ]


def test_what_is_said_to_everybody_is_the_reason_of_a_right_answer_without_one():
    assert asked("Wet? {=yes ~no ####It is a bog.}")[0].options[0].reason == "It is a bog."


def test_the_feedback_on_a_statement_is_for_the_wrong_answer_and_then_for_the_right_one():
    source = asked(GIFT)[1]
    assert [(option.text, option.reason) for option in source.options] == [
        ("True", "Yes, on the Hoch."),
        ("False", "Look at the map."),
    ]


def test_a_short_answer_is_typed_with_its_other_spellings_and_known_mistakes():
    mill = next(each for each in asked(GIFT) if "mill" in each.stem)
    assert (mill.kind, mill.stem) == (QuestionKind.FILL_IN, "Who built the first mill? ____")
    assert (mill.key, mill.accepted) == ("Ida Kern", ("I. Kern",))
    assert [(option.text, option.reason) for option in mill.options] == [("Otto Kern", "Her brother.")]


def test_a_short_answer_in_the_middle_of_a_sentence_is_its_gap():
    assert asked("The Wend is {=310} km long.")[0].stem == "The Wend is ____ km long."


def test_a_matching_keeps_its_pairs_and_its_decoy():
    pairs = next(each for each in asked(GIFT) if each.kind is QuestionKind.MATCHING)
    assert [(option.left, option.text) for option in pairs.options] == [
        ("Wend", "a bog"),
        ("Orla", "a lake"),
        ("", "a glacier"),
    ]


def test_what_comes_from_elsewhere_is_a_draft_without_evidence_that_the_bank_can_keep():
    found = read(GIFT)
    assert {(each.status, each.evidence) for each in found.quiz.questions} == {(Status.DRAFT, NO_EVIDENCE)}
    assert native.read(native.write(found.quiz)) == found.quiz
    assert found.quiz.title == "rivers"


def test_what_quizapp_cannot_ask_is_named_with_its_title_and_the_reason():
    told = notes(GIFT)
    assert "Question 7 (Opinion) is left out: it is an essay, which a person has to mark." in told
    assert "Question 3 (Who built the first bridge?) is left out: it has several right answers." in told
    assert 'Question 1 (Length) counts as wrong "about 300 km", which earned 50 % of the points.' in told
    assert "The feedback on typed answers and pairs is left out: QuizApp shows the right answer instead." in told


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ("{=*}", "its answer has a wildcard (*)"),
        ("{=Wend*}", "its answer has a wildcard (*)"),
        ("{#310:5}", "its number may be off by some amount"),
        ("{#300..320}", "its number may be off by some amount"),
        ("{#many}", "it asks for a number and has none as its answer"),
        ("{~Wend ~Orla}", "none of its answers is right"),
        ("{~%50%Wend ~%50%Orla ~Ems}", "it has several right answers"),
        ("{=Wend ~wend}", "two of its options are the same; change one"),
        ("{=Wend -> bog =Orla}", "it has a pair without ->"),
        ("{=Wend -> bog =Orla -> bog}", "two of its pairs have the same right-hand side"),
        ("{=Wend -> bog", "it has a brace without its partner"),
    ],
)
def test_an_answer_that_quizapp_cannot_mark_leaves_its_question_out(answers: str, reason: str):
    told = notes(f"::It::Which river? {answers}\n\nWet? {{T}}")
    assert told[0] == f"Question 1 (It) is left out: {reason}."


def test_a_wildcard_beside_a_spelling_is_dropped_and_said():
    text = "Which river? {=Wend =Wen* =%50%Orla}"
    assert asked(text)[0].accepted == ()
    assert notes(text) == [
        'Question 1 (Which river?) does not accept "Wen*": a typed answer has no wildcards.',
        'Question 1 (Which river?) is without "Orla", which earned 50 % of the points.',
    ]


def test_a_star_that_is_escaped_is_a_star():
    assert asked(r"Which sign multiplies in most programs? {=\\*}")[0].key == "*"


def test_a_number_that_must_be_exact_is_typed():
    assert asked("How many bridges? {#12}")[0].key == "12"


def test_escapes_are_hidden_from_the_rules_and_shown_to_the_reader():
    question = asked(r"What does \{a \~ b\} \= c\nmean? {=\#1 ~\=2}")[0]
    assert question.stem == "What does {a ~ b} = c\nmean?"
    assert [option.text for option in question.options] == ["#1", "=2"]


def test_a_description_is_the_passage():
    found = read(
        "[html]<p>The Wend is long.</p><p>It rises in a bog.</p>\n\nWhere does it rise? {=in a bog ~in a lake}"
    )
    assert found.quiz.passage.text == "The Wend is long.\n\nIt rises in a bog."
    assert len(found.quiz.questions) == 1


def test_a_question_that_was_not_finished_does_not_swallow_the_next():
    assert [question.stem for question in asked("Wet? {T\n\nCold? {T}")] == ["Cold?"]


def test_a_question_under_its_category_is_read():
    assert len(asked("$CATEGORY: Rivers\nWet? {T}")) == 1


# ── Aiken ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_stem_of_aiken_may_begin_like_an_option():
    first, second = asked(AIKEN)
    assert (first.stem, first.key) == ("U.S. rivers are longer. Which one is the longest?", "The Missouri")
    assert (second.stem, second.key) == ("A. Lincoln grew up near which river?", "The Ohio")


def test_an_aiken_question_without_its_answer_is_left_out_and_the_next_one_is_read():
    text = "Which?\nA) Wend\nB) Orla\n\nWhere?\nA) here\nB) there\nANSWER: B\n\nWhen?\nA) now\nB) then\nANSWER: D\n"
    assert [question.key for question in asked(text)] == ["there"]
    assert notes(text) == [
        "Question 1 (Which?) is left out: it has no line ANSWER: with a letter after it.",
        "Question 3 (When?) is left out: it has no option D, which it calls right.",
    ]


# ── Moodle XML ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_moodle_xml_becomes_a_passage_and_questions_in_plain_text():
    found = read(XML, "rivers.xml")
    assert found.quiz.passage.text == "The Wend is 310 km long.\n\nIt rises in a bog:\n\n• cold\n• wet"
    assert [(each.stem, each.key) for each in found.quiz.questions] == [
        ("How long is the Wend?", "310 km"),
        ("How many bridges are there? ____", "12"),
    ]
    assert found.quiz.questions[0].options[1].text == "100 km²"
    assert [str(note) for note in found.notes] == [
        "The passage is without its pictures.",
        "Question 3 (Roughly) is left out: its number may be off by some amount.",
        "Question 4 (Gaps) is left out: it has several answers inside its text (Cloze).",
    ]


BOMB = '<!DOCTYPE quiz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><quiz>&b;</quiz>'
OUTSIDE = '<!DOCTYPE quiz [<!ENTITY a SYSTEM "file:///etc/passwd">]><quiz>&a;</quiz>'
PARAMETER = '<!DOCTYPE quiz [<!ENTITY % a SYSTEM "http://example.org/a.dtd"> %a;]><quiz/>'


@pytest.mark.parametrize("text", [BOMB, OUTSIDE, PARAMETER])
def test_xml_that_declares_entities_is_refused(text: str):
    with pytest.raises(BankFileError, match="must not declare entities of its own"):
        read(text, "rivers.xml")


def test_xml_without_an_end_to_its_depth_is_refused():
    with pytest.raises(BankFileError, match="more than 200 elements inside each other"):
        read("<quiz>" * 100_000, "rivers.xml")


def test_xml_of_more_elements_than_a_bank_has_is_refused():
    with pytest.raises(BankFileError, match="more than 500000 elements"):
        read(f"<quiz>{'<a/>' * 500_000}</quiz>", "rivers.xml")


def test_xml_that_is_cut_off_is_refused_with_the_place():
    with pytest.raises(BankFileError, match="must be well-formed XML \\(line 1, column 17"):
        read("<quiz><question>", "rivers.xml")


def test_xml_in_an_encoding_that_nobody_knows_is_refused():
    with pytest.raises(BadTreeError, match="encoding"):
        read_tree(b'<?xml version="1.0" encoding="x-none"?><quiz/>')


# ── any file ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["rivers.gift", "rivers.txt", "rivers", "rivers.md"])
def test_a_file_is_told_by_its_content_whatever_it_is_called(name: str):
    assert len(read(GIFT, name).quiz.questions) == 5
    assert len(read(AIKEN, name).quiz.questions) == 2
    assert len(read(XML, name).quiz.questions) == 2


@pytest.mark.parametrize("markup", ["<b>Wet</b>?", "<p>Wet?</p>"])
def test_gift_may_begin_with_markup_where_the_file_is_called_so(markup: str):
    assert read(f"{markup} {{T}}", "rivers.gift").quiz.questions[0].stem == "Wet?"


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "windows-1252"])
def test_xml_is_read_in_the_encoding_that_it_names(encoding: str):
    stem = "<questiontext><text>Où naît la Wend ?</text></questiontext>"
    answer = '<answer fraction="100"><text>true</text></answer>'
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><quiz><question type="truefalse">{stem}{answer}</question></quiz>'
    )
    assert read_file(text.encode(encoding), name="a.xml").quiz.questions[0].stem == "Où naît la Wend ?"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_any_encoding_with_a_mark_and_any_line_ends_are_read(encoding: str, line_end: str):
    text = "Où naît la Wend ?{=à l’ouest ~à l’est}\n\nWet? {T}\n".replace("\n", line_end)
    found = read_file(text.encode(encoding), name="rivers.gift")
    assert [question.stem for question in found.quiz.questions] == ["Où naît la Wend ?", "Wet?"]
    assert not found.notes


def test_a_file_in_the_encoding_of_windows_is_read_and_that_is_said():
    found = read_file("Où naît la Wend ?{=à l’ouest ~à l’est}".encode("cp1252"), name="rivers.gift")
    assert found.quiz.questions[0].key == "à l’ouest"
    assert "is not in UTF-8" in str(found.notes[0])


def test_the_same_question_twice_is_asked_once():
    assert notes("Wet? {T}\n\nWet? {T}") == ["Question 2 (Wet?) is left out: another in the file asks the same."]


def test_a_file_without_a_question_for_quizapp_is_refused_with_every_reason():
    with pytest.raises(NothingToAskError, match="it holds no question that QuizApp can ask") as caught:
        read("::One::Why? {}\n\n::Two::How many? {#1:1}")
    assert [str(fault) for fault in caught.value.faults[1:]] == [
        "Question 1 (One) is left out: it is an essay, which a person has to mark.",
        "Question 2 (Two) is left out: its number may be off by some amount.",
    ]


def test_a_file_of_more_questions_than_anybody_reads_is_refused():
    with pytest.raises(BankFileError, match="must hold at most 5000 questions"):
        read("Wet? {T}\n\n" * 5001)


def test_a_question_of_more_answers_than_anybody_reads_is_left_out():
    answers = " ".join(f"~{number}" for number in range(100))
    assert notes(f"Which? {{=the Wend {answers}}}\n\nWet? {{T}}") == [
        "Question 1 (Which?) is left out: it has more than 100 answers."
    ]


@pytest.mark.parametrize("text", ["{\\rtf1{\\fonttbl}}", '{"title": {}}', '[{"a": 1}]'])
def test_what_has_braces_for_another_reason_is_no_gift(text: str):
    with pytest.raises(BankFileError) as caught:
        read(text)
    assert not isinstance(caught.value, NothingToAskError)


# ── texts ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (Text("<p>a&nbsp;b</p>\n<p>c<br/>d</p>", "html"), "a b\n\nc\nd"),
        (Text("<script>alert(1)</script>a<style>p{}</style>", "html"), "a"),
        (Text("a <!-- <b>hidden</b> --> b", "html"), "a b"),
        (Text("H<sub>2</sub>O and m<sup>2</sup>", "html"), "H₂O and m²"),
        (Text("if a < b and b<c>d", "html"), "if a < b and b<c>d"),
        (Text("&lt;b&gt; &amp;amp;", "html"), "<b> &amp;"),
        (Text("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "html"), "1 | 2\n3"),
        (Text("a\nb <i>c</i>", "moodle"), "a\nb c"),
        (Text("a <i>c</i> &amp;", "plain"), "a <i>c</i> &amp;"),
        (Text("**a** *b* `c` [d](http://e.org)", "markdown"), "a b c d"),
        (Text("a\x00b\x1f&#0;&#1;", "moodle"), "ab\ufffd"),
    ],
)
def test_markup_becomes_plain_text(text: Text, shown: str):
    assert as_plain(text).text == shown


def test_pictures_are_counted():
    assert as_plain(Text('a<img src="b.png"> <video></video>', "html")).pictures == 2


def test_a_question_that_loses_a_picture_says_so():
    assert notes('[html]<img src="b.png"/> Is this wet? {T}') == ["Question 1 (Is this wet?) is without its pictures."]


# ── no file crashes the reader ───────────────────────────────────────────────────────────────────────────────────────

PIECES = st.sampled_from(
    [*"{}=~#:%\\*$[]<>\n_", "->", "::", "####", "%50%", "\n\n", "//", "T", "1..2", "[html]", "<p>"]
)
NOISE = st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join)


@given(NOISE)
def test_noise_in_gift_never_crashes_the_reader(text: str):
    try_to_read(text.encode("utf-8", "replace"))


@given(st.lists(st.sampled_from(["A) a", "B. b", "C) c", "ANSWER: B", "ANSWER:", "x", "", "U.S. x"])).map("\n".join))
def test_noise_in_aiken_never_crashes_the_reader(text: str):
    try_to_read(text.encode())


@given(st.integers(0, len(XML)), st.integers(0, 60), NOISE)
def test_a_damaged_xml_file_never_crashes_the_reader(start: int, length: int, noise: str):
    try_to_read(f"{XML[:start]}{noise}{XML[start + length :]}".encode("utf-8", "replace"))


@given(st.binary(max_size=200))
def test_bytes_never_crash_the_reader(data: bytes):
    try_to_read(data)


def try_to_read(data: bytes) -> None:
    """Read a file; what is read can be kept in a bank."""
    try:
        quiz = read_file(data, name="noise").quiz
    except BankFileError:
        return
    assert native.read(native.write(quiz)).questions == quiz.questions


# ── what QuizApp itself wrote for them ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["moodle", "gift", "canvas"])
def test_what_was_taken_to_a_platform_comes_back_with_its_passage_once(name: str) -> None:
    writer = WRITERS[name]
    quiz = read_file(writer.write(QUIZ_OF_ALL_KINDS), name=f"bank{writer.suffix}").quiz
    assert [question.stem for question in quiz.questions] == [each.stem for each in QUIZ_OF_ALL_KINDS.questions]
    assert QUIZ_OF_ALL_KINDS.passage.text in quiz.passage.text
    assert _reasons(quiz.questions[0]) == _reasons(QUIZ_OF_ALL_KINDS.questions[0])


def _reasons(question: Question) -> list[str]:
    return [option.reason for option in question.options if option.kind is not OptionKind.KEY]


LONG = " ".join(["The Wend rises in a bog on the Hoch and flows past the mill."] * 2)


@pytest.mark.parametrize(
    ("openings", "passage"),
    [((LONG, LONG), LONG), (("The Wend.", "The Wend."), ""), ((LONG, LONG, "The Orla."), ""), ((LONG,), "")],
    ids=["shared", "short", "not by all", "of one alone"],
)
def test_a_passage_is_what_all_questions_begin_with_when_it_is_long_enough_for_one(
    openings: tuple[str, ...], passage: str
) -> None:
    items = (rf"{each}\n\nWhere is place {place}? {{=a bog ~a sea}}" for place, each in enumerate(openings))
    quiz = read_file("\n\n".join(items).encode(), name="wend.gift").quiz
    assert quiz.passage.text == passage
    assert len(quiz.questions) == len(openings)
