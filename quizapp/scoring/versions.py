"""A response to one version of a question, as a response to another: so a corrected key can mark what was answered."""

from __future__ import annotations

from collections.abc import Mapping

from quizapp.model import PARTED, OptionKind, Question, QuestionKind
from quizapp.scoring.parts import read_parts, write_parts

__all__ = ["as_response_to", "asks_alike", "marks_alike", "options_in"]


def asks_alike(one: Question, other: Question) -> bool:
    """Whether two versions are answered in the same way: of one kind, with the same words to choose among."""
    if one.kind is not other.kind:
        return False
    return one.kind is QuestionKind.FILL_IN or (_words_of(one), _lefts_of(one)) == (_words_of(other), _lefts_of(other))


def marks_alike(one: Question, other: Question) -> bool:
    """Whether two versions have the same right answers."""
    return _rights_of(one) == _rights_of(other)


def as_response_to(other: Question, question: Question, response: str) -> str:
    """The response to ``other`` that says what ``response`` says to ``question``; the two ask alike."""
    if question.kind is QuestionKind.FILL_IN or not response:
        return response
    options, lefts = options_in(other, question), _lefts_in(other, question)
    if question.kind not in PARTED:
        return options.get(response, "")
    given = read_parts(response)
    if question.kind is QuestionKind.MATCHING:
        return write_parts({lefts[part]: options.get(chosen, "") for part, chosen in given.items() if part in lefts})
    return write_parts({options[event]: place for event, place in given.items() if event in options})


def options_in(other: Question, question: Question) -> Mapping[str, str]:
    """The ids of a question's options ↦ those of the options of ``other`` with the same words."""
    ids = {option.text: option.id for option in other.options}
    return {option.id: ids[option.text] for option in question.options if option.text in ids}


def _lefts_in(other: Question, question: Question) -> Mapping[str, str]:
    """The ids of the options with a left-hand side ↦ those of the options of ``other`` with the same one."""
    ids = {option.left: option.id for option in other.options if option.left}
    return {option.id: ids[option.left] for option in question.options if option.left in ids}


def _words_of(question: Question) -> frozenset[str]:
    return frozenset(option.text for option in question.options)


def _lefts_of(question: Question) -> frozenset[str]:
    return frozenset(option.left for option in question.options if option.left)


def _rights_of(question: Question) -> tuple[object, ...]:
    """What decides how a response is marked."""
    wrong = (option.text for option in question.options if option.kind is not OptionKind.KEY)
    return question.kind, question.key, frozenset(question.accepted), frozenset(wrong)
