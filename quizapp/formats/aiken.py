"""Aiken, the plainest text file: a line for the question, one for each option, and one for the right one's letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_uppercase

from quizapp.english.stems import stem_of
from quizapp.formats.platforms import name_of, one_line, rejected_losses, taken
from quizapp.model import CHOSEN, OptionKind, Question, Quiz

__all__ = ["losses", "write"]

MISREAD = re.compile(r"[A-Z][).]|ANSWER:|.?$")
"""How a question begins that Aiken takes for an option, for the right letter, or, being one byte long, for nothing."""
MANGLED = re.compile("[&<>]")
"""What Moodle shows as a code in the options of an Aiken file."""


def write(quiz: Quiz) -> bytes:
    """The questions with options that are not rejected, with an empty line between."""
    return "\n".join(_question(*numbered) for numbered in taken(quiz) if numbered[1].kind in CHOSEN).encode()


def losses(quiz: Quiz) -> Iterator[str]:
    """What a teacher should know: Aiken holds next to nothing."""
    yield "Aiken holds neither the passage nor the reasons: give students the passage beside the quiz."
    yield from rejected_losses(quiz)
    if missed := [name_of(*numbered) for numbered in taken(quiz) if numbered[1].kind not in CHOSEN]:
        yield f"It has no place for questions without options, which are left out: {'; '.join(missed).rstrip('.')}."
    if mangled := [str(number) for number, question in taken(quiz) if _is_mangled(question)]:
        yield f"Moodle shows &, < and > in options as codes; put them right there ({', '.join(mangled)})."


def _is_mangled(question: Question) -> bool:
    return question.kind in CHOSEN and any(MANGLED.search(option.text) for option in question.options)


def _question(number: int, question: Question) -> str:
    lettered = list(zip(ascii_uppercase, question.options, strict=False))
    options = "".join(f"{letter}) {one_line(option.text)}\n" for letter, option in lettered)
    right = next(letter for letter, option in lettered if option.kind is OptionKind.KEY)
    return f"{_stem(number, question)}\n{options}ANSWER: {right}\n"


def _stem(number: int, question: Question) -> str:
    """The stem, not to be taken for anything else: "A. Lincoln" would be an option."""
    stem = one_line(stem_of(question.stem))
    return f"Question {number}: {stem}" if MISREAD.match(stem) else stem
