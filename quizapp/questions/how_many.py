"""Asks for a number: how many, how much, how far, how long, what percentage.

> Norbury is about 40 kilometres south of Calder. → How many kilometres south of Calder is Norbury?
> The fire in Norbury destroyed about 600 homes. → How many homes did the fire in Norbury destroy?
> The fire in Norbury destroyed more than 600 homes. → nothing: it destroyed more than 400 as well
> Rosa Vane worked in Leeds for 40 years. → For how many years did Rosa Vane work in Leeds?
> The fire in Norbury destroyed several homes. → nothing: no number is given
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

from quizapp.english.stems import Statement, ask, ask_subject
from quizapp.english.verbs import SAYING
from quizapp.model import Argument, Candidate, Entity, EntityKind, Fact, Reading, Role
from quizapp.questions.drafting import draft
from quizapp.questions.figures import count_of, is_label, is_modifier, is_passing_state, is_precise, names_its_members
from quizapp.questions.wording import phrase, statement_of
from quizapp.reading.entities import hedge_before
from quizapp.reading.lookup import entities_in

__all__ = ["ask_of"]

COUNTED = frozenset({EntityKind.CARDINAL, EntityKind.QUANTITY, EntityKind.DURATION})
MEASURED = COUNTED | {EntityKind.MONEY, EntityKind.PERCENT}
ASKING = frozenset({"", "for", "in", "over", "after", "by", "at", "within", "during"})
"""Prepositions that can open a question: *for how many years*."""
ACTORS = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.CITY, EntityKind.COUNTRY})
"""What is never a percentage: *he is 97% made in France*."""
NESTED = frozenset(
    {"more than", "over", "at least", "up to", "less than", "fewer than", "no more than", "no fewer than", "as many as",
     "as much as", "well over", "just over", "just under", "under"}
)  # fmt: skip
"""Hedges that nest: what is more than 900 is more than 600 too, so that two options would be right."""
ADDED = frozenset({"another", "further", "a further", "additional", "an additional", "extra", "an extra"})
"""Hedges of what comes to something told before."""
UNFINISHED = frozenset({"spend", "devote"})
"""Verbs that say nothing without what it was for: *spent two months*."""
MOVING = frozenset(
    {"rise", "fall", "grow", "drop", "increase", "decrease", "decline", "climb", "jump", "slump", "shrink", "slip",
     "dip", "soar", "plunge", "surge", "tumble"}
)  # fmt: skip
"""Verbs that a share or a sum can stand behind without "by"."""
PRICED = frozenset({"cost", "charge", "earn"})
"""Verbs that tell by themselves that a sum is of money."""
REACHING = frozenset({"reach", "be", "hit", "top", "own", "hold", "represent", "receive", "pay", "charge"})
"""Verbs that a share is what they reach or hold."""
DRAWING = frozenset({"draw", "bring", "pull", "rake", "haul"})
"""Verbs that "in" belongs to, rather than to the figure after it: *draws in 100,000 visitors*."""
MOVED = frozenset({EntityKind.PERCENT, EntityKind.MONEY})
TRADING = frozenset({"sell", "buy", "purchase", "auction", "sign", "acquire", "rent", "hire", "insure", "ransom"})
"""Verbs of what has a price."""
_TO_A_FIGURE = re.compile(r" to (?:an? |the )?(?:just |about |around |nearly |over |record |high |low |of )*[$£€]?\d")
"""Where a change led, which a question for how great it was need not tell."""
MONEY = MappingProxyType({"": "how much money", "at": "what price"})
"""How a sum is asked for, by what stands before it; *for how much* after any other preposition."""
LONGEST = 10
"""Words of the phrase that asks; a longer one loses its reader before the verb."""
_HAS_PARTNER = re.compile(r" and (?:the |its |their |his |her )?[A-Z]")
"""What is counted beside something that is not: *eleven states and the District of Columbia*."""
_PART = re.compile(r"(?<!\ba[ -])\b(?:half|thirds?|quarters?|fifths?|tenths?)\b", re.IGNORECASE)
"""A part of a whole; *five and a half* is none."""
_ROUND = re.compile(r"an? (?:dozen|hundred|thousand|million|billion)\b", re.IGNORECASE)
"""A figure of speech as often as a figure."""
_ANYTHING = re.compile(r" (?:things?|ways?|reasons?|fingers?|points)\b| of a percentage\b")
"""What is counted in passing, or no whole to have a part of."""
_CAPITAL = re.compile(r"\bthe capital, [A-Z]\w+,")
"""A capital with its name beside it."""
_ASIDE = re.compile(r"(?:(, [A-Z]\w+,)|,) (?:which|who|where)\b.*")
"""What a phrase only adds; a name beside another keeps its commas: *the capital, Rome, which is …*."""


def ask_of(fact: Fact, reading: Reading) -> Iterator[Candidate]:
    """One question for each number inside an argument of the fact."""
    if fact.construction == "apposition":
        return
    for answer in fact.arguments:
        entity = _number_in(answer, fact, reading)
        if entity and _may_be_asked(entity, answer, fact, reading):
            yield from _asked_for(entity, answer, fact, reading)


def _may_be_asked(entity: Entity, answer: Argument, fact: Fact, reading: Reading) -> bool:
    """Whether a number is one that a question can open with, and that holds whenever the question is read."""
    bare = answer.role is Role.DURATION and not answer.preposition
    if entity.value in {"", "1"} or answer.preposition not in ASKING or answer.role is Role.CONTENT or bare:
        return False
    if answer.preposition == "in" and fact.predicate.lemma in DRAWING:
        return False
    passing = is_passing_state(fact, reading) or _is_until_then(fact, answer)
    return not (passing or is_modifier(entity, reading) or names_its_members(answer))


def _asked_for(entity: Entity, answer: Argument, fact: Fact, reading: Reading) -> Iterator[Candidate]:
    """The question for a number, whose hedge belongs to the key; also without a capital's name, which may be a key."""
    hedge = hedge_before(reading.sentences[fact.sentence], entity.first)
    if hedge.lower() in NESTED | ADDED:
        return
    hedge = "" if hedge.lower() == answer.preposition else hedge
    stem = _stem(fact, answer, entity, hedge, reading)
    key = f"{hedge} {_key(entity)}".strip()
    for worded in dict.fromkeys((stem, _CAPITAL.sub("the capital", stem))) if stem else ():
        yield draft("how_many", worded, fact=fact, answer=answer, key=key, reading=reading)


