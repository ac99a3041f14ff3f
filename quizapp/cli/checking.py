"""``check-bank``: what is wrong with bank files, and what could be better."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from quizapp.cli.files import is_there, read_bank_at
from quizapp.errors import QuizError
from quizapp.errors.files import BankFileError
from quizapp.model import Quiz

__all__ = ["add_commands"]


def add_commands(commands: Any) -> None:
    check = commands.add_parser("check-bank", help="check bank files", description=_check_banks.__doc__)
    check.add_argument(
        "banks", metavar="BANK", nargs="+", type=Path, help="a bank.json, its folder, or a folder of banks"
    )
    check.set_defaults(run=_check_banks)


def _check_banks(options: argparse.Namespace) -> None:
    """Check bank files without loading them, and list every fault; flaws, which are advice, are listed too."""
    refused: list[QuizError] = []
    for path in (bank for given in options.banks for bank in _banks_in(given)):
        try:
            file = read_bank_at(path)
            print(f"{path}: {len(file.quiz.questions)} questions, no faults")
            for note in file.notes:
                print(f"{path}: {note}")
            _print_flaws(file.quiz, path)
        except QuizError as error:
            refused.append(error)
            _print_faults(error)
    if refused:
        raise refused[0]


def _print_faults(error: QuizError) -> None:
    """Each place of a file that does not fit; of any other mistake, what it is."""
    if not isinstance(error, BankFileError):
        print(error)
        return
    for fault in error.faults:
        print(f"{error.name}: {fault.place} {fault.rule}")


def _print_flaws(quiz: Quiz, path: Path) -> None:
    """What the linter says of each question and of the quiz as a whole."""
    from quizapp.ranking.flaw import place_of
    from quizapp.ranking.linter import lint, lint_quiz

    own = [(index, flaw) for index, question in enumerate(quiz.questions) for flaw in lint(question, quiz.passage)]
    for index, flaw in sorted([*own, *lint_quiz(quiz)], key=lambda found: found[0]):
        part = "" if flaw.field == "stem" else f", {place_of(flaw, quiz.questions[index]).lower()}"
        print(f"{path}: question {index + 1}{part}: {flaw.name}. {flaw.message}")


def _banks_in(path: Path) -> tuple[Path, ...]:
    """The banks at a path: itself, or the bank folders in it."""
    from quizapp.formats.folder import bank_folders

    return (bank_folders(path) if is_there(path) else ()) or (path,)
