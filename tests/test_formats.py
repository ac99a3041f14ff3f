"""Files come back as they were written, and a file that does not fit is refused with the place and the rule."""

from __future__ import annotations

import copy
import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizapp.errors.files import BankFileError, FileAccessError, UnknownFormatError
from quizapp.formats import READERS, WRITERS, BankFile, native, read_file, read_quiz, spreadsheet, write_quiz
from quizapp.formats.folder import bank_folders, read_bank, read_banks
from quizapp.identity import key_of_parts, option_id, question_id
from quizapp.model import NO_EVIDENCE, Evidence, Option, OptionKind, Passage, Question, QuestionKind, Quiz
from tests.sample import GOLDEN, KINDS, QUIZ, SAMPLES, write_folder

# ── every format ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("name", WRITERS)
def test_a_format_writes_what_its_golden_file_holds(name, sample):
    """Rewrite the golden files with ``make golden`` and read the difference before committing it."""
    assert write_quiz(SAMPLES[sample], name) == (GOLDEN / f"{sample}{WRITERS[name].suffix}").read_bytes()


@pytest.mark.parametrize("quiz", SAMPLES.values(), ids=SAMPLES)
@pytest.mark.parametrize("name", READERS)
def test_what_a_format_wrote_is_read_back_the_same(name, quiz):
    assert read_quiz(write_quiz(quiz, name), name, name="quiz") == quiz


def test_every_format_that_is_read_is_also_written():
    assert set(READERS) <= set(WRITERS)


def test_a_format_that_is_read_is_called_like_the_ending_of_its_files():
    assert all(WRITERS[name].suffix == f".{name}" for name in READERS)


def test_no_two_formats_write_files_with_the_same_ending():
    assert len({writer.suffix for writer in WRITERS.values()}) == len(WRITERS)


def test_an_unknown_format_is_refused_with_those_there_are():
    with pytest.raises(UnknownFormatError, match=r"no format \"docx\".*text, json, csv"):
        write_quiz(QUIZ, "docx")
    with pytest.raises(UnknownFormatError, match="json"):
        read_quiz(b"", "text", name="quiz.txt")


def without_evidence(quiz: Quiz) -> Quiz:
    return replace(quiz, questions=tuple(replace(each, evidence=NO_EVIDENCE) for each in quiz.questions))


# ── native: laws ─────────────────────────────────────────────────────────────────────────────────────────────────────

LINES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(str.strip)


@st.composite
def quizzes(draw: st.DrawFn) -> Quiz:
    text = draw(LINES)
    end = draw(st.integers(0, len(text)))
    evidence = Evidence(text[:end], 0, end)
    fill_in = Question("q1", QuestionKind.FILL_IN, draw(LINES).replace("_", " ") + "____", draw(LINES), evidence)
    texts = draw(st.lists(LINES, min_size=2, max_size=5, unique=True))
    kinds = [OptionKind.KEY, *[draw(st.sampled_from(list(OptionKind)[1:])) for _ in texts[1:]]]
    options = tuple(Option(f"o{n}", *pair) for n, pair in enumerate(zip(texts, kinds, strict=True)))
    choice = Question("q2", QuestionKind.MULTIPLE_CHOICE, draw(LINES), texts[0], evidence, options)
    events = tuple(replace(option, kind=OptionKind.KEY, evidence=evidence) for option in options)
    ordering = Question("q3", QuestionKind.ORDERING, draw(LINES), key_of_parts(events), evidence, events)
    pairs = tuple(replace(event, left=f"{n} {draw(LINES)}") for n, event in enumerate(events))
    matching = Question("q4", QuestionKind.MATCHING, draw(LINES), key_of_parts(pairs), evidence, pairs)
    passage = Passage(text, title=draw(LINES), published=draw(st.none() | st.dates()))
    choice = replace(choice, accepted=tuple(draw(st.lists(LINES, max_size=2))))
    return Quiz(draw(LINES), passage, (fill_in, choice, ordering, matching))


@given(quizzes())
def test_any_quiz_survives_the_native_format(quiz):
    assert native.read(native.write(quiz)) == quiz


