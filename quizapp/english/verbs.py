"""What English verbs do: agreement, tense, do-support and inversion.

Sources: Huddleston and Pullum, *The Cambridge Grammar of the English Language* (2002), chapter 3; inflections from
the tables of lemminflect.
"""

from __future__ import annotations

from functools import cache

from quizapp.english.wordlists import word_set
from quizapp.model import Predicate, Tense

__all__ = ["DO", "MODALS", "SAYING", "activate", "agree", "inflect", "invert", "is_auxiliary"]

MODALS = word_set("can could may might must shall should will would")
BE = word_set("be am is are was were been being 'm 's 're ’m ’s ’re")
HAVE = word_set("have has had 've ’ve 'd ’d")
DO = word_set("do does did")
CONTRACTED = {
    "'s": "is",
    "’s": "is",
    "'re": "are",
    "’re": "are",
    "'ve": "have",
    "’ve": "have",
    "'ll": "will",
    "’ll": "will",
    "'d": "had",
    "’d": "had",
    "ca": "can",
    "wo": "will",
    "n't": "not",
    "n’t": "not",
}

SAYING = word_set(
    "accuse acknowledge add admit advise allege announce argue assert assure believe caution claim comment "
    "conclude confirm contend declare describe disclose estimate expect explain feel find forecast "
    "hint indicate insist maintain note observe point predict quote read reckon remark reiterate repeat reply "
    "report reveal say show state stress suggest suspect tell testify think tweet warn write"
)
"""Verbs whose clause is somebody's word, not the passage's own."""

_ACTIVE = {"is": "VBZ", "are": "VBZ", "am": "VBZ", "be": "VB", "been": "VBN", "being": "VBG"}
"""The form of a verb in the place of each form of *be* before its participle; the past for any other."""
_SINGULAR = {"are": "is", "were": "was", "have": "has", "do": "does"}
_PLURAL = {singular: plural for plural, singular in _SINGULAR.items()}


@cache
def inflect(lemma: str, xpos: str) -> str:
    """The form of a verb for a Penn tag: VB, VBD, VBG, VBN, VBP or VBZ.

    >>> inflect("begin", "VBD")
    'began'
    """
    from lemminflect import getInflection

    forms = getInflection(lemma, xpos)
    return str(forms[0]) if forms else lemma


def is_auxiliary(word: str) -> bool:
    """Whether a word can stand before the subject of a question as it is."""
    return word.lower() in BE | HAVE | DO | MODALS | CONTRACTED.keys()


def agree(words: tuple[str, ...], lemma: str, *, tense: Tense, plural: bool) -> tuple[str, ...]:
    """A verb group whose first, finite word agrees with a third-person subject.

    >>> agree(("were", "killed"), "kill", tense=Tense.PAST, plural=False)
    ('was', 'killed')
    >>> agree(("live",), "live", tense=Tense.PRESENT, plural=False)
    ('lives',)
    """
    first = CONTRACTED.get(words[0].lower(), words[0].lower())
    if first in _SINGULAR or first in _PLURAL:
        changed = _PLURAL.get(first, first) if plural else _SINGULAR.get(first, first)
        return (changed, *words[1:])
    if is_auxiliary(first) or tense is not Tense.PRESENT:
        return (first, *words[1:])
    return (inflect(lemma, "VBP" if plural else "VBZ"), *words[1:])


def activate(predicate: Predicate) -> tuple[str, ...]:
    """A passive verb group as its agent's own, who is one: *was opened* as *opened*.

    () for one without *be* before its own participle: *got hit*, *was expected to be opened*.

    >>> activate(Predicate(head=2, lemma="lead", words=("is", "being", "led"), tense=Tense.PRESENT, passive=True))
    ('is', 'leading')
    >>> activate(Predicate(head=2, lemma="sell", words=("have", "been", "sold"), tense=Tense.PRESENT, passive=True))
    ('has', 'sold')
    """
    be = max((place for place, word in enumerate(predicate.words) if word.lower() in BE), default=-1)
    participle = inflect(predicate.lemma, "VBN")
    if be < 0 or participle not in predicate.words[be + 1 :]:
        return ()
    place = predicate.words.index(participle, be + 1)
    before, adverbs, after = predicate.words[:be], predicate.words[be + 1 : place], predicate.words[place + 1 :]
    form = _ACTIVE.get(predicate.words[be].lower(), "VBD")
    words = (*before, *adverbs, inflect(predicate.lemma, form), *after)
    return agree(words, predicate.lemma, tense=Tense.PAST, plural=False) if before else words


def invert(predicate: Predicate) -> tuple[str, tuple[str, ...]]:
    """A verb group as a question needs it: the word before the subject, and the words after it.

    >>> invert(Predicate(head=1, lemma="begin", words=("began",)))
    ('did', ('begin',))
    >>> invert(Predicate(head=1, lemma="lead", words=("is", "being", "led"), tense=Tense.PRESENT))
    ('is', ('being', 'led'))
    """
    words = predicate.words
    first = CONTRACTED.get(words[0].lower(), words[0].lower())
    if is_auxiliary(first) and (len(words) > 1 or predicate.lemma == "be"):
        return first, words[1:]
    if predicate.tense is Tense.PAST:
        return "did", (predicate.lemma, *words[1:])
    support = "does" if first == inflect(predicate.lemma, "VBZ") else "do"
    return support, (predicate.lemma, *words[1:])
