"""Definite descriptions: "the city", "the president", "the army", linked to what they stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizapp.english.people import kinds_of_noun
from quizapp.english.trees import children
from quizapp.model import Entity, EntityKind, Link, Sentence, Token
from quizapp.reading.mentions import PLACES, Mention, head_of
from quizapp.reading.same_name import name_of

__all__ = ["find_description_links", "is_bare_description"]

REACH = 3
"""How many sentences back "the city" may look for its name."""


def find_description_links(
    sentences: Sequence[Sentence], entities: Sequence[Entity], mentions: Sequence[Mention]
) -> Iterator[Link]:
    """The links of short definite noun phrases, in no order."""
    for mention in mentions:
        if mention.entity or mention.is_pronoun or not is_bare_description(sentences[mention.sentence], mention.head):
            continue
        link = (
            _link_to_role(sentences, mention, entities)
            or _link_to_fuller(sentences, mention, mentions)
            or _link_to_name(sentences, mention, entities)
        )
        if link:
            yield link


def is_bare_description(sentence: Sentence, head: int) -> bool:
    """Whether a noun stands with "the" and nothing else: "the city", not "the old city" or "the city of Hama"."""
    token = sentence.tokens[head]
    inside = [child for child in children(sentence, head) if child.deprel.split(":")[0] in NARROWING]
    return (
        token.upos == "NOUN"
        and [child.text.lower() for child in inside] == ["the"]
        and all(child.head == head and child.index == head - 1 for child in inside)
    )


NARROWING = frozenset({"det", "amod", "compound", "nmod", "acl", "nummod", "appos", "advcl", "flat", "advmod", "conj"})


def _link(sentence: Sentence, mention: Mention, name: str, antecedent: tuple[int, int], certainty: float) -> Link:
    return Link(sentence.tokens[mention.head - 1].start, sentence.tokens[mention.head].end, name, antecedent, certainty)


def _link_to_role(sentences: Sequence[Sentence], mention: Mention, entities: Sequence[Entity]) -> Link | None:
    """ "the president" → the only person called "President" before."""
    if EntityKind.PERSON not in kinds_of_noun(mention.lemma) or mention.plural:
        return None
    named = [e for e in entities if e.kind is EntityKind.PERSON and e.end <= mention.start]
    holders = [e for e in named if mention.lemma in _roles(sentences[e.sentence], e)]
    if len({e.text.split()[-1] for e in holders}) != 1:
        return None
    fullest = max(holders, key=lambda e: len(e.text))
    near = mention.sentence - max(e.sentence for e in named if e.text.endswith(fullest.text.split()[-1])) <= REACH
    sentence = sentences[mention.sentence]
    return _link(sentence, mention, fullest.text, (fullest.start, fullest.end), 0.93 if near else 0.8)


def _roles(sentence: Sentence, entity: Entity) -> set[str]:
    """The nouns said of a person beside the name: title, apposition, "X is a N"."""
    head = sentence.tokens[head_of(sentence, entity)]
    beside: list[Token] = list(children(sentence, head.index, "appos", "nmod:desc", "compound", "flat"))
    if head.deprel in {"appos", "flat", "nmod:desc", "nsubj"} and head.head >= 0:
        governor = sentence.tokens[head.head]
        if head.deprel != "nsubj" or children(sentence, governor.index, "cop"):
            beside.append(governor)
    return {token.lemma.lower() for token in beside}


def _link_to_fuller(sentences: Sequence[Sentence], mention: Mention, mentions: Sequence[Mention]) -> Link | None:
    """ "the army" → "the Syrian army": the only earlier phrase of that noun that says which."""
    same = [m for m in mentions if m.lemma == mention.lemma and m.end <= mention.start and m.plural == mention.plural]
    fuller = [m for m in same if not m.entity and _says_which(sentences[m.sentence], m)]
    if not fuller or len({m.text.lower().removeprefix("the ") for m in fuller}) != 1:
        return None
    others = [m for m in same if m not in fuller and not is_bare_description(sentences[m.sentence], m.head)]
    if others:
        return None
    chosen = fuller[0]
    text = chosen.text
    name = "the " + text[4:] if text.lower().startswith("the ") else f"the {text}"
    return _link(sentences[mention.sentence], mention, name, (chosen.start, chosen.end), 0.93)


def _says_which(sentence: Sentence, mention: Mention) -> bool:
    """Whether a phrase of two or three words is made definite by a name: "the Syrian army", "Syrian insurgents"."""
    words = sentence.tokens[mention.first : mention.last + 1]
    named = any(token.text[:1].isupper() and token.upos in {"PROPN", "ADJ"} for token in words[:-1])
    return named and words[-1].index == mention.head and len(words) <= 4 and words[0].text.lower() not in {"a", "an"}


def _link_to_name(sentences: Sequence[Sentence], mention: Mention, entities: Sequence[Entity]) -> Link | None:
    """ "the city" → the only city spoken of in this sentence before, or in the last ones that name one."""
    kinds = set(kinds_of_noun(mention.lemma)) & (PLACES | {EntityKind.ORGANISATION})
    if not kinds or mention.plural or mention.lemma in {"state", "capital"}:
        return None
    before = [e for e in entities if e.kind in kinds and e.end <= mention.start]
    before = [e for e in before if mention.sentence - e.sentence <= REACH]
    if not before:
        return None
    nearest = max(e.sentence for e in before)
    close = {e.text for e in before if e.sentence == nearest}
    if len(close) != 1:
        return None
    chosen = next(e for e in before if e.sentence == nearest)
    rivals = {e.text for e in before} - close
    certainty = (0.95 if kinds & PLACES else 0.85) - 0.1 * bool(rivals) * (nearest != mention.sentence)
    name = name_of(sentences[chosen.sentence], chosen)
    return _link(sentences[mention.sentence], mention, name, (chosen.start, chosen.end), certainty)