@given(st.binary(max_size=200))
def test_noise_is_refused_and_never_crashes_the_reader(data):
    with pytest.raises(BankFileError):
        native.read(data)


# ── native: what is refused ──────────────────────────────────────────────────────────────────────────────────────────


def bank() -> dict:
    return json.loads(native.write(QUIZ))


def faults(content: object) -> list[tuple[str, str]]:
    with pytest.raises(BankFileError) as caught:
        native.read(json.dumps(content).encode(), name="bank.json")
    return [(fault.place, fault.rule) for fault in caught.value.faults]


def spoilt(*path: str | int, value: object) -> dict:
    """The sample bank with another value at a place."""
    content = copy.deepcopy(bank())
    item = content
    for step in path[:-1]:
        item = item[step]
    item[path[-1]] = value
    return content


def test_a_bank_file_needs_only_its_title_passage_and_questions():
    question = {
        "id": "q",
        "kind": "fill_in",
        "stem": "A ____.",
        "key": "b",
        "evidence": {"quote": "b", "start": 2, "end": 3},
    }
    quiz = native.read(json.dumps({"title": "T", "passage": "A b.", "questions": [question]}).encode())
    assert quiz.questions[0].key == "b"


def test_a_byte_order_mark_is_skipped():
    assert native.read(b"\xef\xbb\xbf" + native.write(QUIZ)) == QUIZ


@pytest.mark.parametrize(
    ("path", "value", "place", "rule"),
    [
        (("questions", 0, "kind"), "essay", "questions[0].kind", "must be one of multiple_choice, fill_in"),
        (("questions", 0, "stem"), " ", "questions[0].stem", "must hold some text"),
        (("questions", 0, "id"), "q 1", "questions[0].id", "must be 1 to 40 of the letters A to Z and a to z"),
        (("questions", 0, "options"), {}, "questions[0].options", "must be a list"),
        (("questions", 1, "evidence", "start"), "0", "questions[1].evidence.start", "must be a whole number"),
        (("questions", 1, "evidence", "start"), -1, "questions[1].evidence.start", "must be at least 0"),
        (("questions", 0, "colour"), "red", "questions[0]", 'must not have "colour"; the fields are id, kind'),
        (("passage",), " \n", "passage", "must hold some text, or none"),
        (("published",), "yesterday", "published", "must match"),
        (("published",), "2024-02-30", "published", "must be a day of the calendar, and 2024-02-30 is none"),
        (("questions", 1, "id"), "q1", "questions[1].id", "must differ from that of questions[0]"),
        (("questions", 0, "key"), "Her mother", "questions[0].key", 'which is "Her father"'),
        (("questions", 0, "options", 0, "kind"), "key", "questions[0].options", "exactly one option of kind"),
        (("questions", 0, "options", 1, "id"), "o1", "questions[0].options[1].id", "must differ"),
        (("questions", 0, "options", 1, "text"), "Ida Møller", "questions[0].options[1].text", "must differ"),
        (("questions", 0, "options"), [], "questions[0].options", "must be two or more"),
        (("questions", 1, "stem"), "No gap.", "questions[1].stem", "exactly one gap"),
        (("questions", 1, "stem"), "____ and ____", "questions[1].stem", "exactly one gap"),
        (("questions", 1, "evidence", "start"), 0, "questions[1].evidence", "must quote the passage: characters 0 to"),
        (("questions", 1, "evidence", "end"), 9999, "questions[1].evidence", "must quote the passage"),
        (("passage",), "Another passage.", "questions[0].evidence", "must quote the passage"),
    ],
)
def test_a_bank_that_does_not_fit_is_refused_with_the_place_and_the_rule(path, value, place, rule):
    found = faults(spoilt(*path, value=value))
    assert found[0][0] == place
    assert rule in found[0][1]


def spoilt_kinds(*path: str | int, value: object) -> dict:
    """The sample of the other kinds with another value at a place of its questions."""
    content = json.loads(native.write(KINDS))
    item = content["questions"]
    for step in path[:-1]:
        item = item[step]
    item[path[-1]] = value
    return content


