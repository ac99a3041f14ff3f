"""A fact in words that stand alone: what a stem keeps of a sentence and what it leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizapp.english.stems import Part, Statement
from quizapp.english.trees import children, is_plural, lower_first
from quizapp.english.verbs import inflect
from quizapp.facts.clauses import IRREALIS, UNKNOWN
from quizapp.model import TIMES, Argument, EntityKind, Fact, Predicate, Reading, Role, Sentence, Tense

__all__ = [
    "dates_its_verb",
    "is_dated",
    "phrase",
    "small_article",
    "statement_of",
    "with_quotation_closed",
    "worded",
    "words_of",
]

ADVERBIAL_CLAUSES = frozenset({Role.REASON, Role.PURPOSE, Role.MANNER})
OPTIONAL = frozenset({Role.TIME, Role.PLACE, Role.DURATION, Role.OBLIQUE})
SETTING = frozenset({"after", "before", "during", "amid", "following", "despite", "until", "since", "by", "within"})
"""Prepositions of what a deed is set beside, not of what it was done to."""
COUNTED = frozenset(
    {EntityKind.CARDINAL, EntityKind.QUANTITY, EntityKind.ORDINAL, EntityKind.DURATION, EntityKind.PERCENT}
)
LONGEST_PART = 14
"""Words; a longer part is left out when the stem can do without it."""
LONGEST_PURPOSE = 7
"""Words; a longer one is left out."""
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_THIS_TIME = re.compile(r"(?:this|last|next) (?:season|term|session|campaign|year|month|week)\b", re.IGNORECASE)
_ABSOLUTE = re.compile(
    r"\d{4}|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|century)\b"
    r"|\b(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)\b\.?",
    re.IGNORECASE,
)


def is_dated(text: str) -> bool:
    """Whether a time expression says when without the article's own date: 2016, 27 November; not *on Thursday*."""
    return bool(_ABSOLUTE.search(text))


def dates_its_verb(predicate: Predicate) -> bool:
    """Whether a date beside a verb is the verb's own, and not that of what it was planned to be."""
    return "to" not in predicate.words


def phrase(argument: Argument, *, full: str = "") -> str:
    """An argument with its preposition, without what it says in brackets."""
    return f"{argument.preposition} {_BRACKETS.sub('', full or argument.full)}".strip()


def with_quotation_closed(text: str) -> str:
    """A clause with the closing mark that went with the sentence's punctuation."""
    if text.count("“") == text.count("”") + 1:
        return f"{text}”"
    return f'{text}"' if text.count('"') % 2 else text


def worded(argument: Argument, fact: Fact) -> str:
    """An argument as it stands in its fact's statement: what the subject or the claimant names is not named again."""
    subject = fact.arguments[0]
    named = (subject.full, subject.entity.text if subject.entity else "", fact.claimant)
    return phrase(argument, full=_once(named, argument))


def statement_of(fact: Fact, reading: Reading, *, without: int = -1, instead: str = "") -> Statement | None:
    """A fact as a statement, less the argument headed by ``without`` or with ``instead`` in its place.

    None when a part that cannot be left out has no wording that stands alone.
    """
    subject, *others = fact.arguments
    sentence = reading.sentences[fact.sentence]
    if fact.claimant == UNKNOWN or (subject.head != without and not subject.full):
        return None
    parts = _parts(fact, others, without, instead)
    unfinished = not parts and without in {-1, subject.head} and not fact.predicate.passive
    if parts is None or unfinished or _has_condition(sentence, fact.predicate.head) or _is_compared(sentence, fact):
        return None
    opening = _opening(fact, sentence)
    if _bears_the_name_of(fact.claimant, opening):
        return None
    opening = instead if subject.head == without else opening
    plural = is_plural(sentence, subject.head)
    return Statement(
        subject=opening,
        predicate=_plain_past(fact.predicate, plural=plural),
        parts=tuple(parts),
        claimant="" if opening.lower() == fact.claimant.lower() else fact.claimant,
        plural=plural,
    )


def _opening(fact: Fact, sentence: Sentence) -> str:
    """The subject of a fact as it stands inside a sentence."""
    subject = fact.arguments[0]
    opening = phrase(subject, full=_once((fact.claimant,), subject))
    named = subject.entity is not None and subject.entity.first == subject.first and subject.kind not in COUNTED
    return small_article(opening if named else lower_first(sentence, subject.first, opening))


def _bears_the_name_of(claimant: str, subject: str) -> bool:
    """Whether a subject has a claimant's surname and is somebody else, or the same by a shorter name."""
    surname = claimant.rpartition(" ")[2]
    return surname[:1].isupper() and surname in subject and claimant not in subject


