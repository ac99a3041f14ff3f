"""Statements side by side, one of which differs from the others in being true or false."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType

from quizapp.model import Candidate, EntityKind, Option, OptionKind, Question, QuestionKind, Reading
from quizapp.questions.drafting import draft
from quizapp.questions.true_false import FALSE

__all__ = ["STATEMENT", "set_beside", "stated"]

STATEMENT = "statement"
"""The feature that says how good the statements are, a score as their own."""
LEAST = 0.0
"""The score of a statement that may stand beside others."""
ABOUT = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.CITY, EntityKind.COUNTRY, EntityKind.PLACE,
                   EntityKind.REGION, EntityKind.PRODUCT, EntityKind.EVENT})  # fmt: skip
ANYTHING = ""
"""What statements are about that have no name in common."""
MOST, NEAR = 6, 25
"""Names that are asked about, and sentences on either side whose statements are looked at."""
FEWEST, MOST_SHOWN = 2, 3
"""Statements that must be there to stand beside the key, and that are shown there."""
SHORTER, LONGER = 0.55, 1.8
"""How long a statement may be beside the key, as a share of its letters."""


def stated(candidates: Sequence[Candidate], truth: str) -> list[Candidate]:
    """The statements among some candidates with "True" or "False" for their key good enough to stand beside others."""
    made = (item for item in candidates if item.question.kind is QuestionKind.TRUE_FALSE)
    return [item for item in made if item.question.key == truth and item.score >= LEAST]


def set_beside(
    rule: str, stem: str, keys: Sequence[Candidate], others: Sequence[Candidate], reading: Reading
) -> Iterator[Candidate]:
    """One question for each key that enough others of the same thing can stand beside, each of another sentence.

    ``stem`` has a place "{about}" for what they are all about. A later stage chooses among the options, which stand in
    the order of their scores.
    """
    for name in (*_names(reading)[:MOST], ANYTHING):
        told = sorted((item for item in others if name in item.question.stem), key=_place)
        for key in keys:
            beside = [item for item in _near(told, key) if _stands_beside(item, key)]
            if name in key.question.stem and len({item.fact.sentence for item in beside}) >= FEWEST:
                about = f" about {_with_article(name, reading)}" if name else ""
                yield _question(rule, stem.format(about=about), key, beside, reading)


def _near(statements: Sequence[Candidate], key: Candidate) -> Sequence[Candidate]:
    """Those of some statements, in text order, that stand near another, so that a long passage costs no more."""
    first, last = (bisect_left(statements, _place(key) + way, key=_place) for way in (-NEAR, NEAR))
    return statements[first:last]


def _place(statement: Candidate) -> int:
    return statement.fact.sentence


def _names(reading: Reading) -> list[str]:
    """What the passage names more than once, the commonest first, each by its fullest name."""
    fullest = {link.end: link.name for link in reading.links}
    counts = Counter(fullest.get(item.end, item.text) for item in reading.entities if item.kind in ABOUT)
    whole = [name for name in sorted(counts) if not any(other.endswith(f" {name}") for other in counts)]
    return [name for name in sorted(whole, key=lambda name: -counts[name]) if counts[name] > 1]


def _stands_beside(statement: Candidate, key: Candidate) -> bool:
    """Whether a statement is of another sentence and of about the key's length."""
    size = len(statement.question.stem) / len(key.question.stem)
    return statement.fact.sentence != key.fact.sentence and SHORTER <= size <= LONGER


def _question(rule: str, stem: str, key: Candidate, beside: Sequence[Candidate], reading: Reading) -> Candidate:
    best = sorted(beside, key=lambda item: -item.score)
    text = key.question.stem.removesuffix(".")
    made = draft(rule, stem, fact=key.fact, answer=key.answer, key=text, reading=reading)
    reason = _reason(key.question) if key.question.key == FALSE else ""
    options = (Option("", text, OptionKind.KEY, reason), *(_option(item.question) for item in best))
    shown = (key, *best[:MOST_SHOWN])
    worth = sum(item.score for item in shown) / len(shown)
    question = replace(made.question, options=options)
    return replace(made, question=question, features=MappingProxyType({STATEMENT: worth}))


def _with_article(name: str, reading: Reading) -> str:
    """A name with "the" where the passage never has it without: *the United Nations*."""
    before = re.findall(rf"(\w+)\W+{re.escape(name)}\b", reading.passage.text)
    return f"the {name}" if before and all(word.lower() == "the" for word in before) else name


def _option(question: Question) -> Option:
    """A statement as an option: a false one with what the passage says instead."""
    text, false = question.stem.removesuffix("."), question.key == FALSE
    reason = _reason(question) if false else "The passage says this."
    kind = OptionKind.MISREADING if false else OptionKind.ELSEWHERE
    return Option("", text, kind, reason, evidence=question.evidence)


def _reason(question: Question) -> str:
    """What the passage says instead of a false statement."""
    return next(option.reason for option in question.options if option.text == FALSE)
