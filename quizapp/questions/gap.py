"""Leaves a gap where a name, a date or a number stands: the fill-in question.

> Rosa Vane opened the new town hall in Norbury on 4 March 2019.
  → Rosa Vane opened the new town hall in Norbury on ____.
> Rosa Vane opened the new town hall in Norbury in 2019. → ____ opened the new town hall in Norbury in 2019.
> The hall in Norbury was closed. → nothing: so few words do not fix the answer
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.english.people import is_press
from quizapp.english.stems import GAP, state
from quizapp.english.verbs import SAYING
from quizapp.english.wordlists import word_set
from quizapp.model import TIMES, Argument, Candidate, Entity, EntityKind, Fact, QuestionKind, Reading, Role
from quizapp.questions.assertions import assertion_of
from quizapp.questions.drafting import draft
from quizapp.questions.figures import count_of, is_precise, names_its_members
from quizapp.questions.spellings import spellings_of
from quizapp.questions.when import granularity
from quizapp.questions.wording import is_dated, statement_of, worded
from quizapp.reading.lookup import entities_in, entities_named, links_in

__all__ = ["ask_of"]

NUMBERS = frozenset({EntityKind.QUANTITY, EntityKind.CARDINAL, EntityKind.DURATION})
FIGURES = NUMBERS | {EntityKind.MONEY, EntityKind.PERCENT}
"""Kinds of what is told in figures, and may be told too finely."""
DEFINITE = word_set("the these those both all other another its their first last next")
"""What before a number makes it known already: *the two leaders*."""
RANKS = frozenset(str(rank) for rank in range(2, 10))
"""Ranks worth knowing; nobody need remember a 91st birthday."""
TAKING_PART = frozenset({Role.SUBJECT, Role.AGENT, Role.OBJECT, Role.RECIPIENT, Role.COMPLEMENT})
"""Roles of names that a gap may hide; where something was is seldom what matters."""
WITHIN = frozenset({EntityKind.PERSON, EntityKind.CITY, EntityKind.DATE})
"""Kinds that tell which thing is meant when they stand inside a longer phrase."""
OPENING, OFTEN = 3, 2
"""Sentences that open a passage, and how often a name stands in it that is no trifle."""
_VAGUE = re.compile(r"(?:just )?(?:an? (?:few|couple|handful)|several|some|many)\b", re.IGNORECASE)
"""An amount that is none to remember: *a few pounds*."""
SHORTEST, LONGEST = 9, 30
"""Words of a statement that holds a gap: enough to fix the answer, few enough to read at once."""


def ask_of(fact: Fact, reading: Reading) -> Iterator[Candidate]:
    """One fill-in for each entity of the fact's arguments."""
    if fact.construction == "apposition":
        return
    for answer in fact.arguments:
        for entity in _hidden_in(answer, fact, reading) if _may_be_hidden(answer, fact) else ():
            hidden = _hidden(entity, reading)
            stem = _told_whole(fact, entity, hidden, reading)
            if not stem and not _is_named_within(entity, answer, reading):
                stem = _told_in_parts(fact, answer, hidden, reading)
            if stem.count(GAP) == 1 and SHORTEST <= len(stem.split()) <= LONGEST:
                yield draft(
                    "gap",
                    stem,
                    fact=fact,
                    answer=answer,
                    key=hidden,
                    reading=reading,
                    kind=QuestionKind.FILL_IN,
                    accepted=tuple(name for name in spellings_of(entity, reading) if name != hidden),
                )


def _told_whole(fact: Fact, entity: Entity, hidden: str, reading: Reading) -> str:
    """The whole of what the sentence asserts, in its own words; "" when it does not stand alone."""
    sentence = reading.sentences[fact.sentence]
    root = next((token.index for token in sentence.tokens if token.head == -1), fact.predicate.head)
    for head in dict.fromkeys((fact.predicate.head, root)):
        assertion = assertion_of(reading, sentence, head)
        if assertion and {entity.first, entity.last} <= set(assertion.words):
            return _with_gap(assertion.text, hidden)
    return ""


def _told_in_parts(fact: Fact, answer: Argument, hidden: str, reading: Reading) -> str:
    """The fact alone, where its sentence says more than a question can hold."""
    gap = _with_gap(worded(answer, fact), hidden)
    statement = statement_of(fact, reading, without=answer.head, instead=gap) if gap else None
    return state(statement) if statement else ""


