"""Names of the passage that are of the key's kind: in the same sentence but in another role, or elsewhere.

> The bridge joins Norbury with Calder. Which city did the flood hit? (Calder) ← Norbury
> Which company built it? ← no museum, no ministry: a name must be of the class the stem asks for
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.distractors.case import Case, Distractor, Form
from quizapp.distractors.names import SMALL, Named
from quizapp.distractors.pairs import is_list
from quizapp.distractors.reasons import why_elsewhere, why_misread
from quizapp.distractors.sorts import can_stand_beside, sort_of_noun, sort_of_organisation
from quizapp.english.lexicon import band
from quizapp.english.lexicon import kind as noun_kind
from quizapp.english.people import is_press, is_title
from quizapp.english.places import find_places
from quizapp.english.wh import class_noun
from quizapp.english.wordlists import word_set
from quizapp.model import PLACES, Entity, EntityKind, OptionKind

__all__ = ["propose"]

QUOTES = frozenset('“"‘')
"""What stands before a title: *“Mary Poppins”* is no person of the passage."""
LEAST_CERTAIN = 0.5
"""Certainty that all mentions of a name must have together."""
OTHER_NAME = re.compile(r"\b(?:born|né|née|named|called|known as|nicknamed|alias|aka)\W*$", re.IGNORECASE)
"""What stands before another name of somebody already named."""
COMMON = 5
"""The frequency band from which a single word is hardly a name: "Court"."""
ARTICLED = word_set(
    "united netherlands philippines bahamas maldives gambia congo seychelles comoros vatican republic islands emirates "
    "kingdom states union us uk usa uae ussr drc"
)
"""Words by one of which a country's name has an article, which "the Iraq war" does not give to Iraq."""
GENERAL = word_set("organisation group place region work product event thing company institution person body")
"""Class nouns so wide that any name of the kind answers to them, as far as can be seen."""


def propose(case: Case) -> Iterator[Distractor]:
    """The names of the key's kind, the nearest first."""
    if case.form is not Form.NAME or not _is_plain(case.answer.kind, case.key) or is_list(case):
        return
    named = [item for item in case.inventory.names.get(case.answer.kind, ()) if _is_sure(case, item)]
    for item in sorted(named, key=lambda item: (item.distance(case.fact.sentence), item.name)):
        kinship = _kinship(case, item)
        if kinship:
            yield _distractor(case, item, kinship)


def _is_sure(case: Case, named: Named) -> bool:
    """Whether a name is surely one, and nobody's other name: *Nelson Mandela, born Rolihlahla …*."""
    certain = sum(mention.certainty for mention in named.mentions) >= LEAST_CERTAIN
    text = case.inventory.reading.passage.text
    other = any(OTHER_NAME.search(text[max(0, item.start - 20) : item.start]) for item in named.mentions)
    whole = any(not _runs_on(case, item) for item in named.mentions)
    quoted = all(text[max(0, item.start - 1) : item.start] in QUOTES for item in named.mentions)
    return (
        certain
        and whole
        and not (quoted and named.kind is EntityKind.PERSON)
        and not other
        and _is_plain(named.kind, named.name)
    )


def _runs_on(case: Case, mention: Entity) -> bool:
    """Whether the next word belongs to the name too: "HMP" of *HMP Belmarsh*, "Hau" of *Hau-yip*."""
    tokens = case.inventory.reading.sentences[mention.sentence].tokens
    following = tokens[mention.last + 1] if mention.last + 1 < len(tokens) else None
    if following is None:
        return False
    if following.text == "-" and following.start == mention.end:
        return True
    if following.upos != "PROPN":
        return False
    return tokens[mention.last].head == following.index or mention.first <= following.head <= mention.last


def _is_plain(kind: EntityKind, name: str) -> bool:
    """Whether a text looks like a name of its kind: not "QC", "the Sams", "Office of the" or "Attorney General"."""
    last = name.split()[-1]
    if last[:1].islower() or last.lower() in SMALL:
        return False
    if kind is EntityKind.PERSON:
        capitals = any(word.isupper() and len(word) > 2 for word in name.split())
        return not (capitals or name.lower().startswith("the ") or is_title(last) or sort_of_noun(last.lower()))
    return not (kind is EntityKind.ORGANISATION and (is_title(last) or band(name.lower()) >= COMMON))


def _kinship(case: Case, named: Named) -> float:
    """How much of the key's own sort a name is, 0 for one of another sort or style."""
    if case.answer.kind is EntityKind.PERSON:
        return float((len(named.name.split()) > 1) == (len(case.key.split()) > 1))
    if case.answer.kind is EntityKind.PLACE:
        return float(_sort_of(case.key) == _sort_of(named.name))
    if case.answer.kind in PLACES:
        return float(named.name[:1].isupper())
    if is_press(named.name) and not is_press(case.key):
        return 0.0
    own = sort_of_noun(case.asked_noun) or sort_of_organisation(case.key)
    return can_stand_beside(own, sort_of_organisation(named.name)) if _is_of_class(case, named) else 0.0


def _is_of_class(case: Case, named: Named) -> bool:
    """Whether a name may answer to the class noun of the stem: "which university" asks for no ministry."""
    asked = case.asked_noun
    own = class_noun(named.entity)
    return not asked or asked in GENERAL or own in {asked, "", *GENERAL}


def _sort_of(name: str) -> str:
    """The gazetteer's word for a place: water, mountain, area; the name's last word for a place it lacks."""
    found = find_places(name)
    return found[0].sort if found else name.split()[-1].lower()


def _distractor(case: Case, named: Named, kinship: float) -> Distractor:
    text = _with_article(case, named)
    beside = next((mention for mention in named.mentions if mention.sentence == case.fact.sentence), None)
    if beside:
        return Distractor(text, OptionKind.MISREADING, 0.9 * kinship, why_misread(case, beside, text), named=named)
    nearness = 0.8 - 0.01 * min(20, named.distance(case.fact.sentence)) + 0.02 * min(3, len(named.mentions))
    return Distractor(text, OptionKind.ELSEWHERE, nearness * kinship, why_elsewhere(case, named, text), named=named)


def _with_article(case: Case, named: Named) -> str:
    """The name with "the" where English wants it: the UK; others as the key has it: the Red Cross beside the Navy."""
    if named.kind is EntityKind.PERSON:
        return named.name
    alike = case.key.lower().startswith("the ")
    speaks = " " in named.name and bool(noun_kind(named.name.split()[-1].lower()))
    if named.kind is EntityKind.COUNTRY:
        wanted = bool(ARTICLED & set(named.name.lower().split()))
    else:
        wanted = alike and (named.takes_article(case.inventory.reading.passage.text) or speaks)
    return f"the {named.name}" if wanted else named.name
