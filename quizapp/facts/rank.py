"""Facts that put a name in a rank: an ordinal or a superlative with its scope.

> Bergen, Norway's second largest city, was flooded in 2019. → be(Bergen; Norway's second largest city)
> Bergen is the second largest city in Norway. → be(Bergen; the second largest city in Norway)
> Bergen is up for the second largest prize in Norway. → nothing: it is none yet
> A second flood reached Bergen in 2019. → nothing: without a scope, an ordinal only counts
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizapp.english.trees import children, text_of
from quizapp.english.wordlists import word_set
from quizapp.facts.arguments import argument, entity_at
from quizapp.facts.verbal import certainty_of
from quizapp.model import Argument, Entity, EntityKind, Fact, Predicate, Reading, Role, Sentence, Tense, Token
from quizapp.reading.focus import focus
from quizapp.reading.lookup import entities_in, entities_named, links_in
from quizapp.reading.standalone import is_replaceable, standalone

__all__ = ["find", "scope_of"]

ORDINALS = word_set("first second third fourth fifth sixth seventh eighth ninth tenth last")

TRADES = word_set("producer maker manufacturer retailer supplier provider exporter importer refiner carrier operator "
                  "employer insurer lender seller")  # fmt: skip
"""What a firm is, and a person hardly ever."""
KINDS = {"city": EntityKind.CITY, "town": EntityKind.CITY, "country": EntityKind.COUNTRY, "nation": EntityKind.COUNTRY}
MEASURES = frozenset(
    {EntityKind.DATE, EntityKind.TIME, EntityKind.CARDINAL, EntityKind.QUANTITY, EntityKind.MONEY, EntityKind.PERCENT}
)


def find(reading: Reading, sentence: Sentence) -> Iterator[Fact]:
    """One fact for each ranked noun phrase with a scope whose bearer the passage names."""
    for token in sentence.tokens:
        phrase = _ranked(reading, sentence, token)
        bearer = _bearer(reading, sentence, token, phrase) if phrase else None
        if phrase and bearer:
            yield _fact(sentence, bearer, phrase)


def _ranked(reading: Reading, sentence: Sentence, token: Token) -> Argument | None:
    """The phrase headed by a token, if it ranks something within a scope: *Syria's fourth largest city*."""
    if not _may_rank(sentence, token) or (token.lemma in TRADES and _person_beside(reading, sentence, token)):
        return None
    phrase = argument(reading, sentence, token.index, Role.OBJECT)
    mates = (mate for mate in children(sentence, token.index, "conj") if mate.index <= phrase.last)
    if any(_ranks_of(sentence, mate) for mate in mates):
        return None
    full = phrase.full or _scoped(reading, phrase.text)
    return replace(phrase, role=Role.COMPLEMENT, preposition="", full=full) if full else None


def _may_rank(sentence: Sentence, token: Token) -> bool:
    """Whether a word has a rank and a scope, and is said of something rather than standing behind a preposition."""
    unique = not any(child.text.lower() in {"a", "an", "not"} for child in children(sentence, token.index))
    scoped = bool(children(sentence, token.index, "nmod:poss", "nmod"))
    one = token.upos in {"NOUN", "ADJ"} and token.xpos != "NNS"
    if not (one and unique and scoped and _ranks_of(sentence, token)):
        return False
    told = token.upos == "ADJ" or bool(children(sentence, token.index, "cop"))
    return not (told and children(sentence, token.index, "case"))


def _ranks_of(sentence: Sentence, token: Token) -> list[Token]:
    """The ordinals and superlatives of a noun, or the word itself."""
    ranks = [token] if _is_superlative(token) else children(sentence, token.index, "amod", "nummod")
    return [rank for rank in ranks if _is_superlative(rank) or rank.text.lower() in ORDINALS]


def _person_beside(reading: Reading, sentence: Sentence, token: Token) -> bool:
    """Whether a phrase hangs on a person's name: *Rosa Vane of Acme, the island's largest producer*."""
    beside = entity_at(reading, sentence, token.head) if token.deprel == "appos" else None
    return beside is not None and beside.kind is EntityKind.PERSON


def _scoped(reading: Reading, text: str) -> str:
    """A text that begins with "the country's", with the country that the passage is about; "" when there is none."""
    opening = re.match(r"(?:the|this|that) country(['’]s)\b", text, re.IGNORECASE)
    country = focus(reading, EntityKind.COUNTRY)
    return f"{country.text}{opening[1]}{text[opening.end() :]}" if opening and country else ""


