"""The commands do what their help says, and what goes wrong is one sentence on standard error with status 2."""

from __future__ import annotations

import csv
import io
import json
import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quizapp import formats, pipeline
from quizapp.app import serving
from quizapp.classroom import enrolling
from quizapp.classroom.accounts import create_first_teacher
from quizapp.classroom.banks import add_questions, create_bank, list_banks
from quizapp.classroom.signing_in import sign_in
from quizapp.cli import main
from quizapp.cli import serving as database_commands
from quizapp.errors.people import UsernameTakenError
from quizapp.formats import native, write_quiz
from quizapp.model import Article, Difficulty, Line, Passage, QuestionKind, Quiz
from quizapp.reading import fetching
from quizapp.reading.fetching import FetchedPage
from quizapp.store.connecting import connect
from quizapp.store.engine import open_store, reading
from quizapp.store.people import list_people
from quizapp.store.records.banks import Bank
from quizapp.store.records.people import Person
from tests.sample import QUIZ, write_folder

ROOT = Path(__file__).parents[1]
NOW = datetime(2025, 3, 17, 12, tzinfo=UTC)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[dict]:
    """What ``make`` asked of the pipeline, which answers with the sample quiz."""
    calls = []

    def make_quiz(article: Article, **options: object) -> Quiz:
        calls.append({"text": article.text, **options})
        return QUIZ

    monkeypatch.setattr(pipeline, "make_quiz", make_quiz)
    return calls


COMMANDS = ["make", "import", "export", "check-bank", "people", "forget", "app", "backup", "password"]


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text("“Café” news.", "utf-8")
    return str(path)


# ── help and mistakes ────────────────────────────────────────────────────────────────────────────────────────────────


def test_help_names_every_command_and_loads_nothing_heavy():
    asked = [sys.executable, "-X", "importtime", "-m", "quizapp", "--help"]
    shown = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True)
    assert shown.returncode == 0
    assert all(command in shown.stdout for command in COMMANDS)
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in shown.stderr.splitlines()}
    assert "argparse" in loaded
    assert not loaded & {"numpy", "onnxruntime", "nltk", "sqlalchemy", "sqlmodel", "streamlit", "trafilatura"}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_own_help(command, capsys):
    with pytest.raises(SystemExit) as left:
        main([command, "--help"])
    assert left.value.code == 0
    assert "usage:" in capsys.readouterr().out


def test_a_mistake_is_one_sentence_on_standard_error_and_no_traceback(capsys):
    assert main(["make", "nothing-here.txt"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("quizapp: nothing-here.txt cannot be used: No such file or directory.")
    assert shown.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["make", "a.txt", "--count", "0"], '"0" is neither a number above 0 nor auto'),
        (["make", "a.txt", "--count", "many"], '"many" is neither'),
        (["make", "a.txt", "--kinds", "essay"], '"essay" is not one of multiple_choice, fill_in'),
        (["make", "a.txt", "--difficulty", "cruel"], '"cruel" is not one of easy, medium, hard'),
        (["make"], "required: ARTICLE"),
        ([], "required: COMMAND"),
    ],
)
def test_what_cannot_be_typed_is_refused_with_what_can(arguments, sentence, capsys):
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert sentence in capsys.readouterr().err


def test_an_unknown_format_is_refused_before_the_article_is_read(capsys):
    assert main(["make", "nothing-here.txt", "--format", "docx"]) == 2
    assert 'There is no format "docx"' in capsys.readouterr().err


def test_interrupting_is_no_traceback(monkeypatch, article):
    def interrupted(*_: object, **__: object) -> Quiz:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "make_quiz", interrupted)
    assert main(["make", article]) == 130


# ── make ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", formats.WRITERS)
def test_make_writes_the_quiz_in_the_format_asked_for(name, article, asked, capsysbinary):
    assert main(["make", article, "--format", name]) == 0
    assert capsysbinary.readouterr().out == write_quiz(QUIZ, name)
    assert asked[0]["text"] == "“Café” news."


def test_make_hands_on_what_was_asked_for(article, asked):
    main(
        [
            "make",
            article,
            "--title",
            "News",
            "--whole",
            "--count",
            "3",
            "--kinds",
            "fill_in",
            "--difficulty",
            "hard",
            "--seed",
            "7",
            "--output",
            "/dev/null",
        ]
    )
    assert asked[0] | {"text": ""} == {
        "text": "",
        "title": "News",
        "whole": True,
        "count": 3,
        "kinds": (QuestionKind.FILL_IN,),
        "difficulty": Difficulty.HARD,
        "seed": 7,
    }


