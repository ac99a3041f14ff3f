"""Comma-separated values that a spreadsheet opens rightly: the questions of a quiz, and any other table.

Excel takes a file for UTF-8 when it begins with a byte order mark. It also runs a cell that begins like a formula,
so such text gets an apostrophe before it (OWASP, CSV Injection); numbers are left alone.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from string import ascii_lowercase

from quizapp.model import Option, OptionKind, Question, Quiz

__all__ = ["Cell", "safe", "table", "write"]

HEADER = ("id", "kind", "stem", "key", "accepted", "evidence", "start", "end", "rule", "difficulty", "status")
LEAST_OPTIONS = 4
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")

Cell = str | int | float | None


def write(quiz: Quiz) -> bytes:
    """One row a question. Other spellings stand in one cell, one a line; each option is followed by its reason.

    Where there is a matching question, each option comes after its left-hand side.
    """
    width = max([LEAST_OPTIONS, *(len(question.options) for question in quiz.questions)])
    paired = any(option.left for question in quiz.questions for option in question.options)
    fields = ("left", "option", "reason") if paired else ("option", "reason")
    names = [f"{field}_{letter}" for letter in ascii_lowercase[:width] for field in fields]
    rows = ([*_row(question), *_option_cells(question, width, paired=paired)] for question in quiz.questions)
    return table([*HEADER, *names], rows)


def table(header: Sequence[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    """A CSV file (RFC 4180, UTF-8 with a byte order mark) of ``rows`` under ``header``, safe from formulas."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines)
    writer.writerows([safe(cell) for cell in row] for row in (header, *rows))
    return lines.getvalue().encode("utf-8-sig")


def safe(cell: Cell) -> Cell:
    """The cell, with an apostrophe before text that a spreadsheet would take for a formula.

    What looks as if that had been done gets one more, so that every cell can be told from every other.
    """
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip("'").startswith(FORMULA_STARTS) else cell


def _row(question: Question) -> list[Cell]:
    evidence = question.evidence
    return [
        question.id,
        question.kind.value,
        question.stem,
        question.key,
        "\n".join(question.accepted),
        evidence.quote,
        evidence.start,
        evidence.end,
        question.rule,
        question.difficulty.value,
        question.status.value,
    ]


def _option_cells(question: Question, width: int, *, paired: bool) -> list[str]:
    """The cells of the options, as many as ``width`` options take."""
    none = Option("", "", OptionKind.KEY)
    options = [*question.options, *[none] * (width - len(question.options))]
    lefts = [[option.left] if paired else [] for option in options]
    return [cell for left, option in zip(lefts, options, strict=True) for cell in (*left, option.text, option.reason)]
