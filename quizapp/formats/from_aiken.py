"""Aiken: a question on a line, its options lettered below it, and ``ANSWER: B``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from quizapp.formats.foreign import PLAIN, Answer, Item, Text

__all__ = ["is_aiken", "parse"]

OPTION = re.compile(r"([A-Z])[.)]\s*(\S.*)")
ANSWER = re.compile(r"ANSWER:\s*(\w*)", re.IGNORECASE)
ANSWER_LINE = re.compile(r"^\s*ANSWER:\s*[A-Z]\b", re.MULTILINE)


def is_aiken(text: str) -> bool:
    """Whether a text says a right answer as Aiken does."""
    return ANSWER_LINE.search(text.replace("\r", "\n")) is not None


def parse(text: str) -> tuple[Item, ...]:
    """Every question in the file, in its order; one without its answer is there with its trouble."""
    return tuple(_item_of(stem, options, answer) for stem, options, answer in _grouped(text))


def _grouped(text: str) -> Iterator[tuple[list[str], list[str], str]]:
    """The lines of each question: its stem's, its options and the letter of the right one.

    An option has the letter that is due, so that a stem may begin with "U.S." or "A. Lincoln"; what follows one without
    a letter is a question whose predecessor was not finished.
    """
    stem: list[str] = []
    options: list[str] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        option = OPTION.fullmatch(line)
        if found := ANSWER.match(line):
            yield stem, options, found[1].upper()
            stem, options = [], []
        elif option and stem and option[1] == _due(options):
            options.append(option[2])
        elif options:
            yield stem, options, ""
            stem, options = [line], []
        else:
            stem.append(line)
    if stem:
        yield stem, options, ""


def _due(options: Sequence[str]) -> str:
    """The letter of the next option, "" after the last letter."""
    return ascii_uppercase[len(options) : len(options) + 1]


def _item_of(stem: Sequence[str], options: Sequence[str], answer: str) -> Item:
    known = ascii_uppercase[: len(options)]
    right = known.find(answer) if len(answer) == 1 else -1
    answers = tuple(Answer(Text(text, PLAIN), float(place == right)) for place, text in enumerate(options))
    trouble = "" if right >= 0 else _trouble_with(answer)
    return Item("multichoice", text=Text(" ".join(stem), PLAIN), answers=answers, trouble=trouble)


def _trouble_with(answer: str) -> str:
    return f"has no option {answer}, which it calls right" if answer else "has no line ANSWER: with a letter after it"
