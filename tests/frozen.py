"""Frozen parses: what the parser said of the examples in docstrings and casebook, so that their tests need no model.

``python -m tests.frozen`` (or ``make parses``) reads them afresh and writes tests/parses/examples.conllu.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from types import ModuleType

from quizapp.distractors import affirming, turning
from quizapp.facts import CONSTRUCTIONS
from quizapp.model import Passage, Reading, Sentence, Token
from quizapp.questions import PASSAGE_RULES, RULES
from quizapp.reading.bio import Name
from quizapp.reading.coreference import find_links
from quizapp.reading.entities import find_entities

TWISTS = (affirming, turning)
"""Where false statements come from that have examples of their own."""
FILE = Path(__file__).parent / "parses" / "examples.conllu"
CASEBOOK = Path(__file__).parent / "casebook"


@dataclass(frozen=True, slots=True)
class Example:
    """A text said, and what must come of it; nothing when it must be left alone."""

    said: str
    expected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A case of the casebook: a text, the stems that must be asked of it, and those that must never be.

    A stem may be followed by its key: ``stem → key``. ``never_says`` are words that no stem may hold, in small or
    capital letters; ``known_failure`` says why the case does not hold yet, "" when it does. As written:

        ## A hedge stays with its number
        > The flood in Bergen destroyed more than 600 houses.
        - asks: How many houses did the flood in Bergen destroy? → more than 600
        - never says: fewer
    """

    title: str
    said: str
    asks: tuple[str, ...]
    never_asks: tuple[str, ...]
    never_says: tuple[str, ...]
    known_failure: str


def examples(module: ModuleType) -> Iterator[Example]:
    """The examples of a docstring: ``> said → expected`` or ``> said → nothing: why``."""
    for line in re.split(r"\n> ", module.__doc__ or "")[1:]:
        said, *expected = " ".join(line.split("\n\n")[0].split()).split(" → ")
        yield Example(said, () if expected[0].startswith("nothing") else tuple(expected))


def cases() -> Iterator[Case]:
    """Every case of tests/casebook/*.md: a heading, a quoted text, and lines that say what is asked and what never."""
    for path in sorted(CASEBOOK.glob("*.md")):
        for block in path.read_text("utf-8").split("\n## ")[1:]:
            title, *lines = block.strip().split("\n")
            said = " ".join(line.removeprefix("> ") for line in lines if line.startswith("> "))
            yield Case(
                title,
                said,
                asks=_after("- asks: ", lines),
                never_asks=_after("- never asks: ", lines),
                never_says=_after("- never says: ", lines),
                known_failure=" ".join(_after("- known failure: ", lines)),
            )


def _after(mark: str, lines: list[str]) -> tuple[str, ...]:
    return tuple(line.removeprefix(mark) for line in lines if line.startswith(mark))


def named(value: Example | ModuleType) -> str:
    """What a test is called that runs an example, or a module's own tests."""
    return value.said if isinstance(value, Example) else value.__name__.rpartition(".")[2]


def texts() -> list[str]:
    """Every text that an example or a case says, in order."""
    shown = {
        example.said for module in (*RULES, *PASSAGE_RULES, *CONSTRUCTIONS, *TWISTS) for example in examples(module)
    }
    return sorted(shown | {case.said for case in cases()})


def freeze() -> None:
    """Parse every example with the shipped model and write the file."""
    from quizapp.reading.parsing import read_sentences

    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text("".join(_written(text, *read_sentences(text)) for text in texts()), encoding="utf-8")


def _written(text: str, sentences: tuple[Sentence, ...], names: tuple[Name, ...]) -> str:
    lines = [f"# example = {text}"]
    for sentence in sentences:
        names_here = {name.first: name for name in names if name.sentence == sentence.index}
        lines.append(f"# sentence = {sentence.start} {sentence.end}")
        lines += [
            "\t".join(
                [
                    str(token.index),
                    token.text,
                    token.lemma,
                    token.upos,
                    token.xpos,
                    f"{token.start}-{token.end}",
                    str(token.head),
                    token.deprel,
                    f"{token.certainty:.2f}",
                    *_name_columns(names_here.get(token.index)),
                ]
            )
            for token in sentence.tokens
        ]
    return "\n".join(lines) + "\n\n"


def _name_columns(name: Name | None) -> tuple[str, str]:
    """A name's label with its last token, and its certainty, in the row of its first token."""
    return (f"{name.label}:{name.last}", f"{name.certainty:.2f}") if name else ("_", "_")


@cache
def readings() -> dict[str, Reading]:
    """Every frozen example as a reading, by its text."""
    blocks = FILE.read_text("utf-8").strip().split("\n\n")
    return {reading.passage.text: reading for reading in map(_read, blocks)}


def _read(block: str) -> Reading:
    first, *lines = block.split("\n")
    text = first.removeprefix("# example = ")
    sentences: list[Sentence] = []
    names: list[Name] = []
    for head, group in groupby(_numbered(lines), key=lambda item: item[0]):
        start, end = map(int, lines[head].split("=")[1].split())
        rows = [line.split("\t") for _, line in group]
        sentences.append(Sentence(len(sentences), start, end, text[start:end], tuple(map(_token, rows))))
        names += [_name(row, len(sentences) - 1) for row in rows if row[9] != "_"]
    entities = find_entities(tuple(sentences), tuple(names))
    passage = Passage(text)
    return Reading(passage, tuple(sentences), entities, find_links(tuple(sentences), entities, passage))


def _numbered(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Each token's line with the number of its sentence's heading line."""
    head = 0
    for number, line in enumerate(lines):
        if line.startswith("#"):
            head = number
        else:
            yield head, line


def _token(row: list[str]) -> Token:
    start, end = map(int, row[5].split("-"))
    return Token(int(row[0]), row[1], start, end, row[2], row[3], row[4], int(row[6]), row[7], float(row[8]))


def _name(row: list[str], sentence: int) -> Name:
    label, last = row[9].split(":")
    return Name(label, sentence, int(row[0]), int(last), float(row[10]))


if __name__ == "__main__":
    freeze()
