"""How often a shallow cue gives the key of a multiple-choice question away to one who has not read the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from quizapp.model import OptionKind, Question, QuestionKind
from quizapp.questions.wording import words_of

__all__ = ["cues", "places_of_key"]


def cues(questions: Sequence[Question]) -> dict[str, float]:
    """How often a shallow cue picks the key: the longest option, most like the stem, most like the others, first."""
    chosen = _choices(questions)
    rules = {
        "key is the longest option": _longest,
        "key is the shortest option": _shortest,
        "key shares most with the stem": _like_stem,
        "key is most like the others": _like_others,
        "key stands first": _first,
    }
    return {name: sum(map(rule, chosen)) / max(1, len(chosen)) for name, rule in rules.items()}


def places_of_key(questions: Sequence[Question]) -> dict[int, float]:
    """The share of keys that stand at each place, counted from 1."""
    chosen = _choices(questions)
    counts = Counter(_key(question) + 1 for question in chosen)
    return {place: count / len(chosen) for place, count in sorted(counts.items())}


def _choices(questions: Sequence[Question]) -> list[Question]:
    return [question for question in questions if question.kind is QuestionKind.MULTIPLE_CHOICE]


def _key(question: Question) -> int:
    return next(index for index, option in enumerate(question.options) if option.kind is OptionKind.KEY)


def _first(question: Question) -> bool:
    return _key(question) == 0


def _longest(question: Question) -> bool:
    return _alone(question, [len(option.text) for option in question.options])


def _shortest(question: Question) -> bool:
    return _alone(question, [-len(option.text) for option in question.options])


def _like_stem(question: Question) -> bool:
    stem = set(words_of(question.stem))
    return _alone(question, [len(stem & set(words_of(option.text))) for option in question.options])


def _like_others(question: Question) -> bool:
    sets = [set(words_of(option.text)) for option in question.options]
    return _alone(question, [sum(len(one & other) for other in sets if other is not one) for one in sets])


def _alone(question: Question, values: Sequence[int]) -> bool:
    """Whether the key, and it alone, has the highest value."""
    key = _key(question)
    return values[key] == max(values) and values.count(max(values)) == 1
