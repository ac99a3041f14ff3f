"""Words that say the contrary in the same place of a sentence, as far as their company makes that sure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from quizapp.english.numbers import read_ordinal
from quizapp.english.tables import read_rows
from quizapp.english.trees import children, subtree
from quizapp.english.verbs import inflect
from quizapp.english.wordlists import word_set
from quizapp.model import Sentence, Token

__all__ = ["Contrary", "contraries_of"]

PASSIVE = ("nsubj:pass", "aux:pass")
COUNTING = "few"
"""What is said of things that are counted only."""
HALVING = word_set(
    "at not n't n’t more most less least borderline marginally almost nearly partly half barely slightly somewhat"
)
"""Words that leave a thing and its contrary close to each other, or that go with one of them only: *more cheap*."""
BORDERING = word_set("borderline marginally")
"""Such words that may stand one word ahead: *borderline iodine deficient*."""
DEGREES = word_set("without not so too as how very")
"""Words that a counting word may stand behind and its contrary may not."""
JOINED = word_set("doubt deny")
"""Verbs that a clause without "that" reads badly after."""
OF_MASS = {"fewer": "less"}
"""What is said of things that are counted, and of things that are not."""


@dataclass(frozen=True, slots=True)
class Contrary:
    """The words of a sentence from token ``first`` to ``last`` and what says the contrary in their place."""

    first: int
    last: int
    text: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: the words that must follow a verb, the contrary, and the company it needs."""

    follows: tuple[str, ...]
    contrary: tuple[str, ...]
    company: frozenset[str]


def contraries_of(sentence: Sentence, token: Token) -> Iterator[Contrary]:
    """Each contrary of a word where it stands, the one for the longest wording first.

    A word of a name has none (*Fallen Order*), nor what is so only in part (*borderline deficient*, *at worst*).

    > *rejected* the plan → accepted; was *accused* of theft → cleared; *largest* → smallest
    """
    if _has_none(sentence, token):
        return
    word, contrary_of = (token.lemma, _verb) if token.upos == "VERB" else (token.text, _other_word)
    found = (contrary_of(sentence, token, row) for row in _rows().get((word.lower(), token.upos), ()))
    yield from (contrary for contrary in found if contrary)


def _has_none(sentence: Sentence, token: Token) -> bool:
    """Whether a word is part of a name, is so only in part, or is an adverb where a preposition is meant."""
    before = [other.text.lower() for other in sentence.tokens[max(0, token.index - 2) : token.index]]
    in_part = before[-1:] and (before[-1] in HALVING or not BORDERING.isdisjoint(before))
    named = token.index > 0 and token.text[:1].isupper()
    return bool(in_part) or named or (token.upos == "ADP" and token.deprel not in {"case", "mark"})


def _other_word(sentence: Sentence, token: Token, row: Row) -> Contrary | None:
    """The contrary of an adjective, a noun or a preposition in its company."""
    text, governor = " ".join(row.contrary), sentence.tokens[token.head]
    if row.company and governor.lemma not in row.company:
        return None
    if text == COUNTING and not _can_be_few(sentence, token):
        return None
    told = OF_MASS.get(text, text) if governor.xpos == "NN" else text
    return Contrary(token.index, token.index, told, row.contrary[0])


def _can_be_few(sentence: Sentence, token: Token) -> bool:
    """Whether *few* can stand for a word: before what is counted, but not *few 14 firms* or *without few lights*.

    Of things in general a reader knows whether they are few.
    """
    counted = _counted_by(sentence, token).xpos != "NN" and not children(sentence, token.head, "nummod")
    named = any(other.upos == "PROPN" for other in sentence.tokens)
    return counted and named and not (token.index and sentence.tokens[token.index - 1].text.lower() in DEGREES)


def _counted_by(sentence: Sentence, token: Token) -> Token:
    """What a counting word counts: the noun it stands before, or the one after its *of*."""
    following = sentence.tokens[token.index + 1 : token.index + 2]
    if following and following[0].text.lower() == "of":
        return sentence.tokens[following[0].head]
    return sentence.tokens[token.head]