@pytest.mark.parametrize(
    ("path", "value", "place", "rule"),
    [
        ((0, "options", 0, "text"), "Yes", "questions[0].options", 'must be "True" and "False", in this order'),
        ((0, "key"), "True", "questions[0].key", 'which is "False"'),
        ((1, "stem"), "No gap.", "questions[1].stem", "exactly one gap"),
        ((1, "options", 0, "evidence", "start"), 0, "questions[1].options[0].evidence", "must quote the passage"),
        ((1, "options", 0, "left"), "A", "questions[1].options[0]", 'must have no "left"'),
        ((2, "options"), [], "questions[2].options", 'must have two or more of kind "key", and has 0'),
        ((2, "options", 0, "kind"), "elsewhere", "questions[2].options[0]", 'must have no "left"'),
        ((2, "options", 0, "left"), "The café", "questions[2].options[1].left", "must differ"),
        ((2, "options", 0, "left"), " ", "questions[2].options[0]", 'must have a "left" with some text'),
        ((2, "options", 3, "kind"), "key", "questions[2].options[3]", 'must have a "left"'),
        ((2, "options", 3, "left"), "Bees", "questions[2].options[3]", 'must have no "left"'),
        ((2, "options", 1, "text"), "it was lit again", "questions[2].options[1].text", "must differ"),
        ((2, "key"), "The lamp", "questions[2].key", 'must be the parts in their order, "The lamp – it was lit again'),
        ((3, "options", 1, "kind"), "elsewhere", "questions[3].options[1].kind", 'must be "key", as of every event'),
        ((3, "options", 0, "left"), "A", "questions[3].options[0]", 'must have no "left"'),
        ((3, "key"), "A café paid", "questions[3].key", "must be the parts in their order"),
    ],
)
def test_a_question_of_another_kind_that_does_not_fit_is_refused_with_the_place_and_the_rule(path, value, place, rule):
    found = faults(spoilt_kinds(*path, value=value))
    assert place in [fault[0] for fault in found]
    assert rule in next(fault[1] for fault in found if fault[0] == place)


def test_a_matching_question_of_one_pair_is_refused():
    content = spoilt_kinds(2, "options", value=json.loads(native.write(KINDS))["questions"][2]["options"][2:])
    assert ("questions[2].options", 'must have two or more of kind "key", and has 1') in faults(content)


def test_a_missing_field_is_named():
    content = bank()
    del content["questions"][2]["key"], content["questions"][2]["stem"]
    assert faults(content) == [("questions[2]", 'must have "stem" and "key"')]


def test_every_fault_is_listed_and_the_message_counts_them():
    content = spoilt("questions", 0, "key", value="Nobody")
    content["questions"][1]["stem"] = "No gap."
    with pytest.raises(BankFileError) as caught:
        native.read(json.dumps(content).encode(), name="shore/bank.json")
    assert len(caught.value.faults) == 2
    assert str(caught.value).startswith("shore/bank.json was not loaded: questions[0].key must be")
    assert str(caught.value).endswith("There is one more fault in it.")


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ('{"title": "A"}'.encode("utf-16"), "byte 0"),
        ('{"title": "É"}'.encode("cp1252"), "byte 11"),
        (b'{"title": "A",\n"passage" }', "line 2, column 11"),
        (b"", "the whole file"),
        (b"[" * 100_000, "the whole file"),
        (b"[]", "the whole file"),
        (b'"text"', "the whole file"),
        (b'{"title": "T", "passage": "\\ud800", "questions": []}', "the whole file"),
    ],
)
def test_what_is_no_bank_at_all_is_refused(data, place):
    with pytest.raises(BankFileError) as caught:
        native.read(data)
    assert caught.value.faults[0].place == place


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b'{"title": "A",\n  "stem" "B"}', 'delimiter), and is …{"title": "A", "stem" ▸ "B"}…'),
        (b'{"title": "A"', "delimiter), and is the end of the file"),
    ],
)
def test_a_mistake_in_the_json_is_shown_with_the_words_around_it(data, rule):
    with pytest.raises(BankFileError) as caught:
        native.read(data)
    assert caught.value.faults[0].rule.endswith(rule)


