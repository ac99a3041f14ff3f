"""Names of the passage that are of the key's kind: in the same sentence but in another role, or elsewhere.

> The bridge joins Norbury with Calder. Which city did the flood hit? (Calder) ← Norbury
> Which company built it? ← no museum, no ministry: a name must be of the class the stem asks for
"""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.distractors.case import Case, Distractor, Form
from quizapp.distractors.names import Named
from quizapp.distractors.reasons import why_elsewhere, why_misread
from quizapp.english.places import find_places
from quizapp.english.wh import class_noun
from quizapp.model import EntityKind, OptionKind

__all__ = ["propose"]

LEAST_CERTAIN = 0.5
GENERAL = frozenset({"organisation", "group", "place", "region", "work", "product", "event", ""})
"""Class nouns so wide that any name of the kind answers to them."""


def propose(case: Case) -> Iterator[Distractor]:
    """The names of the key's kind, the nearest first."""
    if case.form is not Form.NAME:
        return
    fitting = [named for named in case.inventory.names.get(case.answer.kind, ()) if _fits(case, named)]
    for named in sorted(fitting, key=lambda item: (item.distance(case.fact.sentence), item.name)):
        yield _distractor(case, named)


def _fits(case: Case, named: Named) -> bool:
    """Whether a name is of the key's class and style, and surely a name."""
    sure = max(mention.certainty for mention in named.mentions) >= LEAST_CERTAIN
    return sure and _same_class(case, named) and _same_style(case, named)


def _same_class(case: Case, named: Named) -> bool:
    if case.answer.kind is EntityKind.PLACE:
        return _sort_of(case.key) == _sort_of(named.name)
    asked = class_noun(case.answer.entity) if case.answer.entity else ""
    return asked in GENERAL or not case.is_asked(asked) or class_noun(named.entity) == asked


def _sort_of(name: str) -> str:
    """The gazetteer's word for a place: water, mountain, area; the name's last word for a place it lacks."""
    found = find_places(name)
    return found[0].sort if found else name.split()[-1].lower()


def _same_style(case: Case, named: Named) -> bool:
    """People are all shown by full names or all by single ones."""
    if case.answer.kind is not EntityKind.PERSON:
        return named.name[:1].isupper() or named.name[:1].isdigit()
    return (len(named.name.split()) > 1) == (len(case.key.split()) > 1)


def _distractor(case: Case, named: Named) -> Distractor:
    beside = next((mention for mention in named.mentions if mention.sentence == case.fact.sentence), None)
    if beside:
        reason = why_misread(case, beside, named.name)
        return Distractor(named.name, OptionKind.MISREADING, 0.9, reason, named=named)
    fit = 0.9 - 0.01 * min(20, named.distance(case.fact.sentence)) + 0.02 * min(3, len(named.mentions))
    return Distractor(named.name, OptionKind.ELSEWHERE, fit, why_elsewhere(case, named), named=named)
