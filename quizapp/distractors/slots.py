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

from quizapp.distractors.case import Distractor, open_case
from quizapp.distractors.figures import split_figure
from quizapp.distractors.inventory import Inventory
from quizapp.distractors.proposing import sound_distractors
from quizapp.distractors.turning import Twist
from quizapp.english.stems import GAP
from quizapp.english.trees import children
from quizapp.english.verbs import SAYING
from quizapp.english.wordlists import word_set
from quizapp.model import Argument, Candidate, Entity, EntityKind, QuestionKind, Role, Sentence, Token
from quizapp.questions.how_many import count_of, is_label, is_modifier, is_passing_state
from quizapp.questions.wording import small_article, words_of
from quizapp.reading.entities import hedge_before
from quizapp.reading.focus import is_topic
from quizapp.reading.lookup import entities_in

__all__ = ["exchange", "whole_words"]

NAMES = frozenset({EntityKind.PERSON, EntityKind.CITY, EntityKind.COUNTRY, EntityKind.ORGANISATION})
COUNTS = frozenset({EntityKind.CARDINAL, EntityKind.QUANTITY, EntityKind.DURATION})
NUMBERS = COUNTS | {EntityKind.MONEY, EntityKind.PERCENT}
TAKING_PART = frozenset({Role.SUBJECT, Role.AGENT, Role.OBJECT, Role.RECIPIENT})
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
MEASURE, FIGURE, NAME, PERSON = 0.0, 0.1, 0.3, 0.55
"""How telling a change is: of how long or heavy something is, of how much it was, of which body or place, of who."""
OWN = word_set("he she his her him himself herself their its")
"""Words by which a statement tells more of somebody it names, which may not fit another."""
PASSING = word_set("top exceed surpass pass")
"""Verbs of a mark that is passed, and every lower one with it."""
TOO = word_set("also too likewise")
"""Words by which a sentence says the same of somebody else."""
SHARED = word_set("help join attend assist support work participate")
"""Verbs of what several people do: that one did it leaves room for another."""
KNOWN = word_set("the these those both all other another its first last next")
"""What before a number makes it known already: *the two leaders*."""


def exchange(candidate: Candidate, inventory: Inventory) -> Iterator[Twist]:
    """The best exchange for each name and number of a candidate's statement."""
    for entity in entities_in(inventory.reading, candidate.fact.sentence):
        yield from _other_values(candidate, inventory, entity)


def whole_words(words: str) -> str:
    """A pattern for some words where they stand by themselves."""
    return rf"(?<![\w-]){re.escape(words)}(?![\w-])"


def _other_values(candidate: Candidate, inventory: Inventory, entity: Entity) -> Iterator[Twist]:
    """Another name or number of the same kind in an entity's place; not another speaker, which would be a catch."""
    slot = _slot(candidate, inventory, entity)
    if slot is None:
        return
    said, answer = slot
    stem = candidate.question.stem
    opening = said[:1].upper() + said[1:]
    said = opening if stem.startswith(opening) else said
    if stem.count(said) != 1:
        return
    if entity.kind in NUMBERS and (bounded := _other_side(said, entity)):
        yield Twist(said, bounded, FIGURE)
        return
    gapped = re.sub(whole_words(said), GAP, stem)
    question = replace(
        candidate.question, kind=QuestionKind.MULTIPLE_CHOICE, stem=gapped, key=said, options=(), rule="gap"
    )
    case = open_case(replace(candidate, question=question, answer=answer), inventory)
    whose = entity.kind in NAMES and candidate.fact.predicate.lemma in SAYING
    if case is None or GAP not in gapped or whose:
        return
    least = LEAST_LIKE if entity.kind in NAMES else LEAST
    near = islice(sound_distractors(case), ENOUGH)
    fitting = [
        item
        for item in near
        if item.fit >= least
        and _is_apart(said, item.text, entity)
        and _fits_article(said, item.text, candidate, inventory)
    ]
    if fitting:
        best = max(fitting, key=lambda item: item.fit)
        yield Twist(said, best.text, _worth(entity, best))


def _fits_article(said: str, put: str, candidate: Candidate, inventory: Inventory) -> bool:
    """Whether a name may stand behind the article that a statement has: *the Pentagon*, but *Congress*."""
    stem, text = candidate.question.stem.lower(), inventory.lowered
    with_article = f"the {said.lower()}" in stem
    return not with_article or f"the {put.lower()}" in text or split_figure(put) is not None


