"""What the measures count, on questions and paragraphs written for this project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quizapp.model import Evidence, Option, OptionKind, Question, QuestionKind
from quizapp.training import coverage, measure_coreference, measure_names, measure_parsing, measure_questions
from quizapp.training.cues import cues, places_of_key
from quizapp.training.long_passages import of_length
from quizapp.training.measure_questions import Source, on_furniture, sources_in


def question(stem: str, key: str, *others: str, quote: str = "Rosa Vane opened the mill.") -> Question:
    """A multiple-choice question whose key stands first."""
    options = (Option("0", key, OptionKind.KEY), *(Option(other, other, OptionKind.UNSUPPORTED) for other in others))
    evidence = Evidence(quote, 0, len(quote))
    return Question("q", QuestionKind.MULTIPLE_CHOICE, stem, key, evidence, options=options)


def test_a_key_longer_than_every_other_option_is_a_cue() -> None:
    told = cues([question("Who opened it?", "Rosa Vane of Leeds", "Jo Lee", "Al Ray"), question("Who?", "Jo", "Al")])
    assert told["key is the longest option"] == 0.5
    assert told["key is the shortest option"] == 0.0


def test_a_key_that_repeats_the_stem_is_a_cue() -> None:
    told = cues([question("Which mill did Vane open?", "the old mill", "a bridge", "a school")])
    assert told["key shares most with the stem"] == 1.0


def test_no_questions_have_no_cues() -> None:
    assert set(cues([]).values()) == {0.0}
    assert places_of_key([]) == {}


def test_places_of_the_key_count_from_one() -> None:
    assert places_of_key([question("Who?", "Jo", "Al")]) == {1: 1.0}


def test_evidence_outside_the_body_is_furniture_whatever_its_white_space() -> None:
    asked = question("Who opened the mill?", "Rosa Vane", quote="Rosa Vane\nopened  the mill.")
    assert not on_furniture(asked, "On Monday Rosa Vane opened the mill. It rained.")
    assert on_furniture(asked, "It rained on the mill.")


def test_a_pasted_article_has_the_body_of_its_page(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "pages").mkdir()
    (tmp_path / "articles" / "index.tsv").write_text("file\tform\tpage\n1.txt\tpasted\tmill\n2.txt\tclean\tmill\n")
    for name in ("1.txt", "2.txt"):
        (tmp_path / "articles" / name).write_text("A mill\n\nRosa Vane opened it.\nRead more\n")
    (tmp_path / "pages" / "mill.gold.txt").write_text("Rosa Vane opened it.\n")
    text = "Rosa Vane opened it.\nRead more\n"
    assert list(sources_in(tmp_path)) == [Source("1.txt", text, "Rosa Vane opened it.\n"), Source("2.txt", text)]


def test_answers_are_compared_without_articles_marks_and_capitals() -> None:
    assert coverage.normalised("The  “Old Mill”.") == coverage.normalised("old mill")


def test_every_question_is_told_whether_a_rule_can_ask_it() -> None:
    text = "Rosa Vane opened the old mill in Leeds in May 1982. The city sold it to Jo Lee, who lives in Paris."
    asked, never = coverage.covering_rules(text, [{"mill", "old mill"}, {"no such answer"}])
    assert asked
    assert never == ""


def test_paragraphs_are_read_from_the_format_of_squad(tmp_path: Path) -> None:
    questions = [{"answers": [{"text": "The mill"}, {"text": "a mill"}]}]
    path = tmp_path / "squad.json"
    path.write_text(json.dumps({"data": [{"paragraphs": [{"context": "A mill fell.", "qas": questions}]}]}))
    assert list(coverage.paragraphs_in(path)) == [("A mill fell.", [{"mill"}])]


def test_long_passages_are_made_of_as_many_texts_as_they_need() -> None:
    assert list(of_length(5, ["one two three", "four five", "six"])) == ["one two three", "four five"]


def test_what_is_absent_is_skipped_with_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for part in (measure_parsing, measure_names, measure_coreference, measure_questions):
        part.measure(tmp_path)
    printed = capsys.readouterr().out.splitlines()
    assert len(printed) == 5
    assert all(line.endswith("skipped") for line in printed)