def _number_in(answer: Argument, fact: Fact, reading: Reading) -> Entity | None:
    """The one number of an argument; None when it holds several or none."""
    inside = [
        entity
        for entity in entities_in(reading, fact.sentence)
        if answer.start <= entity.start
        and entity.end <= answer.end
        and entity.kind in MEASURED
        and reading.passage.text[max(0, entity.start - 1)] != "("
    ]
    return inside[0] if len(inside) == 1 else None


def _is_until_then(fact: Fact, answer: Argument) -> bool:
    """Whether something had lasted so long at a time that a question cannot tell: *had been married for two years*."""
    return answer.role is Role.DURATION and fact.predicate.words[0].lower() in {"had", "'d", "’d"}


def _key(entity: Entity) -> str:
    return entity.text if entity.kind in {EntityKind.MONEY, EntityKind.PERCENT} else count_of(entity)


def _stem(fact: Fact, answer: Argument, entity: Entity, hedge: str, reading: Reading) -> str:
    statement = statement_of(fact, reading, without=answer.head)
    asked = _asked(answer, entity, hedge)
    if statement is None or not asked or len(asked.split()) > LONGEST:
        return ""
    if _says_too_little(fact, answer, statement) or _is_odd(fact, answer, entity, asked):
        return ""
    if "price" in statement.subject.lower() and asked.startswith("what price"):
        return ""
    if answer.role is Role.SUBJECT:
        return ask_subject(asked, statement, plural=True)
    asked = asked.removesuffix(" money") if fact.predicate.lemma in PRICED else asked
    if fact.predicate.lemma in MOVING and answer.role is Role.OBJECT and entity.kind in MOVED:
        asked = f"by {asked.removesuffix(' money')}"
    stem = ask(f"{answer.preposition} {asked}".strip(), statement)
    return "" if entity.kind in MOVED and _TO_A_FIGURE.search(stem) else stem


