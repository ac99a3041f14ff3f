"""Questions one asks of a parsed sentence. Token ranges are ``(first, last)``, both inclusive."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.english.lexicon import band, kinds
from quizapp.english.people import group_of, is_title
from quizapp.english.places import find_country
from quizapp.model import Sentence, Token

__all__ = [
    "QUOTES",
    "SUBJECTS",
    "children",
    "core_range",
    "has_subject",
    "is_clause",
    "is_plural",
    "is_quoted",
    "lower_first",
    "preposition_of",
    "range_of",
    "subtree",
    "text_of",
    "upper_first",
]

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
"""Relations of a subject to its verb."""
TRAILING = ("parataxis", "cc:preconj", "discourse")
"""Dependents that a noun phrase can lose from its end, set off or not, and still name the same thing."""
COMMONEST = 4
"""The band from which a sentence's first word is taken for a common word though it is tagged as a name."""
QUOTES = '"“”«»„'


def children(sentence: Sentence, head: int, *deprels: str) -> tuple[Token, ...]:
    """The dependents of a token, in text order; only those with one of ``deprels`` when any are given."""
    return tuple(token for token in sentence.tokens if token.head == head and (not deprels or token.deprel in deprels))


def subtree(sentence: Sentence, head: int) -> Iterator[int]:
    """The index of ``head`` and of everything below it."""
    yield head
    for child in children(sentence, head):
        yield from subtree(sentence, child.index)


def range_of(sentence: Sentence, head: int) -> tuple[int, int]:
    """The range around ``head`` that holds only what is below it, without punctuation at its ends."""
    below = set(subtree(sentence, head))
    first = last = head
    while first - 1 in below:
        first -= 1
    while last + 1 in below:
        last += 1
    return _without_punctuation(sentence, first, last)


def core_range(sentence: Sentence, head: int, *, less: int = -1) -> tuple[int, int]:
    """The range of a noun phrase without prepositions before it and asides at its end, nor the dependent ``less``.

    > Aleppo, the country's largest city, which fell in 2016 → Aleppo
    """
    first, last = range_of(sentence, head)
    openers = children(sentence, head, "case", "cc", "mark", "cop", "aux", "nsubj", "nsubj:pass")
    before = [token.index for token in openers if token.index < head and token.text.lower() != "than"]
    # An opener whose dependents stand behind the head, as in a crossed tree, ends before the head all the same.
    first = min(head, max([first, *(max(subtree(sentence, index)) + 1 for index in before)]))
    return _without_punctuation(sentence, first, max(head, _end(sentence, head, last, less)))


def _end(sentence: Sentence, head: int, last: int, less: int) -> int:
    """The last token of a phrase once every aside that ends it is cut off."""
    inside = set(subtree(sentence, head))
    for token in sentence.tokens[head + 1 : last + 1]:
        if token.index in inside and token.upos != "PUNCT" and (token.index == less or _is_aside(sentence, token)):
            below = list(subtree(sentence, token.index))
            if max(below) >= last:
                return _end(sentence, head, _without_punctuation(sentence, head, min(below) - 1)[1], less)
    return last


def _is_aside(sentence: Sentence, token: Token) -> bool:
    """A dependent set off by a comma, a bracket or a dash, or one that only explains, as a clause behind a name."""
    start = min(subtree(sentence, token.index))
    opening = {sentence.tokens[start].text, sentence.tokens[max(0, start - 1)].text}
    score = token.upos == sentence.tokens[token.head].upos == "NUM"
    set_off = bool(opening & {",", "(", "[", "–", "—", "-", ":", ";"}) and not score
    year = token.upos == "NUM" and len(token.text) > 3
    named = token.deprel in {"flat", "nmod:unmarked"} and (token.upos == "PROPN" or year)
    mates = len(children(sentence, token.head, "conj"))
    listed = named or (token.deprel == "conj" and token.upos != "VERB" and mates > 1)
    explains = token.deprel == "acl:relcl" and sentence.tokens[token.head].upos == "PROPN"
    return (set_off and not listed) or explains or token.deprel in TRAILING