def test_make_takes_as_many_as_are_good_enough_unless_told(article, asked):
    main(["make", article, "--output", "/dev/null"])
    main(["make", article, "--count", "auto", "--output", "/dev/null"])
    assert [call["count"] for call in asked] == [None, None]


def test_make_says_when_an_article_yields_nothing(article, monkeypatch, capsys):
    monkeypatch.setattr(pipeline, "make_quiz", lambda _article, **_options: replace(QUIZ, questions=()))
    assert main(["make", article, "--count", "4", "--output", "/dev/null"]) == 0
    assert "quizapp: no questions on this article are good enough to ask." in capsys.readouterr().err


def test_make_says_when_an_article_yields_fewer(article, asked, capsys):
    main(["make", article, "--count", "5", "--output", "/dev/null"])
    assert "only 3 questions on this article are good enough" in capsys.readouterr().err
    main(["make", article, "--count", "5", "--difficulty", "easy", "--output", "/dev/null"])
    assert "only 3 easy questions on this article are good enough" in capsys.readouterr().err
    assert asked


def test_make_speaks_of_one_question_as_of_one(article, monkeypatch, capsys):
    monkeypatch.setattr(pipeline, "make_quiz", lambda _article, **_options: replace(QUIZ, questions=QUIZ.questions[:1]))
    main(["make", article, "--difficulty", "easy", "--output", "/dev/null"])
    assert "only 1 easy question on this article is good enough to ask." in capsys.readouterr().err


def test_make_says_that_weaker_questions_can_be_asked_for(article, asked, capsys):
    main(["make", article, "--output", "/dev/null"])
    assert "only 3 questions on this article are good enough to ask. Ask for a number" in capsys.readouterr().err
    main(["make", article, "--count", "3", "--output", "/dev/null"])
    assert capsys.readouterr().err == ""
    assert asked


def test_make_writes_a_file(article, asked, tmp_path, capsys):
    assert main(["make", article, "--format", "json", "--output", str(tmp_path / "quiz.json")]) == 0
    assert native.read((tmp_path / "quiz.json").read_bytes()) == QUIZ
    assert capsys.readouterr().out == ""
    assert asked


def test_make_reads_standard_input(asked, monkeypatch, capsysbinary):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Über allem.".encode())))
    assert main(["make", "-"]) == 0
    assert asked[0]["text"] == "Über allem."
    assert capsysbinary.readouterr().out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_make_reads_a_text_file_however_it_was_saved(encoding, asked, tmp_path):
    (tmp_path / "a.txt").write_bytes("“Café” news.".encode(encoding))
    assert main(["make", str(tmp_path / "a.txt"), "--output", "/dev/null"]) == 0
    assert asked[0]["text"] == "“Café” news."


def test_make_reads_a_markdown_file_without_its_marks(asked, tmp_path):
    (tmp_path / "a.md").write_text("# News\n\nA **new** café.")
    assert main(["make", str(tmp_path / "a.md"), "--output", "/dev/null"]) == 0
    assert asked[0]["text"] == "News\n\nA new café."


def test_make_lists_what_was_left_out_when_asked(article, monkeypatch, capsys):
    lines = (Line("Share", 0, 5, kept=False, reason="share"), Line("Oslo.", 6, 11, kept=True))
    quiz = replace(QUIZ, passage=replace(QUIZ.passage, lines=lines))
    monkeypatch.setattr(pipeline, "make_quiz", lambda _article, **_options: quiz)
    main(["make", article, "--output", "/dev/null"])
    assert "left out" not in capsys.readouterr().err
    main(["make", article, "--left-out", "--output", "/dev/null"])
    assert capsys.readouterr().err.startswith("left out (share): Share\n")


def test_make_opens_a_web_address_when_it_is_given_one(asked, monkeypatch):
    monkeypatch.setattr(fetching, "fetch", lambda url: FetchedPage(url, b"It rained.", is_html=False))
    assert main(["make", "https://news.example/rain", "--output", "/dev/null"]) == 0
    assert asked[0]["text"] == "It rained."


