"""Asks which of several statements is true, about one thing where that can be; the others are false in one place.

The statements are those of true or false, so each stands alone and each false one is contradicted by its own sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizapp.model import Candidate, EntityKind, Option, OptionKind, Question, QuestionKind, Reading
from quizapp.questions.drafting import draft
from quizapp.questions.true_false import FALSE, TRUE

__all__ = ["ask_about"]

ABOUT = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.CITY, EntityKind.COUNTRY, EntityKind.PLACE,
                   EntityKind.REGION, EntityKind.PRODUCT, EntityKind.EVENT})  # fmt: skip
ANYTHING = ""
"""What statements are about that have no name in common."""
MOST, NEAR = 6, 25
"""Names that are asked about, and sentences on either side whose statements are looked at."""
FEWEST = 3
"""False statements that must be there to choose from."""
SHORTER, LONGER = 0.6, 1.6
"""How long a statement may be beside the key, as a share of its letters."""


def ask_about(statements: Sequence[Candidate], reading: Reading) -> Iterator[Candidate]:
    """One question for each true statement that enough false ones of the same thing can stand beside.

    ``statements`` are true and false ones; a later stage chooses among the options.
    """
    made = [item for item in statements if item.question.kind is QuestionKind.TRUE_FALSE]
    true, false = ([item for item in made if item.question.key == key] for key in (TRUE, FALSE))
    for name in (*_names(reading)[:MOST], ANYTHING):
        told = sorted((item for item in false if name in item.question.stem), key=_place)
        for key in true:
            others = [item for item in _near(told, key) if _stands_beside(item, key)]
            if name in key.question.stem and len({item.fact.sentence for item in others}) >= FEWEST:
                yield _question(name, key, others, reading)


def _near(statements: Sequence[Candidate], key: Candidate) -> Sequence[Candidate]:
    """Those of some statements, in text order, that stand near another, so that a long passage costs no more."""
    first, last = (bisect_left(statements, _place(key) + way, key=_place) for way in (-NEAR, NEAR))
    return statements[first:last]


def _place(statement: Candidate) -> int:
    return statement.fact.sentence


def _names(reading: Reading) -> list[str]:
    """What the passage names more than once, the commonest first."""
    texts = [entity.text for entity in reading.entities if entity.kind in ABOUT]
    return [name for name in sorted(set(texts), key=lambda name: (-texts.count(name), name)) if texts.count(name) > 1]


def _stands_beside(statement: Candidate, key: Candidate) -> bool:
    """Whether a statement is of another sentence and of about the key's length."""
    size = len(statement.question.stem) / len(key.question.stem)
    return statement.fact.sentence != key.fact.sentence and SHORTER <= size <= LONGER


def _question(name: str, key: Candidate, others: Sequence[Candidate], reading: Reading) -> Candidate:
    about = f" about {_with_article(name, key.question.stem)}" if name else ""
    stem = f"Which of these statements{about} is true, according to the article?"
    text = key.question.stem.removesuffix(".")
    made = draft("which_true", stem, fact=key.fact, answer=key.answer, key=text, reading=reading)
    options = (Option("", text, OptionKind.KEY), *(_option(item.question) for item in others))
    return replace(made, question=replace(made.question, options=options), features=key.features)


def _with_article(name: str, statement: str) -> str:
    return f"the {name}" if f"the {name}" in statement or f"The {name}" in statement else name


def _option(question: Question) -> Option:
    """A false statement as an option, with what the passage says instead."""
    return Option(
        "",
        question.stem.removesuffix("."),
        OptionKind.MISREADING,
        next(option.reason for option in question.options if option.text == FALSE),
        evidence=question.evidence,
    )
