"""How much of what people ask some rule can ask: human answers that are the key of a sound candidate.

Reads SQuAD's format (rajpurkar.github.io/SQuAD-explorer) in ``DIR/squad*.json``. Every paragraph measured is a passage
of its own; candidates are counted before they are ranked, so no bar leaves any out. An answer is covered when it equals
a key, as SQuAD compares: small letters, no marks, no articles.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from quizapp.model import Passage
from quizapp.pipeline import find_candidates, read

__all__ = ["covering_rules", "measure", "normalised", "paragraphs_in"]

EVERY = 5
"""One paragraph in so many is measured, which keeps it under two minutes."""
Asked = tuple[str, list[set[str]]]
"""A paragraph, and for each question on it the answers that people gave, normalised."""


def measure(folder: Path) -> None:
    """Print the share of human answers covered, one row a file."""
    paths = sorted(folder.glob("squad*.json"))
    if not paths:
        print("coverage: no squad*.json here, skipped")
    for path in paths:
        paragraphs = list(paragraphs_in(path))
        chosen = paragraphs[::EVERY]
        found = [rule for text, answers in chosen for rule in covering_rules(text, answers)]
        print(
            f"coverage, {path.stem}: {sum(map(bool, found))} of {len(found)} human answers"
            f" ({sum(map(bool, found)) / max(1, len(found)):.0%}) are some candidate's key; every {EVERY}th paragraph,"
            f" {len(chosen)} of {len(paragraphs)}"
        )
        print("covered by rules:", dict(Counter(filter(None, found)).most_common()))


def paragraphs_in(path: Path) -> Iterator[Asked]:
    """The paragraphs of a file in SQuAD's format with their human answers."""
    for article in json.loads(path.read_text("utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            answers = [{normalised(answer["text"]) for answer in asked["answers"]} for asked in paragraph["qas"]]
            yield paragraph["context"], answers


def covering_rules(text: str, answers: list[set[str]]) -> list[str]:
    """For each question's answers the rule of the best candidate whose key is one of them, "" where there is none."""
    rules: dict[str, str] = {}
    for candidate in find_candidates(read(Passage(text))).ranked:
        rules.setdefault(normalised(candidate.question.key), candidate.question.rule)
    return [next((rules[answer] for answer in sorted(wanted) if answer in rules), "") for wanted in answers]


def normalised(answer: str) -> str:
    """An answer in small letters, without marks and articles, its words parted by single spaces."""
    bare = re.sub(r"[^\w\s]", "", answer.lower())
    return " ".join(word for word in bare.split() if word not in {"a", "an", "the"})
