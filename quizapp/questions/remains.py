"""Whether what remains of a clause is whole: nothing torn from what it goes with, and no condition half told."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from quizapp.english.trees import children, subtree
from quizapp.english.wordlists import word_set
from quizapp.model import Sentence, Token
from quizapp.questions.leaving_out import DASHES, is_spaced

__all__ = ["is_condition", "is_whole", "without_bared"]

BOUND = frozenset({"case", "mark", "det", "aux", "cop", "compound"})
"""Relations of words that are nothing without the word they belong to."""
WEAKENING = word_set("if unless whether lest")
TIMED = word_set("begin start end open close finish arrive return happen")
"""Verbs that say little without their time or place."""
BESIDE = frozenset({"punct", "conj", "cc"})
"""Relations of what stands beside a verb and tells no more of it."""
LEADING = word_set("up as due until prior just back only down since")
"""Words that lead to a time and are nothing without it: *up [until Sunday]*, *as [of May]*."""


def is_whole(sentence: Sentence, head: int, kept: list[int]) -> bool:
    """Whether the words kept of the clause headed by ``head`` say all that they begin to say."""
    dashes = sum(sentence.tokens[index].text in DASHES and is_spaced(sentence, index) for index in kept)
    if dashes % 2 or _lost_colon(sentence, kept) or _is_torn(sentence, kept) or _lost_condition(sentence, head, kept):
        return False
    needy = bool(children(sentence, head, "aux:pass")) or sentence.tokens[head].lemma in TIMED
    return not any(_is_bared(sentence, index, kept) for index in kept if needy or index != head)


def _lost_condition(sentence: Sentence, head: int, kept: list[int]) -> bool:
    """Whether a condition on which a clause holds was left out, or a part of it."""
    below = (token for token in children(sentence, head, "advcl") if is_condition(sentence, token))
    conditions = (set(subtree(sentence, token.index)) for token in below)
    return any(not said <= {*kept, *_marks_in(sentence, said)} for said in conditions)


def _lost_colon(sentence: Sentence, kept: list[int]) -> bool:
    """Whether what stands on both sides of a colon was kept without it; in brackets, it went with them."""
    depth = 0
    for token in sentence.tokens[kept[0] : kept[-1]] if kept else ():
        depth += (token.text == "(") - (token.text == ")")
        if token.text in {":", ";"} and token.index not in kept and not depth:
            return True
    return False


def _is_torn(sentence: Sentence, kept: list[int]) -> bool:
    """Whether words were parted that go together, or meet that do not: *in so [doing]*, *unveiled [in May] able to*."""
    if any(sentence.tokens[i].deprel in BOUND and sentence.tokens[i].head not in kept for i in kept):
        return True
    gaps = [(sentence.tokens[left], sentence.tokens[right]) for left, right in pairwise(kept) if right > left + 1]
    before = sentence.tokens[max(0, kept[0] - 1)] if kept else None
    if before and before.text == "-" and before.end == sentence.tokens[kept[0]].start:
        return True
    after = sentence.tokens[kept[-1] + 1 : kept[-1] + 2] if kept else ()
    stump = any(token.upos != "PUNCT" for token in after) and sentence.tokens[kept[-1]].text.lower() in LEADING
    uncased = any(_lost_case(sentence, index, kept) for index in kept)
    return (
        stump
        or uncased
        or any(_lost_article(sentence, left, right) for left, right in gaps)
        or any(left.text.lower() in LEADING or (left.upos == "VERB" and right.upos == "ADJ") for left, right in gaps)
    )


def _lost_article(sentence: Sentence, left: Token, right: Token) -> bool:
    """Whether a noun lost what stood before it in its phrase: *a loss[, against a $3m (£2m)] profit a year before*."""
    skipped = sentence.tokens[left.index + 1 : right.index]
    return right.upos == "NOUN" and skipped[-1].text == ")" and skipped[0].text != "("


def _lost_case(sentence: Sentence, index: int, kept: list[int]) -> bool:
    """Whether a noun hangs on another with nothing between them that says how: *Acme[, unlike] rival [Bolt,] hopes*."""
    token = sentence.tokens[index]
    cased = any(case.index in kept for case in children(sentence, index, "case"))
    first = min(item for item in subtree(sentence, index) if item in kept)
    return token.deprel == "nmod" and not cased and first - 1 not in kept and first > token.head


def _is_bared(sentence: Sentence, verb: int, kept: list[int]) -> bool:
    """Whether all that a verb had behind it was left out: *the year that began [on Monday]*, *a paper published*."""
    behind = [child for child in children(sentence, verb) if child.index > verb and child.deprel not in BESIDE]
    dropped = any(child.index not in kept and child.deprel.startswith(("obl", "advmod")) for child in behind)
    return sentence.tokens[verb].upos == "VERB" and dropped and not any(child.index in kept for child in behind)


def _marks_in(sentence: Sentence, words: set[int]) -> Iterator[int]:
    """The punctuation among some tokens."""
    return (index for index in words if sentence.tokens[index].upos == "PUNCT")


def is_condition(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause is one on which another holds: *if it rains*."""
    marks = children(sentence, clause.index, "mark", "advmod")
    return any(mark.text.lower() in WEAKENING for mark in marks)


def without_bared(sentence: Sentence, head: int, kept: list[int]) -> list[int]:
    """The words without a participle that ends them and lost all it had behind it: *part of plans [unveiled]*."""
    last = sentence.tokens[kept[-1]] if kept else None
    bare = last is not None and last.deprel == "acl" and last.xpos == "VBN" and last.index != head
    return kept[:-1] if bare and _is_bared(sentence, kept[-1], kept) else kept
