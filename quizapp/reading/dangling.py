"""Which words of a stretch are not understood by themselves, and which mentions have what they mean before them."""

from __future__ import annotations

from quizapp.english.lexicon import kinds
from quizapp.english.people import kinds_of_noun
from quizapp.english.relative_dates import MONTHS, WEEKDAYS
from quizapp.english.trees import children, subtree
from quizapp.english.wordlists import word_set
from quizapp.model import PLACES, EntityKind, Link, Sentence, Token
from quizapp.reading.descriptions import is_bare_description
from quizapp.reading.lookup import entities_in
from quizapp.reading.stretches import Stretch, tokens_of

__all__ = ["LIKELY", "THIRD_PERSON", "dangles", "follows_antecedent"]

LIKELY, IDIOMATIC = 0.4, 0.7
"""The certainty that is enough where the antecedent stands in the same wording, so that nothing is put in its place;
more for "it", which may stand for nothing said: *a late goal sealed it*."""
ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod", "root", "iobj"})
POSSESSIVE = word_set("his her its their hers theirs")
REFLEXIVE = word_set("himself herself itself themselves")
SEVERAL = word_set("they them their theirs")
THIRD_PERSON = word_set("he him she it they them") | POSSESSIVE | REFLEXIVE
SPEAKER = word_set("i me my mine myself we us our ours ourselves you your yours yourself yourselves")
POINTING = word_set("this that these those")
UNSURE_KINDS = PLACES | {EntityKind.PERSON, EntityKind.ORGANISATION}
"""Kinds of what a noun with "the" alone may be one of many of."""
WEATHER = word_set("rain snow hail drizzle thunder")
KNOWN_OF = word_set("government army military police parliament president court press media church senate")
"""Institutions a reader takes "the" of without asking which."""


def follows_antecedent(stretch: Stretch, link: Link) -> bool:
    """Whether the antecedent is read before the mention. What is nearest and likeliest is what a reader takes."""
    words = tokens_of(stretch.sentence, link)
    if any(_is_beside_subject(stretch.sentence, token, link) for token in words):
        return False
    idiomatic = any(_may_be_idiomatic(stretch.sentence, token) for token in words)
    least = IDIOMATIC if idiomatic or _is_odd_one(stretch.sentence, link) else LIKELY
    start, end = link.antecedent
    return start in stretch.read and end <= link.start and link.certainty >= least


def _is_beside_subject(sentence: Sentence, token: Token, link: Link) -> bool:
    """Whether a pronoun would stand for the subject of its own verb, which takes *itself*: *money is spent on it*.

    Principle B of binding (Chomsky 1981).
    """
    verb = token.head
    while verb >= 0 and sentence.tokens[verb].deprel == "xcomp":
        verb = sentence.tokens[verb].head
    own = token.xpos == "PRP" and token.deprel in {"obj", "obl", "iobj"}
    subjects = children(sentence, verb, "nsubj", "nsubj:pass") if own and verb >= 0 else ()
    return any(link.antecedent[0] <= subject.start < link.antecedent[1] for subject in subjects)


def _is_odd_one(sentence: Sentence, link: Link) -> bool:
    """Whether "they" would stand for one thing that is no body of people: *friction … reduces their strength*."""
    spoken = any(token.text.lower() in SEVERAL for token in tokens_of(sentence, link))
    first, last = link.antecedent
    inside = [token for token in sentence.tokens if first <= token.start < last]
    heads = [token for token in inside if not any(other.index == token.head for other in inside)]
    return spoken and any(
        head.xpos == "NN" and kinds(head.lemma)[:1] not in {("group",), ("person",)} for head in heads
    )


def dangles(stretch: Stretch, token: Token) -> bool:
    """Whether a word that no link settles needs something outside the stretch to be understood."""
    if _has_nothing_before(stretch, token):
        return False
    if token.upos == "PRON" or token.xpos in {"PRP", "PRP$"}:
        return _pronoun_dangles(stretch, token)
    if token.start in stretch.quoted:
        return False
    if token.upos == "DET" and token.text.lower() in POINTING:
        return not _is_in_date(stretch, token)
    return _description_dangles(stretch.sentence, token)


def _has_nothing_before(stretch: Stretch, token: Token) -> bool:
    """Whether a passage begins with what is kept up to a word, so that nothing else can be meant by it.

    A second name for something may be left out before a pronoun: *Rosa Vane[, the mayor,] said she …*. What "it" is
    may be nothing said: *a late goal sealed it*.
    """
    sentence, kept = stretch.sentence, stretch.kept
    if sentence.index or _may_be_idiomatic(sentence, token):
        return False
    things = (other for other in sentence.tokens[: token.index] if other.text not in {*WEEKDAYS, *MONTHS})
    named = [other.index for other in things if other.upos in {"NOUN", "PROPN"}]
    asides = _asides(sentence) if token.upos == "PRON" else frozenset()
    return bool(named) and all(index in kept or index in asides for index in named)


def _may_be_idiomatic(sentence: Sentence, token: Token) -> bool:
    """Whether "it" is all that a verb is done to: *sealed it*, but not *helped it grow*."""
    return token.text.lower() == "it" and token.deprel == "obj" and not children(sentence, token.head, "xcomp")


def _asides(sentence: Sentence) -> frozenset[int]:
    """The tokens of every second name: *Rosa Vane, [the mayor of Leeds], …*."""
    heads = (token.index for token in sentence.tokens if token.deprel == "appos")
    return frozenset(index for head in heads for index in subtree(sentence, head))


def _pronoun_dangles(stretch: Stretch, token: Token) -> bool:
    sentence, word = stretch.sentence, token.text.lower()
    if word == "it" and token.head >= 0 and sentence.tokens[token.head].lemma in WEATHER:
        return False
    if word in SPEAKER and token.deprel != "compound":
        return token.start not in stretch.quoted
    if token.deprel in {"expl", "compound"} or word in REFLEXIVE:
        return False
    if word in POINTING:
        told = word == "those" and bool(children(sentence, token.index, "nmod", "acl", "acl:relcl"))
        return token.deprel in ARGUMENTS and token.xpos != "WDT" and not told
    return word in THIRD_PERSON


def _description_dangles(sentence: Sentence, token: Token) -> bool:
    """Whether a noun has "the" and no more, though there are many of what it is: *the city*."""
    beside_name = token.deprel == "appos" and sentence.tokens[token.head].upos == "PROPN"
    if not is_bare_description(sentence, token.index) or token.text.lower() in KNOWN_OF or beside_name:
        return False
    return bool(UNSURE_KINDS & set(kinds_of_noun(token.lemma.lower())))


def _is_in_date(stretch: Stretch, token: Token) -> bool:
    """Whether a word belongs to a date: *this Monday*."""
    dates = (item for item in entities_in(stretch.reading, stretch.sentence.index) if item.kind is EntityKind.DATE)
    return any(date.first <= token.index <= date.last for date in dates)
