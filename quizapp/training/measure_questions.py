"""Measures the questions that the street makes of real articles.

``python -m quizapp.training.measure questions DIR`` reads DIR/articles/*.txt and DIR/seed-article.txt and prints one
row an article and the totals. Lengths are in words, times in seconds on the machine at hand.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quizapp.errors import QuizError
from quizapp.model import OptionKind, Question, QuestionKind, Quiz
from quizapp.pipeline import make_quiz
from quizapp.questions.wording import words_of

__all__ = ["articles_in", "cues", "measure"]


@dataclass(frozen=True, slots=True)
class Row:
    """One article's quiz and the seconds it took."""

    name: str
    quiz: Quiz
    seconds: float

    @property
    def words(self) -> int:
        """Words of the passage."""
        return len(self.quiz.passage.text.split())


def articles_in(folder: Path) -> Iterator[tuple[str, str]]:
    """Name and text of every article: a line of title, a blank line, then the text as pasted."""
    for path in sorted((folder / "articles").glob("*.txt")):
        yield path.name, path.read_text("utf-8").split("\n", 2)[2]
    seed = folder / "seed-article.txt"
    if seed.exists():
        yield seed.name, seed.read_text("utf-8")


def measure(folder: Path) -> None:
    """Print the figures of every article and of all together."""
    rows = list(_rows(folder))
    if not rows:
        print("questions: no articles here, skipped")
        return
    print(f"{'article':<50} {'words':>6} {'items':>6} {'/100':>6} {'s':>6}")
    for row in rows:
        count = len(row.quiz.questions)
        print(f"{row.name[:50]:<50} {row.words:>6} {count:>6} {100 * count / row.words:>6.2f} {row.seconds:>6.2f}")
    questions = [question for row in rows for question in row.quiz.questions]
    words = sum(row.words for row in rows)
    print(f"all: {len(questions)} items, {100 * len(questions) / words:.2f} a 100 words")
    print("kinds:", dict(Counter(question.kind.value for question in questions).most_common()))
    print("rules:", dict(Counter(question.rule for question in questions).most_common()))
    print("difficulty:", dict(Counter(question.difficulty.value for question in questions).most_common()))
    print(f"copy share: {_copy_share(questions):.2f} of a stem's words stand in its evidence")
    for name, share in cues(questions).items():
        print(f"cue: {name:<28} {share:.0%}")
    print("same input and seed, same quiz:", _is_repeatable(rows[0], folder))


def _rows(folder: Path) -> Iterator[Row]:
    for name, text in articles_in(folder):
        start = time.perf_counter()
        try:
            quiz = make_quiz(text)
        except QuizError as error:
            print(f"{name}: {error}")
            continue
        yield Row(name, quiz, time.perf_counter() - start)


def _is_repeatable(row: Row, folder: Path) -> bool:
    text = dict(articles_in(folder))[row.name]
    return make_quiz(text).questions == row.quiz.questions


def _copy_share(questions: Sequence[Question]) -> float:
    shares = []
    for question in questions:
        evidence = set(words_of(question.evidence.quote))
        words = list(words_of(question.stem))
        shares.append(sum(word in evidence for word in words) / max(1, len(words)))
    return sum(shares) / max(1, len(shares))


def cues(questions: Sequence[Question]) -> dict[str, float]:
    """How often a shallow cue picks the key: the longest option, most like the stem, most like the others, first."""
    chosen = [question for question in questions if question.kind is QuestionKind.MULTIPLE_CHOICE]
    rules = {
        "key is the longest option": _longest,
        "key is the shortest option": _shortest,
        "key shares most with the stem": _like_stem,
        "key is most like the others": _like_others,
        "key stands first": _first,
    }
    return {name: sum(map(rule, chosen)) / max(1, len(chosen)) for name, rule in rules.items()}


def _first(question: Question) -> bool:
    return question.options[0].kind is OptionKind.KEY


def _longest(question: Question) -> bool:
    return _alone(question, [len(option.text) for option in question.options])


def _shortest(question: Question) -> bool:
    return _alone(question, [-len(option.text) for option in question.options])


def _like_stem(question: Question) -> bool:
    stem = set(words_of(question.stem))
    return _alone(question, [len(stem & set(words_of(option.text))) for option in question.options])


def _like_others(question: Question) -> bool:
    sets = [set(words_of(option.text)) for option in question.options]
    return _alone(question, [sum(len(one & other) for other in sets if other is not one) for one in sets])


def _alone(question: Question, values: Sequence[int]) -> bool:
    """Whether the key, and it alone, has the highest value."""
    key = next(index for index, option in enumerate(question.options) if option.kind is OptionKind.KEY)
    return values[key] == max(values) and values.count(max(values)) == 1
