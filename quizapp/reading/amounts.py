"""Dates, times, amounts, counts and ranks in a sentence: what the wording tells, checked against the tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from quizapp.english.dates import FoundDate, find_dates
from quizapp.english.numbers import NUMBER, VAGUE_NUMBER, plain, read_number, read_ordinal
from quizapp.english.times import find_times
from quizapp.english.trees import children, preposition_of
from quizapp.english.units import FoundAmount, find_amounts
from quizapp.english.wordlists import word_set
from quizapp.model import Entity, EntityKind, Sentence, Token

__all__ = ["find_amounts_in", "hedge_before"]

NUMBERED = word_set(
    "article chapter page section paragraph flight number no route highway line channel figure table volume part phase "
    "level grade year season episode act appendix apollo room platform gate item step question type stage covid"
)
"""Nouns whose number is a name, not a count: "Article 50", "Flight 370"."""
SHARE = re.compile(
    r"\b(?:an?|one|two|three|four|five) (?:half|third|quarter|fifth|sixth|eighth|tenth)s?\b|\bhalf\b(?= )", re.I
)
SHARE_HYPHENED = re.compile(r"\b(?:one|two|three|four|five)-(?:half|third|quarter|fifth|sixth|eighth|tenth)s?\b", re.I)
ONE_IN = re.compile(
    r"\b(?P<part>one|two|three|four|five|six|seven|eight|nine|\d) (?:in|out of)(?: every)? "
    r"(?P<whole>two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred|\d{1,3})\b(?=[ ,.])",
    re.I,
)
COUNT = re.compile(rf"(?<![\w$£€.,:/]){VAGUE_NUMBER}|(?<![\w$£€.,:/-]){NUMBER}(?![\w:/]|[.,]\d)", re.I)
RANK = re.compile(
    r"(?<![\w$£€.,:-])(?:\d+(?:st|nd|rd|th)\b|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[ -])?"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b"
    r"|(?:tenth|eleventh|twelfth|\w{3,5}teenth|\w{3,6}tieth|hundredth|thousandth)\b)",
    re.I,
)
HEDGES = (
    r"at least|at most|up to|more than|less than|fewer than|no more than|no fewer than|no less than|as many as"
    r"|as much as|as few as|close to|just over|just under|well over|a little over|slightly more than|an estimated"
    r"|a total of|about|around|some|nearly|almost|over|under|approximately|roughly|circa|only|just|above|below|exactly"
    r"|another|an additional|an average of|estimated|maybe|perhaps|barely"
)
HEDGE = re.compile(rf"(?<!\w)({HEDGES}) (?:the |a |an )?$", re.I)


def hedge_before(sentence: Sentence, first: int) -> str:
    """The words before an amount that make it a bound or an estimate: "about", "more than", or "".

    They are no part of the amount but belong to a fair answer.
    """
    match = HEDGE.search(sentence.text[: sentence.tokens[first].start - sentence.start])
    return match[1].lower() if match else ""


def find_amounts_in(sentence: Sentence, *, published: date | None = None) -> Iterator[Entity]:
    """The dates, times, amounts, counts and ranks of a sentence, none overlapping, in no order."""
    taken: set[int] = set()
    for find in (_dates, _times, _measures, _shares, _counts, _ranks):
        for entity in find(sentence, published):
            tokens = set(range(entity.first, entity.last + 1))
            if not tokens & taken:
                taken |= tokens
                yield entity


def _entity(
    sentence: Sentence, start: int, end: int, kind: EntityKind, value: str = "", unit: str = ""
) -> Entity | None:
    """The entity on the tokens that a span of the sentence's text touches; None when it touches none."""
    tokens = [t for t in sentence.tokens if t.start < sentence.start + end and t.end > sentence.start + start]
    if not tokens:
        return None
    first, last = tokens[0], tokens[-1]
    text = sentence.text[first.start - sentence.start : last.end - sentence.start]
    return Entity(kind, text, first.start, last.end, sentence.index, first.index, last.index, 1.0, value, unit)


def _dates(sentence: Sentence, published: date | None) -> Iterator[Entity]:
    future = bool(
        re.search(r"\b(?:will|shall|going to|due to|set to|expected to|scheduled|plans to|to be)\b", sentence.text)
    )
    for found in find_dates(sentence.text, published=published, future=future):
        entity = _entity(sentence, found.start, found.end, EntityKind.DATE, found.value)
        if entity and not (found.bare and _counts_something(sentence, entity, found)):
            yield entity


