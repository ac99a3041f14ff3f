"""Mentions: every noun phrase and pronoun of a passage, with what decides whether two of them can be one thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quizapp.english.people import gender_of_name, gender_of_noun, is_title, kinds_of_noun
from quizapp.english.trees import children, core_range, preposition_of, text_of
from quizapp.english.wordlists import word_set
from quizapp.model import PLACES, Entity, EntityKind, Sentence, Token

__all__ = ["PERSONAL", "Mention", "find_mentions", "head_of_range"]

THINGS = frozenset({EntityKind.EVENT, EntityKind.WORK, EntityKind.PRODUCT, EntityKind.OTHER})
NAMED = PLACES | THINGS | {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP}
PERSONAL = word_set("he him his himself she her hers herself it its itself they them their theirs themselves")
PEOPLE = word_set("people person man woman child boy girl human individual family everyone someone nobody who anyone")
SEXES = {"m": word_set("he him his himself"), "f": word_set("she her hers herself"), "n": word_set("it its itself")}


@dataclass(frozen=True, slots=True)
class Mention:
    """One noun phrase or pronoun: tokens ``first`` to ``last`` of a sentence headed by ``head``, and its offsets.

    ``sort`` is person, group, organisation, place, thing or unknown; ``gender`` is m, f, n or ""; ``entity`` is the
    named entity that heads it, if any.
    """

    sentence: int
    first: int
    last: int
    head: int
    start: int
    end: int
    text: str
    lemma: str
    deprel: str
    plural: bool
    gender: str
    sort: str
    is_pronoun: bool
    definite: bool
    entity: Entity | None = None


def find_mentions(sentences: Sequence[Sentence], entities: Sequence[Entity]) -> tuple[Mention, ...]:
    """The mentions of a passage, in the order of their heads; dates and amounts are none."""
    by_head = {(e.sentence, _head_of(sentences[e.sentence], e)): e for e in entities}
    inside = {(e.sentence, i) for e in entities for i in range(e.first, e.last + 1)} - set(by_head)
    called = {key: noun for key, entity in by_head.items() if (noun := _noun_of(sentences[key[0]], key[1], entity))}
    inside |= {(sentence, noun.index) for (sentence, _), noun in called.items()}
    found: list[Mention] = []
    for sentence in sentences:
        for token in sentence.tokens:
            key = (sentence.index, token.index)
            entity = by_head.get(key)
            if key in inside or (entity and entity.kind not in NAMED):
                continue
            if token.text.lower() in PERSONAL and token.upos == "PRON":
                found.append(_pronoun(sentence, token))
            elif entity or _heads_phrase(token):
                found.append(_phrase(sentence, token, entity, called.get(key, token).deprel))
                together = _together(sentence, found[-1])
                found += [together] if together else []
    return tuple(found)


def _heads_phrase(token: Token) -> bool:
    """Whether a word heads a noun phrase: no part of a name, no modifier, no "Mr"."""
    if token.upos not in {"NOUN", "PROPN"} or token.deprel.startswith(("flat", "compound", "fixed", "goeswith")):
        return False
    return not (token.deprel == "nmod:desc" and is_title(token.text))


def _noun_of(sentence: Sentence, head: int, entity: Entity) -> Token | None:
    """The noun before a name that governs it: "anthropologist Jo Lee", "the city of Hama" are one mention each."""
    token = sentence.tokens[head]
    noun = sentence.tokens[token.head] if token.head >= 0 else token
    if noun.index == entity.first - 1 and token.deprel in {"flat", "appos", "nmod:desc"}:
        return noun
    of = noun.index == entity.first - 2 and preposition_of(sentence, head) == "of" and token.deprel == "nmod"
    return noun if of and entity.kind in kinds_of_noun(noun.lemma) else None


def _head_of(sentence: Sentence, entity: Entity) -> int:
    """The token of an entity that governs the rest of it."""
    return head_of_range(sentence, entity.first, entity.last)


def head_of_range(sentence: Sentence, first: int, last: int) -> int:
    """The token that governs the rest of a range: the first whose own head lies outside."""
    for token in sentence.tokens[first : last + 1]:
        if not first <= token.head <= last and token.upos not in {"PUNCT", "DET"}:
            return token.index
    return last


def _is_definite(sentence: Sentence, head: int) -> bool:
    """Whether a noun phrase begins with "the", a demonstrative or a possessor."""
    definite = any(
        child.text.lower() in {"the", "this", "that", "these", "those"} for child in children(sentence, head, "det")
    )
    return definite or bool(children(sentence, head, "nmod:poss"))


def _pronoun(sentence: Sentence, token: Token) -> Mention:
    word = token.text.lower()
    gender = next((sex for sex, words in SEXES.items() if word in words), "")
    return Mention(
        sentence=sentence.index,
        first=token.index,
        last=token.index,
        head=token.index,
        start=token.start,
        end=token.end,
        text=token.text,
        lemma=token.lemma,
        deprel=token.deprel,
        plural=word.startswith("the"),
        gender=gender,
        sort={"m": "person", "f": "person", "n": "thing"}.get(gender, "unknown"),
        is_pronoun=True,
        definite=True,
    )


def _phrase(sentence: Sentence, token: Token, entity: Entity | None, deprel: str) -> Mention:
    first, last = (entity.first, entity.last) if entity else core_range(sentence, token.index)
    sort, gender = _sort(sentence, token, entity)
    return Mention(
        sentence=sentence.index,
        first=first,
        last=last,
        head=token.index,
        start=sentence.tokens[first].start,
        end=sentence.tokens[last].end,
        text=text_of(sentence, first, last),
        lemma=token.lemma.lower(),
        deprel=deprel,
        plural=_is_plural(token, entity),
        gender=gender,
        sort=sort,
        is_pronoun=False,
        definite=_is_definite(sentence, token.index),
        entity=entity,
    )


def _is_plural(token: Token, entity: Entity | None) -> bool:
    if entity and entity.kind is not EntityKind.GROUP:
        return False
    return token.xpos in {"NNS", "NNPS"} or token.lemma in {"people", "police"}


def _together(sentence: Sentence, mention: Mention) -> Mention | None:
    """Several things joined by "and", as one plural mention beside the first: "Russia, Iran and Hezbollah"."""
    joined = children(sentence, mention.head, "conj")
    if not any(child.text.lower() == "and" for conj in joined for child in children(sentence, conj.index, "cc")):
        return None
    last = max(core_range(sentence, conj.index)[1] for conj in joined)
    return replace(
        mention,
        last=last,
        end=sentence.tokens[last].end,
        text=text_of(sentence, mention.first, last),
        lemma="and",
        plural=True,
        gender="",
        entity=None,
    )


def _sort(sentence: Sentence, token: Token, entity: Entity | None) -> tuple[str, str]:
    if entity is None:
        return _sort_of_noun(token)
    if entity.kind is EntityKind.PERSON:
        return "person", _gender_of_person(sentence, entity)
    if entity.kind in PLACES:
        return "place", "n"
    if entity.kind is EntityKind.GROUP:
        return "group", ""
    return ("organisation" if entity.kind is EntityKind.ORGANISATION else "thing"), "n"


def _sort_of_noun(token: Token) -> tuple[str, str]:
    noun = token.lemma.lower()
    kinds = kinds_of_noun(noun)
    if EntityKind.PERSON in kinds or noun in PEOPLE:
        return "person", gender_of_noun(noun)
    if EntityKind.ORGANISATION in kinds:
        return "organisation", "n"
    if kinds and kinds[0] in PLACES:
        return "place", "n"
    return "thing" if kinds else "unknown", "n"


def _gender_of_person(sentence: Sentence, entity: Entity) -> str:
    """What the titles before the name, the given name, or a noun beside it tell: "his wife, Jo Lee"."""
    first = entity.first
    while first > 0 and is_title(sentence.tokens[first - 1].text):
        first -= 1
    known = gender_of_name(text_of(sentence, first, entity.last))
    return known or next(_genders_beside(sentence, entity), "")


def _genders_beside(sentence: Sentence, entity: Entity) -> Iterator[str]:
    head = sentence.tokens[_head_of(sentence, entity)]
    beside = list(children(sentence, head.index, "appos", "nmod:desc", "compound", "flat"))
    if head.deprel in {"appos", "flat", "nmod:desc"} and head.head >= 0:
        beside.append(sentence.tokens[head.head])
    for token in beside:
        gender = gender_of_noun(token.lemma.lower())
        if gender:
            yield gender
