"""Which words of a statement may make way for another name or figure.

> Rosa Vane opened the mill. → Rosa Vane
> The fire destroyed about 600 homes. → about 600
> The two leaders resigned. → nothing: it is known already how many there are
"""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.distractors.inventory import Inventory
from quizapp.english.trees import children
from quizapp.english.wordlists import word_set
from quizapp.model import Argument, Candidate, Entity, EntityKind, Role, Sentence, Token
from quizapp.questions.figures import count_of, is_label, is_modifier, is_passing_state
from quizapp.questions.wording import small_article, words_of
from quizapp.reading.entities import hedge_before
from quizapp.reading.focus import is_topic

__all__ = ["COUNTS", "NAMES", "NUMBERS", "Slot", "slot_of"]

NAMES = frozenset({EntityKind.PERSON, EntityKind.CITY, EntityKind.COUNTRY, EntityKind.ORGANISATION})
COUNTS = frozenset({EntityKind.CARDINAL, EntityKind.QUANTITY, EntityKind.DURATION})
NUMBERS = COUNTS | {EntityKind.MONEY, EntityKind.PERCENT}
TAKING_PART = frozenset({Role.SUBJECT, Role.AGENT, Role.OBJECT, Role.RECIPIENT})
OWN = word_set("he she his her him himself herself their its")
"""Words by which a statement tells more of somebody it names, which may not fit another."""
PASSING = word_set("top exceed surpass pass")
"""Verbs of a mark that is passed, and every lower one with it."""
TOO = word_set("also too likewise")
"""Words by which a sentence says the same of somebody else."""
SHARED = word_set("help join attend assist support work participate visit tour meet")
"""Verbs of what several people do: that one did it leaves room for another."""
SHOWN = 2
"""Words behind a name that show whether more is told of it."""
KNOWN = word_set("the these those both all other another its first last next")
"""What before a number makes it known already: *the two leaders*."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Some words of a statement, and the argument that a question for them would have for its answer."""

    said: str
    answer: Argument


def slot_of(candidate: Candidate, inventory: Inventory, entity: Entity) -> Slot | None:
    """The words of a candidate's statement that may be changed for an entity; None where they should stay."""
    holder = next((item for item in candidate.fact.arguments if _holds(item, entity)), None)
    if holder is None:
        return None
    said = ""
    if entity.kind in NUMBERS:
        said = _figure(candidate, inventory, entity, holder)
    elif entity.kind in NAMES:
        said = _name(candidate, inventory, entity, holder)
    return Slot(said, _answer(inventory, entity, holder)) if said else None


def _answer(inventory: Inventory, entity: Entity, holder: Argument) -> Argument:
    """An entity as an argument of its own."""
    return Argument(
        role=holder.role if holder.entity == entity else Role.OBLIQUE,
        first=entity.first,
        last=entity.last,
        head=_head_of(inventory.reading.sentences[entity.sentence], entity),
        text=entity.text,
        full=entity.text,
        start=entity.start,
        end=entity.end,
        kind=entity.kind,
        entity=entity,
    )


def _head_of(sentence: Sentence, entity: Entity) -> int:
    inside = sentence.tokens[entity.first : entity.last + 1]
    return next((token.index for token in inside if _leads(token, entity)), entity.last)


def _figure(candidate: Candidate, inventory: Inventory, entity: Entity, holder: Argument) -> str:
    """A number with its hedge; "" for one that only describes, or is told in passing."""
    reading = inventory.reading
    sentence, fact = reading.sentences[entity.sentence], candidate.fact
    if entity.value in {"", "1"} or is_modifier(entity, reading) or is_label(entity):
        return ""
    known = entity.first > 0 and sentence.tokens[entity.first - 1].text.lower() in KNOWN
    if known or fact.predicate.lemma in PASSING or is_passing_state(fact, reading):
        return ""
    if _is_passing(sentence, _head_of(sentence, entity), holder.head):
        return ""
    said = count_of(entity) if entity.kind in COUNTS else entity.text
    return f"{hedge_before(sentence, entity.first)} {said}".strip()


def _name(candidate: Candidate, inventory: Inventory, entity: Entity, holder: Argument) -> str:
    """A name alone in a part that it might share with nobody; "" for any other, and for what the passage is about."""
    sentence, stem = inventory.reading.sentences[entity.sentence], candidate.question.stem
    if candidate.fact.predicate.negated or not _takes_part_alone(candidate, sentence, holder):
        return ""
    if not _is_alone(sentence, holder, entity) or _is_topic(inventory, entity):
        return ""
    named = inventory.by_mention.get(entity.start)
    said = _with_article(named.name if named and named.name in stem else entity.text, entity, stem)
    titled = entity.kind is EntityKind.PERSON and entity.text != said and entity.text.endswith(said)
    return "" if titled else said


def _takes_part_alone(candidate: Candidate, sentence: Sentence, holder: Argument) -> bool:
    """Whether a statement tells of one party that does or suffers something, and no more of that party."""
    shared = candidate.fact.predicate.lemma in SHARED or TOO & {token.text.lower() for token in sentence.tokens}
    return holder.role in TAKING_PART and not shared and not OWN & set(words_of(candidate.question.stem))


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
    return alone and not (listed or described or _is_told_of(sentence, entity))


def _is_told_of(sentence: Sentence, entity: Entity) -> bool:
    """Whether what follows tells more of a name, which fits no other: *Norbury - which means "north town" - grew*."""
    after = [token.text.lower() for token in sentence.tokens[entity.last + 1 : entity.last + 3]]
    return len(after) == SHOWN and after[0] in {",", "-", "–", "—", "("} and after[1] in {"which", "who", "whose"}


def _is_topic(inventory: Inventory, entity: Entity) -> bool:
    """Whether the passage is about what a name names: nobody takes another for it."""
    own = inventory.by_mention.get(entity.start)
    counts = [len(named.mentions) for named in inventory.names.get(entity.kind, ()) if named is not own]
    return is_topic(entity, inventory.reading) or (own is not None and len(own.mentions) >= 2 * max(counts, default=0))


def _leads(token: Token, entity: Entity) -> bool:
    return not entity.first <= token.head <= entity.last