def test_make_does_not_open_the_inner_network(asked, capsys):
    assert main(["make", "http://127.0.0.1:1/"]) == 2
    assert "not on the open internet" in capsys.readouterr().err
    assert not asked


def test_make_refuses_a_file_that_is_no_text(asked, tmp_path, capsys):
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(range(256)))
    assert main(["make", str(tmp_path / "photo.jpg")]) == 2
    assert "photo.jpg is a binary file, not text" in capsys.readouterr().err
    assert not asked


def test_the_same_article_and_seed_make_the_same_quiz():
    command = [sys.executable, "-m", "quizapp", "make", "question_banks/fell-race/passage.txt", "--format", "json"]
    first, second = (subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout for _ in range(2))
    assert first == second
    assert native.read(first).questions


def test_a_reader_who_has_seen_enough_is_no_mistake():
    command = f"{sys.executable} -m quizapp export question_banks/fell-race | head -c 10"
    shown = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], cwd=ROOT, capture_output=True, text=True)
    assert (shown.returncode, shown.stderr) == (0, "")


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("export question_banks/fell-race >/dev/full", "Standard output cannot be used: No space left on device."),
        ("check-bank question_banks/fell-race >/dev/full", "Standard output cannot be used: No space left on device."),
        ("export question_banks/fell-race >&-", "Standard output cannot be used: it is closed."),
        ("make - <&-", "Standard input cannot be used: it is closed."),
    ],
)
def test_streams_that_cannot_be_used_are_a_mistake_like_others(command, sentence):
    shown = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m quizapp {command}"], cwd=ROOT, capture_output=True, text=True
    )
    assert (shown.returncode, shown.stderr.count("\n")) == (2, 1)
    assert shown.stderr.startswith(f"quizapp: {sentence}")


# ── banks ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def teacher(sqlite_url: str) -> Person:
    engine = connect(sqlite_url)
    person = create_first_teacher(engine, name="Ada", username="ada", password="four words of mine", now=NOW)
    engine.dispose()
    return person


@pytest.fixture
def banks(sqlite_url: str, teacher: Person) -> Callable[[], list[Bank]]:
    """The teacher's banks as they stand when asked."""

    def found() -> list[Bank]:
        engine = connect(sqlite_url)
        listed = [bank for bank in list_banks(engine, teacher) if bank.owner_id == teacher.id]
        engine.dispose()
        return listed

    return found


@pytest.fixture
def bank_file(tmp_path: Path) -> str:
    (tmp_path / "lamp.json").write_bytes(native.write(QUIZ))
    return str(tmp_path / "lamp.json")


def test_import_adds_a_bank_and_importing_it_again_adds_nothing(bank_file, banks, sqlite_url, capsys):
    assert main(["import", bank_file, "--database", sqlite_url]) == 0
    assert '3 of 3 questions were added to "The lamp at Skerry Point"' in capsys.readouterr().out
    assert main(["import", bank_file, "--database", sqlite_url]) == 0
    assert "0 of 3 questions were added" in capsys.readouterr().out
    assert [bank.name for bank in banks()] == ["The lamp at Skerry Point"]


def test_import_takes_a_folder_and_another_name(banks, sqlite_url, tmp_path):
    write_folder(QUIZ, tmp_path / "lamp")
    assert main(["import", str(tmp_path / "lamp"), "--name", "Mine", "--database", sqlite_url]) == 0
    assert [bank.name for bank in banks()] == ["Mine"]


def test_import_again_finds_the_bank_whose_name_was_tidied(banks, sqlite_url, tmp_path, capsys):
    (tmp_path / "lamp.json").write_bytes(native.write(replace(QUIZ, title="The  lamp\u200b ")))
    for _ in range(2):
        assert main(["import", str(tmp_path / "lamp.json"), "--database", sqlite_url]) == 0
    assert "0 of 3 questions were added" in capsys.readouterr().out
    assert [bank.name for bank in banks()] == ["The lamp"]


def test_import_reads_a_format_by_its_ending(banks, sqlite_url, tmp_path, monkeypatch):
    monkeypatch.setitem(formats.READERS, "toy", lambda data, *, name: replace(QUIZ, title=f"{data.decode()} of {name}"))
    (tmp_path / "lamp.TOY").write_bytes(b"Toy")
    assert main(["import", str(tmp_path / "lamp.TOY"), "--database", sqlite_url]) == 0
    assert [bank.name for bank in banks()] == [f"Toy of {tmp_path / 'lamp.TOY'}"]


