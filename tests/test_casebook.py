"""The casebook: sentences that once went wrong, or that must keep going right, on frozen parses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quizapp.english.stems import GAP
from quizapp.model import LEANING, Question, QuestionKind
from quizapp.pipeline import find_candidates
from tests.frozen import CASEBOOK, Case, cases, readings, texts

CASES = list(cases())
LINE = re.compile(r"# .+|## .+|> .+|- (?:asks|never asks|never says|known failure): .+|")


def marked(case: Case) -> object:
    """A case as a parameter; one that is known to fail must fail, so that nobody forgets to say it is mended."""
    marks = (
        [pytest.mark.xfail(reason=case.known_failure, raises=AssertionError, strict=True)] if case.known_failure else []
    )
    return pytest.param(case, id=case.title, marks=marks)


def questions(case: Case) -> list[Question]:
    """The sound questions on a case's text, before they get options."""
    candidates = find_candidates(readings()[case.said], tuple(QuestionKind)).ranked
    return [candidate.question for candidate in candidates if LEANING not in candidate.features]


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_a_case_is_asked_as_the_casebook_says(case: Case) -> None:
    asked = questions(case)
    stems = {stem for question in asked for stem in (question.stem, question.stem.removesuffix(f" {GAP}"))}
    stems |= {f"{question.stem} → {question.key}" for question in asked}
    assert set(case.asks) <= stems
    assert not set(case.never_asks) & stems
    assert not [(said, stem) for said in case.never_says for stem in stems if said.lower() in stem.lower()]


def test_every_example_has_its_frozen_parse() -> None:
    assert sorted(readings()) == texts(), "Run make parses, and read the difference before committing it."


def test_every_case_says_what_must_or_must_not_be_asked() -> None:
    assert all(case.said and (case.asks or case.never_asks or case.never_says) for case in CASES)


def test_every_case_has_a_title_of_its_own() -> None:
    assert len({case.title for case in CASES}) == len(CASES)


@pytest.mark.parametrize("path", sorted(CASEBOOK.glob("*.md")), ids=lambda path: path.stem)
def test_the_casebook_holds_only_lines_that_are_read(path: Path) -> None:
    lines = path.read_text("utf-8").split("\n")
    assert not [line for line in lines if not LINE.fullmatch(line)]