def _other_side(said: str, entity: Entity) -> str:
    """A bounded figure with its bound turned round, since another figure may be true as well; "" for any other.

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
    return not Fraction(3, 4) < other.value / own.value < Fraction(4, 3)


def _worth(entity: Entity, distractor: Distractor) -> float:
    if entity.kind is EntityKind.QUANTITY or _is_count_of_few(entity):
        return MEASURE
    named = PERSON if entity.kind is EntityKind.PERSON else NAME if entity.kind in NAMES else FIGURE
    return named + 0.1 * distractor.fit


def _is_count_of_few(entity: Entity) -> bool:
    """Whether so few are counted that another number makes no telling difference."""
    figure = split_figure(entity.text) if entity.kind is EntityKind.CARDINAL else None
    return figure is not None and figure.value <= FEW


def _slot(candidate: Candidate, inventory: Inventory, entity: Entity) -> tuple[str, Argument] | None:
    """The words of a statement that may be changed for an entity, and the entity as the answer they give."""
    reading = inventory.reading
    sentence = reading.sentences[entity.sentence]
    holder = next((item for item in candidate.fact.arguments if _holds(item, entity)), None)
    if holder is None:
        return None
    head = next((t.index for t in sentence.tokens[entity.first : entity.last + 1] if _leads(t, entity)), entity.last)
    role = holder.role if holder.entity == entity else Role.OBLIQUE
    answer = Argument(
        role,
        entity.first,
        entity.last,
        head,
        entity.text,
        entity.text,
        entity.start,
        entity.end,
        kind=entity.kind,
        entity=entity,
    )
    plain = not (is_modifier(entity, reading) or is_label(entity))
    if entity.kind in NUMBERS and entity.value not in {"", "1"} and plain:
        before = sentence.tokens[entity.first - 1].text.lower() if entity.first else ""
        hedge = hedge_before(sentence, entity.first)
        said = count_of(entity) if entity.kind in COUNTS else entity.text
        passing = (
            before in KNOWN
            or candidate.fact.predicate.lemma in PASSING
            or _is_passing(sentence, head, holder.head)
            or is_passing_state(candidate.fact, reading)
        )
        return None if passing else (f"{hedge} {said}".strip(), answer)
    takes_part = holder.role in TAKING_PART and candidate.fact.predicate.lemma not in SHARED
    takes_part = takes_part and not OWN & set(words_of(candidate.question.stem))
    takes_part = takes_part and not TOO & {token.text.lower() for token in sentence.tokens}
    if entity.kind in NAMES and takes_part and _is_alone(sentence, holder, entity) and not _is_topic(inventory, entity):
        named = inventory.by_mention.get(entity.start)
        said = named.name if named and named.name in candidate.question.stem else entity.text
        said = _with_article(said, entity, candidate.question.stem)
        titled = entity.kind is EntityKind.PERSON and entity.text != said and entity.text.endswith(said)
        return None if titled else (said, answer)
    return None


def _is_passing(sentence: Sentence, head: int, holder: int) -> bool:
    """Whether a number is no part's own: one of a list, the end of a range, an age, deep inside a phrase."""
    counted = sentence.tokens[head if head == holder else max(sentence.tokens[head].head, 0)]
    listed = counted.deprel == "conj" or children(sentence, counted.index, "conj")
    aged = "age" in {sentence.tokens[counted.head].lemma, counted.lemma}
    either = any(token.text.lower() == "either" for token in sentence.tokens[:head])
    beside = {sentence.tokens[index].text for index in (head - 1, head + 1) if 0 <= index < len(sentence.tokens)}
    return counted.index != holder or bool(listed) or aged or either or bool(beside & {"to", "-", "–", "between"})


def _with_article(name: str, entity: Entity, stem: str) -> str:
    """A country's name as it stands in a stem: *the UK*, which makes way for *Sweden* whole."""
    return f"the {name}" if entity.kind is EntityKind.COUNTRY and f"the {name}" in small_article(stem) else name


def _holds(argument: Argument, entity: Entity) -> bool:
    return argument.start <= entity.start and entity.end <= argument.end


def _is_alone(sentence: Sentence, argument: Argument, entity: Entity) -> bool:
    """Whether an argument is the name and no more: no title before it, no partner beside it."""
    listed = children(sentence, argument.head, "conj") or sentence.tokens[argument.head].deprel == "conj"
    before = argument.text.removeprefix("the ").removeprefix("The ")
    described = entity.first > 0 and sentence.tokens[entity.first - 1].upos in {"NOUN", "PROPN", "ADJ"}
    alone = argument.entity == entity and before == entity.text.removeprefix("the ")
    return alone and not listed and not described


def _is_topic(inventory: Inventory, entity: Entity) -> bool:
    """Whether the passage is about what a name names: nobody takes another for it."""
    own = inventory.by_mention.get(entity.start)
    counts = [len(named.mentions) for named in inventory.names.get(entity.kind, ()) if named is not own]
    return is_topic(entity, inventory.reading) or (own is not None and len(own.mentions) >= 2 * max(counts, default=0))


def _leads(token: Token, entity: Entity) -> bool:
    return not entity.first <= token.head <= entity.last
