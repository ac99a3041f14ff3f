"""Pronouns and possessives, linked to a named thing where nothing else could be meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizapp.english.trees import is_quoted
from quizapp.model import Entity, Link, Sentence
from quizapp.reading.mentions import Mention
from quizapp.reading.same_name import name_of

__all__ = ["find_pronoun_links"]

REACH = 1


def find_pronoun_links(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], names: Sequence[Link]
) -> Iterator[Link]:
    """The links of third-person pronouns, in no order."""
    by_end = {link.end: link for link in names}
    for mention in mentions:
        if not mention.is_pronoun or sentences[mention.sentence].tokens[mention.head].deprel == "expl":
            continue
        link = _link(sentences, mention, mentions, by_end)
        if link:
            yield link


def _link(
    sentences: Sequence[Sentence], pronoun: Mention, mentions: Sequence[Mention], names: dict[int, Link]
) -> Link | None:
    candidates = [m for m in mentions if _can_be(pronoun, m)]
    if pronoun.sort != "person":
        return _link_thing(sentences, pronoun, candidates, names)
    called = {_name(sentences, m, names) for m in candidates}
    if len(called) != 1:
        return None
    chosen = candidates[-1]
    if chosen.entity is None:
        return None
    quoted = is_quoted(sentences[pronoun.sentence], pronoun.head)
    return Link(pronoun.start, pronoun.end, called.pop(), (chosen.start, chosen.end), 0.8 if quoted else 0.95)


def _can_be(pronoun: Mention, other: Mention) -> bool:
    near = 0 <= pronoun.sentence - other.sentence <= REACH
    if not near or other.end > pronoun.start or other.is_pronoun or other.plural != pronoun.plural:
        return False
    if pronoun.sort == "person":
        return other.sort == "person" and (not other.gender or other.gender == pronoun.gender)
    return other.sort not in {"person"} if not pronoun.plural else True


def _link_thing(
    sentences: Sequence[Sentence], pronoun: Mention, candidates: Sequence[Mention], names: dict[int, Link]
) -> Link | None:
    """ "Its capture …": the subject of the sentence before, when the pronoun opens its own."""
    opens = pronoun.deprel in {"nsubj", "nsubj:pass", "nmod:poss"} and pronoun.head <= 1
    subjects = [m for m in candidates if m.deprel in {"nsubj", "nsubj:pass"} and m.sentence == pronoun.sentence - 1]
    roots = [
        m for m in subjects if sentences[m.sentence].tokens[sentences[m.sentence].tokens[m.head].head].deprel == "root"
    ]
    if not opens or len(roots) != 1 or roots[0].entity is None:
        return None
    chosen = roots[0]
    return Link(pronoun.start, pronoun.end, _name(sentences, chosen, names), (chosen.start, chosen.end), 0.9)


def _name(sentences: Sequence[Sentence], mention: Mention, names: dict[int, Link]) -> str:
    link = names.get(mention.end)
    if link:
        return link.name
    entity: Entity | None = mention.entity
    return name_of(sentences[mention.sentence], entity) if entity else mention.text