SHEET = spreadsheet.write(QUIZ)
SAVED_AGAIN = SHEET.decode("utf-8-sig").replace(",", ";")


@pytest.mark.parametrize(
    ("data", "sort"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf\r\n ", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture"),
        (b"\0\0\0\x18ftypheic", "a picture"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "a picture"),
        (b"%PDF-1.7", "a PDF file"),
        (b"PK\x03\x04\x14\0", "a Word, Excel or ZIP file"),
        (b"<!DOCTYPE html><title>A</title>", "a web page"),
        (b"<!-- A --><html><!-- B --><b>Bees are back.</b></html>", "a web page"),
        (b'<?xml version="1.0"?>\n<rss><channel><title>Bees</title></channel></rss>', "an XML file"),
        (SHEET, "a spreadsheet"),
        (SAVED_AGAIN.encode("utf-8-sig"), "a spreadsheet"),
        (SAVED_AGAIN.encode("cp1252", "replace"), "a spreadsheet"),
        (SAVED_AGAIN.replace(";", "\t").encode("utf-16"), "a spreadsheet"),
        (b'question;right\r\n"Where; exactly?";Oslo', "a spreadsheet"),
        ("Bees are back.\n\nThe bees, which left, are back.".encode("cp1252"), "plain text"),
        (b"\x01\0\x02\0", "a file that holds no text"),
    ],
)
def test_a_file_of_another_sort_is_called_by_its_name_with_what_to_do(data, sort):
    with pytest.raises(BankFileError) as caught:
        read_file(data, name="my file")
    assert str(caught.value).startswith(f"my file was not loaded: it is {sort}. ")
    assert "Choose a bank file" in str(caught.value)


def test_who_brings_a_file_that_is_no_bank_is_told_which_banks_of_other_programs_are_read():
    with pytest.raises(BankFileError, match="Of other programs GIFT, Aiken, Moodle XML and QTI"):
        read_file(b"Bees are back.\n", name="bees.gift")


def test_a_bank_file_under_any_name_is_read():
    assert read_file(native.write(QUIZ), name="bank.json.txt") == BankFile(QUIZ)


def test_questions_without_a_passage_are_a_bank_too():
    quiz = replace(without_evidence(QUIZ), passage=Passage(""))
    assert native.read(native.write(quiz)) == quiz


def test_a_place_given_as_a_round_decimal_is_a_whole_number():
    content = bank()
    content["questions"][0]["evidence"]["start"] = float(content["questions"][0]["evidence"]["start"])
    assert native.read(json.dumps(content).encode()) == QUIZ


# ── CSV ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def read_rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_spreadsheet_has_one_row_a_question_under_one_header():
    header, *rows = read_rows(spreadsheet.write(QUIZ))
    assert [row[0] for row in rows] == ["q1", "q2", "q3"]
    assert {len(row) for row in rows} == {len(header)}
    assert rows[0][header.index("option_c")] == "Her father"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_text(cell):
    assert spreadsheet.safe(cell) == f"'{cell}"


def test_numbers_and_plain_text_are_left_as_they_are():
    assert [spreadsheet.safe(cell) for cell in (-1, 0.5, None, "1-1", "")] == [-1, 0.5, None, "1-1", ""]


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=10)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=4))
@example([["", "'="]])
def test_any_table_is_read_back_cell_for_cell(rows):
    header, *found = read_rows(spreadsheet.table(["a", "b"], rows))
    assert header == ["a", "b"]
    assert [
        [cell.removeprefix("'") if cell.lstrip("'").startswith(spreadsheet.FORMULA_STARTS) else cell for cell in row]
        for row in found
    ] == rows


# ── text ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_answers_come_after_the_last_question():
    text = write_quiz(QUIZ, "text").decode()
    questions, answers = text.split("\nAnswers\n")
    assert "27 November (also:" not in questions
    assert "C) Her father" in answers


def test_wrong_answers_that_a_fill_in_knows_are_not_printed_as_options():
    known = replace(QUIZ.questions[1], options=(Option("o1", "26 November", OptionKind.MISREADING, "It was later."),))
    assert "26 November" not in write_quiz(replace(QUIZ, questions=(known,)), "text").decode()