def _says_too_little(fact: Fact, answer: Argument, statement: Statement) -> bool:
    """Whether what is left beside a figure does not say what it counts."""
    said = fact.predicate.lemma in SAYING and answer.role is Role.OBJECT
    unfinished = answer.role is Role.SUBJECT or fact.predicate.lemma in UNFINISHED
    return said or (unfinished and not statement.parts)


def _is_odd(fact: Fact, answer: Argument, entity: Entity, asked: str) -> bool:
    """Whether a verb takes a share or a sum in a way that no question asks for."""
    copula, passive = fact.construction == "copula", fact.predicate.passive
    if entity.kind is EntityKind.MONEY:
        return copula or _is_in_passing(fact, answer) or (answer.role is Role.SUBJECT and not passive)
    if entity.kind is not EntityKind.PERCENT or answer.preposition:
        return entity.kind is EntityKind.PERCENT and copula and fact.arguments[0].kind in ACTORS
    bare = " of " not in asked and fact.predicate.lemma not in MOVING | REACHING
    return passive or bare or (copula and fact.arguments[0].kind in ACTORS)


def _is_in_passing(fact: Fact, answer: Argument) -> bool:
    """Whether a sum with "for" is no price: *a cheque for $150*."""
    return answer.preposition == "for" and fact.predicate.lemma not in TRADING


def _asked(answer: Argument, entity: Entity, hedge: str) -> str:
    """The argument as a question phrase: *how many kilometres south of Hama*."""
    after = _after_number(answer, entity, hedge)
    if after is None or _ANYTHING.match(after):
        return ""
    if entity.kind is EntityKind.MONEY:
        return MONEY.get(answer.preposition, "how much") if not after.strip() else ""
    if "/" in entity.value or entity.value.startswith("0.") or _PART.search(entity.text):
        return f"what proportion{after}" if after.startswith(" of ") else ""
    if entity.kind is EntityKind.PERCENT:
        return f"what percentage{after}" if not after or after.startswith(" of ") else ""
    if after.startswith(" of ") and entity.kind is EntityKind.QUANTITY:
        return f"how much{after.removeprefix(' of')}"
    return _counted(entity, after) if _is_counted(entity, after) else ""


def _after_number(answer: Argument, entity: Entity, hedge: str) -> str | None:
    """What the argument says after its number, without an aside; None where more than a hedge stands before it."""
    worded = _ASIDE.sub(lambda found: found[1] or "", phrase(answer)).removeprefix(answer.preposition).strip()
    if not answer.full or worded.count(entity.text) != 1:
        return None
    before, after = worded.split(entity.text, 1)
    remains = re.sub(rf"{re.escape(hedge)}\s*$", "", before.strip(), flags=re.IGNORECASE).strip()
    return None if remains else after


def _is_counted(entity: Entity, after: str) -> bool:
    """Whether a figure says how many of one thing there are, and as exactly as anyone remembers."""
    beside = after.strip().startswith(("more", "other ")) or _HAS_PARTNER.search(after)
    return not (beside or is_label(entity) or is_precise(entity) or _ROUND.match(entity.text))


def _counted(entity: Entity, after: str) -> str:
    """*How many* with what is counted; "" where nothing says what that is."""
    unit = entity.text.removeprefix(count_of(entity)).strip()
    return f"how many {unit}{after}" if unit else f"how many{after}" if after.strip() else ""