def test_import_of_another_programs_bank_says_what_is_left_out(banks, sqlite_url, tmp_path, capsys):
    (tmp_path / "bees.gift").write_text("Bees fly. {T}\n\n::Opinion::Why? {}\n", "utf-8")
    assert main(["import", str(tmp_path / "bees.gift"), "--database", sqlite_url]) == 0
    said = capsys.readouterr().out
    assert '1 of 1 questions were added to "bees"' in said
    assert "Question 2 (Opinion) is left out: it is an essay" in said
    assert [bank.name for bank in banks()] == ["bees"]


def test_check_bank_says_of_another_programs_bank_what_would_be_left_out(tmp_path, capsys):
    (tmp_path / "bees.gift").write_text("Bees fly. {T}\n\n::Opinion::Why? {}\n", "utf-8")
    assert main(["check-bank", str(tmp_path / "bees.gift")]) == 0
    said = capsys.readouterr().out
    assert "bees.gift: 1 questions, no faults" in said
    assert "bees.gift: Question 2 (Opinion) is left out" in said


def test_import_of_a_file_that_does_not_fit_loads_nothing(banks, sqlite_url, tmp_path, capsys):
    (tmp_path / "bad.json").write_text('{"title": "T", "passage": "P"}', "utf-8")
    assert main(["import", str(tmp_path / "bad.json"), "--database", sqlite_url]) == 2
    assert 'bad.json was not loaded: the whole file must have "questions".' in capsys.readouterr().err
    assert not banks()


def test_import_of_a_question_that_cannot_be_asked_leaves_no_bank_behind(banks, sqlite_url, tmp_path, capsys):
    first, *others = QUIZ.questions
    alike = tuple(replace(option, text=text) for option, text in zip(first.options, "AaBC", strict=True))
    unfit = replace(QUIZ, questions=(*others, replace(first, key="B", options=alike)))
    (tmp_path / "lamp.json").write_bytes(native.write(unfit))
    assert main(["import", str(tmp_path / "lamp.json"), "--database", sqlite_url]) == 2
    assert "must differ from" in capsys.readouterr().err
    assert not banks()


def test_import_of_a_quiz_without_a_title_names_the_bank_after_the_file(banks, sqlite_url, tmp_path):
    (tmp_path / "lamp.json").write_bytes(native.write(replace(QUIZ, title="")))
    assert main(["import", str(tmp_path / "lamp.json"), "--database", sqlite_url]) == 0
    assert [bank.name for bank in banks()] == ["lamp"]


def test_a_terminal_that_lacks_letters_is_shown_their_codes(banks, sqlite_url, bank_file):
    command = [sys.executable, "-m", "quizapp", "import", bank_file, "--name", "橋", "--database", sqlite_url]
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    shown = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert '3 of 3 questions were added to "\\u6a4b"' in shown.stdout
    assert [bank.name for bank in banks()] == ["橋"]


def test_import_cuts_a_title_that_is_too_long_for_a_name(banks, sqlite_url, tmp_path, capsys):
    (tmp_path / "lamp.json").write_bytes(native.write(replace(QUIZ, title="The lamp is lit " * 10)))
    for added in (3, 0):
        assert main(["import", str(tmp_path / "lamp.json"), "--database", sqlite_url]) == 0
        assert f"{added} of 3 questions were added" in capsys.readouterr().out
    assert [bank.name for bank in banks()] == ["The lamp is lit " * 7 + "The…"]


def test_import_without_a_teacher_says_how_to_get_one(bank_file, sqlite_url, capsys):
    assert main(["import", bank_file, "--database", sqlite_url]) == 2
    assert "There is no teacher's account in this database yet" in capsys.readouterr().err


def test_import_for_an_unknown_teacher_names_those_there_are(bank_file, teacher, sqlite_url, capsys):
    assert main(["import", bank_file, "--teacher", "bob", "--database", sqlite_url]) == 2
    assert f"--teacher with one of {teacher.username}." in capsys.readouterr().err


