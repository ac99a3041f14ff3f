"""Which of an article's lines make the passage: the text they make, and where things stand once the choice changes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from quizapp.model import Evidence, Line, Passage

__all__ = ["choose_lines", "leave_out", "lines_under", "moved", "put_back", "spans_of", "text_of"]


def text_of(lines: Sequence[Line]) -> str:
    """Return the lines kept as paragraphs, a blank line apart; a dateline runs on into its paragraph."""
    text, joint = "", ""
    for line in lines:
        if line.kept:
            text += joint + line.text
            joint = " " if line.reason == "dateline" else "\n\n"
    return text


def spans_of(lines: Sequence[Line]) -> Iterator[tuple[int, int, int]]:
    """Yield the number of each line kept, and where it starts and ends in the text they make."""
    start = 0
    for number, line in enumerate(lines):
        if line.kept:
            yield number, start, start + len(line.text)
            start += len(line.text) + (1 if line.reason == "dateline" else 2)


def choose_lines(passage: Passage, kept: Collection[int]) -> Passage:
    """Return the passage with exactly the lines in ``kept``, numbers into ``passage.lines``, as its text."""
    lines = tuple(replace(line, kept=number in kept) for number, line in enumerate(passage.lines))
    return replace(passage, text=text_of(lines), lines=lines)


def put_back(passage: Passage, numbers: Collection[int]) -> Passage:
    """Return the passage with the lines ``numbers`` in it as well."""
    return choose_lines(passage, _kept_in(passage).union(numbers))


def leave_out(passage: Passage, numbers: Collection[int]) -> Passage:
    """Return the passage without the lines ``numbers``."""
    return choose_lines(passage, _kept_in(passage).difference(numbers))


def lines_under(evidence: Evidence, passage: Passage) -> frozenset[int]:
    """Return the numbers of the lines that a span of the passage stands in; none where it quotes nothing."""
    spans = spans_of(passage.lines)
    return frozenset(number for number, start, end in spans if evidence.start < end and start < evidence.end)


def moved(evidence: Evidence, before: Passage, after: Passage) -> Evidence:
    """Return a span of ``before`` where it stands in ``after``, made of the same article.

    A span over several paragraphs takes in what was put between them. One that stands in a line left out quotes
    nothing any more, and one that quotes nothing stays as it is.
    """
    if not evidence.quote or before.text == after.text:
        return evidence
    under = lines_under(evidence, before)
    if under - _kept_in(after):
        return Evidence("", 0, 0)
    was, now = ({number: start for number, start, _ in spans_of(each.lines)} for each in (before, after))
    first = evidence.start + now[min(under)] - was[min(under)]
    last = evidence.end + now[max(under)] - was[max(under)]
    return Evidence(after.text[first:last], first, last)


def _kept_in(passage: Passage) -> frozenset[int]:
    return frozenset(number for number, line in enumerate(passage.lines) if line.kept)
