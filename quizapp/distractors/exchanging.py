"""Another name or figure in the place of one that a statement holds, proved wrong by the guards.

> Rosa Vane opened the mill. → Omar Finch
> The fire destroyed 600 homes. → 200
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import islice
from types import MappingProxyType

from quizapp.distractors.case import Case, Distractor, open_case
from quizapp.distractors.figures import split_figure
from quizapp.distractors.inventory import Inventory
from quizapp.distractors.proposing import sound_distractors
from quizapp.distractors.slots import COUNTS, NAMES, NUMBERS, Slot, slot_of
from quizapp.distractors.turning import Twist
from quizapp.english.stems import GAP
from quizapp.english.verbs import SAYING
from quizapp.english.wordlists import FUNCTION_WORDS
from quizapp.model import Candidate, Entity, EntityKind, QuestionKind
from quizapp.questions.wording import words_of
from quizapp.reading.lookup import entities_in

__all__ = ["exchange", "whole_words"]

LEAST, LEAST_LIKE = 0.55, 0.7
"""The fit below which another number, or another name, in a statement's slot would be taken for a slip."""
BOUNDS = MappingProxyType(
    {
        "more than": "less than",
        "over": "under",
        "at least": "less than",
        "less than": "more than",
        "fewer than": "more than",
        "under": "over",
        "nearly": "more than",
        "almost": "more than",
    }
)
"""What hedges a figure from one side, and what from the other."""
TIMING = frozenset({"over", "under"})
"""Bounds that before a small number say how long something took: *over two spells*."""
SMALL = 4
"""Counts up to this are told apart by one."""
ENOUGH = 12
"""Sound distractors looked at for each name and number; the nearest come first."""
FEW = 10
"""Counts up to this are counted off rather than understood."""
MUCH = 2
"""Telling words in common with a statement by which a sentence with the figure may say the same."""
MEASURE, FIGURE, NAME, PERSON = 0.0, 0.1, 0.3, 0.55
"""How telling a change is: of how long or heavy something is, of how much it was, of which body or place, of who."""


def exchange(candidate: Candidate, inventory: Inventory) -> Iterator[Twist]:
    """The best exchange for each name and number of a candidate's statement."""
    for entity in entities_in(inventory.reading, candidate.fact.sentence):
        slot = slot_of(candidate, inventory, entity)
        slot = _where_it_stands(slot, candidate.question.stem) if slot else None
        if slot:
            yield from _turned_round(slot, entity) or _others(candidate, inventory, entity, slot)


def whole_words(words: str) -> str:
    """A pattern for some words where they stand by themselves."""
    return rf"(?<![\w-]){re.escape(words)}(?![\w-])"


def _where_it_stands(slot: Slot, stem: str) -> Slot | None:
    """The slot in the letters it has in the stem, if it is there once."""
    opening = slot.said[:1].upper() + slot.said[1:]
    said = opening if stem.startswith(opening) else slot.said
    return replace(slot, said=said) if stem.count(said) == 1 else None


def _turned_round(slot: Slot, entity: Entity) -> list[Twist]:
    """A bounded figure with its bound turned round, since another figure may be true as well."""
    bounded = _other_side(slot.said, entity) if entity.kind in NUMBERS else ""
    return [Twist(slot.said, bounded, FIGURE)] if bounded else []


def _others(candidate: Candidate, inventory: Inventory, entity: Entity, slot: Slot) -> Iterator[Twist]:
    """The best other name or number of the kind; not another speaker, which would be a catch."""
    case = _case_of(candidate, inventory, slot)
    whose = entity.kind in NAMES and candidate.fact.predicate.lemma in SAYING
    if case is None or whose:
        return
    least = LEAST_LIKE if entity.kind in NAMES else LEAST
    near = (item for item in islice(sound_distractors(case), ENOUGH) if item.fit >= least)
    fitting = [item for item in near if _suits(slot.said, item.text, entity, candidate, inventory)]
    if fitting:
        best = max(fitting, key=lambda item: item.fit)
        yield Twist(slot.said, best.text, _worth(entity, best))


def _case_of(candidate: Candidate, inventory: Inventory, slot: Slot) -> Case | None:
    """The statement as a question with a gap where the slot is."""
    gapped = re.sub(whole_words(slot.said), GAP, candidate.question.stem)
    kind = QuestionKind.MULTIPLE_CHOICE
    question = replace(candidate.question, kind=kind, stem=gapped, key=slot.said, options=(), rule="gap")
    return open_case(replace(candidate, question=question, answer=slot.answer), inventory) if GAP in gapped else None


def _suits(said: str, put: str, entity: Entity, candidate: Candidate, inventory: Inventory) -> bool:
    """Whether other words are far enough from those said, fit the article before them, and are not told of it too."""
    fits = _is_apart(said, put, entity) and _fits_article(said, put, candidate, inventory)
    return fits and not (entity.kind in NUMBERS and _is_told_too(put, candidate, inventory))


def _is_told_too(put: str, candidate: Candidate, inventory: Inventory) -> bool:
    """Whether another sentence has a figure with much of what a statement says: two deals, each with its sum."""
    told = {word for word in words_of(candidate.question.stem) if word not in FUNCTION_WORDS and len(word) > 2}
    others = (each for each in inventory.reading.sentences if each.index != candidate.fact.sentence)
    return any(put in each.text and len(told & set(words_of(each.text))) >= MUCH for each in others)


def _fits_article(said: str, put: str, candidate: Candidate, inventory: Inventory) -> bool:
    """Whether a name may stand where a statement has an article or none: *the Pentagon*, but *Congress*."""
    stem, text = candidate.question.stem.lower(), inventory.lowered
    with_article = f"the {said.lower()}" in stem
    wants = 2 * text.count(f"the {put.lower()}") > text.count(put.lower()) and not put.lower().startswith("the ")
    if wants and not with_article and split_figure(put) is None:
        return False
    return not with_article or f"the {put.lower()}" in text or split_figure(put) is not None


def _other_side(said: str, entity: Entity) -> str:
    """A bounded figure with the bound on its other side; "" for any other.

    > more than 600 homes → fewer than 600 homes
    """
    hedge = next((words for words in BOUNDS if said.lower().startswith(f"{words} ")), "")
    if not hedge or (hedge in TIMING and _is_count_of_few(entity)):
        return ""
    fewer = BOUNDS[hedge] == "less than" and entity.kind is EntityKind.CARDINAL
    bound = "fewer than" if fewer else BOUNDS[hedge]
    return (bound if said[0].islower() else bound.capitalize()) + said[len(hedge) :]


def _is_apart(said: str, put: str, entity: Entity) -> bool:
    """Whether two figures differ enough to be worth telling apart: small counts by one; names always do."""
    own, other = split_figure(said), split_figure(put)
    if own is None or other is None or (own.value <= SMALL and entity.kind in COUNTS):
        return True
    return not Fraction(3, 4) * own.value < other.value < Fraction(4, 3) * own.value


def _worth(entity: Entity, distractor: Distractor) -> float:
    if entity.kind is EntityKind.QUANTITY or _is_count_of_few(entity):
        return MEASURE
    named = PERSON if entity.kind is EntityKind.PERSON else NAME if entity.kind in NAMES else FIGURE
    return named + 0.1 * distractor.fit


def _is_count_of_few(entity: Entity) -> bool:
    """Whether so few are counted that another number makes no telling difference."""
    figure = split_figure(entity.text) if entity.kind is EntityKind.CARDINAL else None
    return figure is not None and figure.value <= FEW
