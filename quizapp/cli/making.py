"""``make``: an article in, a quiz out."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from quizapp.cli.files import STANDARD, read_file, write_quiz
from quizapp.model import Article, Difficulty, Passage, QuestionKind, Quiz
from quizapp.pipeline import KINDS

__all__ = ["add_commands"]

FEW = 5
"""Questions that a quiz made without a number should have at least."""


def add_commands(commands: Any) -> None:
    command = commands.add_parser("make", help="make a quiz of an article", description=_make.__doc__)
    command.add_argument(
        "article",
        metavar="ARTICLE",
        help="a file (.txt, .md, .html, .pdf, .docx), the http(s) address of a page, or - for standard input",
    )
    command.add_argument("--title", default="", help="the article's headline, where the text does not begin with it")
    command.add_argument("--whole", action="store_true", help="leave nothing of the article out")
    command.add_argument("--left-out", action="store_true", help="list on standard error what was left out, and why")
    command.add_argument("--count", type=_count_of, metavar="N", help="how many questions at most, or auto (default)")
    command.add_argument(
        "--kinds",
        type=_kinds_of,
        default=KINDS,
        metavar="KINDS",
        help=f"with commas between, of {', '.join(QuestionKind)}",
    )
    command.add_argument("--difficulty", type=_difficulty_of, metavar="LEVEL", help="easy, medium or hard; else all")
    command.add_argument("--seed", type=int, default=0, metavar="N", help="another number shuffles differently")
    command.add_argument("--format", default="text", help="text (default), json, csv, moodle, gift, aiken or canvas")
    command.add_argument("--output", default=STANDARD, metavar="FILE", help="where to; standard output by default")
    command.set_defaults(run=_make)


def _make(options: argparse.Namespace) -> None:
    """Read an article and write a quiz on it. The same article, options and seed give the same quiz."""
    from quizapp.formats import writer_of
    from quizapp.pipeline import make_quiz

    writer = writer_of(options.format)
    quiz = make_quiz(
        _article_in(options.article),
        title=options.title,
        whole=options.whole,
        count=options.count,
        kinds=options.kinds,
        difficulty=options.difficulty,
        seed=options.seed,
    )
    if options.left_out:
        _list_left_out(quiz.passage)
    _warn_of_few(quiz, options.count, options.difficulty)
    write_quiz(options.output, writer, quiz)


def _article_in(name: str) -> Article:
    """The article in a file of any kind, on standard input, or at a web address."""
    from quizapp.reading.intake import address_in, article_from_file, article_from_url

    if address := address_in(name):
        return article_from_url(address, allow=True)
    return article_from_file(read_file(name), name="Standard input" if name == STANDARD else name)


def _list_left_out(passage: Passage) -> None:
    for line in passage.lines:
        if not line.kept:
            print(f"left out ({line.reason}): {line.text}", file=sys.stderr)


def _warn_of_few(quiz: Quiz, count: int | None, difficulty: Difficulty | None) -> None:
    made = len(quiz.questions)
    if made < (count or FEW):
        more = "" if count else " Ask for a number of them (--count) to see weaker ones as well."
        few, sort = f"only {made}" if made else "no", f"{difficulty} " if difficulty else ""
        are = "question on this article is" if made == 1 else "questions on this article are"
        print(f"quizapp: {few} {sort}{are} good enough to ask.{more}", file=sys.stderr)


def _count_of(typed: str) -> int | None:
    if typed == "auto":
        return None
    if not typed.isdecimal() or int(typed) == 0:
        raise argparse.ArgumentTypeError(f'"{typed}" is neither a number above 0 nor auto')
    return int(typed)


def _kinds_of(typed: str) -> tuple[QuestionKind, ...]:
    names = [name.strip() for name in typed.split(",")]
    unknown = [name for name in names if name not in list(QuestionKind)]
    if unknown:
        raise argparse.ArgumentTypeError(f'"{unknown[0]}" is not one of {", ".join(QuestionKind)}')
    return tuple(QuestionKind(name) for name in dict.fromkeys(names))


def _difficulty_of(typed: str) -> Difficulty:
    if typed not in list(Difficulty):
        raise argparse.ArgumentTypeError(f'"{typed}" is not one of {", ".join(Difficulty)}')
    return Difficulty(typed)