def _counts_something(sentence: Sentence, entity: Entity, found: FoundDate) -> bool:
    """Whether a bare year is really a number: "2000 people", "room 1984"; "the 1982 massacre" is a year.

    The noun it counts is plural and comes right after it.
    """
    token = sentence.tokens[entity.last]
    before = sentence.tokens[entity.first - 1].text.lower() if entity.first else ""
    if before in NUMBERED or not sentence.text[found.start : found.end][-4:].isdigit():
        return before in NUMBERED
    head = sentence.tokens[token.head] if token.head >= 0 else token
    plural = head.xpos in {"NNS", "NNPS"} or (head.upos == "NOUN" and head.lemma.lower() != head.text.lower())
    return token.deprel.startswith("nummod") and head.index > token.index and plural


def _times(sentence: Sentence, _: date | None) -> Iterator[Entity]:
    for start, end, value in find_times(sentence.text):
        entity = _entity(sentence, start, end, EntityKind.TIME, value)
        if entity:
            yield entity


def _measures(sentence: Sentence, _: date | None) -> Iterator[Entity]:
    for amount in find_amounts(sentence.text):
        entity = _entity(sentence, amount.start, amount.end, amount.kind, amount.value, amount.unit)
        if entity:
            yield _as_millions(sentence, entity, amount) or entity


def _as_millions(sentence: Sentence, entity: Entity, amount: FoundAmount) -> Entity | None:
    """ "5m people" are five million, not five metres."""
    noun = _counted(sentence, entity)
    text = sentence.text[amount.start : amount.end]
    if not re.fullmatch(r"[\d.,]+m", text) or noun is None or noun.index <= entity.last:
        return None
    value = read_number(text) or Fraction(0)
    return _entity(sentence, amount.start, amount.end, EntityKind.CARDINAL, plain(value), noun.lemma)


def _shares(sentence: Sentence, _: date | None) -> Iterator[Entity]:
    """ "two-thirds of voters", "a quarter of the budget", "one in ten children": counts with a fraction for value."""
    for match in (*SHARE.finditer(sentence.text), *SHARE_HYPHENED.finditer(sentence.text)):
        entity = _entity(sentence, match.start(), match.end(), EntityKind.CARDINAL)
        value = read_number(re.sub(r"^an? ", "one ", match[0].lower()))
        of = sentence.text[match.end() : match.end() + 4].startswith(" of ")
        if entity and value and of:
            yield replace(entity, value=plain(value), unit=_share_of(sentence, entity))
    for match in ONE_IN.finditer(sentence.text):
        entity = _entity(sentence, match.start(), match.end(), EntityKind.CARDINAL)
        part, whole = read_number(match["part"]), read_number(match["whole"])
        if entity and part and whole and part < whole:
            yield replace(entity, value=plain(part / whole), unit=_noun_after(sentence, entity.last))


def _noun_after(sentence: Sentence, index: int) -> str:
    """The noun right after a number: "one in ten children"."""
    return next((token.lemma for token in sentence.tokens[index + 1 : index + 2] if token.upos == "NOUN"), "")


def _share_of(sentence: Sentence, entity: Entity) -> str:
    return next((child.lemma for child in children(sentence, entity.last, "nmod")), "")


def _counts(sentence: Sentence, _: date | None) -> Iterator[Entity]:
    for match in COUNT.finditer(sentence.text):
        entity = _entity(sentence, match.start(), match.end(), EntityKind.CARDINAL)
        if entity is None or _is_label(sentence, entity) or _is_indefinite(sentence, entity):
            continue
        value = read_number(match[0])
        if _is_age(sentence, entity):
            yield replace(entity, kind=EntityKind.QUANTITY, value=plain(value or Fraction(0)), unit="year old")
            continue
        noun = _counted(sentence, entity)
        yield replace(entity, value="" if value is None else plain(value), unit=noun.lemma if noun else "")


