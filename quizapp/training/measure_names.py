"""Measures the names that the parser finds: ``python -m quizapp.training.measure names DIR``.

Every DIR/entities/*.iob2 is a row: persons, places and organisations; names of other kinds are left out on both sides.
A name is right when its first word, last word and label are. Words are the file's own. The shipped weights have learned
the names of ewt-dev (marked with *): see the cross-validated figure in ``reading/model/MODEL_CARD.md`` instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from quizapp.reading.bio import find_spans
from quizapp.reading.parsing import analyse
from quizapp.training.measure_parsing import expected_calibration_error, f1
from quizapp.training.parser.names import read_tags

__all__ = ["HEADING", "LABELS", "Found", "Tally", "gold_names", "measure"]

LABELS = ("PER", "LOC", "ORG")
LEARNED = ("ewt-dev",)
Found = tuple[str, int, int, float]
"""Label, first word, last word, certainty."""


@dataclass(slots=True)
class Tally:
    """Counts by label, and for every name found how sure the parser was and whether it was right."""

    gold: dict[str, int] = field(default_factory=lambda: dict.fromkeys(LABELS, 0))
    found: dict[str, int] = field(default_factory=lambda: dict.fromkeys(LABELS, 0))
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(LABELS, 0))
    sure: list[float] = field(default_factory=list)
    correct: list[bool] = field(default_factory=list)

    def add(self, gold: set[tuple[str, int, int]], found: Iterable[Found]) -> None:
        """Count one sentence."""
        for label, _, _ in gold:
            self.gold[label] += 1
        for label, first, last, sure in found:
            if label not in LABELS:
                continue
            correct = (label, first, last) in gold
            self.found[label] += 1
            self.right[label] += correct
            self.sure.append(sure)
            self.correct.append(correct)

    def row(self, name: str) -> str:
        """The figures on one line: names in the file, precision, recall, F1, F1 by label, calibration."""
        right, found, gold = (sum(counts.values()) for counts in (self.right, self.found, self.gold))
        by_label = (f1(self.right[label], self.found[label], self.gold[label]) for label in LABELS)
        error = expected_calibration_error(self.sure, self.correct)
        figures = (right / max(1, found), right / max(1, gold), f1(right, found, gold), *by_label, error)
        return f"{name:<22}{gold:>8}" + "".join(f"{figure:>8.4f}" for figure in figures)


HEADING = f"{'file':<22}{'names':>8}" + "".join(f"{word:>8}" for word in ("P", "R", "F1", *LABELS, "ECE"))


def gold_names(tags: Sequence[str]) -> set[tuple[str, int, int]]:
    """The persons, places and organisations that a file's own tags mark."""
    return {name for name in find_spans(tags) if name[0] in LABELS}


def measure(folder: Path) -> None:
    """Print one row a file."""
    paths = sorted((folder / "entities").glob("*.iob2"))
    if not paths:
        print("names: no entity files here, skipped")
        return
    print(HEADING)
    for path in paths:
        sentences = list(read_tags(path))
        tally = Tally()
        for sentence, found in zip(sentences, analyse([s.words for s in sentences]), strict=True):
            tally.add(gold_names(sentence.tags), found.names)
        print(tally.row(path.stem + ("*" if path.stem in LEARNED else "")))