def _without_punctuation(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    while first < last and sentence.tokens[first].upos == "PUNCT":
        first += 1
    while last > first and sentence.tokens[last].upos == "PUNCT":
        last -= 1
    return first, last


def text_of(sentence: Sentence, first: int, last: int) -> str:
    """The wording of a range, as it stands in the passage."""
    start = sentence.tokens[first].start - sentence.start
    return sentence.text[start : sentence.tokens[last].end - sentence.start]


def preposition_of(sentence: Sentence, head: int) -> str:
    """The preposition that introduces a noun, with its parts ("out of"), or ""."""
    words = []
    for case in children(sentence, head, "case"):
        if case.index < head:
            words.append(case.text.lower())
            words.extend(part.text.lower() for part in children(sentence, case.index, "fixed"))
    return " ".join(words)


def has_subject(sentence: Sentence, head: int) -> bool:
    """Whether a clause has a subject of its own."""
    return bool(children(sentence, head, *SUBJECTS))


def is_clause(sentence: Sentence, token: Token) -> bool:
    """Whether a token heads a clause rather than a phrase."""
    return token.upos in {"VERB", "AUX"} or bool(children(sentence, token.index, "cop", *SUBJECTS))


def is_plural(sentence: Sentence, head: int) -> bool:
    """Whether a noun phrase takes a plural verb: a plural head, a share of a plural, or several joined by "and"."""
    token = sentence.tokens[head]
    joined = any(
        child.text.lower() == "and"
        for conj in children(sentence, head, "conj")
        for child in children(sentence, conj.index, "cc")
    )
    if token.text == "%" or token.lemma == "percent":
        return any(child.xpos in {"NNS", "NNPS"} for child in children(sentence, head, "nmod"))
    return joined or token.xpos in {"NNS", "NNPS"} or token.text.lower() in {"they", "we", "you", "these", "those"}


def is_quoted(sentence: Sentence, index: int) -> bool:
    """Whether a token stands between quotation marks of its sentence."""
    before = sum(_count_marks(token.text) for token in sentence.tokens[:index])
    return before % 2 == 1


def _count_marks(text: str) -> int:
    """How many double quotation marks a token is made of."""
    return sum(text.count(mark) for mark in QUOTES)


def lower_first(sentence: Sentence, first: int, text: str) -> str:
    """``text``, which begins with token ``first``, as it would stand inside a sentence."""
    token = sentence.tokens[first]
    following = sentence.tokens[first + 1 : first + 2]
    common = first == 0 and band(token.text.lower()) >= COMMONEST and not any(t.upos == "PROPN" for t in following)
    titled = any(t.text[:1].isupper() and t.upos in {"NOUN", "PROPN", "ADJ"} for t in following)
    titled = titled and not (first == 0 and (_is_calling(token) or token.xpos == "VBG"))
    hyphen, joined = (*(t.text for t in sentence.tokens[first + 1 : first + 3]), "", "")[:2]
    keeps = (
        titled
        or (hyphen == "-" and joined[:1].isupper())
        or (token.upos == "PROPN" and not common)
        or token.text == "I"
        or token.text[1:] != token.text[1:].lower()
    )
    joins = token.text in {"A", "An"} or token.upos in {"SCONJ", "CCONJ"}
    keeps = not joins and (keeps or bool(group_of(token.text) or find_country(token.text)))
    opens = text.lower().startswith(token.text.lower())
    return text[:1].lower() + text[1:] if opens and not keeps else text


def _is_calling(token: Token) -> bool:
    """Whether a word is a common noun for somebody, and no title: *singer Rosa Vane*, but *President Vane*."""
    word = token.text.lower()
    return not is_title(word) and kinds(word)[:1] == ("person",)


def upper_first(text: str) -> str:
    """``text`` as it would stand at the beginning of a sentence."""
    return text[:1].upper() + text[1:]
