"""Other numbers for a number: from the same sentence, of the same unit elsewhere, or the key's own made wrong.

> about 40 kilometres ← about 25 kilometres (the miles beside it), about 200 kilometres (another distance), about 60
> more than 30 ← more than 40; not more than 20, which is also true
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from quizapp.distractors.case import Case, Distractor, Form
from quizapp.distractors.figures import AT_LEAST, AT_MOST, Figure, split_figure
from quizapp.distractors.reasons import quote_around
from quizapp.english.numbers import read_number, scale_number, shift_number, write_number
from quizapp.model import Entity, EntityKind, OptionKind

__all__ = ["is_compatible", "propose"]

FACTORS = (0.5, 0.6, 0.75, 0.8, 1.25, 1.5, 1.75, 2.0, 3.0, 4.0)
APART = (2.0, 3.0, 4.0, 0.5)
"""Factors for a small percentage: one more or less would be a hair's breadth."""
WHOLE = 100
"""The percentage that is all of it, which nobody takes for a part."""
SMALL = 10
"""Counts below this are shifted by ones: twice three is as telling as six."""
NEARBY = (Fraction(1, 3), Fraction(3))
"""How far a number of another unit may lie from the key, as a factor, to be mistaken for it."""
LEAST, COUNTED = 0.5, 0.62
COUNTS = frozenset({EntityKind.CARDINAL, EntityKind.QUANTITY})
KINDS = (EntityKind.QUANTITY, EntityKind.CARDINAL, EntityKind.MONEY, EntityKind.PERCENT, EntityKind.DURATION)


def propose(case: Case) -> Iterator[Distractor]:
    """Numbers written as the key is, none within the key's own tolerance."""
    figure = split_figure(case.key) if case.form is Form.NUMBER else None
    if figure is None:
        return
    own = _own_entity(case, figure)
    yield from _from_passage(case, figure, own)
    yield from _shifted(figure)


def _own_entity(case: Case, figure: Figure) -> Entity | None:
    """The entity of the passage that the key was taken from."""
    inside = case.inventory.entities_by_sentence.get(case.fact.sentence, ())
    found = (entity for entity in inside if case.answer.start <= entity.start and entity.end <= case.answer.end)
    return next((entity for entity in found if figure.number in entity.text), None)


def _from_passage(case: Case, figure: Figure, own: Entity | None) -> Iterator[Distractor]:
    """Numbers of the passage, written like the key."""
    for entity in (found for kind in KINDS for found in case.inventory.near(kind, case.fact.sentence)):
        value = _value(entity)
        if value is None or entity == own or figure.number.endswith("dozen") or not _is_near(figure, value):
            continue
        beside = entity.sentence == case.fact.sentence
        fit = _likeness(own, entity) + 0.1 * beside
        if fit >= LEAST and _is_writable(figure, value):
            text = figure.write(write_number(value, like=figure.number))
            kind = OptionKind.MISREADING if beside else OptionKind.ELSEWHERE
            reason = f"The passage gives this number for something else: {quote_around(case, entity)}."
            yield Distractor(text, kind, fit, reason)


def _is_near(figure: Figure, value: Fraction) -> bool:
    return NEARBY[0] * figure.value <= value <= NEARBY[1] * figure.value


def _likeness(own: Entity | None, entity: Entity) -> float:
    """How easily a number of the passage is mistaken for the key: best of the same unit, hardly of another sort."""
    if own is None:
        return COUNTED if entity.kind in COUNTS else 0.0
    if (own.kind, own.unit) == (entity.kind, entity.unit):
        return 0.8
    return COUNTED if {own.kind, entity.kind} <= COUNTS else 0.0


def _value(entity: Entity) -> Fraction | None:
    """The number an entity stands for; None for one, which mostly counts nothing: "one of the men"."""
    value = read_number(entity.value) if entity.value else None
    return value if value and value > 0 and value != 1 else None


def _is_writable(figure: Figure, value: Fraction) -> bool:
    """Whether a value can stand in the key's manner without a long tail: 4.5 billion, not 0.0003 billion."""
    written = write_number(value, like=figure.number)
    as_short = len(re.split(r"[ -]", written)) <= max(2, len(re.split(r"[ -]", figure.number)))
    as_whole = "." in figure.number or value.denominator == figure.value.denominator
    as_round = not figure.hedge or figure.value % 10 != 0 or value % 5 == 0
    share = figure.unit.strip() == "%" and value >= WHOLE
    return (
        read_number(written) == value
        and as_short
        and as_whole
        and as_round
        and not share
        and (value != 1 or not figure.unit.strip())
    )


def _shifted(figure: Figure) -> Iterator[Distractor]:
    """The key's number made larger and smaller, as finely given."""
    for number in dict.fromkeys(_wrong_numbers(figure)):
        value = read_number(number)
        if value and _is_writable(figure, value):
            own, wrong = (
                figure.write(text).lower() if text[0].isalpha() else figure.write(text)
                for text in (figure.number, number)
            )
            reason = f"The passage says {own}, not {wrong}."
            yield Distractor(figure.write(number), OptionKind.UNSUPPORTED, 0.6, reason)


def _wrong_numbers(figure: Figure) -> Iterator[str]:
    if figure.number.lower().endswith(" dozen"):
        yield from _dozens(figure)
    elif figure.value <= SMALL and figure.unit.strip() == "%":
        yield from (scale_number(figure.number, factor=factor) for factor in APART)
    elif figure.value <= SMALL:
        ones = figure.value.denominator
        yield from (shift_number(figure.number, steps=steps * ones) for steps in (1, -1, 2, -2, 3, -3))
    else:
        yield from (scale_number(figure.number, factor=factor) for factor in FACTORS)


def _dozens(figure: Figure) -> Iterator[str]:
    """Other dozens for a number of dozens."""
    count = figure.number[: -len(" dozen")]
    if count.lower() in {"a", "one"}:
        yield from ("two dozen", "three dozen", "half a dozen")
    else:
        yield from (f"{shift_number(count, steps=steps)} dozen" for steps in (1, -1, 2, 3))


def is_compatible(figure: Figure, value: Fraction) -> bool:
    """Whether a number would also be right where the key is: within tolerance, or implied by its hedge."""
    if abs(value - figure.value) <= figure.value * (Fraction(1, 10) if figure.hedge else Fraction(1, 50)):
        return True
    return (figure.hedge in AT_LEAST and value < figure.value) or (figure.hedge in AT_MOST and value > figure.value)
