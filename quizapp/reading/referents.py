"""Who or what each mention of a passage stands for, as shares of certainty over the things it could be.

A name stands for itself or for its fuller form. A pronoun or short description spreads over what its candidates stand
for, so that several mentions of one thing add up. Read from left to right: an antecedent is settled before it is used.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import numpy as np

from quizapp.english.people import kinds_of_noun
from quizapp.english.trees import children
from quizapp.model import EntityKind, Link
from quizapp.reading.antecedents import candidates_of, needs_antecedent
from quizapp.reading.clues import features_of, features_of_nothing
from quizapp.reading.discourse import Discourse, History
from quizapp.reading.mentions import Mention
from quizapp.reading.softmax import softmax

__all__ = ["Resolved", "resolve"]

NOTHING = -1
"""The place of "none of these" among the candidates."""
LEAST = 0.001
"""Shares below this are dropped."""
LIKELY = 0.5
"""From this share on, a mention counts as one of the thing."""
ONLY_COUNTRY = 0.9
"""The certainty of "the country" where one country was named so far (10 of 10 in GUM)."""
FARTHEST = 200
"""How many mentions back the nearest one of the same thing is looked for."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a mention most likely stands for: the place of the mention that names it, how sure, and the antecedent.

    ``nearest`` is the place of the latest earlier mention of the same thing.
    """

    referent: int
    certainty: float
    nearest: int


def resolve(discourse: Discourse, names: Sequence[Link]) -> Mapping[int, Resolved]:
    """For each mention to resolve, by its place, what it stands for; those likeliest to be nothing are left out.

    ``names`` are the links of short names to fuller ones.
    """
    same = _named_alike(discourse, names)
    history = History()
    shares: list[Mapping[int, float]] = []
    resolved: dict[int, Resolved] = {}
    for place, mention in enumerate(discourse.mentions):
        if needs_antecedent(discourse, mention):
            shares.append(_shares(discourse, history, place, shares))
        else:
            subject = _called(discourse, place)
            shares.append(same.get(place, {place: 1.0}) if subject is None else shares[subject])
        best = max(shares[-1], key=lambda referent: shares[-1][referent], default=NOTHING)
        certainty = shares[-1].get(best, 0.0)
        known = best if best != NOTHING and certainty > LIKELY else place
        if best not in {NOTHING, place} and needs_antecedent(discourse, mention):
            nearest = max((p for p in range(max(0, place - FARTHEST), place) if best in shares[p]), default=best)
            resolved[place] = Resolved(best, certainty, nearest)
        history.add(mention, known, discourse.mentions[known].sort)
    return MappingProxyType(resolved)


def _called(discourse: Discourse, place: int) -> int | None:
    """The place of the subject that a sentence says the mention at ``place`` is: *Leeds is a city*; None for others."""
    mention = discourse.mentions[place]
    sentence = discourse.sentences[mention.sentence]
    same = children(sentence, mention.head, "cop") and not children(sentence, mention.head, "case")
    if mention.entity or not same:
        return None
    subjects = {token.index for token in children(sentence, mention.head, "nsubj")}
    earlier = itertools.takewhile(
        lambda other: discourse.mentions[other].sentence == mention.sentence, range(place - 1, -1, -1)
    )
    return next((other for other in earlier if discourse.mentions[other].head in subjects), None)


def _named_alike(discourse: Discourse, names: Sequence[Link]) -> Mapping[int, Mapping[int, float]]:
    """For named mentions, the first mention of the same name, or of the fuller one a link gives."""
    first: dict[tuple[str, str], int] = {}
    at = {mention.start: place for place, mention in enumerate(discourse.mentions) if mention.entity}
    linked = {link.end: link for link in names}
    found: dict[int, Mapping[int, float]] = {}
    for place, mention in enumerate(discourse.mentions):
        if mention.entity is None:
            continue
        link = linked.get(mention.end)
        if link and link.antecedent[0] in at:
            found[place] = {at[link.antecedent[0]]: link.certainty, place: 1 - link.certainty}
        else:
            found[place] = {first.setdefault((mention.entity.kind.value, mention.entity.text), place): 1.0}
    return found


def _shares(
    discourse: Discourse, history: History, place: int, shares: Sequence[Mapping[int, float]]
) -> Mapping[int, float]:
    """What the mention at ``place`` may stand for: the candidates' own shares, weighed by how likely each is."""
    mention = discourse.mentions[place]
    country = _only_country(discourse, history, mention)
    if country is not None:
        return {country: ONLY_COUNTRY, place: 1 - ONLY_COUNTRY}
    candidates = candidates_of(discourse, history, place)
    options = [features_of(discourse, history, mention, candidates, rank) for rank in range(len(candidates))]
    options.append(features_of_nothing(discourse, mention, len(candidates)))
    found: dict[int, float] = defaultdict(float)
    scores = [sum(_weights().get(feature, 0.0) for feature in option) for option in options]
    *likely, nothing = softmax(np.array(scores)).tolist()
    found[NOTHING if mention.is_pronoun else place] += nothing
    for candidate, share in zip(candidates, likely, strict=True):
        for referent, part in shares[candidate].items():
            found[referent] += share * part
    return {referent: share for referent, share in found.items() if share >= LEAST}


def _only_country(discourse: Discourse, history: History, mention: Mention) -> int | None:
    """What "the country" stands for where one country was named so far."""
    if mention.is_pronoun or EntityKind.COUNTRY not in kinds_of_noun(mention.lemma):
        return None
    named = ((thing, discourse.mentions[thing].entity) for thing in history.counts)
    countries = [thing for thing, entity in named if entity and entity.kind is EntityKind.COUNTRY]
    return countries[0] if len(countries) == 1 else None


@cache
def _weights() -> Mapping[str, float]:
    text = files("quizapp.reading").joinpath("clues.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return MappingProxyType({feature: float(weight) for feature, weight in rows})
