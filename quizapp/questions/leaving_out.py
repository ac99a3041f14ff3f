"""What a clause stands alone without: asides, connectives, clauses beside it, and days that only the date explains."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.english.relative_dates import MONTHS
from quizapp.english.trees import children, has_subject, is_clause, subtree
from quizapp.english.verbs import SAYING
from quizapp.english.wordlists import word_set
from quizapp.facts.arguments import entity_at
from quizapp.model import GOVERNED, TIMES, EntityKind, Reading, Sentence, Token
from quizapp.questions.when import granularity
from quizapp.questions.wording import is_dated
from quizapp.reading.lookup import entities_in

__all__ = ["ASIDES", "CONNECTIVES", "DASHES", "DELIMITERS", "is_relative_date", "is_spaced", "parts_to_leave_out"]

DELIMITERS = frozenset({",", "(", ")", "[", "]", "–", "—", "-", "--", ";", ":"})
CLOSING = frozenset({")", "]"})
"""Brackets behind which a clause goes on."""
DASHES = frozenset({"–", "—", "-", "--"})
ASIDES = ("appos", "acl", "acl:relcl", "advcl", "advcl:relcl", "parataxis", "obl", "nmod", "discourse", "vocative",
          "dep", "advmod", "orphan", "list", "nmod:desc", "obl:unmarked")  # fmt: skip
CONNECTIVES = word_set(
    "also already now then still however meanwhile therefore thus too instead furthermore moreover indeed currently "
    "recently just earlier later again eventually finally subsequently previously so separately critically today "
    "yesterday tonight elsewhere yet and but or additionally similarly consequently overnight notably sadly "
    "unfortunately fortunately initially ultimately actually interestingly surprisingly unsurprisingly crucially "
    "importantly meantime ironically yes nonetheless nevertheless accordingly likewise conversely hence besides anyway"
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


def parts_to_leave_out(reading: Reading, sentence: Sentence, head: int, inside: set[int]) -> Iterator[tuple[int, ...]]:
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
            or is_relative_date(reading, sentence, token)
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


def is_relative_date(reading: Reading, sentence: Sentence, token: Token) -> bool:
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
    opened = first > 0 and _delimits(sentence, first - 1) and sentence.tokens[first - 1].text not in CLOSING
    closed = last >= max(spoken) or _delimits(sentence, last + 1)
    fronted = first == min(spoken) and token.deprel.startswith("advcl")
    return (
        closed
        and (opened or fronted)
        and (aged or _is_bracketed(sentence, first) or not _holds_list(sentence, token))
        and not (_names_person(reading, sentence, token) or _says_which(sentence, token))
    )


def _is_bracketed(sentence: Sentence, first: int) -> bool:
    """Whether a phrase stands in brackets, which open no list: *the Board of Mills, Ships and Trade [(BMST)]*."""
    return first > 0 and sentence.tokens[first - 1].text in {"(", "["}


def _delimits(sentence: Sentence, index: int) -> bool:
    """Whether a token can set a phrase off; the hyphen of a compound does not: *peer[-to-peer]*."""
    token = sentence.tokens[index]
    return token.text in DELIMITERS and (token.text != "-" or is_spaced(sentence, index))


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


def _says_which(sentence: Sentence, token: Token) -> bool:
    """Whether a name or a bare noun says which of its kind a noun with "the" is: *the watchdog, Clean Mills, …*."""
    described = sentence.tokens[token.head]
    definite = any(det.text.lower() == "the" for det in children(sentence, described.index, "det"))
    beside = min(below for below in subtree(sentence, token.index) if sentence.tokens[below].upos != "PUNCT")
    bare = token.deprel == "appos" and not children(sentence, token.index, "det", "nummod")
    return bare and described.upos == "NOUN" and definite and beside == described.index + 2


def _holds_list(sentence: Sentence, token: Token) -> bool:
    """Whether the comma before a phrase belongs to a list it stands in."""
    governor = sentence.tokens[token.head]
    return governor.deprel == "conj" or bool(children(sentence, governor.index, "conj"))


def is_spaced(sentence: Sentence, index: int) -> bool:
    """Whether a dash stands between spaces, and so opens or closes an aside."""
    before, token = sentence.tokens[index - 1], sentence.tokens[index]
    return before.end < token.start
