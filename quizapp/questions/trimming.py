"""The words of a clause that say what it says: without asides, connectives and days that only the date explains."""

from __future__ import annotations

from quizapp.english.trees import children, has_subject, range_of, subtree
from quizapp.english.wordlists import word_set
from quizapp.model import Reading, Sentence, Token
from quizapp.questions.leaving_out import ASIDES, CONNECTIVES, DELIMITERS, is_relative_date, parts_to_leave_out
from quizapp.questions.remains import is_condition, is_whole, without_bared

__all__ = ["clause_words"]

CONDITIONS = word_set("if unless whether lest until although though while whereas as when since")
"""Openers of clauses without which a statement may no longer hold, or holds less surely."""
SUPERLATIVES = frozenset({"JJS", "RBS"})
NAMING = word_set("make call name")
"""Verbs that are not whole without what somebody or something becomes."""
OPENERS = word_set("after before since until till while when as once")
"""Words that a clause begins with, or that stand before a noun alone."""
FINITE = frozenset({"VBD", "VBZ", "VBP"})
"""How a verb is tagged that has a subject."""


def clause_words(reading: Reading, sentence: Sentence, head: int) -> tuple[int, ...]:
    """The tokens of the clause headed by ``head``, in order; () when it cannot be told without what hangs on it."""
    below = children(sentence, head, "advcl")
    if is_condition(sentence, sentence.tokens[head]) or any(_lost_subject(sentence, token) for token in below):
        return ()
    inside = set(subtree(sentence, head))
    for part in parts_to_leave_out(reading, sentence, head, inside):
        if _is_limit(sentence, part) or _is_denied(sentence, part) or _is_told_as_now(reading, sentence, head, part):
            return ()
        if _is_outcome(sentence, head, part) or _is_object(sentence, part):
            return ()
        inside -= set(part)
    inside |= {token.index for token in sentence.tokens if _closes_aside(sentence, token.index, inside)}
    words = [index for index in sorted(inside) if not _is_loose(sentence, index, inside)]
    kept = without_bared(sentence, head, _without_edges(sentence, words, head))
    return tuple(kept) if is_whole(sentence, head, kept) else ()


def _lost_subject(sentence: Sentence, token: Token) -> bool:
    """Whether the parser took the subject of a clause for a part of the one above: *fell after [the bank] said …*."""
    if token.deprel != "advcl" or token.xpos not in FINITE or has_subject(sentence, token.index):
        return False
    nouns = [noun for noun in children(sentence, token.head, "obl") if noun.head < noun.index < token.index]
    before = sentence.tokens[min(subtree(sentence, nouns[-1].index)) - 1 : nouns[-1].index] if nouns else ()
    return any(word.text.lower() in OPENERS for word in before)


def _is_limit(sentence: Sentence, part: tuple[int, ...]) -> bool:
    """Whether a part says until when something held, or what it did not hold without: *until last week*.

    What is the first or the most *since last May* need not be so without.
    """
    opening = sentence.tokens[min(part)].text.lower()
    kept = {token.xpos for token in sentence.tokens if token.index not in part}
    first = any(token.text.lower() == "first" for token in sentence.tokens if token.index not in part)
    return opening in {"until", "till", "without"} or (opening == "since" and (first or bool(kept & SUPERLATIVES)))


def _is_denied(sentence: Sentence, part: tuple[int, ...]) -> bool:
    """Whether a part belongs to a denial, which without it denies more: *will not be ready [for the fair]*."""
    governor = next((sentence.tokens[i].head for i in part if sentence.tokens[i].head not in part), -1)
    denials = {child.text.lower() for child in children(sentence, governor, "advmod")} if governor >= 0 else set()
    timed = sentence.tokens[part[0]].deprel.startswith("obl") and sentence.tokens[min(part)].text.lower() != "despite"
    return timed and bool(denials & {"not", "n't", "n’t", "never"})


def _is_outcome(sentence: Sentence, head: int, part: tuple[int, ...]) -> bool:
    """Whether a part says what something was made or called: *visitors made the gallery - the best in Leeds*."""
    top = sentence.tokens[min(part, key=lambda index: sentence.tokens[index].head in part)]
    beside = {head, *(token.index for token in children(sentence, head, "obj"))}
    return sentence.tokens[head].lemma in NAMING and top.deprel in {"parataxis", "appos"} and top.head in beside


def _is_object(sentence: Sentence, part: tuple[int, ...]) -> bool:
    """Whether a clause taken for one beside the others is what a verb says: *and denied [he met her]*."""
    top, first = min(part, key=lambda index: sentence.tokens[index].head in part), min(part)
    joined = any(sentence.tokens[index].upos in {"CCONJ", "PUNCT"} for index in (first - 1, first) if index >= 0)
    return sentence.tokens[top].deprel == "conj" and not joined


def _is_told_as_now(reading: Reading, sentence: Sentence, head: int, part: tuple[int, ...]) -> bool:
    """Whether a deed is told in the present with a day that goes: *Police find the car [on Monday]*."""
    verb, top = sentence.tokens[head], min(part, key=lambda index: sentence.tokens[index].head in part)
    deed = verb.xpos in {"VBZ", "VBP"} and not children(sentence, head, "aux", "cop", "ccomp")
    return deed and is_relative_date(reading, sentence, sentence.tokens[top])


def _is_loose(sentence: Sentence, index: int, inside: set[int]) -> bool:
    """A delimiter that nothing needs any more: one whose neighbour on a side was left out.

    What closes an aside that stays is still needed: *Acme, a mill[, last May] as it …*.
    """
    if sentence.tokens[index].text not in DELIMITERS or _closes_aside(sentence, index, inside):
        return False
    return index - 1 not in inside or index + 1 not in inside


def _closes_aside(sentence: Sentence, index: int, inside: set[int]) -> bool:
    """Whether a comma stands right after an aside that is kept, with a comma before it."""
    if sentence.tokens[index].text != "," or index > max(inside):
        return False
    asides = (token for token in sentence.tokens[:index] if token.deprel in ASIDES and token.index in inside)
    return any(_ends_and_opened(sentence, aside, index, inside) for aside in asides)


def _ends_and_opened(sentence: Sentence, aside: Token, index: int, inside: set[int]) -> bool:
    """Whether an aside ends right before ``index`` and has a comma between it and what it is beside."""
    first, last = range_of(sentence, aside.index)
    between = range(aside.head + 1, first)
    return last == index - 1 and any(i in inside and sentence.tokens[i].text == "," for i in between)


def _without_edges(sentence: Sentence, words: list[int], head: int) -> list[int]:
    while words and (sentence.tokens[words[0]].upos == "PUNCT" or _is_opener(sentence, words[0], head)):
        words = words[1:]
    while words and sentence.tokens[words[-1]].upos == "PUNCT":
        words = words[:-1]
    return words


def _is_opener(sentence: Sentence, index: int, head: int) -> bool:
    """Whether a clause's first word only ties it to what stands before; the number of a list ties it too."""
    token = sentence.tokens[index]
    own = token.head == head or token.deprel == "cc"
    besides = [word.text.lower() for word in sentence.tokens[index : index + 2]] == ["as", "well"]
    opens = token.text.lower() in CONNECTIVES | CONDITIONS | {"that"} and not besides
    joins = own and token.deprel in {"cc", "mark"} and opens
    return joins or token.xpos == "LS" or (token.deprel == "advmod" and token.text.lower() == "even")
