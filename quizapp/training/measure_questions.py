"""Measures the questions that the street makes of real articles.

``python -m quizapp.training.measure questions DIR`` reads DIR/articles/*.txt and DIR/seed-article.txt and prints one
row an article and the totals, then what ``cues``, ``coverage`` and ``long_passages`` measure. Where DIR/pages has the
hand-made body of an article that was pasted whole, an item with evidence outside it is one on furniture. Lengths are in
words, times in seconds on the machine at hand, the model loaded before.
"""

from __future__ import annotations

import csv
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quizapp.errors import QuizError
from quizapp.model import Question, Quiz
from quizapp.pipeline import make_quiz
from quizapp.questions.wording import words_of
from quizapp.reading.parsing import load
from quizapp.training import coverage, long_passages
from quizapp.training.cues import cues, places_of_key

__all__ = ["Source", "measure", "on_furniture", "sources_in"]

COPIED = 0.8
"""The share of a stem's words in its evidence from which on it is called a copy."""


@dataclass(frozen=True, slots=True)
class Source:
    """An article as pasted; ``body`` is its hand-made body, "" where there is none."""

    name: str
    text: str
    body: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One article's quiz, the seconds it took, and whether a second run gave the same."""

    source: Source
    quiz: Quiz
    seconds: float
    repeated: bool

    @property
    def words(self) -> int:
        """Words of the passage."""
        return len(self.quiz.passage.text.split())

    @property
    def furniture(self) -> int | None:
        """How many items rest on furniture; None where the body is not known."""
        if not self.source.body:
            return None
        return sum(on_furniture(question, self.source.body) for question in self.quiz.questions)


def measure(folder: Path) -> None:
    """Print the figures of every article and of all together."""
    load()
    rows = list(_rows(folder))
    if rows:
        _print_rows(rows)
        _print_totals(rows)
        long_passages.measure(folder, [row.quiz.passage.text for row in rows])
    else:
        print("questions: no articles here, skipped")
    coverage.measure(folder)


def sources_in(folder: Path) -> Iterator[Source]:
    """Every article: a line of title, a blank line, then the text as pasted; the seed article is text alone."""
    index = folder / "articles" / "index.tsv"
    known = list(csv.DictReader(index.open(encoding="utf-8"), delimiter="\t")) if index.exists() else []
    pasted = {row["file"]: row["page"] for row in known if row["form"] == "pasted"}
    for path in sorted((folder / "articles").glob("*.txt")):
        gold = folder / "pages" / f"{pasted.get(path.name)}.gold.txt"
        body = gold.read_text("utf-8") if gold.exists() else ""
        yield Source(path.name, path.read_text("utf-8").split("\n", 2)[2], body)
    seed = folder / "seed-article.txt"
    if seed.exists():
        yield Source(seed.name, seed.read_text("utf-8"))


def on_furniture(question: Question, body: str) -> bool:
    """Whether the evidence of a question stands nowhere in the body of its article, white space aside."""
    return "".join(question.evidence.quote.split()) not in "".join(body.split())


def _rows(folder: Path) -> Iterator[Row]:
    for source in sources_in(folder):
        start = time.perf_counter()
        try:
            quiz = make_quiz(source.text)
        except QuizError as error:
            print(f"{source.name}: {error}")
            continue
        seconds = time.perf_counter() - start
        yield Row(source, quiz, seconds, make_quiz(source.text).questions == quiz.questions)


def _print_rows(rows: Sequence[Row]) -> None:
    print(f"{'article':<50} {'words':>6} {'items':>6} {'/100':>6} {'furniture':>10} {'repeated':>9} {'s':>6}")
    for row in rows:
        count = len(row.quiz.questions)
        furniture = "–" if row.furniture is None else row.furniture
        print(
            f"{row.source.name[:50]:<50} {row.words:>6} {count:>6} {100 * count / row.words:>6.2f} {furniture:>10}"
            f" {'yes' if row.repeated else 'NO':>9} {row.seconds:>6.2f}"
        )


def _print_totals(rows: Sequence[Row]) -> None:
    questions = [question for row in rows for question in row.quiz.questions]
    words = sum(row.words for row in rows)
    judged = [row for row in rows if row.furniture is not None]
    print(f"all: {len(questions)} items, {100 * len(questions) / words:.2f} a 100 words")
    print(f"seconds for 600 words: {600 * sum(row.seconds for row in rows) / words:.2f}")
    print("kinds:", dict(Counter(question.kind.value for question in questions).most_common()))
    print("rules:", dict(Counter(question.rule for question in questions).most_common()))
    shares = [_copied(question) for question in questions]
    print(f"copy share: {_mean(shares):.2f} of a stem's words stand in its evidence")
    print(
        f"copies: {_mean([share >= COPIED for share in shares]):.0%} of stems have {COPIED:.0%} or more of them there"
    )
    items = sum(len(row.quiz.questions) for row in judged)
    print(
        f"items on furniture: {sum(row.furniture or 0 for row in judged)} of {items} on {len(judged)} pasted articles"
    )
    for name, share in cues(questions).items():
        print(f"cue: {name:<28} {share:.0%}")
    print("place of the key:", ", ".join(f"{place} {share:.0%}" for place, share in places_of_key(questions).items()))
    print(f"same input and seed, same quiz: {sum(row.repeated for row in rows)} of {len(rows)} articles")


def _copied(question: Question) -> float:
    """The share of a stem's words that stand in its evidence."""
    evidence = set(words_of(question.evidence.quote))
    words = list(words_of(question.stem))
    return sum(word in evidence for word in words) / max(1, len(words))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / max(1, len(values))