def test_a_quiz_without_a_title_begins_with_what_it_has():
    assert write_quiz(replace(QUIZ, title=""), "text").decode().startswith("Ann Onymous · ")


@pytest.mark.parametrize("quiz", SAMPLES.values(), ids=SAMPLES)
def test_no_line_is_wider_than_a_page(quiz):
    assert max(len(line) for line in write_quiz(quiz, "text").decode().splitlines()) <= 100


@pytest.mark.parametrize("swap", [False, True])
def test_pairs_and_events_are_printed_in_an_order_that_has_nothing_to_do_with_the_key(swap):
    matching, ordering = KINDS.questions[2:]
    if swap:
        ordering = replace(ordering, options=ordering.options[::-1], key=key_of_parts(ordering.options[::-1]))
        matching = replace(matching, options=matching.options[::-1], key=key_of_parts(matching.options[::-1]))
    questions = write_quiz(replace(KINDS, questions=(matching, ordering)), "text").decode().split("\nAnswers\n")[0]
    shown = [line.split(maxsplit=1)[1] for line in questions.splitlines() if line.startswith("   ")]
    assert shown[3:7] == ["he kept the bees", "it paid for half", "it was lit again", "they climb on Sundays"]
    assert shown[7:] == ["A café paid", "It went dark", "The lamp was lit"]


def test_a_spreadsheet_has_left_hand_sides_only_where_there_is_a_matching_question():
    header, *rows = read_rows(spreadsheet.write(KINDS))
    assert header[11:14] == ["left_a", "option_a", "reason_a"]
    assert rows[2][11:14] == ["The lamp", "it was lit again", "It was lit on 27 November."]
    assert {len(row) for row in rows} == {len(header)}
    assert "left_a" not in read_rows(spreadsheet.write(QUIZ))[0]


# ── folders ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_bank_folder_is_read_back_the_same(tmp_path):
    write_folder(QUIZ, tmp_path / "lamp")
    assert read_bank(tmp_path / "lamp") == QUIZ


def test_banks_are_read_in_the_order_of_their_names_and_other_folders_left_alone(tmp_path):
    for name in ("b", "a"):
        write_folder(replace(QUIZ, title=name), tmp_path / name)
    (tmp_path / "notes").mkdir()
    assert [quiz.title for quiz in read_banks(tmp_path)] == ["a", "b"]
    assert [folder.name for folder in bank_folders(tmp_path)] == ["a", "b"]


def test_a_passage_that_differs_from_the_bank_is_refused(tmp_path):
    write_folder(QUIZ, tmp_path)
    (tmp_path / "passage.txt").write_text("Another passage.", "utf-8")
    with pytest.raises(BankFileError, match=r"passage\.txt was not loaded"):
        read_bank(tmp_path)


def test_a_passage_with_other_line_ends_is_the_same(tmp_path):
    write_folder(QUIZ, tmp_path)
    (tmp_path / "passage.txt").write_bytes(QUIZ.passage.text.replace("\n", "\r\n").encode())
    assert read_bank(tmp_path) == QUIZ


def test_a_folder_without_a_bank_is_said_to_have_none(tmp_path):
    with pytest.raises(FileAccessError, match=r"bank\.json cannot be used: No such file"):
        read_bank(tmp_path)


# ── identity ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_same_question_has_the_same_id_on_every_machine():
    assert question_id(QuestionKind.FILL_IN, "It was ____.", "Hama", "It was Hama.") == "q0d0731525dbd"


def test_questions_that_differ_in_any_part_have_different_ids():
    parts = [QuestionKind.FILL_IN, "ab", "c", "d"]
    others = [[QuestionKind.TRUE_FALSE, "ab", "c", "d"], [parts[0], "a", "bc", "d"], [parts[0], "ab", "c", "e"]]
    assert len({question_id(*each) for each in (parts, *others)}) == 4


def test_the_same_text_has_different_ids_as_an_option_of_different_questions():
    assert option_id("q1", "Hama") != option_id("q2", "Hama")


def test_a_date_of_publication_is_a_day():
    assert native.read(native.write(QUIZ)).passage.published == date(2024, 11, 28)
