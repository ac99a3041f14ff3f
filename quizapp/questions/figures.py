"""What the figures of a passage say, and which of them may be asked for."""

from __future__ import annotations

import re

from quizapp.model import TIMES, Argument, Entity, Fact, Reading
from quizapp.questions.wording import is_dated
from quizapp.reading.lookup import entities_in

__all__ = ["count_of", "is_label", "is_modifier", "is_passing_state", "is_precise", "names_its_members"]

STATES = frozenset({"be", "have", "own", "hold", "employ", "live", "number", "total", "stand", "contain", "run"})
"""Verbs that say how things stand, which changes."""
REMEMBERED = 4
"""Digits of a figure that a reader may be asked for."""
_MARKED = re.compile(r"\d[A-Z]")
"""A figure with a letter behind it."""
_DESCRIBING = re.compile(
    r"-old$|-(?:day|time|year|month|week|hour|minute|mile|metre|meter|yard|foot|inch|ton|point|game|member|man|person|page)s?$",
    re.IGNORECASE,
)
"""What follows the figure in a word that only describes."""


def count_of(entity: Entity) -> str:
    """The number alone, without its unit: "40" of *40 kilometres*."""
    if not entity.unit:
        return entity.text
    words = entity.text.split()
    unit = entity.unit.split()[0].lower()
    kept = [word for word in words if not word.lower().startswith(unit[: max(3, len(unit) - 2)])]
    return " ".join(kept) or entity.text


def is_modifier(entity: Entity, reading: Reading) -> bool:
    """Whether a number is part of a word that only describes: *two-day talks*, *a five-time champion*."""
    return bool(_DESCRIBING.search(entity.text)) or reading.passage.text[entity.end : entity.end + 1] == "-"


def is_label(entity: Entity) -> bool:
    """Whether a figure is part of a label: *4K*."""
    return bool(_MARKED.search(entity.text))


def is_precise(entity: Entity) -> bool:
    """Whether a figure is finer than anyone remembers: *40,816.38*, *505,796*."""
    digits = re.sub(r"\D", "", entity.text).strip("0")
    return len(digits) > REMEMBERED


def is_passing_state(fact: Fact, reading: Reading) -> bool:
    """Whether a number is how things stood at a time that a question cannot tell: *had 3 GW at that point*."""
    if fact.predicate.lemma not in STATES:
        return False
    times = (item for item in entities_in(reading, fact.sentence) if item.kind in TIMES)
    said = reading.sentences[fact.sentence].text.lower()
    pointing = any(words in said for words in ("that point", "at the time", "that time"))
    return pointing or any(not is_dated(item.text) for item in times)


def names_its_members(answer: Argument) -> bool:
    """Whether a phrase names those it counts, so that anyone can count them: *two firms, Ashby's and Brandt Ltd*."""
    _, comma, named = answer.text.partition(",")
    return bool(comma) and len(re.findall(r"\b[A-Z]\w+", named)) > 1 and " and " in named