def test_export_gives_back_what_was_imported(bank_file, teacher, sqlite_url, capsysbinary):
    main(["import", bank_file, "--database", sqlite_url, "--teacher", teacher.username])
    capsysbinary.readouterr()
    assert main(["export", QUIZ.title, "--database", sqlite_url]) == 0
    assert native.read(capsysbinary.readouterr().out).questions == QUIZ.questions


def test_export_writes_a_bank_file_in_another_format_without_a_database(bank_file, capsysbinary):
    assert main(["export", bank_file, "--format", "csv"]) == 0
    assert capsysbinary.readouterr().out == write_quiz(QUIZ, "csv")


def test_export_says_beside_the_file_what_the_format_cannot_hold(bank_file, tmp_path, capsys):
    assert main(["export", bank_file, "--format", "aiken", "--output", str(tmp_path / "lamp.txt")]) == 0
    shown = capsys.readouterr()
    assert (tmp_path / "lamp.txt").read_bytes() == write_quiz(QUIZ, "aiken")
    assert "quizapp: Rejected questions (3) are left out." in shown.err
    assert "left out: 02 The lighthouse was lit again on" in shown.err
    assert shown.out == ""


def test_export_of_a_bank_that_is_not_there_names_those_that_are(bank_file, teacher, sqlite_url, capsys):
    main(["import", bank_file, "--database", sqlite_url, "--teacher", teacher.username])
    assert main(["export", "Lamps", "--database", sqlite_url]) == 2
    assert 'no bank called "Lamps"' in capsys.readouterr().err


@pytest.mark.parametrize("name", ["橋" * 100, "n" * 5000])
def test_export_of_a_name_too_long_for_a_file_is_a_banks_name(name, teacher, sqlite_url, capsys):
    assert main(["export", name, "--teacher", teacher.username, "--database", sqlite_url]) == 2
    assert f'no bank called "{name}"' in capsys.readouterr().err


@pytest.mark.parametrize("output", ["-", "empty.json"])
def test_export_of_an_empty_bank_says_that_it_is_empty(output, teacher, sqlite_url, capsys):
    engine = connect(sqlite_url)
    create_bank(engine, teacher, "New", now=NOW)
    engine.dispose()
    assert main(["export", "New", "--output", output, "--database", sqlite_url]) == 2
    assert 'The bank "New" has no questions yet' in capsys.readouterr().err


def test_export_of_several_passages_makes_a_file_of_each(teacher, sqlite_url, tmp_path, capsys):
    engine = connect(sqlite_url)
    bank = create_bank(engine, teacher, "Two", now=NOW)
    other = replace(QUIZ.questions[1], id="q9", evidence=replace(QUIZ.questions[1].evidence, start=0, end=28))
    add_questions(engine, teacher, bank.id, QUIZ, now=NOW)
    add_questions(engine, teacher, bank.id, Quiz("Other", Passage("was lit again on 27 November"), (other,)), now=NOW)
    engine.dispose()
    assert main(["export", "Two", "--database", sqlite_url]) == 2
    assert "on 2 passages" in capsys.readouterr().err
    assert main(["export", "Two", "--database", sqlite_url, "--output", str(tmp_path / "two.json")]) == 0
    read = [native.read((tmp_path / f"two-{number}.json").read_bytes()) for number in (1, 2)]
    assert [len(quiz.questions) for quiz in read] == [3, 1]


def test_check_bank_finds_no_fault_in_the_sample_banks(capsys):
    assert main(["check-bank", str(ROOT / "question_banks")]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{bank}: {len(json.loads((bank / 'bank.json').read_text('utf-8'))['questions'])} questions, no faults"
        for bank in sorted((ROOT / "question_banks").iterdir())
    ]


def test_check_bank_lists_every_fault_of_every_file(tmp_path, capsys):
    content = json.loads(native.write(QUIZ))
    content["questions"][0]["key"] = content["questions"][1]["key"] = "Nobody"
    content["questions"][1]["evidence"]["start"] = 1
    (tmp_path / "a.json").write_text(json.dumps(content), "utf-8")
    (tmp_path / "b.json").write_bytes(native.write(QUIZ))
    assert main(["check-bank", str(tmp_path / "a.json"), str(tmp_path / "b.json")]) == 2
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[1].split(" must")[0] for line in lines[:2]] == [
        "questions[0].key",
        "questions[1].evidence",
    ]
    assert lines[2].endswith("b.json: 3 questions, no faults")


