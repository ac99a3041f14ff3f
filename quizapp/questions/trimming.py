"""The words of a clause that say what it says: without asides, connectives and days that only the date explains."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from quizapp.english.dates import MONTHS
from quizapp.english.trees import children, range_of, subtree
from quizapp.english.verbs import SAYING
from quizapp.english.wordlists import word_set
from quizapp.facts.arguments import entity_at
from quizapp.model import GOVERNED, TIMES, EntityKind, Reading, Sentence, Token
from quizapp.questions.when import granularity
from quizapp.questions.wording import is_dated
from quizapp.reading.lookup import entities_in

__all__ = ["SUBJECTS", "clause_words", "has_subject", "is_clause"]

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
DELIMITERS = frozenset({",", "(", ")", "[", "]", "–", "—", "-", "--", ";", ":"})
DASHES = frozenset({"–", "—", "-", "--"})
ASIDES = ("appos", "acl", "acl:relcl", "advcl", "advcl:relcl", "parataxis", "obl", "nmod", "discourse", "vocative",
          "dep", "advmod", "orphan", "list", "nmod:desc", "obl:unmarked")  # fmt: skip
CONNECTIVES = word_set(
    "also already now then still however meanwhile therefore thus too instead furthermore moreover indeed currently "
    "recently just earlier later again eventually finally subsequently previously so separately critically today "
    "yesterday tonight elsewhere yet and but or additionally similarly consequently overnight notably sadly "
    "unfortunately fortunately initially ultimately actually interestingly surprisingly unsurprisingly crucially "
    "importantly ironically yes nonetheless nevertheless accordingly likewise conversely hence besides anyway"
)
"""Words that tie a clause to the text around it."""
COUNTING = word_set("first second third lastly")
"""What with a comma behind it only tells of a list."""
DEGREES = frozenset({"so", "too"})
"""Connectives that before an adjective or a participle say how: *so dark that …*."""
IDIOMS = frozenset(
    {
        "in fact", "for good measure", "for example", "for instance", "of course", "as a result", "in addition",
        "right now", "for now", "at the same time", "in the meantime", "on the other hand", "in other words",
        "after all", "at first", "at last", "in short", "in total", "in all", "in so doing", "in doing so",
        "by then", "by the end", "in the end", "until then", "by contrast", "in contrast", "within hours",
        "within days", "within weeks", "within months", "in turn", "as well", "to be sure", "in particular",
        "in general", "on the down side", "on the plus side", "in response", "in return", "as a point of clarification",
        "shortly afterwards", "soon afterwards", "shortly after", "soon after",
        "since then", "until now", "back then", "at that time", "at that point", "so far", "once again",
        "in the mean time",
    }
)  # fmt: skip
CONDITIONS = word_set("if unless whether lest until although though while whereas as when since")
"""Openers of clauses without which a statement may no longer hold, or holds less surely."""
BOUND = frozenset({"case", "mark", "det", "aux", "cop", "compound"})
"""Relations of words that are nothing without the word they belong to."""
WEAKENING = word_set("if unless whether lest")
LEADING = word_set("up as due until prior just back only down since")
"""Words that lead to a time and are nothing without it: *up [until Sunday]*, *as [of May]*."""
SUPERLATIVES = frozenset({"JJS", "RBS"})
OPENERS = word_set("after before since until till while when as once")
"""Words that a clause begins with, or that stand before a noun alone."""
FINITE = frozenset({"VBD", "VBZ", "VBP"})
"""How a verb is tagged that has a subject."""


def clause_words(reading: Reading, sentence: Sentence, head: int) -> tuple[int, ...]:
    """The tokens of the clause headed by ``head``, in order; () when it cannot be told without what hangs on it."""
    inside = set(subtree(sentence, head))
    below = children(sentence, head, "advcl")
    if _is_condition(sentence, sentence.tokens[head]) or any(_lost_subject(sentence, token) for token in below):
        return ()
    for part in _dropped(reading, sentence, head, inside):
        if _is_limit(sentence, part) or _is_denied(sentence, part) or _is_told_as_now(reading, sentence, head, part):
            return ()
        inside -= set(part)
    inside |= {token.index for token in sentence.tokens if _closes_aside(sentence, token.index, inside)}
    words = [index for index in sorted(inside) if not _is_loose(sentence, index, inside)]
    kept = _without_bared(sentence, head, _without_edges(sentence, words, head))
    conditions = (set(subtree(sentence, token.index)) for token in below if _is_condition(sentence, token))
    if any(not said <= {*kept, *_marks_in(sentence, said)} for said in conditions):
        return ()
    dashes = sum(sentence.tokens[index].text in DASHES and _is_spaced(sentence, index) for index in kept)
    broken = dashes % 2 or _lost_colon(sentence, kept) or _is_torn(sentence, kept)
    passive = bool(children(sentence, head, "aux:pass"))
    bared = any(_is_bared(sentence, index, kept) for index in kept if passive or index != head)
    return () if broken or bared else tuple(kept)


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


def _is_told_as_now(reading: Reading, sentence: Sentence, head: int, part: tuple[int, ...]) -> bool:
    """Whether a deed is told in the present with a day that goes: *Police find the car [on Monday]*."""
    verb, top = sentence.tokens[head], min(part, key=lambda index: sentence.tokens[index].head in part)
    deed = verb.xpos in {"VBZ", "VBP"} and not children(sentence, head, "aux", "cop", "ccomp")
    return deed and _is_relative_date(reading, sentence, sentence.tokens[top])


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
    return stump or any(
        left.text.lower() in LEADING or (left.upos == "VERB" and right.upos == "ADJ") for left, right in gaps
    )


def _is_bared(sentence: Sentence, verb: int, kept: list[int]) -> bool:
    """Whether all that a verb had behind it was left out: *the year that began [on Monday]*, *a paper published*."""
    behind = [child for child in children(sentence, verb) if child.index > verb and child.upos != "PUNCT"]
    dropped = any(child.index not in kept and child.deprel.startswith(("obl", "advmod")) for child in behind)
    return sentence.tokens[verb].upos == "VERB" and dropped and not any(child.index in kept for child in behind)


def _is_spaced(sentence: Sentence, index: int) -> bool:
    """Whether a dash stands between spaces, and so opens or closes an aside."""
    before, token = sentence.tokens[index - 1], sentence.tokens[index]
    return before.end < token.start


def has_subject(sentence: Sentence, head: int) -> bool:
    """Whether a clause has a subject of its own."""
    return bool(children(sentence, head, *SUBJECTS))


def is_clause(sentence: Sentence, token: Token) -> bool:
    """Whether a token heads a clause rather than a phrase."""
    return token.upos in {"VERB", "AUX"} or bool(children(sentence, token.index, "cop", *SUBJECTS))


def _marks_in(sentence: Sentence, words: set[int]) -> Iterator[int]:
    """The punctuation among some tokens."""
    return (index for index in words if sentence.tokens[index].upos == "PUNCT")


def _without_bared(sentence: Sentence, head: int, kept: list[int]) -> list[int]:
    """The words without a participle that ends them and lost all it had behind it: *part of plans [unveiled]*."""
    last = sentence.tokens[kept[-1]] if kept else None
    bare = last is not None and last.deprel == "acl" and last.xpos == "VBN" and last.index != head
    return kept[:-1] if bare and _is_bared(sentence, kept[-1], kept) else kept


def _is_condition(sentence: Sentence, clause: Token) -> bool:
    marks = children(sentence, clause.index, "mark", "advmod")
    return any(mark.text.lower() in WEAKENING for mark in marks)


def _dropped(reading: Reading, sentence: Sentence, head: int, inside: set[int]) -> Iterator[tuple[int, ...]]:
    """The parts of a clause that it stands alone without."""
    for index in sorted(inside):
        token = sentence.tokens[index]
        if index == head:
            continue
        below = tuple(subtree(sentence, index))
        if (
            _is_other_clause(sentence, token, head)
            or _is_connective(sentence, token, head)
            or _is_idiom(sentence, token, below)
            or _is_relative_date(reading, sentence, token)
            or _is_aside(reading, sentence, token, below, inside)
        ):
            yield below


def _is_other_clause(sentence: Sentence, token: Token, head: int) -> bool:
    """A second clause beside the first, and who says it: those are told apart."""
    if token.head != head:
        return False
    beside = token.deprel == "conj" and is_clause(sentence, token) and has_subject(sentence, token.index)
    said = token.deprel == "parataxis" and token.lemma in SAYING
    source = any(case.text.lower() == "according" for case in children(sentence, token.index, "case"))
    return beside or said or (source and token.deprel.startswith("obl"))


def _is_connective(sentence: Sentence, token: Token, head: int) -> bool:
    ties = token.deprel in {"advmod", "cc", "discourse"} and token.head == head
    following = sentence.tokens[token.index + 1 : token.index + 2]
    if ties and token.text.lower() in COUNTING and following and following[0].text == ",":
        return True
    weighs = token.text.lower() in DEGREES and token.index == head - 1
    stays = token.text.lower() == "still" and token.index == head + 1
    return (
        ties
        and not weighs
        and not stays
        and token.text.lower() in CONNECTIVES - {"yet"}
        and not _has_words_below(sentence, token)
    )


def _has_words_below(sentence: Sentence, token: Token) -> bool:
    return any(child.upos != "PUNCT" for child in children(sentence, token.index))


def _is_idiom(sentence: Sentence, token: Token, below: tuple[int, ...]) -> bool:
    """A set phrase that only ties a clause to the text around it: *in fact*, *for example*."""
    words = " ".join(
        sentence.tokens[index].text.lower() for index in sorted(below) if sentence.tokens[index].upos != "PUNCT"
    )
    following = sentence.tokens[max(below) + 1 : max(below) + 2]
    goes_on = bool(following) and following[0].text.lower() in {"for", "to", "of"}
    return token.deprel.startswith(("obl", "advmod", "advcl")) and words in IDIOMS and not goes_on


def _is_relative_date(reading: Reading, sentence: Sentence, token: Token) -> bool:
    """Whether a phrase says when by a day that only the article's date explains: *on Tuesday*, *last week*.

    A day after a noun goes with it alike: *the march [on Friday]*.
    """
    noun_day = token.deprel == "nmod" and any(on.text.lower() == "on" for on in children(sentence, token.index, "case"))
    if not (noun_day or token.deprel.startswith(("obl", "advmod"))):
        return False
    below = set(subtree(sentence, token.index))
    if token.text in MONTHS and not any(sentence.tokens[index].upos == "NUM" for index in below):
        return True
    dates = [item for item in entities_in(reading, sentence.index) if item.kind in TIMES]
    return any(
        item.first in below and item.last in below and len(below) <= item.last - item.first + 4
        for item in dates
        if not is_dated(item.text) or granularity(item.text) == "month"
    )


def _is_aside(reading: Reading, sentence: Sentence, token: Token, below: tuple[int, ...], inside: set[int]) -> bool:
    """Whether a dependent is set off on both sides by commas, dashes or brackets, or by the clause's end."""
    words = [index for index in below if sentence.tokens[index].upos != "PUNCT"]
    aged = token.upos == "NUM" and sentence.tokens[token.head].upos == "PROPN" and not _is_hyphened(sentence, token)
    if not words or not (token.deprel in ASIDES or aged):
        return False
    first, last = min(words), max(words)
    spoken = [index for index in inside if sentence.tokens[index].upos != "PUNCT"]
    fixed = sentence.tokens[first].text.lower() == "of"
    if fixed or (first == min(spoken) and token.deprel.startswith("obl") and _names_place(reading, sentence, words)):
        return False
    opened = first > 0 and _delimits(sentence, first - 1)
    closed = last >= max(spoken) or _delimits(sentence, last + 1)
    fronted = first == min(spoken) and token.deprel.startswith("advcl")
    return (
        closed
        and (opened or fronted)
        and (aged or _is_bracketed(sentence, first) or not _holds_list(sentence, token))
        and not _names_person(reading, sentence, token)
    )