def _is_superlative(token: Token) -> bool:
    word = token.text.lower()
    return token.upos in {"ADJ", "ADV"} and (token.xpos == "JJS" or (word.endswith("est") and len(word) > 5))


def _bearer(reading: Reading, sentence: Sentence, token: Token, phrase: Argument) -> Argument | None:
    """Who or what holds the rank: beside it, before *be*, or by a sure link to another sentence."""
    if token.deprel == "appos":
        return _named(argument(reading, sentence, token.head, Role.SUBJECT))
    for beside in children(sentence, token.index, "appos"):
        return _named(argument(reading, sentence, beside.index, Role.SUBJECT))
    if children(sentence, token.index, "cop"):
        for subject in children(sentence, token.index, "nsubj"):
            return _named(argument(reading, sentence, subject.index, Role.SUBJECT))
    return (
        _beside(reading, sentence, phrase)
        or _linked(reading, sentence.index, phrase)
        or _focused(reading, sentence, token, phrase)
    )


def _focused(reading: Reading, sentence: Sentence, token: Token, phrase: Argument) -> Argument | None:
    """What the passage is about, when the sentence speaks of it by its rank alone and those before it by its name.

    > Rebels took Calder. The capture of the island's second largest town … → Calder
    """
    kind = KINDS.get(token.lemma)
    entity = focus(reading, kind) if kind else None
    if entity is None or token.deprel == "appos":
        return None
    named = {item.sentence for item in entities_named(reading, entity.text)}
    recent = named & {sentence.index - 1, sentence.index - 2}
    if sentence.index in named or not recent:
        return None
    return _called(phrase, entity.text, entity)


def _beside(reading: Reading, sentence: Sentence, phrase: Argument) -> Argument | None:
    """The name that ends at the comma before the phrase."""
    if phrase.first < 2 or sentence.tokens[phrase.first - 1].text != ",":
        return None
    for entity in entities_in(reading, sentence.index):
        if entity.last == phrase.first - 2:
            return _named(argument(reading, sentence, entity.last, Role.SUBJECT))
    return None


def _named(bearer: Argument) -> Argument | None:
    return bearer if bearer.entity and bearer.kind not in MEASURES else None


def _linked(reading: Reading, sentence: int, phrase: Argument) -> Argument | None:
    """What a sure link says that the whole phrase stands for."""
    whole = (link for link in links_in(reading, sentence) if (link.start, link.end) == (phrase.start, phrase.end))
    names = [link.name for link in whole if is_replaceable(link)]
    bearers = (_called(phrase, name, entity) for name in names for entity in entities_named(reading, name))
    return next(bearers, None)


def _called(phrase: Argument, name: str, entity: Entity) -> Argument:
    """What a phrase stands for, as the subject that the rank is said of."""
    return replace(phrase, role=Role.SUBJECT, text=name, full=name, kind=entity.kind, entity=entity)


def _fact(sentence: Sentence, bearer: Argument, phrase: Argument) -> Fact:
    arguments = (bearer, phrase)
    return Fact(
        construction="rank",
        sentence=sentence.index,
        predicate=_be(sentence, phrase),
        arguments=arguments,
        start=sentence.start,
        end=sentence.end,
        certainty=certainty_of(sentence, [phrase.head], arguments),
    )


def _be(sentence: Sentence, phrase: Argument) -> Predicate:
    """The verb between a bearer and its rank: the sentence's own *be*, or *is*."""
    copulas = children(sentence, phrase.head, "cop")
    past = bool(copulas) and copulas[0].text.lower() in {"was", "were"}
    tense = Tense.PAST if past else Tense.PRESENT
    return Predicate(head=phrase.head, lemma="be", words=("was" if past else "is",), tense=tense)


def scope_of(reading: Reading, sentence: Sentence, phrase: Argument) -> tuple[str, str]:
    """A ranked phrase as (class, the rest): ("city", "Syria's fourth largest")."""
    head = sentence.tokens[phrase.head]
    if head.upos == "ADJ":
        return "", phrase.full
    start = min([phrase.head, *(token.index for token in children(sentence, phrase.head, "compound"))])
    before = standalone(reading, sentence.index, phrase.first, start - 1)
    before = before or _scoped(reading, text_of(sentence, phrase.first, start - 1))
    after = text_of(sentence, phrase.head + 1, phrase.last) if phrase.last > phrase.head else ""
    return text_of(sentence, start, phrase.head), f"{before} {after}".strip()
