"""Where a name begins and ends, by the tree: without articles and titles, with the capitals that belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from quizapp.english.people import ROYAL, group_of, is_title, kinds_of_noun
from quizapp.english.places import find_country
from quizapp.english.wordlists import word_set
from quizapp.model import EntityKind, Sentence, Token

__all__ = ["NameLike", "bounds_of"]


class NameLike(Protocol):
    """A name as the parser gives it: tokens ``first`` to ``last`` of a sentence, labelled PER, LOC, ORG, EVENT …"""

    @property
    def label(self) -> str: ...
    @property
    def sentence(self) -> int: ...
    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...
    @property
    def certainty(self) -> float: ...


LINKING = frozenset({"compound", "flat", "amod", "goeswith"})
BEFORE_PLACES = word_set("St. St Saint San Santa Fort Mount Mt Mt. Port Lake New North South East West El Los Las La")
DROPPED_FIRST = frozenset({"the", "a", "an", "“", "‘", '"', "'", "(", "[", ",", "-", "–", "of", "in"})
DROPPED_LAST = frozenset({",", ".", ";", ":", "”", "’", '"', "'", ")", "]", "(", "[", "-", "–", "'s", "’s", "!", "?"})


def bounds_of(sentence: Sentence, name: NameLike) -> tuple[int, int]:
    """The first and last token of a name put right; the first lies behind the last when nothing is left of it."""
    tokens, first, last = sentence.tokens, name.first, name.last
    while first <= last and tokens[first].text.lower() in DROPPED_FIRST and not _opens_title(name, tokens, first):
        first += 1
    while first < last and name.label == "PER" and (_is_mere_office(tokens[first].text) or _is_people(tokens[first])):
        first += 1
    if last - first > 1 and name.label == "PER" and _is_governed_place(tokens, first):
        first += 1
    while last >= first and (_cannot_end_name(tokens[last]) or _is_kind_noun(tokens[last], first)):
        last -= 1
    while first <= last and first > 0 and _belongs(tokens[first - 1], first, last, name.label):
        first -= 1
    while first <= last < len(tokens) - 1 and _belongs(tokens[last + 1], first, last, name.label):
        last += 1
    if name.label == "ORG" and first <= last:
        first, last = _with_partner(tokens, first, last), _with_complement(sentence, first, last)
    if name.label == "PER" and first <= last:
        first -= 2 * _is_joined(tokens, first - 1)
        last += 2 * _is_joined(tokens, last + 1)
    return first, last


def _with_partner(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where a body's name begins with the "… and" before it: *the Public and [Commercial Services Union]*.

    What "and" joins to the name's first word must be part of the name, as the first word is: nothing parts *the mayor
    of Leeds and [Norbury Council]* else.
    """
    partner = tokens[first].head
    joined = tokens[first].deprel == "conj" and partner == first - 2 and tokens[first - 1].text in {"and", "&"}
    if not (joined and _belongs(tokens[partner], first, last, "ORG")):
        return first
    start = partner
    while start > 0 and _belongs(tokens[start - 1], start, last, "ORG"):
        start -= 1
    return start


def _is_joined(tokens: Sequence[Token], hyphen: int) -> bool:
    """Whether a hyphen without spaces joins two capitals: *Jean-[Luc Moreau]*, *[Robert Vane]-Silk*."""
    if not 0 < hyphen < len(tokens) - 1 or tokens[hyphen].text != "-":
        return False
    before, after = tokens[hyphen - 1], tokens[hyphen + 1]
    tight = before.end == tokens[hyphen].start and tokens[hyphen].end == after.start
    return tight and before.text[:1].isupper() and after.text[:1].isupper()


def _is_governed_place(tokens: Sequence[Token], first: int) -> bool:
    """Whether a country opens what is no more than an office and its holder: *ambassador to Britain Omar Finch*."""
    return first > 0 and tokens[first - 1].upos == "ADP" and find_country(tokens[first].text) is not None


def _is_mere_office(word: str) -> bool:
    """ "President" of "President Lind", not "Prince" of "Prince Harry"."""
    return is_title(word) and word.lower() not in ROYAL


def _is_people(token: Token) -> bool:
    """ "Americans" of "the Americans John Sand and Ada Lund"."""
    return token.text.endswith("ns") and group_of(token.text) == "country"


def _opens_title(name: NameLike, tokens: Sequence[Token], first: int) -> bool:
    """The article of a title in quotation marks: “The Salt Road”."""
    quoted = first > 0 and tokens[first - 1].text in {"“", "‘", '"', "'"}
    return name.label == "WORK" and quoted and tokens[first].text in {"The", "A", "An"}


def _with_complement(sentence: Sentence, first: int, last: int) -> int:
    """The end of an organisation's name with its "of …": "International Union of Pure and Applied Chemistry"."""
    tokens = sentence.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].text not in {"of", "for"} or not tokens[last + 2].text[:1].isupper():
        return last
    if EntityKind.ORGANISATION not in kinds_of_noun(tokens[last].lemma.lower()):
        return last
    noun = tokens[tokens[last + 1].head]
    inside = noun.head in range(first, last + 1) and noun.index > last and noun.text[:1].isupper()
    return noun.index if inside else last


def _cannot_end_name(token: Token) -> bool:
    return token.text in DROPPED_LAST or (token.upos in {"ADP", "DET", "CCONJ"} and token.text.islower())


def _is_kind_noun(token: Token, first: int) -> bool:
    """The small "province" of "Hama province"."""
    return token.index > first and token.text.islower() and bool(kinds_of_noun(token.lemma))


def _belongs(token: Token, first: int, last: int, label: str) -> bool:
    """Whether a neighbouring word is part of a name: a capital that hangs on it; before a person no title or demonym.

    > the Syrian National [Army] → Syrian National Army; President [Bashar Assad] → Bashar Assad
    > the ambassador to Norway [Rosa Vane] → Rosa Vane
    """
    if token.index == first - 1 and label == "LOC" and token.text in BEFORE_PLACES:
        return True
    if not (token.text[:1].isupper() and first <= token.head <= last and token.deprel.split(":")[0] in LINKING):
        return False
    if token.index < first and label == "PER" and find_country(token.text):
        return False
    if token.index < first and label in {"PER", "LOC"}:
        return not is_title(token.text) and not group_of(token.text) and token.index > 0 and token.deprel != "nmod:desc"
    return token.index > 0 or token.upos == "PROPN"
