"""Asks to match people, or organisations, with what each did, said or is: three to five of whom one thing is told.

> Rosa Vane opened a museum of glass in Norbury. Omar Finch sold a mill in Leeds to a school. Ada Lund, the director of
  the Calder Trust, led a march through Bergen.
  → Match each person with what the passage says of them.
> Rosa Vane opened a museum of glass in Norbury. Omar Finch sold a mill in Leeds to a school.
  → nothing: two are soon matched
> Rosa Vane opened a museum of glass in Norbury. Omar Finch opened a museum of glass in Norbury. Ada Lund opened a
  museum of glass in Norbury. → nothing: what is told of each is true of all
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quizapp.english.people import without_title
from quizapp.english.stems import state
from quizapp.english.wordlists import word_set
from quizapp.identity import key_of_parts
from quizapp.model import Argument, Candidate, EntityKind, Fact, Option, OptionKind, QuestionKind, Reading
from quizapp.questions import true_false
from quizapp.questions.drafting import draft, standing_alone
from quizapp.questions.wording import statement_of, words_of

__all__ = ["ask_about", "parts_of"]

STEMS = {
    EntityKind.PERSON: "Match each person with what the passage says of them.",
    EntityKind.ORGANISATION: "Match each organisation with what the passage says of it.",
}
"""What is matched, the first kind of which there is enough."""
FEWEST, MOST = 3, 5
DEEDS = 2
"""How many of the pairs must be deeds: offices alone are names in passing."""
SHORTEST, LONGEST = 3, 16
"""Words of what is told of one, to be read beside what is told of others."""
TELLING_OF_WHO = word_set("he she his her him hers himself herself")
"""Words that tell a man from a woman, and so which names to try."""
SMALL = word_set(
    "the a an of in on at to for by with and or from as is was were are be been has have had its their that"
)
ALIKE = 0.5
"""The share of words that what is told of two has in common where it may be true of both."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Somebody, and what is told of him or her in the words that follow the name; ``told`` is where it is said."""

    name: str
    deed: str
    told: Candidate


def parts_of(fact: Fact, reading: Reading) -> Iterator[Candidate]:
    """What a fact says of somebody with a name, as a statement that begins with the name."""
    if not _named(fact.arguments[0]) or fact.claimant:
        return
    told = [*true_false.ask_of(fact, reading)]
    statement = statement_of(fact, reading)
    if statement and statement.parts and _is_whole(fact, reading, statement.parts[0].text):
        told.append(draft("matching", state(statement), fact=fact, answer=fact.arguments[0], key="", reading=reading))
    for item in told:
        question = replace(item.question, rule="matching", kind=QuestionKind.MATCHING, key="", options=())
        yield replace(item, question=question)


def _is_whole(fact: Fact, reading: Reading, description: str) -> bool:
    """Whether a fact tells of a deed, or of an office, without words that were quoted and so left out."""
    quoted = any(mark in reading.sentences[fact.sentence].text for mark in '"“”')
    return not quoted and (
        fact.construction == "active" or (fact.construction == "apposition" and _defines(description))
    )


def _named(argument: Argument) -> bool:
    """Whether an argument is a name, with a title at most."""
    return argument.kind in STEMS and argument.entity is not None and argument.entity.last == argument.last


def _defines(description: str) -> bool:
    """Whether a description fits one bearer: *the director of …*, *headteacher of …*; of *a writer* there are many."""
    return not description.startswith(("a ", "an ", "one of ")) or any(
        word[:1].isupper() for word in description.split()
    )


def ask_about(parts: Sequence[Candidate], reading: Reading) -> Iterator[Candidate]:
    """At most one question: of people, else of organisations."""
    alone = standing_alone(parts)
    for kind, stem in STEMS.items():
        topic = _topic(reading, kind)
        pairs = _chosen([item for item in alone if _is_of(item, kind) and item.fact.arguments[0].full != topic])
        if len(pairs) >= FEWEST and sum(map(_is_deed, pairs)) >= DEEDS:
            yield _question(stem, pairs, reading)
            return


def _is_deed(pair: Pair) -> bool:
    return pair.told.fact.construction in {"active", "passive"}


def _is_of(part: Candidate, kind: EntityKind) -> bool:
    return part.fact.arguments[0].kind is kind


def _topic(reading: Reading, kind: EntityKind) -> str:
    """Who or what the passage is about, "" for nobody: whatever is told is told of that first."""
    linked = {link.start: link.name for link in reading.links}
    names = Counter(linked.get(item.start, item.text) for item in reading.entities if item.kind is kind)
    names.update(name for start, name in linked.items() if name in names and start not in _starts(reading))
    (first, most), (_, next_most) = [*names.most_common(2), ("", 0), ("", 0)][:2]
    return first if most >= 2 * next_most else ""


def _starts(reading: Reading) -> frozenset[int]:
    return frozenset(entity.start for entity in reading.entities)


def _question(stem: str, pairs: Sequence[Pair], reading: Reading) -> Candidate:
    options = tuple(
        Option("", pair.deed, OptionKind.KEY, left=pair.name, evidence=pair.told.question.evidence) for pair in pairs
    )
    first = min((pair.told for pair in pairs), key=lambda told: told.fact.start)
    key = key_of_parts(options)
    made = draft(
        "matching", stem, fact=first.fact, answer=first.answer, key=key, reading=reading, kind=QuestionKind.MATCHING
    )
    return replace(made, question=replace(made.question, options=options))


def _chosen(parts: Sequence[Candidate]) -> list[Pair]:
    """One pair of each bearer, none with another's name or with what may be true of another."""
    pairs = [pair for told in parts if (pair := _pair(told))]
    names = list(dict.fromkeys(without_title(pair.name) for pair in pairs))
    kept: list[Pair] = []
    for name in names:
        own = [pair for pair in pairs if without_title(pair.name) == name and not _tells(pair, names)]
        others = [pair for pair in pairs if without_title(pair.name) != name]
        apart = [pair for pair in own if not any(_alike(pair, other) for other in others)]
        if apart:
            kept.append(max(apart, key=_worth))
    return sorted(kept, key=_worth, reverse=True)[:MOST]


def _pair(told: Candidate) -> Pair | None:
    """The name a statement begins with, and the rest of it."""
    text, name = told.question.stem.removesuffix("."), told.fact.arguments[0].full
    if not text.startswith(f"{name} "):
        return None
    deed = text.removeprefix(f"{name} ")
    fits = SHORTEST <= len(deed.split()) <= LONGEST and not set(words_of(deed)) & TELLING_OF_WHO
    return Pair(name, deed, told) if fits else None


def _worth(pair: Pair) -> tuple[bool, int, int]:
    """Deeds before offices, then what is told in about eight words, then what comes first."""
    return _is_deed(pair), -abs(len(pair.deed.split()) - 8), -pair.told.fact.start


def _tells(pair: Pair, names: Sequence[str]) -> bool:
    """Whether a deed names one of those to be matched."""
    words = set(pair.deed.split())
    return any(words & {part for part in name.split() if len(part) > 2} for name in names)


def _alike(one: Pair, other: Pair) -> bool:
    """Whether what is told of one is mostly told of the other too, names aside."""
    first, second = (set(re.findall(r"\b[a-z]{3,}", pair.deed)) - SMALL for pair in (one, other))
    return len(first & second) > ALIKE * min(len(first), len(second))