def _verb(sentence: Sentence, token: Token, row: Row) -> Contrary | None:
    """The contrary of a verb with its particle or preposition, in the verb's own form."""
    if not _has_company(sentence, token, row) or token.xpos == "MD" or _goes_from_to(sentence, token):
        return None
    passive = bool(children(sentence, token.index, *PASSIVE))
    first, *rest = row.contrary
    following = [t.text.lower() for t in sentence.tokens[token.index + 1 : token.index + 1 + len(row.follows)]]
    adjacent = tuple(following) == row.follows
    same = tuple(rest) == row.follows
    if row.follows and not adjacent and not (same and _governs(sentence, token, row.follows)):
        return None
    if not row.follows and (children(sentence, token.index, "compound:prt") or (passive and rest)):
        return None
    taken = len(row.follows) if adjacent else 0
    words = (inflect(first, token.xpos), *rest) if adjacent or not row.follows else (inflect(first, token.xpos),)
    if first in JOINED and _lacks_that(sentence, token):
        words = (*words, "that")
    return Contrary(token.index, token.index + taken, " ".join(words), first)


def _lacks_that(sentence: Sentence, verb: Token) -> bool:
    """Whether what somebody thinks follows at once, without the "that" that a doubt needs."""
    said = children(sentence, verb.index, "ccomp")
    after = sentence.tokens[verb.index + 1 : verb.index + 2]
    inside = set(subtree(sentence, said[0].index)) if said else set()
    return bool(after) and after[0].index in inside and after[0].deprel != "mark"


def _goes_from_to(sentence: Sentence, verb: Token) -> bool:
    """Whether a change is told with the figure it left, which shows its direction: *rose from 3%*, *start at $5*."""
    after = sentence.tokens[verb.index :]
    starts = [token.index for token in after if token.text.lower() in {"from", "at"}]
    near = [token for start in starts for token in sentence.tokens[start + 1 : start + 4]]
    return any(token.upos in {"NUM", "SYM"} or read_ordinal(token.text.lower()) for token in near)


def _governs(sentence: Sentence, verb: Token, follows: tuple[str, ...]) -> bool:
    """Whether a verb has a phrase with a preposition further on: *accused* the firm *of* theft."""
    below = [item for child in children(sentence, verb.index) for item in children(sentence, child.index)]
    return any(item.deprel in {"case", "mark"} and (item.text.lower(),) == follows for item in below)


def _has_company(sentence: Sentence, token: Token, row: Row) -> bool:
    """Whether a verb has beside it what its contrary needs: an object, a clause, or one of some nouns."""
    objects = children(sentence, token.index, "obj", "nsubj:pass")
    if not row.company:
        return True
    if row.company == {"noobj"}:
        return not objects and not children(sentence, token.index, "ccomp", "xcomp", "compound:prt")
    if row.company == {"to"}:
        return _has_infinitive(sentence, token)
    if row.company == {"that"}:
        return bool(children(sentence, token.index, "ccomp"))
    if row.company == {"obj"}:
        return bool(objects) and not children(sentence, token.index, "xcomp")
    return any(item.lemma.lower() in row.company for item in objects)


def _has_infinitive(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb goes on with another: *agreed to sell*."""
    verbs = (child for child in children(sentence, verb.index, "xcomp") if child.upos == "VERB")
    return any(mark.text.lower() == "to" for child in verbs for mark in children(sentence, child.index, "mark"))


@cache
def _rows() -> Mapping[tuple[str, str], tuple[Row, ...]]:
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for words, upos, contrary, *company in read_rows("opposites.tsv"):
        word, *follows = words.split()
        row = Row(tuple(follows), tuple(contrary.split()), frozenset(company[0].split() if company else ()))
        found[word, upos].append(row)
    return MappingProxyType({key: tuple(sorted(rows, key=lambda r: -len(r.follows))) for key, rows in found.items()})