def _has_condition(sentence: Sentence, head: int) -> bool:
    """Whether a clause holds on a condition, which no part of it says."""
    beside = children(sentence, head, "advcl")
    return any(mark.text.lower() in IRREALIS for token in beside for mark in children(sentence, token.index, "mark"))


def _is_compared(sentence: Sentence, fact: Fact) -> bool:
    """Whether a clause says how well or how much beside something else, which no part of it says.

    > do better; does not drain as quickly
    """
    grades = children(sentence, fact.predicate.head, "advmod")
    told = {index for item in fact.arguments for index in range(item.first, item.last + 1)}
    compared = (token for token in grades if token.xpos in {"RBR", "RBS"} or token.text.lower() == "as")
    return any(token.index not in told for token in compared)


def small_article(name: str) -> str:
    """A name as it stands inside a sentence: *the Norbury Trust*."""
    return f"the {name[4:]}" if name.startswith("The ") else name


def _plain_past(predicate: Predicate, *, plural: bool) -> Predicate:
    """The past perfect as a plain past: away from its passage nothing is left for it to come before.

    > had resigned → resigned; had been sold → was sold
    """
    first, *rest = predicate.words
    if first.lower() not in {"had", "'d", "’d"} or not rest or rest[0] in {"to", "better"}:
        return predicate
    if rest[0] == "been":
        be = "were" if plural else "was"
        return replace(predicate, words=(be, *rest[1:])) if rest[1:] or predicate.lemma == "be" else predicate
    plain = inflect(predicate.lemma, "VBD")
    return replace(predicate, words=(plain, *rest[1:])) if rest[0] == inflect(predicate.lemma, "VBN") else predicate


def _parts(fact: Fact, others: list[Argument], without: int, instead: str) -> list[Part] | None:
    parts = []
    for argument in sorted(others, key=lambda item: _is_before_verb(fact, item)):
        if argument.head == without:
            parts += [Part(instead, argument.head)] if instead else []
        elif argument.role is Role.CONTENT or _repeats(argument):
            return None
        elif _is_left_out(fact, argument):
            if _follows_verb(fact, argument) or (_is_relative(argument) and fact.predicate.tense is Tense.PRESENT):
                return None
        elif not argument.full:
            if not _can_be_spared(argument) or _follows_verb(fact, argument):
                return None
        else:
            parts.append(Part(worded(argument, fact), argument.head))
    return parts


def _can_be_spared(argument: Argument) -> bool:
    """Whether a part that cannot stand alone may be left out: a time may, a place may not, for it says which."""
    where = argument.role in {Role.PLACE, Role.OBLIQUE} and argument.preposition not in SETTING
    return argument.role in OPTIONAL and not where


def _once(named: tuple[str, ...], argument: Argument) -> str:
    """An argument that names the subject or the claimant again keeps its pronoun: *she sold her house*."""
    full, text = argument.full.lower(), argument.text.lower()
    repeats = any(name and name.lower() in full and name.lower() not in text for name in named)
    return argument.text if repeats else argument.full


def _follows_verb(fact: Fact, argument: Argument) -> bool:
    """Whether a part stands right after the verb, so that the verb may need it: *relied on them*."""
    between = [item for item in fact.arguments[1:] if fact.predicate.head < item.first < argument.first]
    return not between and argument.first > fact.predicate.head and argument.role is Role.OBLIQUE


def _is_left_out(fact: Fact, argument: Argument) -> bool:
    long = len(argument.text.split()) > LONGEST_PART
    relative = _is_relative(argument)
    fronted = _is_before_verb(fact, argument) and argument.role not in {Role.TIME, Role.PLACE}
    short_purpose = argument.role is Role.PURPOSE and len(argument.text.split()) <= LONGEST_PURPOSE
    clausal = argument.role in ADVERBIAL_CLAUSES and not short_purpose
    return clausal or relative or fronted or (long and argument.role in OPTIONAL)


def _is_before_verb(fact: Fact, argument: Argument) -> bool:
    """Whether an argument stands before its verb; a complement of *be* holds what its fact is known by."""
    return argument.last < fact.predicate.head


def _repeats(argument: Argument) -> bool:
    """Whether an argument says how often: without it a number is another."""
    return argument.text.lower().startswith(("every ", "each "))


def _is_relative(argument: Argument) -> bool:
    timed = argument.kind in TIMES or bool(_THIS_TIME.match(argument.text))
    return timed and not is_dated(argument.text)


def words_of(text: str) -> Iterator[str]:
    """The words of a text in small letters, without punctuation."""
    yield from re.findall(r"[\w’'-]+", text.lower())
