"""The named things of a passage, each once with all its mentions: Mr Vane and Oliver Vane are one man."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quizapp.english.lexicon import kind as noun_kind
from quizapp.english.people import gender_of_name, without_title
from quizapp.english.places import find_country, fold_name
from quizapp.english.wordlists import word_set
from quizapp.model import Entity, EntityKind, Reading

__all__ = ["NAMED", "SMALL", "Named", "bare_name", "collect_names", "initials"]

NAMED = frozenset(
    {EntityKind.PERSON, EntityKind.CITY, EntityKind.REGION, EntityKind.COUNTRY, EntityKind.PLACE, EntityKind.GROUP,
     EntityKind.ORGANISATION, EntityKind.EVENT, EntityKind.WORK, EntityKind.PRODUCT}
)  # fmt: skip
SHORTENED = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP})
"""Kinds whose short forms name the same thing; York is not New York."""
SMALL = word_set("of the for and in on at de la")


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something the passage names: the fullest name, every form of it (folded) and every mention."""

    name: str
    kind: EntityKind
    forms: frozenset[str]
    mentions: tuple[Entity, ...]

    def takes_article(self, text: str) -> bool:
        """Whether the passage, given as ``text``, mostly puts "the" before the name: the UK, the Red Cross."""
        spelt = [mention for mention in self.mentions if self.name in mention.text]
        before = (f"{text[max(0, mention.start - 4) : mention.start]}{mention.text}".lower() for mention in spelt)
        return 2 * sum(words.startswith("the ") for words in before) > len(spelt)

    @property
    def entity(self) -> Entity:
        """The mention that spells the fullest name, else the first."""
        return next((mention for mention in self.mentions if self.name in mention.text), self.mentions[0])

    def distance(self, sentence: int) -> int:
        """How many sentences away the nearest mention stands."""
        return min(abs(mention.sentence - sentence) for mention in self.mentions)


def bare_name(text: str, kind: EntityKind) -> str:
    """A name without its possessive, article and courtesy title."""
    name = re.sub(r"['’]s?$", "", text.strip())
    name = re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)
    return _without_role(without_title(name)) if kind is EntityKind.PERSON else name


def _without_role(name: str) -> str:
    """A full name without a role before it, unless that is a given name: "Defenseman Jonas Brodin", "Dean Kamen"."""
    first, _, rest = name.partition(" ")
    is_role = " " in rest and noun_kind(first.lower()) == "person" and not gender_of_name(name)
    return rest if is_role else name


def collect_names(reading: Reading) -> tuple[Named, ...]:
    """The named things of a passage, in the order in which they first come up."""
    full = {(link.start, link.end): link.name for link in reading.links}
    spelt: dict[str, str] = {}
    mentions: dict[str, list[Entity]] = defaultdict(list)
    for entity in reading.entities:
        if entity.kind in NAMED:
            name = bare_name(full.get((entity.start, entity.end), entity.text), entity.kind)
            form = _form(name, entity.kind)
            spelt.setdefault(form, name)
            mentions[form].append(entity)
    kinds = {form: Counter(entity.kind for entity in found).most_common(1)[0][0] for form, found in mentions.items()}
    hosts = _find_hosts(kinds)
    joined: dict[str, list[Entity]] = defaultdict(list)
    for form, found in mentions.items():
        joined[hosts.get(form, form)].extend(found)
    return tuple(_named(spelt[form], kinds[form], found) for form, found in joined.items())


def _form(name: str, kind: EntityKind) -> str:
    """What a name is known by: folded, a country by its common name, so that the UK and Britain are one."""
    country = find_country(name) if kind is EntityKind.COUNTRY else None
    return fold_name(country.name if country else name)


def _named(name: str, kind: EntityKind, mentions: Iterable[Entity]) -> Named:
    ordered = tuple(sorted(mentions, key=lambda entity: entity.start))
    forms = {fold_name(name), *(fold_name(bare_name(entity.text, kind)) for entity in ordered)}
    return Named(name, kind, frozenset(forms | _short_forms(name, kind)), ordered)


def _short_forms(name: str, kind: EntityKind) -> set[str]:
    """What else a name goes by: a person's surname, an organisation's initials."""
    if kind is EntityKind.PERSON:
        return {fold_name(name.split()[-1])}
    if kind is EntityKind.COUNTRY:
        return {_form(name, kind)}
    return {initials(name)} if kind in SHORTENED and len(initials(name)) > 2 else set()


def initials(name: str) -> str:
    """The first letters of a name's large words, folded: "World Health Organization" → "who"."""
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word and word.lower() not in SMALL).lower()


def _find_hosts(kinds: Mapping[str, EntityKind]) -> dict[str, str]:
    """For each short form the one longer name of the same kind that it surely stands for."""
    by_word: dict[str, set[str]] = defaultdict(set)
    for form in kinds:
        for word in {*form.split(), initials(form)}:
            by_word[word].add(form)
    hosts = {}
    for form, kind in kinds.items():
        if kind in SHORTENED:
            longer = set.intersection(*(by_word[word] for word in form.split())) - {form}
            fitting = [name for name in longer if kinds[name] is kind and len(name) > len(form)]
            if len(fitting) == 1:
                hosts[form] = fitting[0]
    return {form: hosts.get(host, host) for form, host in hosts.items()}
