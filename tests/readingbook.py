"""The casebook of reading: passages with what must be found in them, and what the parser said of each.

``python -m tests.readingbook`` parses the passages afresh and writes tests/parses/reading.conllu.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from quizapp.model import Passage, Reading
from quizapp.reading.coreference import find_links
from quizapp.reading.entities import find_entities
from quizapp.reading.name_repair import Span
from tests import frozen

FILE = Path(__file__).parent / "parses" / "reading.conllu"
BOOK = Path(__file__).parent / "casebook" / "reading"


@dataclass(frozen=True, slots=True)
class Demand:
    """One line of a case: what is asked of the reading of a passage."""

    title: str
    said: str
    published: date | None
    asks: str
    wanted: str

    def __str__(self) -> str:
        return f"{self.title}: {self.asks} {self.wanted}"


def demands(*asked: str) -> Iterator[Demand]:
    """The lines of the casebook that begin with one of the words asked for."""
    for path in sorted(BOOK.glob("*.md")):
        for block in path.read_text("utf-8").split("\n## ")[1:]:
            title, *lines = block.strip().split("\n")
            said = " ".join(line.removeprefix("> ") for line in lines if line.startswith("> "))
            items = [line.removeprefix("- ").partition(": ") for line in lines if line.startswith("- ")]
            day = next((date.fromisoformat(wanted) for asks, _, wanted in items if asks == "published"), None)
            yield from (Demand(title, said, day, asks, wanted) for asks, _, wanted in items if asks in asked)


@cache
def reading_of(said: str, published: date | None = None) -> Reading:
    """The reading of a passage of the casebook, from its frozen parse."""
    reading, names = _frozen()[said]
    entities = find_entities(reading.sentences, names, published=published)
    passage = Passage(said, published=published)
    links = find_links(reading.sentences, entities, passage)
    return replace(reading, passage=passage, entities=entities, links=links)


@cache
def _frozen() -> dict[str, tuple[Reading, tuple[Span, ...]]]:
    blocks = FILE.read_text("utf-8").strip().split("\n\n")
    readings = [frozen._read(block) for block in blocks]
    return {
        reading.passage.text: (reading, tuple(_names(block))) for reading, block in zip(readings, blocks, strict=True)
    }


def _names(block: str) -> Iterator[Span]:
    """The names of a frozen parse; the column of names holds a label and the last token."""
    sentence = -1
    for line in block.split("\n")[1:]:
        sentence += line.startswith("# sentence")
        row = line.split("\t")
        if len(row) > 9 and row[9] != "_":
            label, last = row[9].split(":")
            yield Span(label, sentence, int(row[0]), int(last), 1.0)


def freeze() -> None:
    """Parse every passage of the casebook with the shipped model and write the file."""
    from quizapp.reading.parsing import read_sentences

    texts = sorted({demand.said for demand in demands("finds", "finds no", "links", "links no", "alone", "not alone")})
    FILE.write_text("".join(frozen._written(text, *read_sentences(text)) for text in texts), encoding="utf-8")


def range_of(reading: Reading, wording: str) -> tuple[int, int, int]:
    """The sentence and the first and last token of a wording, where it is said last."""
    start = [match.start() for match in re.finditer(re.escape(wording), reading.passage.text)][-1]
    sentence = next(s for s in reading.sentences if s.start <= start < s.end)
    inside = [t.index for t in sentence.tokens if start <= t.start and t.end <= start + len(wording)]
    return sentence.index, inside[0], inside[-1]


if __name__ == "__main__":
    freeze()