def test_check_bank_refuses_what_import_would(banks, sqlite_url, tmp_path, capsys):
    content = json.loads(native.write(QUIZ))
    content["questions"][0]["options"][1]["text"] = "ida  MØLLER"
    (tmp_path / "a.json").write_text(json.dumps(content), "utf-8")
    for command in (["check-bank"], ["import", "--database", sqlite_url]):
        assert main([*command, str(tmp_path / "a.json")]) == 2
        shown = capsys.readouterr()
        assert 'questions[0].options[1].text must differ from that of options[0], "Ida Møller"' in shown.out + shown.err
    assert banks() == []


def test_check_bank_goes_on_behind_a_path_that_cannot_be_read(tmp_path, capsys):
    (tmp_path / "b.json").write_bytes(native.write(QUIZ))
    assert main(["check-bank", str(tmp_path / "a.json"), "n" * 300, str(tmp_path / "b.json")]) == 2
    first, second, last = capsys.readouterr().out.splitlines()
    assert "a.json cannot be used: No such file" in first
    assert "cannot be used: File name too long" in second
    assert last.endswith("b.json: 3 questions, no faults")


def test_check_bank_says_what_could_be_better_and_refuses_nothing(tmp_path, capsys):
    content = json.loads(native.write(QUIZ))
    content["questions"][0]["stem"] = "According to the text, who opened it on Thursday?"
    (tmp_path / "a.json").write_text(json.dumps(content), "utf-8")
    assert main(["check-bank", str(tmp_path / "a.json")]) == 0
    shown = capsys.readouterr().out
    assert "a.json: 3 questions, no faults" in shown
    assert "a.json: question 1: relative date. “on Thursday” means something only on the day" in shown


# ── app and backup ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_app_serves_where_it_is_told(monkeypatch):
    served = []
    monkeypatch.setattr(serving, "serve", lambda **where: served.append(where))
    main(["app", "--port", "8630", "--address", "0.0.0.0", "--database", "school.db"])
    main(["app", "--database", "postgresql://db/quiz", "--fetch"])
    assert served == [
        {"port": 8630, "address": "0.0.0.0", "database": "sqlite:///school.db", "fetch": False},
        {"port": 8501, "address": "127.0.0.1", "database": "postgresql://db/quiz", "fetch": True},
    ]


@pytest.mark.parametrize("port", ["0", "99999", "-1", "http", "9" * 5000])
def test_app_takes_no_port_that_there_is_not(port, capsys):
    with pytest.raises(SystemExit) as left:
        main(["app", f"--port={port}"])
    assert left.value.code == 2
    assert "is not a number from 1 to 65535" in capsys.readouterr().err


@pytest.mark.parametrize("address", ["nosuch.invalid", "192.0.2.1"])
def test_app_says_where_it_cannot_listen(address, sqlite_url):
    where = ["--address", address, "--port", "8639", "--database", sqlite_url]
    shown = subprocess.run([sys.executable, "-m", "quizapp", "app", *where], cwd=ROOT, capture_output=True, text=True)
    assert shown.returncode == 2
    assert f"cannot listen at {address}, port 8639" in shown.stderr
    assert "Traceback" not in shown.stderr


def test_app_says_where_another_program_has_the_port(sqlite_url):
    with socket.create_server(("127.0.0.1", 0)) as other:
        command = [sys.executable, "-m", "quizapp", "app", "--port", str(other.getsockname()[1])]
        shown = subprocess.run([*command, "--database", sqlite_url], cwd=ROOT, capture_output=True, text=True)
    assert (shown.returncode, shown.stderr.count("\n")) == (2, 1)
    assert "Address already in use. Give another port with --port" in shown.stderr


def test_backup_copies_a_database_while_it_is_being_written(sqlite_url, teacher, tmp_path):
    writer = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    assert main(["backup", str(tmp_path / "copy.db"), "--database", sqlite_url]) == 0
    writer.execute("ROLLBACK")
    writer.close()
    engine = connect(f"sqlite:///{tmp_path / 'copy.db'}")
    assert list_banks(engine, teacher) == ()
    engine.dispose()