def _is_age(sentence: Sentence, entity: Entity) -> bool:
    """ "Ann Lee, 42, said", "at the age of 95": a bare number after a name, or after the word."""
    tokens = sentence.tokens
    if entity.first < 2 or not re.fullmatch(r"\d{1,3}", entity.text):
        return False
    before = [token.text.lower() for token in tokens[entity.first - 2 : entity.first]]
    if before == ["age", "of"] or before[1] == "aged":
        return True
    if before[1] != ",":
        return False
    after = tokens[entity.last + 1].text if entity.last + 1 < len(tokens) else "."
    return tokens[entity.first - 2].upos == "PROPN" and after in {",", ".", ")", ";"}


def _counted(sentence: Sentence, entity: Entity) -> Token | None:
    """The noun an amount counts: the head of "66 people", the complement of "tens of thousands of people"."""
    for token in sentence.tokens[entity.first : entity.last + 1]:
        outside = not entity.first <= token.head <= entity.last
        if token.head >= 0 and outside and token.deprel.startswith(("nummod", "amod", "det", "compound")):
            head = sentence.tokens[token.head]
            return head if head.upos in {"NOUN", "PROPN"} else None
        for child in children(sentence, token.index, "nmod"):
            if child.index > entity.last and child.upos == "NOUN" and preposition_of(sentence, child.index) == "of":
                return child
    return None


def _is_label(sentence: Sentence, entity: Entity) -> bool:
    """Whether a number names rather than counts: "Article 50", a score ("3-1"), part of a word, a list mark."""
    before = sentence.tokens[entity.first - 1] if entity.first else None
    after = sentence.tokens[entity.last + 1] if entity.last + 1 < len(sentence.tokens) else None
    if before and before.text == "[" and after and after.text in {"]", ",", "–", "-"}:
        return True
    touching = [token for token in (before, after) if token and token.text in {"-", "–", "/", ":"}]
    tight = any(token.start == entity.end or token.end == entity.start for token in touching)
    if before and (before.text.lower().rstrip(".") in NUMBERED or before.text == "#"):
        return True
    return (
        tight
        or _follows_its_noun(sentence, entity)
        or (entity.first == 0 and after is not None and after.text in {".", ")"})
    )


def _follows_its_noun(sentence: Sentence, entity: Entity) -> bool:
    """ "element 113", "elements 114 and 116": figures behind the noun they belong to are names."""
    token = sentence.tokens[entity.last]
    while token.deprel == "conj" and token.head >= 0:
        token = sentence.tokens[token.head]
    if token.upos != "NUM" or token.head != token.index - 1 or not token.text[:1].isdigit():
        return False
    return sentence.tokens[token.head].upos in {"NOUN", "PROPN"} and token.deprel not in {"appos", "nmod:unmarked"}


def _is_indefinite(sentence: Sentence, entity: Entity) -> bool:
    """ "One" is a number only when it counts a noun, and not in "this one", "one day", "one of the cities"."""
    token = sentence.tokens[entity.first]
    if token.upos not in {"NUM", "DET", "NOUN", "ADJ", "ADV"} and not entity.text[:1].isdigit():
        return True
    if entity.text.lower() != "one":
        return False
    noun = _counted(sentence, entity)
    before = sentence.tokens[entity.first - 1].text.lower() if entity.first else ""
    return (
        noun is None
        or not token.deprel.startswith("nummod")
        or before in {"no", "this", "that", "the", "any", "every"}
        or (token.upos != "NUM" or noun.lemma in {"day", "thing", "way", "point", "another", "reason"})
    )


def _ranks_superlative(sentence: Sentence, token: Token) -> bool:
    """ "Third largest": an adverb by its part of speech, a rank by its sense."""
    after = sentence.tokens[token.index + 1 : token.index + 2]
    return any(t.xpos in {"JJS", "RBS"} or t.text.endswith("est") for t in after)


def _ranks(sentence: Sentence, _: date | None) -> Iterator[Entity]:
    for match in RANK.finditer(sentence.text):
        entity = _entity(sentence, match.start(), match.end(), EntityKind.ORDINAL)
        rank = read_ordinal(match[0])
        if entity is None or rank is None:
            continue
        token = sentence.tokens[entity.last]
        if token.upos in {"ADJ", "NUM"} or match[0][0].isdigit() or _ranks_superlative(sentence, token):
            head = sentence.tokens[token.head] if token.head >= 0 else token
            head = sentence.tokens[head.head] if head.upos == "ADJ" and head.head >= 0 else head
            yield replace(entity, value=str(rank), unit=head.lemma if head.upos in {"NOUN", "PROPN"} else "")
