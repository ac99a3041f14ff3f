"""The words on which a clause turns: its verb, what it does it to, and how, where and when.

> The council in Norbury opened the oldest mill near the harbour. → opened, mill, the, oldest, The
> The council in Norbury said it had rejected the plan. → rejected, said
> The council in Norbury did not reject the plan. → nothing: it is denied
"""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.english.lexicon import kinds
from quizapp.english.trees import children
from quizapp.english.verbs import SAYING
from quizapp.english.wordlists import word_set
from quizapp.facts.verbal import is_negated
from quizapp.model import Sentence, Token

__all__ = ["turning_points"]

TIMES = frozenset({"time"})
EXPLAINING = word_set("as because since after if unless while to")
ENDS = word_set("beginning start end")
"""Of a month or a match: nobody need remember which."""
ORDER = word_set("before after")
"""What came first is a catch, not what happened."""
SETTLED = word_set("assure reassure promise vow pledge")
"""Verbs that tell already whether what follows is good news."""
DENYING = word_set("deny refuse reject dismiss")
"""Verbs of which only the denial itself can be turned: *denied being unfair*."""
NAMING = word_set("name call take look ask")
"""Verbs whose "after" or "before" is not about time."""
SWINGING = word_set("number amount demand share price rate population use cost support interest")
"""What grows or falls, and may as well do the other."""


Point = tuple[int, Token]
"""How far a word is from the weightiest of its clause, and the word."""


def turning_points(sentence: Sentence, head: int) -> Iterator[Point]:
    """The words on which the clause headed by a token turns, the weightiest first."""
    token, content = sentence.tokens[head], children(sentence, head, "ccomp")
    if _is_denied(sentence, head) or (token.lemma in SETTLED and content):
        return
    if token.lemma in DENYING:
        yield 0, token
    elif token.lemma in SAYING and content:
        yield from _of_what_is_said(sentence, token, content[0].index)
    else:
        yield from _of_the_verb(sentence, token)
        yield from _of_degrees(sentence, head)
        for child in children(sentence, head, "obl"):
            yield from _of_adverbial(sentence, token, child)


def _is_denied(sentence: Sentence, head: int) -> bool:
    aims = children(sentence, head, "xcomp")
    return is_negated(sentence, head) or any(is_negated(sentence, aim.index) for aim in aims)


def _of_what_is_said(sentence: Sentence, saying: Token, said: int) -> Iterator[Point]:
    yield from ((depth + 1, found) for depth, found in turning_points(sentence, said))
    if not children(sentence, said, "conj"):
        yield 4, saying


def _of_the_verb(sentence: Sentence, verb: Token) -> Iterator[Point]:
    """The verb, unless another is joined to it or explains it, what it is to do and how, and its object."""
    joined = any(conj.upos == "VERB" for conj in children(sentence, verb.index, "conj"))
    if not joined and not _is_explained(sentence, verb.index):
        yield 0, verb
    yield from ((1, child) for child in children(sentence, verb.index, "xcomp", "advmod"))
    yield from ((1, below) for below in _below(sentence, verb.index, "obj"))


def _of_degrees(sentence: Sentence, head: int) -> Iterator[Point]:
    """What ranks or counts the object, the complement or the subject."""
    ranked = (head, *(child.index for child in children(sentence, head, "xcomp", "obj")))
    yield from ((2, below) for index in ranked for below in _degrees(sentence, index))
    yield from ((2, below) for below in _below(sentence, head, "nsubj", "nsubj:pass") if _counts(below))


def _of_adverbial(sentence: Sentence, verb: Token, adverbial: Token) -> Iterator[Point]:
    """A noun that says where or how, and the preposition before it; neither of a time."""
    if any(word in TIMES for word in kinds(adverbial.lemma)[:1]):
        return
    if adverbial.lemma not in ENDS:
        yield 3, adverbial
    if verb.lemma not in NAMING:
        cases = children(sentence, adverbial.index, "case")
        yield from ((3, case) for case in cases if case.text.lower() not in ORDER)


def _is_explained(sentence: Sentence, head: int) -> bool:
    """Whether a clause below says why or what for, so that the contrary makes no sense: *fell as demand weakened*."""
    clauses = children(sentence, head, "advcl")
    return any(
        mark.text.lower() in EXPLAINING for clause in clauses for mark in children(sentence, clause.index, "mark")
    )


def _counts(token: Token) -> bool:
    return token.upos == "DET" or token.text.lower() in {"most", "many", "few"}


def _below(sentence: Sentence, head: int, *deprels: str) -> Iterator[Token]:
    """The dependents of a clause in some relation, and the determiners before them."""
    for child in children(sentence, head, *deprels):
        yield child
        yield from (below for below in children(sentence, child.index, "det", "amod")[:1] if below.xpos != "VBN")


def _degrees(sentence: Sentence, index: int) -> Iterator[Token]:
    """What ranks or weighs a noun or an adjective: *the largest*, *the most deadly*, *decreasing*."""
    for child in children(sentence, index, "amod"):
        compared = any(token.text.lower() == "than" for token in sentence.tokens)
        degrees = children(sentence, child.index, "advmod")
        yield from (degree for degree in degrees if compared or degree.xpos != "RBR")
        swings = child.xpos == "VBG" and sentence.tokens[index].lemma in SWINGING
        if child.xpos == "JJS" or swings:
            yield child
    yield from (child for child in children(sentence, index, "advmod") if child.xpos == "RBS")