def _is_bracketed(sentence: Sentence, first: int) -> bool:
    """Whether a phrase stands in brackets, which open no list: *the Board of Mills, Ships and Trade [(BMST)]*."""
    return first > 0 and sentence.tokens[first - 1].text in {"(", "["}


def _delimits(sentence: Sentence, index: int) -> bool:
    """Whether a token can set a phrase off; the hyphen of a compound does not: *peer[-to-peer]*."""
    token = sentence.tokens[index]
    return token.text in DELIMITERS and (token.text != "-" or _is_spaced(sentence, index))


def _is_hyphened(sentence: Sentence, token: Token) -> bool:
    """Whether a number is part of a name: *the F-35*."""
    before = sentence.tokens[token.index - 1] if token.index else token
    return before.text in DASHES and before.end == token.start


def _names_place(reading: Reading, sentence: Sentence, words: list[int]) -> bool:
    """Whether a phrase says in which place something holds; without it, it may hold nowhere else."""
    places = (item for item in entities_in(reading, sentence.index) if item.kind in GOVERNED)
    return any(item.first in words for item in places)


def _names_person(reading: Reading, sentence: Sentence, token: Token) -> bool:
    """Whether an aside names the person that a description before it only describes: *the minister, Ada Lund, …*"""
    aside, described = (entity_at(reading, sentence, index) for index in (token.index, token.head))
    return (
        token.deprel == "appos"
        and aside is not None
        and aside.kind is EntityKind.PERSON
        and (described is None or described.kind is not EntityKind.PERSON)
    )


def _holds_list(sentence: Sentence, token: Token) -> bool:
    """Whether the comma before a phrase belongs to a list it stands in."""
    governor = sentence.tokens[token.head]
    return governor.deprel == "conj" or bool(children(sentence, governor.index, "conj"))


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
