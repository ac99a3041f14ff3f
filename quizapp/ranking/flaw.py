"""What the linter finds: a flaw of a question, named, explained and placed, and the words it looks at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from quizapp.english.wordlists import ASKING_WORDS, word_set
from quizapp.model import Option, OptionKind, Passage, Question

__all__ = [
    "SMALL",
    "Flaw",
    "Rule",
    "asks_for_exception",
    "has_word",
    "is_name",
    "key_of",
    "place_of",
    "repeated_word",
    "stems_of",
    "telling_words",
    "without_quotes",
    "words_of",
    "wrong_of",
]


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that lets a question measure less than it could.

    ``name`` is the rule's, ``message`` says what to do about it in one or two sentences, ``field`` is where in the
    editor: "stem", "key", "accepted", "evidence", "options", or "options.b" for the option with the id "b".
    """

    name: str
    message: str
    field: str


PLACES = {
    "stem": "Question",
    "key": "Right answer",
    "accepted": "Accepted answers",
    "options": "Options",
    "evidence": "Evidence",
}


def place_of(flaw: Flaw, question: Question) -> str:
    """Where a flaw is, as people call it: "Option 2" for "options.b"."""
    part, _, option_id = flaw.field.partition(".")
    numbers = {option.id: number for number, option in enumerate(question.options, 1)}
    return f"Option {numbers[option_id]}" if option_id in numbers else PLACES[part]


Rule = Callable[[Question, Passage | None], Iterator[Flaw]]
"""A rule: yields the flaws of one sort that a question has."""

_EXCEPTION = re.compile(r"\b(?:NOT|EXCEPT)\b")
SMALL = ASKING_WORDS | word_set("this these those")


def words_of(text: str) -> list[str]:
    """The words of a text in small letters; a figure with its decimals is one."""
    return re.findall(r"\d+(?:[.,]\d+)+|[\w’'-]+", text.lower())


def asks_for_exception(question: Question) -> bool:
    """Whether a stem asks for what is not so, and says it in capitals."""
    return bool(_EXCEPTION.search(question.stem))


def without_quotes(text: str) -> str:
    """A text without what stands in double quotation marks: those are somebody else's words."""
    return re.sub(r"“[^”]*”|\"[^\"]*\"", "“”", text)


def telling_words(text: str) -> frozenset[str]:
    """The words of a text that carry meaning."""
    return frozenset(word for word in words_of(text) if word not in SMALL)


def stems_of(text: str) -> frozenset[str]:
    """The telling words of more than four letters without their endings, so that "attacked" meets "attacks"."""
    return frozenset(re.sub(r"(?:['’]s|ing|ed|es|s|e)$", "", word) for word in telling_words(text) if len(word) > 4)


def repeated_word(first: str, second: str, others: Iterable[str]) -> str:
    """The first word of ``second`` that meets one of ``first`` and none of the ``others``, "" where there is none."""
    elsewhere = {stem for text in others for stem in stems_of(text)}
    shared = (stems_of(first) & stems_of(second)) - elsewhere
    return next((word for word in words_of(second) if stems_of(word) & shared), "")


def has_word(text: str, words: Sequence[str] | frozenset[str]) -> str:
    """The first of some words or phrases that a text holds, "" when it holds none."""
    folded = f" {' '.join(words_of(text))} "
    return next((word for word in sorted(words) if f" {word} " in folded), "")


def is_name(text: str) -> bool:
    """Whether all words of a text but small ones are written large: "The Observatory for Human Rights", "11 May"."""
    words = [word for word in re.findall(r"[\w’'-]+", text) if word.lower() not in SMALL]
    return bool(words) and all(word[0].isupper() or word[0].isdigit() for word in words)


def key_of(question: Question) -> Option | None:
    """The right option, None when none is marked so."""
    return next((option for option in question.options if option.kind is OptionKind.KEY), None)


def wrong_of(question: Question) -> tuple[Option, ...]:
    """The options that are wrong."""
    return tuple(option for option in question.options if option.kind is not OptionKind.KEY)