def test_an_account_gets_a_new_password_on_the_command_line(sqlite_url, teacher, monkeypatch, capsys):
    monkeypatch.setattr(database_commands, "getpass", lambda _prompt: "six green tricycles")
    assert main(["password", teacher.username.upper(), "--database", sqlite_url]) == 0
    assert "has a new password" in capsys.readouterr().out
    engine = open_store(sqlite_url)
    assert sign_in(engine, teacher.username, "six green tricycles", address="", now=NOW)
    engine.dispose()
    assert main(["password", "nobody", "--database", sqlite_url]) == 2
    assert 'Nobody has the username "nobody"' in capsys.readouterr().err


def test_a_password_is_taken_without_a_terminal_and_without_a_warning_for_programmers(sqlite_url, teacher):
    command = [sys.executable, "-m", "quizapp", "password", teacher.username, "--database", sqlite_url]
    shown = subprocess.run(
        command, cwd=ROOT, input="six green tricycles\n", capture_output=True, text=True, start_new_session=True
    )
    assert shown.returncode == 0
    assert "has a new password" in shown.stdout
    assert "GetPassWarning" not in shown.stderr


def test_no_password_typed_is_said_to_be_none(sqlite_url, teacher, monkeypatch, capsys):
    def ended(_prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr(database_commands, "getpass", ended)
    assert main(["password", teacher.username, "--database", sqlite_url]) == 2
    assert "No password was typed" in capsys.readouterr().err


# ── people ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def roster(tmp_path: Path, text: str) -> str:
    (tmp_path / "class.csv").write_text(text, "utf-8")
    return str(tmp_path / "class.csv")


def test_people_get_accounts_and_those_who_have_one_keep_it(sqlite_url, teacher, tmp_path, capsys):
    file, output = roster(tmp_path, "username,name,role\nADA,Ada Other,student\ncleo,Cleo Ode,\n"), tmp_path / "new.csv"
    assert main(["people", file, "--output", str(output), "--database", sqlite_url]) == 0
    shown = capsys.readouterr().out
    assert '"ada" has an account already, which stays as it is.' in shown
    assert f"1 of 2 people were added; the first passwords are in {output}." in shown
    assert output.stat().st_mode & 0o777 == 0o600
    [row] = csv.DictReader(output.read_text("utf-8-sig").splitlines())
    assert (row["username"], row["name"], row["role"]) == ("cleo", "Cleo Ode", "student")
    assert row["password"] not in shown
    engine = connect(sqlite_url)
    assert sign_in(engine, "cleo", row["password"], address="", now=NOW)
    assert sign_in(engine, teacher.username, "four words of mine", address="", now=NOW)
    engine.dispose()


def test_people_who_have_accounts_get_the_class_and_the_extra_time_a_list_names(sqlite_url, tmp_path, capsys):
    file = roster(tmp_path, "username,name,class\ncleo,Cleo Ode,7B\n")
    main(["people", file, "--output", str(tmp_path / "new.csv"), "--database", sqlite_url])
    assert "cleo,Cleo Ode,student,7B," in (tmp_path / "new.csv").read_text(encoding="utf-8-sig")
    file = roster(tmp_path, "username,name,class,extra time\ncleo,Cleo Ode,8B,no limit\n")
    assert main(["people", file, "--output", str(tmp_path / "none.csv"), "--database", sqlite_url]) == 0
    fate = 'is in class 8B now and has the extra time "no limit" now'
    assert f'"cleo" has an account already, which {fate}.' in capsys.readouterr().out


def test_people_who_all_have_accounts_need_no_file(sqlite_url, teacher, tmp_path, capsys):
    file = roster(tmp_path, f"username,name\n{teacher.username},Ada\n")
    assert main(["people", file, "--output", str(tmp_path / "new.csv"), "--database", sqlite_url]) == 0
    assert "0 of 1 people were added." in capsys.readouterr().out
    assert not (tmp_path / "new.csv").exists()


def test_a_list_with_a_fault_adds_nobody(sqlite_url, tmp_path, capsys):
    file = roster(tmp_path, "username,name,role\ncleo,Cleo,student\nleo,Leo,headmaster\n")
    assert main(["people", file, "--output", str(tmp_path / "new.csv"), "--database", sqlite_url]) == 2
    assert 'line 3: There is no role "headmaster".' in capsys.readouterr().err
    assert not (tmp_path / "new.csv").exists()
    assert people_in(sqlite_url) == set()


def test_passwords_are_never_written_over_a_file(sqlite_url, tmp_path, capsys):
    file = roster(tmp_path, "username,name\ncleo,Cleo\n")
    assert main(["people", file, "--output", file, "--database", sqlite_url]) == 2
    assert "class.csv cannot be used: File exists." in capsys.readouterr().err
    assert people_in(sqlite_url) == set()


def test_passwords_of_people_who_were_not_added_are_not_kept(sqlite_url, tmp_path, capsys, monkeypatch):
    def taken(*_: object, **__: object) -> None:
        raise UsernameTakenError("cleo")

    monkeypatch.setattr(enrolling, "enrol", taken)
    file = roster(tmp_path, "username,name\ncleo,Cleo\n")
    assert main(["people", file, "--output", str(tmp_path / "new.csv"), "--database", sqlite_url]) == 2
    assert 'The username "cleo" is taken.' in capsys.readouterr().err
    assert not (tmp_path / "new.csv").exists()


def people_in(url: str) -> set[str]:
    engine = connect(url)
    with reading(engine) as session:
        found = {person.username for person in list_people(session)}
    engine.dispose()
    return found


def test_who_is_to_be_forgotten_is_named_first_and_deleted_only_with_a_yes(sqlite_url, tmp_path, capsys):
    file = roster(tmp_path, "username,name,role\ncleo,Cleo Ode,\nleo,Leo,\nberg,Ms Berg,teacher\n")
    main(["people", file, "--output", str(tmp_path / "new.csv"), "--database", sqlite_url])
    assert main(["forget", "CLEO", "cleo", "--database", sqlite_url]) == 0
    assert "Cleo Ode (cleo), attempts: 0\nNothing was deleted. Add --yes" in capsys.readouterr().out
    assert main(["forget", "cleo", "berg", "--yes", "--database", sqlite_url]) == 2
    assert "Ms Berg is a teacher" in capsys.readouterr().err
    assert people_in(sqlite_url) == {"cleo", "leo", "berg"}
    assert main(["forget", "cleo", "--yes", "--database", sqlite_url]) == 0
    assert people_in(sqlite_url) == {"leo", "berg"}


# ── backup ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_backup_never_overwrites_a_file(sqlite_url, tmp_path, capsys):
    (tmp_path / "precious.txt").write_text("keep me", "utf-8")
    assert main(["backup", str(tmp_path / "precious.txt"), "--database", sqlite_url]) == 2
    assert "exists already, and is not overwritten" in capsys.readouterr().err
    assert (tmp_path / "precious.txt").read_text("utf-8") == "keep me"


@pytest.mark.parametrize(
    ("database", "sentence"),
    [
        ("nowhere.db", "nowhere.db does not exist"),
        ("postgresql://db/quiz", "for PostgreSQL run pg_dump"),
        ("sqlite://", "names no file"),
        ("sqlite+foo:///quiz.db", "only sqlite:// and postgresql:// are known"),
        ("postgresql://u:secret@h:54x/quiz", "address cannot be read"),
        ("n" * 300, "could not be copied"),
    ],
)
def test_backup_says_what_it_cannot_copy(database, sentence, tmp_path, capsys):
    assert main(["backup", str(tmp_path / "copy.db"), "--database", database]) == 2
    assert sentence in capsys.readouterr().err
    assert not (tmp_path / "copy.db").exists()


def test_backup_says_when_the_environment_names_no_address(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("QUIZAPP_DATABASE", "quizapp.db")
    assert main(["backup", str(tmp_path / "copy.db")]) == 2
    assert "Write sqlite:///quizapp.db or postgresql://" in capsys.readouterr().err


@pytest.mark.parametrize("place", ["notes.txt/copy.db", "no/such/folder/copy.db", "n" * 300])
def test_backup_says_where_it_cannot_write(place, sqlite_url, tmp_path, capsys):
    (tmp_path / "notes.txt").touch()
    assert main(["backup", str(tmp_path / place), "--database", sqlite_url]) == 2
    assert "could not be copied" in capsys.readouterr().err


def test_backup_of_a_file_that_is_no_database_leaves_nothing_behind(tmp_path, capsys):
    (tmp_path / "notes.db").write_text("not a database, only notes, " * 50, "utf-8")
    assert main(["backup", str(tmp_path / "copy.db"), "--database", str(tmp_path / "notes.db")]) == 2
    assert "could not be copied" in capsys.readouterr().err
    assert not (tmp_path / "copy.db").exists()
