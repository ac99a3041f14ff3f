"""Comma-separated values that a spreadsheet opens rightly: the questions of a quiz, and any other table.

Excel takes a file for UTF-8 when it begins with a byte order mark. It also runs a cell that begins like a formula,
so such text gets an apostrophe before it (OWASP, CSV Injection); numbers are left alone.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from string import ascii_lowercase

from quizapp.model import Question, Quiz

__all__ = ["HEADER", "table", "write"]

HEADER = ("id", "kind", "stem", "key", "accepted", "evidence", "start", "end", "rule", "difficulty", "status")
LEAST_OPTIONS = 4
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")

Cell = str | int | float | None


def write(quiz: Quiz) -> bytes:
    """One row a question. Other spellings stand in one cell, one a line; each option is followed by its reason."""
    width = max([LEAST_OPTIONS, *(len(question.options) for question in quiz.questions)])
    names = [name for letter in ascii_lowercase[:width] for name in (f"option_{letter}", f"reason_{letter}")]
    return table([*HEADER, *names], (row(question, width) for question in quiz.questions))


def table(header: Sequence[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    """A CSV file (RFC 4180, UTF-8 with a byte order mark) of ``rows`` under ``header``, safe from formulas."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines)
    writer.writerows([safe(cell) for cell in row] for row in (header, *rows))
    return lines.getvalue().encode("utf-8-sig")


def safe(cell: Cell) -> Cell:
    """The cell, with an apostrophe before text that a spreadsheet would take for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def row(question: Question, width: int) -> list[Cell]:
    evidence = question.evidence
    options = [text for option in question.options for text in (option.text, option.reason)]
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
        *options,
        *[""] * (2 * width - len(options)),
    ]
