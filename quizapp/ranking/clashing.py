"""Whether two questions can stand in one quiz: neither asks what the other asks, nor tells what it asks for."""

from __future__ import annotations

from quizapp.english.numbers import read_number
from quizapp.english.stems import GAP
from quizapp.model import PARTED, Evidence, Question, QuestionKind
from quizapp.questions.wording import words_of
from quizapp.ranking.features import BESIDE, COMMON, STATED

__all__ = ["clash", "shares_a_statement"]

ALIKE = 0.8
"""The share of the longer stem's words that two stems have in common when they ask the same."""


def clash(one: Question, other: Question, *, near: bool) -> bool:
    """Whether two questions ask the same, or one tells the other's answer; ``near`` is on the same sentence."""
    if (near and (_state_the_same(one, other) or _shows_sentence(one, other))) or _states_part(one, other):
        return True
    same_key = one.key.lower() == other.key.lower()
    tells = _tells(one, other) or _tells(other, one) or _states_what_is_asked(one, other)
    return (near and (same_key or tells)) or _same_stem(one, other) or (same_key and _count_the_same(one, other))


def _state_the_same(one: Question, other: Question) -> bool:
    """Whether two questions on one sentence are about whether it is true, or the main idea, or both."""
    return all(item.kind is QuestionKind.TRUE_FALSE or item.rule == "main_idea" for item in (one, other))


def _shows_sentence(one: Question, other: Question) -> bool:
    """Whether one of two questions on a sentence shows it."""
    return "word_means" in {one.rule, other.rule}


def _states_what_is_asked(one: Question, other: Question) -> bool:
    """Whether one calls true or false what the other asks for: *Leeds has six mills*, *How many mills has Leeds?*"""
    for stated, asking in ((one, other), (other, one)):
        asked, said = (_told(item.stem) for item in (asking, stated))
        if stated.kind is QuestionKind.TRUE_FALSE and len(asked & said) >= ALIKE * min(len(asked), len(said)):
            return True
    return False


def _told(stem: str) -> set[str]:
    """The words of a stem that tell something, but for its numbers, which may be what is asked for, or made false."""
    return {word for word in words_of(stem) if word not in COMMON and word != GAP and read_number(word) is None}


def _states_part(one: Question, other: Question) -> bool:
    """Whether one says or asks what is to be matched or put in order in the other."""
    return any(
        parted.kind in PARTED and bool(_rested_on(asking) & {option.evidence for option in parted.options})
        for asking, parted in ((one, other), (other, one))
    )


def _rested_on(question: Question) -> set[Evidence | None]:
    """The evidence of a question, and of each statement that it sets beside others."""
    beside = question.options if question.rule in BESIDE else ()
    return {question.evidence, *(option.evidence for option in beside if option.evidence)}


def _tells(one: Question, other: Question) -> bool:
    """Whether one shows the key of the other: in its stem, or in the statement that is its own key."""
    key = set(words_of(other.key)) - COMMON
    shown = f"{one.stem} {one.key}" if one.rule in STATED else one.stem
    return bool(key) and key <= set(words_of(shown))


def _count_the_same(one: Question, other: Question) -> bool:
    """Whether two questions with one number for their key ask how many there were of the same."""
    shared = set(words_of(one.stem)) & set(words_of(other.stem)) - COMMON
    return bool(shared) and "how_many" in {one.rule, other.rule} and read_number(one.key) is not None


def _same_stem(one: Question, other: Question) -> bool:
    """Whether two stems have nearly the same words, or a statement hardly any that a longer one has not."""
    first, second = (set(words_of(item.stem)) - COMMON - {GAP} for item in (one, other))
    stated = one.kind is other.kind is QuestionKind.TRUE_FALSE
    size = (min if stated else max)(len(first), len(second))
    return len(first & second) >= ALIKE * size


def shares_a_statement(one: Question, other: Question) -> bool:
    """Whether two questions call the same sentence true or false, or one states what the other asks for.

    So one may tell the other's answer. Both have their options.
    """
    return bool(_judged(one) & _judged(other)) or _shows_beside(one, other) or _shows_beside(other, one)


def _shows_beside(one: Question, other: Question) -> bool:
    """Whether one of the statements that a question sets side by side says what the other asks for."""
    asked = _told(other.stem)
    shown = one.options if one.rule in BESIDE and other.rule not in STATED else ()
    return any(len(asked & _told(option.text)) >= ALIKE * len(asked) for option in shown)


def _judged(question: Question) -> set[int]:
    """Where the sentences begin that a question on statements calls true or false."""
    if question.rule == "main_idea":
        return {question.evidence.start}
    if question.rule not in BESIDE | {"true_false"}:
        return set()
    return {question.evidence.start} | {option.evidence.start for option in question.options if option.evidence}
