"""Which clauses a quiz may call true, or false without their "not".

Hedges, headings, answers, somebody's own words and opinions are none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from quizapp.english.lexicon import kinds
from quizapp.english.places import find_demonym
from quizapp.english.trees import SUBJECTS, children, subtree
from quizapp.english.verbs import SAYING
from quizapp.english.wordlists import DENIALS, word_set
from quizapp.facts.arguments import entity_at, is_epithet, opens_a_clause
from quizapp.facts.verbal import is_hedged, is_negated
from quizapp.model import Reading, Sentence, Token
from quizapp.reading.discourse import quoted_starts
from quizapp.reading.lookup import links_in

__all__ = ["is_opinion", "is_quoted", "is_unsayable", "is_view"]

SOME = word_set("some many several others few officials")
OBJECTS = ("obj", "ccomp", "xcomp", "nsubj:pass", "cop")
"""What a verb of saying has to go with it, or it has lost what was said."""
LONG, HEADED = 3, 0.7
"""Letters of a word that a heading writes with a capital, and the share of such words that makes one."""
COUNTED = {("group",), ("person",), ("animal",), ("artifact",)}
"""Kinds of nouns that in the singular need an article."""
DETERMINING = frozenset({"det", "nmod:poss", "nummod", "case"})
ONLY = word_set("just only merely simply solely")
"""Words by which a denial says that there is more."""
ANSWERING = word_set("respond reply retort counter rejoin")
ADVISING = word_set("should must ought")
POSSIBLE = word_set("could may might must")
DUTIES = word_set("duty obligation responsibility right")
_IN_A_VIEW = re.compile(r"\bin (?:his|her|their|my|our) (?:estimation|opinion|view|words|mind)\b")
"""By which a clause is only what somebody thinks."""
FORECASTING = word_set("likely unlikely")


def is_unsayable(reading: Reading, sentence: Sentence, head: int) -> bool:
    """Whether a clause denies, hedges, or says something of an epithet or of anybody."""
    subject = children(sentence, head, *SUBJECTS)[0]
    if _is_anybody(sentence, subject.index) or _is_told_by_origin(reading, sentence, subject):
        return True
    if _is_heading(sentence, head) or _is_caption(sentence, head, subject) or _answers(sentence, head):
        return True
    if _is_unsaid(sentence, head) or _is_misread(sentence, head):
        return True
    return _denies_oddly(sentence, head) or is_hedged(sentence, head)


def _is_told_by_origin(reading: Reading, sentence: Sentence, subject: Token) -> bool:
    """Whether a subject is somebody called by a nationality alone, or a pronoun for one: *the Australian*, *he*."""
    entity = entity_at(reading, sentence, subject.index)
    if not entity and subject.upos == "PRON":
        names = [link.name for link in links_in(reading, sentence.index) if link.start == subject.start]
        return any(find_demonym(name.split()[-1]) for name in names)
    return is_epithet(subject, entity) and bool(children(sentence, subject.index, "det", "amod", "nmod:poss"))


def _is_unsaid(sentence: Sentence, head: int) -> bool:
    """Whether a clause lost what was said or done, or is only what somebody thinks."""
    silent = sentence.tokens[head].lemma in SAYING | {"do"} and not children(sentence, head, *OBJECTS)
    return silent or bool(_IN_A_VIEW.search(sentence.text))


def is_quoted(reading: Reading, sentence: Sentence, head: int) -> bool:
    """Whether a clause is somebody's own words, between quotation marks."""
    return sentence.tokens[head].start in _quoted(reading)


def _is_misread(sentence: Sentence, head: int) -> bool:
    """Whether an adverbial begins with a word that opens a clause, so that its verb was lost: *fell after staff*."""
    adverbials = (token for token in children(sentence, head) if token.deprel.startswith("obl"))
    return any(opens_a_clause(sentence, min(subtree(sentence, token.index))) for token in adverbials)


def _denies_oddly(sentence: Sentence, head: int) -> bool:
    """Whether a clause denies by more than "not" or "never" at its verb, less than all, or insists.

    *few agreed*; *is not just good for the lake*; *did win*
    """
    words = [token.text.lower() for token in sentence.tokens]
    if any(word in DENIALS and after in ONLY for word, after in pairwise(words)):
        return True
    plain = sum(token.text.lower() in DENIALS for token in children(sentence, head, "advmod")) == 1
    does = any(token.lemma == "do" for token in children(sentence, head, "aux"))
    return not plain and (does or is_negated(sentence, head))


def _is_heading(sentence: Sentence, head: int) -> bool:
    """Whether a sentence is written like a headline, with a capital on nearly every word, its verb's among them."""
    verb = sentence.tokens[head].text
    if len(verb) > 1 and verb[0].islower():
        return False
    long = [token.text for token in sentence.tokens if len(token.text) > LONG and token.text.isalpha()]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= HEADED * len(long)


def _is_caption(sentence: Sentence, head: int, subject: Token) -> bool:
    """Whether a sentence tells what a picture shows: *Israeli delegation parades*; or its subject is no noun at all.

    One or three of something are: *one of the mills burnt down*.
    """
    counted = subject.upos == "NOUN" and subject.xpos == "NN" and kinds(subject.lemma)[:1] in COUNTED
    determined = any(child.deprel in DETERMINING for child in children(sentence, subject.index))
    named = any(child.upos == "PROPN" for child in children(sentence, subject.index))
    shown = sentence.tokens[head].xpos in {"VBZ", "VBG"} and counted and not determined and not named
    parted = bool(children(sentence, subject.index, "nmod"))
    return shown or (subject.upos in {"NUM", "ADJ"} and not parted)


def _answers(sentence: Sentence, head: int) -> bool:
    """Whether a clause replies to, or goes on from, what only the passage tells: *she responded that …*."""
    verb = sentence.tokens[head]
    return verb.lemma in ANSWERING or (
        verb.lemma == "turn" and any(below.text.lower() == "to" for below in sentence.tokens[head + 1 : head + 3])
    )


def is_opinion(sentence: Sentence, head: int) -> bool:
    """Whether a clause says what ought to be or is likely: its writer may think so, and a quiz may not key it."""
    verb = sentence.tokens[head]
    modals = {token.text.lower() for token in children(sentence, head, "aux")}
    duty = verb.lemma == "have" and any(token.lemma in DUTIES for token in children(sentence, head, "obj"))
    return bool(modals & ADVISING) or duty or verb.lemma in FORECASTING


def is_view(sentence: Sentence, head: int) -> bool:
    """Whether a clause says what something is like, or may be, so that it may be no more than its writer's view."""
    present = any(cop.xpos in {"VBZ", "VBP"} for cop in children(sentence, head, "cop"))
    noun = sentence.tokens[head]
    rated = noun.upos == "ADJ" or (noun.upos == "NOUN" and bool(children(sentence, head, "amod")))
    return (present and rated) or any(token.text.lower() in POSSIBLE for token in children(sentence, head, "aux"))


def _is_anybody(sentence: Sentence, subject: int) -> bool:
    """Whether a subject is some or many of what only the passage tells: *many have said*, *some consumers*."""
    named = any(sentence.tokens[index].upos == "PROPN" for index in subtree(sentence, subject))
    words = (sentence.tokens[subject], *children(sentence, subject, "det", "amod"))
    return not named and any(word.text.lower() in SOME for word in words)


@lru_cache(maxsize=8)
def _quoted(reading: Reading) -> frozenset[int]:
    return frozenset(quoted_starts(reading.sentences))