def _may_be_hidden(answer: Argument, fact: Fact) -> bool:
    """Neither who did not do it, nor one of a few or of a pair, nor what opens the sentence before its subject."""
    if answer.text.lower().startswith("both "):
        return False
    denied = fact.predicate.negated and answer.role in {Role.SUBJECT, Role.AGENT}
    one_of_few = answer.role is Role.SUBJECT and any(item.text.startswith("one of") for item in fact.arguments[1:])
    fronted = answer.role is not Role.SUBJECT and answer.first < fact.predicate.head
    return not (denied or one_of_few or fronted)


def _hidden_in(answer: Argument, fact: Fact, reading: Reading) -> Iterator[Entity]:
    if answer.role is Role.CONTENT or _is_told_to(answer, fact):
        return
    for entity in entities_in(reading, fact.sentence):
        inside = answer.start <= entity.start and entity.end <= answer.end
        asked = inside and (_is_the_point(entity, answer, reading) or _is_named_within(entity, answer, reading))
        if asked and _is_telling(entity, reading) and _is_whole(entity, reading):
            yield entity


def _is_told_to(answer: Argument, fact: Fact) -> bool:
    """Whether a name is only who was told, which is mostly a newspaper."""
    return fact.predicate.lemma in SAYING and answer.role in {Role.OBJECT, Role.RECIPIENT}


def _is_the_point(entity: Entity, answer: Argument, reading: Reading) -> bool:
    """Whether a name or date is the argument itself and no trifle, or a number counts what the argument is about.

    Hidden inside a longer phrase it would test a name in passing: *a moon of Jupiter*, *a scheme launched in 2011*.
    """
    if entity.kind in FIGURES and not _is_a_telling_figure(entity, answer, reading):
        return False
    if entity.kind in FIGURES | {EntityKind.ORDINAL}:
        governor = reading.sentences[entity.sentence].tokens[entity.first].head
        return answer.head == governor or entity.first <= answer.head <= entity.last
    if answer.entity != entity:
        return False
    if entity.kind in TIMES:
        return True
    metonym = entity.kind is EntityKind.CITY and answer.role is not Role.OBJECT
    return answer.role in TAKING_PART and not (
        is_press(entity.text) or metonym or _is_in_passing(entity, reading) or _is_byname(entity, reading)
    )


def _is_a_telling_figure(entity: Entity, answer: Argument, reading: Reading) -> bool:
    """Whether a figure can be remembered, is the only one of its phrase, and counts what takes part or was paid."""
    if is_precise(entity) or names_its_members(answer) or not _counts_alone(entity, answer, reading):
        return False
    if entity.kind is EntityKind.CARDINAL:
        return answer.role in TAKING_PART
    return entity.kind is not EntityKind.MONEY or not _describes(entity, reading)


def _is_named_within(entity: Entity, answer: Argument, reading: Reading) -> bool:
    """Whether a name or a date tells which thing a longer phrase means: *in the catch of Ada Lund*, *a hike in 1913*.

    Such a gap asks for less than the sentence tells, and is for a teacher who wants many.
    """
    tokens = reading.sentences[entity.sentence].tokens
    head = next((t for t in tokens[entity.first : entity.last + 1] if not entity.first <= t.head <= entity.last), None)
    if head is None or entity.kind not in WITHIN or answer.entity == entity or answer.role is Role.SUBJECT:
        return False
    return head.deprel in {"nmod", "nmod:poss"} and not _is_byname(entity, reading)


def _describes(entity: Entity, reading: Reading) -> bool:
    """Whether a sum stands before what it was spent on: *a £14m centre*."""
    tokens = reading.sentences[entity.sentence].tokens
    inside = range(entity.first, entity.last + 1)
    return any(tokens[i].head not in inside and tokens[i].deprel in {"compound", "nummod", "amod"} for i in inside)


def _counts_alone(entity: Entity, answer: Argument, reading: Reading) -> bool:
    """Whether a number is the only one of its phrase, and a whole: neither *four or five* nor *$0.03/kWh*.

    Of *two of the busiest months* "some" is true as well.
    """
    beside = [item for item in entities_in(reading, entity.sentence) if item.kind is entity.kind and item != entity]
    listed = any(answer.start <= item.start < answer.end for item in beside)
    after = reading.passage.text[entity.end : entity.end + 4]
    aged = reading.passage.text[: entity.start].endswith(("age of ", "aged "))
    one_of_many = entity.kind is EntityKind.CARDINAL and after == " of "
    return not (listed or aged or one_of_many) and not after.startswith(("/", " or ", " to "))


