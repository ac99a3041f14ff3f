"""Quizzes that Canvas exports, as QTI 1.2, are read one by one and in packages."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.errors.files import BankFileError, NothingToAskError
from quizapp.formats import BankFile, native, read_file
from quizapp.model import QuestionKind

FILES = Path(__file__).resolve().parents[2] / "shared" / "data" / "formats"


def material(text: str) -> str:
    return f'<material><mattext texttype="text/html">&lt;p&gt;{text}&lt;/p&gt;</mattext></material>'


def labels(*texts: str) -> str:
    return "".join(f'<response_label ident="{text}">{material(text)}</response_label>' for text in texts)


def choices(*texts: str, ident: str = "r", cardinality: str = "Single", left: str = "") -> str:
    asked = material(left) if left else ""
    return (
        f'<response_lid ident="{ident}" rcardinality="{cardinality}">{asked}'
        f"<render_choice>{labels(*texts)}</render_choice></response_lid>"
    )


BLANK = '<response_str ident="r" rcardinality="Single"><render_fib/></response_str>'


def right(condition: str, points: int = 100) -> str:
    score = f'<setvar action="Set" varname="SCORE">{points}</setvar>'
    return f"<respcondition><conditionvar>{condition}</conditionvar>{score}</respcondition>"


def equal(text: str, ident: str = "r") -> str:
    return f'<varequal respident="{ident}">{text}</varequal>'


def item(kind: str, title: str, stem: str, answers: str = "", marking: str = "", more: str = "") -> str:
    label = f"<fieldlabel>question_type</fieldlabel><fieldentry>{kind}</fieldentry>"
    return (
        f'<item title="{title}"><itemmetadata><qtimetadata><qtimetadatafield>{label}</qtimetadatafield></qtimetadata>'
        f"</itemmetadata><presentation>{material(stem)}{answers}</presentation>"
        f"<resprocessing>{marking}</resprocessing>{more}</item>"
    )


def quiz(*items: str) -> str:
    return (
        '<?xml version="1.0"?><questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2">'
        f'<assessment title="Bees"><section>{"".join(items)}</section></assessment></questestinterop>'
    )


def said(ident: str, text: str) -> str:
    return f'<itemfeedback ident="{ident}"><flow_mat>{material(text)}</flow_mat></itemfeedback>'


SHOWN = (
    f"<respcondition><conditionvar>{equal('nest')}</conditionvar>"
    '<displayfeedback feedbacktype="Response" linkrefid="nest_fb"/></respcondition>'
)
TEXT = item("text_only_question", "Bees", "Bees live in a hive.")
WHERE = item(
    "multiple_choice_question",
    "Question",
    "Where do bees live?",
    choices("hive", "nest"),
    SHOWN + right(equal("hive")),
    said("nest_fb", "Birds do.") + said("general_fb", "See above."),
)
FLY = item("true_false_question", "Fly", "Bees can fly.", choices("True", "False"), right(equal("True")))
WHO = item("short_answer_question", "Who", "Who keeps bees?", BLANK, right(equal("beekeeper") + equal("apiarist")))
LEGS = item("numerical_question", "Legs", "How many legs has a bee?", BLANK, right(equal("6")))
RANGE = '<vargte respident="r">9</vargte><varlte respident="r">11</varlte>'
NEARLY = right(f"<or>{equal('10')}<and>{RANGE}</and></or>")
ABOUT = item("numerical_question", "About", "How old is a bee?", BLANK, NEARLY)
HOMES = item(
    "matching_question",
    "Homes",
    "Who lives where?",
    choices("hive", "nest", "web", ident="a", left="bee") + choices("hive", "nest", "web", ident="b", left="bird"),
    right(equal("hive", "a"), 50) + right(equal("nest", "b"), 50),
)
BOTH = item(
    "multiple_answers_question",
    "Both",
    "Which fly?",
    choices("bees", "birds", "snails", cardinality="Multiple"),
    right(f"<and>{equal('bees')}{equal('birds')}<not>{equal('snails')}</not></and>"),
)
ESSAY = item("essay_question", "Essay", "Why?", BLANK)
ODD = item("calculated_question", "Odd", "How far?", BLANK)
ALL = quiz(TEXT, WHERE, FLY, WHO, LEGS, ABOUT, HOMES, BOTH, ESSAY, ODD)


def read(text: str) -> BankFile:
    return read_file(text.encode(), name="bees.xml")


def package(**files: str | bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return packed.getvalue()


def test_each_kind_becomes_the_kind_that_quizapp_has_for_it():
    found = read(ALL)
    assert found.quiz.title == "Bees"
    assert found.quiz.passage.text == "Bees live in a hive."
    assert [(each.kind, each.stem, each.key) for each in found.quiz.questions] == [
        (QuestionKind.MULTIPLE_CHOICE, "Where do bees live?", "hive"),
        (QuestionKind.TRUE_FALSE, "Bees can fly.", "True"),
        (QuestionKind.FILL_IN, "Who keeps bees? ____", "beekeeper"),
        (QuestionKind.FILL_IN, "How many legs has a bee? ____", "6"),
        (QuestionKind.MATCHING, "Who lives where?", "bee – hive; bird – nest"),
    ]
    assert native.read(native.write(found.quiz)) == found.quiz


def test_spellings_feedback_and_decoys_are_kept():
    where, _, who, _, homes = read(ALL).quiz.questions
    assert [option.reason for option in where.options] == ["See above.", "Birds do."]
    assert who.accepted == ("apiarist",)
    assert [(option.left, option.text) for option in homes.options] == [("bee", "hive"), ("bird", "nest"), ("", "web")]


def test_what_has_no_kind_in_quizapp_is_named_with_the_reason():
    assert [str(note) for note in read(ALL).notes] == [
        "Question 5 (About) is left out: its number may be off by some amount.",
        "Question 7 (Both) is left out: it has several right answers.",
        "Question 8 (Essay) is left out: it is an essay, which a person has to mark.",
        "Question 9 (Odd) is left out: QuizApp has no questions of the kind calculated_question.",
    ]


def test_an_item_that_does_not_say_its_kind_is_what_its_fields_are():
    stripped = quiz(WHERE.replace("multiple_choice_question", ""), WHO.replace("short_answer_question", ""))
    assert [each.key for each in read(stripped).quiz.questions] == ["hive", "beekeeper"]


def test_an_item_without_anything_to_answer_is_named_as_that():
    with pytest.raises(NothingToAskError) as caught:
        read(quiz(item("multiple_choice_question", "Where", "Where do bees live?")))
    assert str(caught.value.faults[1]) == (
        "Question 1 (Where) is left out: it has no answers, or several sets of them."
    )


# ── Blackboard ───────────────────────────────────────────────────────────────────────────────────────────────────────


def formatted(text: str) -> str:
    written = f'<mat_formattedtext type="HTML">&lt;b&gt;{text}&lt;/b&gt;</mat_formattedtext>'
    material = f"<material><mat_extension>{written}</mat_extension></material>"
    return f'<flow class="Block"><flow class="FORMATTED_TEXT_BLOCK">{material}</flow></flow>'


def boarded(kind: str, stem: str, answers: str, marking: str, more: str = "") -> str:
    asked = f'<flow class="QUESTION_BLOCK">{formatted(stem)}</flow><flow class="RESPONSE_BLOCK">{answers}</flow>'
    return (
        f"<item><itemmetadata><bbmd_questiontype>{kind}</bbmd_questiontype></itemmetadata>"
        f'<presentation><flow class="Block">{asked}{more}</flow></presentation>'
        f"<resprocessing>{marking}</resprocessing></item>"
    )


def most(condition: str) -> str:
    score = '<setvar action="Set" variablename="SCORE">SCORE.max</setvar>'
    return f"<respcondition><conditionvar>{condition}</conditionvar>{score}</respcondition>"


def correct(condition: str) -> str:
    shown = '<displayfeedback linkrefid="correct"/>'
    return f"<respcondition><conditionvar>{condition}</conditionvar>{shown}</respcondition>"


def left(text: str, ident: str) -> str:
    places = "".join(f'<response_label ident="{ident}{place}"/>' for place in range(3))
    field = f'<response_lid ident="{ident}"><render_choice>{places}</render_choice></response_lid>'
    return f'<flow class="Block">{formatted(text)}{field}</flow>'


ONE = choices("hive", "nest")
SEVERAL = choices("bees", "birds", "snails", cardinality="Multiple")
TWO_LEFT = left("bee", "a") + left("bird", "b")
THREE_RIGHT = "".join(f'<flow class="Block">{formatted(text)}</flow>' for text in ("web", "hive", "nest"))
RIGHTS = f'<flow class="RIGHT_MATCH_BLOCK">{THREE_RIGHT}</flow>'
PAIRED = correct(equal("a1", "a")) + correct(equal("b2", "b"))
BOARD = quiz(
    boarded("True/False", "Bees can fly.", choices("true", "false"), most(equal("true"))),
    boarded("Multiple Choice", "Where do bees live?", ONE, most(equal("hive"))),
    boarded("Multiple Answer", "Which fly?", SEVERAL, most(f"<and>{equal('bees')}{equal('birds')}</and>")),
    boarded("Fill in the Blank", "Who keeps bees?", BLANK, correct(equal("beekeeper"))),
    boarded("Matching", "Who lives where?", TWO_LEFT, PAIRED, RIGHTS),
    boarded("Essay", "Why?", BLANK, ""),
)


def test_blackboards_own_way_is_read_too():
    found = read(BOARD)
    assert [(each.stem, each.key) for each in found.quiz.questions] == [
        ("Bees can fly.", "True"),
        ("Where do bees live?", "hive"),
        ("Who keeps bees? ____", "beekeeper"),
        ("Who lives where?", "bee – hive; bird – nest"),
    ]
    assert [str(note) for note in found.notes] == [
        "Question 3 (Which fly?) is left out: it has several right answers.",
        "Question 6 (Why?) is left out: it is an essay, which a person has to mark.",
    ]


# ── packages ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_package_is_read_file_by_file_and_a_damaged_file_is_named():
    data = package(imsmanifest_dot_xml="<manifest/>", g1__g1_dot_xml=quiz(WHERE), g2__g2_dot_xml="<questestinterop>")
    found = read_file(data, name="bees.zip")
    assert len(found.quiz.questions) == 1
    assert found.quiz.title == "Bees"
    assert str(found.notes[0]).startswith("The file g2/g2.xml is left out: it must be well-formed XML")


def test_of_a_quiz_that_is_packed_twice_the_fuller_one_is_read():
    found = read_file(package(g1__q_dot_xml=quiz(FLY), all__g1_dot_xml_dot_qti=quiz(WHERE)), name="bees.imscc")
    assert [each.key for each in found.quiz.questions] == ["hive"]


def test_a_package_of_several_quizzes_is_called_what_its_file_is():
    found = read_file(package(a_dot_xml=quiz(WHERE), b_dot_xml=quiz(FLY)), name="bees.zip")
    assert (found.quiz.title, len(found.quiz.questions)) == ("bees", 2)


def test_a_package_without_questions_is_called_what_it_is():
    with pytest.raises(BankFileError, match="it is a Word, Excel or ZIP file"):
        read_file(package(word__document_dot_xml="<document/>"), name="bees.docx")


def test_a_package_in_which_no_quiz_is_whole_says_so():
    with pytest.raises(NothingToAskError) as caught:
        read_file(package(g1_dot_xml="<questestinterop>"), name="bees.zip")
    assert str(caught.value.faults[1]).startswith("The file g1.xml is left out: it must be well-formed XML")


def test_a_package_that_unpacks_to_more_than_a_bank_is_refused():
    with pytest.raises(BankFileError, match="must not hold more than 20 MB"):
        read_file(package(a_dot_xml=b" " * 21_000_000), name="bees.zip")


def test_a_damaged_package_is_refused():
    data = bytearray(package(a_dot_xml=quiz(WHERE)))
    data[60] ^= 255
    with pytest.raises(BankFileError, match="must be a ZIP file that can be opened"):
        read_file(bytes(data), name="bees.zip")


@pytest.mark.parametrize("text", [ALL, BOARD])
@given(start=st.integers(0, 12_000), length=st.integers(0, 300), noise=st.text(max_size=8))
def test_a_damaged_file_never_crashes_the_reader(text: str, start: int, length: int, noise: str):
    try_to_read(f"{text[:start]}{noise}{text[start + length :]}".encode("utf-8", "replace"))


@pytest.mark.parametrize("text", [ALL, BOARD])
@given(st.data())
def test_a_file_with_its_elements_moved_never_crashes_the_reader(text: str, data: st.DataObject):
    tags = text.split("<response_lid")
    try_to_read("<response_lid".join(data.draw(st.permutations(tags))).encode())


@given(st.integers(0, 700), st.binary(max_size=20))
def test_a_damaged_package_never_crashes_the_reader(start: int, noise: bytes):
    data = package(a_dot_xml=quiz(WHERE), b_dot_xml=quiz(FLY))
    try_to_read(data[:start] + noise + data[start + len(noise) :])


@pytest.mark.parametrize("folder", ["canvas_qti12", "blackboard", "qti21", "aiken"])
def test_no_file_of_another_program_crashes_the_reader(folder: str):
    files = sorted((FILES / folder).glob("*")) if FILES.exists() else []
    if not files:
        pytest.skip(f"The files of other programs are not here: {FILES}")
    for file in files:
        try_to_read(file.read_bytes())


def try_to_read(data: bytes) -> None:
    try:
        read_file(data, name="noise")
    except BankFileError:
        return