def _is_byname(entity: Entity, reading: Reading) -> bool:
    """Whether a single word for a person is nobody's surname, but another name of somebody: *Madiba*."""
    if entity.kind is not EntityKind.PERSON or " " in entity.text:
        return False
    full = (item.text for item in reading.entities if item.kind is EntityKind.PERSON)
    return not any(name.endswith(f" {entity.text}") for name in full)


def _is_in_passing(entity: Entity, reading: Reading) -> bool:
    """Whether a name comes up once, after the passage has begun."""
    return entity.sentence >= OPENING and len(entities_named(reading, entity.text)) < OFTEN


def _is_whole(entity: Entity, reading: Reading) -> bool:
    """Neither part of a longer name nor one of a list of three, nor of two dates: *the 1970s and 1980s*."""
    tokens = reading.sentences[entity.sentence].tokens
    beside = [tokens[index] for index in (entity.first - 1, entity.last + 1) if 0 <= index < len(tokens)]
    heads = {token.head for token in tokens if token.deprel == "conj"}
    head = next((t for t in tokens[entity.first : entity.last + 1] if not entity.first <= t.head <= entity.last), None)
    listed = head is not None and (head.index if head.deprel != "conj" else head.head) in heads
    mates = sum(
        token.deprel == "conj" and head is not None and token.head in {head.index, head.head} for token in tokens
    )
    named = any(token.text[:1].isupper() and token.index > 0 for token in beside)
    few = 1 if entity.kind is EntityKind.DATE else 2
    return not named and not (listed and mates >= few)


def _is_telling(entity: Entity, reading: Reading) -> bool:
    if entity.kind in TIMES:
        return is_dated(entity.text) and granularity(entity.text) != "month"
    if entity.kind is EntityKind.ORDINAL:
        return entity.value in RANKS and _ranks(entity, reading)
    if entity.kind is EntityKind.GROUP:
        return False
    if entity.kind in NUMBERS and (_word_before(entity, reading) in DEFINITE or _is_label(entity, reading)):
        return False
    if _VAGUE.match(entity.text):
        return False
    return entity.kind not in {EntityKind.OTHER, EntityKind.PLACE} and (
        entity.kind not in NUMBERS or entity.value not in {"", "1"}
    )


def _word_before(entity: Entity, reading: Reading) -> str:
    return reading.sentences[entity.sentence].tokens[entity.first - 1].text.lower() if entity.first else ""


def _is_label(entity: Entity, reading: Reading) -> bool:
    """Whether a number only tells its noun's mates apart (*element 114*) or is part of a word (*55-year-old*)."""
    tokens = reading.sentences[entity.sentence].tokens
    return "-" in entity.text or (
        entity.first > 0
        and tokens[entity.first].head < entity.first
        and tokens[entity.first - 1].upos in {"NOUN", "PROPN"}
    )


def _ranks(entity: Entity, reading: Reading) -> bool:
    """Whether an ordinal ranks something: *the fourth largest*, *the table's seventh row*; not *the fourth element*."""
    tokens = reading.sentences[entity.sentence].tokens
    after = tokens[entity.last + 1].text.lower() if entity.last + 1 < len(tokens) else ""
    if after[:1].isdigit():
        return False
    return after.endswith("est") or _word_before(entity, reading) in {"'s", "’s", "its", "their", "his", "her"}


def _hidden(entity: Entity, reading: Reading) -> str:
    """What the gap hides: a number without its unit, a name as the stem would write it."""
    if entity.kind in NUMBERS:
        return count_of(entity)
    names = (
        link.name
        for link in links_in(reading, entity.sentence)
        if link.start <= entity.start and entity.end <= link.end
    )
    return next((name for name in names if entity.text in name), entity.text)


def _with_gap(text: str, hidden: str) -> str:
    """A wording with a gap for what is hidden; "" when that is there twice, in a longer word or in *a thing or two*."""
    whole = re.findall(rf"(?<![\w-]){re.escape(hidden)}(?![\w-])", text)
    once = len(whole) == text.count(hidden) == 1
    return text.replace(hidden, GAP) if once and f"thing or {hidden}" not in text else ""
