"""Flaws between the questions of a quiz: what its keys have in common, and what one question does to another.

A test-wise student who knows no answer counts: is the longest option right, the middle figure, the third place? Over a
quiz none of these may be right more often than guessing is, as far as chance allows (Haladyna, Downing and Rodriguez
2002, rules 19, 20 and 28; two standard deviations of a binomial count are allowed here).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from math import sqrt

from quizapp.distractors.figures import split_figure
from quizapp.model import PARTED, Evidence, Question, QuestionKind
from quizapp.ranking.flaw import Flaw, asks_for_exception, key_of, telling_words

__all__ = ["QUIZ_RULES", "SHUFFLED_RULES", "Found"]

Found = tuple[int, Flaw]
"""The index of the question to mend, and its flaw."""
RUN = 3
"""How often the key may stand in one place in succession."""
FEWEST = 5
"""Questions below which a cue's share says nothing."""
DEVIATIONS = 2.0
ONE_SIDED = 0.8
"""The share of the statements that may be all true, or all false."""
NEGATIVES = 1


def _find_runs(questions: Sequence[Question]) -> Iterator[Found]:
    """The key in one place again and again."""
    places = [_place_of_key(question) for question in questions]
    for index in range(RUN, len(places)):
        window = places[index - RUN : index + 1]
        if window[0] >= 0 and len(set(window)) == 1:
            message = f"The right option stands in the same place {RUN + 1} times running. Shuffle the options."
            yield index, Flaw("right answer always in one place", message, "options")


def _find_favourite_place(questions: Sequence[Question]) -> Iterator[Found]:
    """The key in one place more often than chance puts it there."""
    places = Counter(place for question in questions if (place := _place_of_key(question)) >= 0)
    if not places:
        return
    favourite = max(places, key=lambda place: places[place])
    yield from _too_often(
        questions,
        lambda question: _place_of_key(question) == favourite,
        "right answer mostly in one place",
        f"option {favourite + 1} is right. Move some of the right options",
    )


def _find_longest(questions: Sequence[Question]) -> Iterator[Found]:
    """The longest option right too often."""
    yield from _too_often(
        questions,
        _is_longest,
        "longest option mostly correct",
        "the longest option is right. Shorten some of the right ones, or lengthen wrong ones",
    )


def _find_middle(questions: Sequence[Question]) -> Iterator[Found]:
    """Among figures, the key never at an end."""
    figured = [question for question in questions if _rank_of_key(question) is not None]
    at_end = [question for question in figured if _rank_of_key(question) in {0, len(question.options) - 1}]
    if len(figured) >= FEWEST and not at_end:
        message = (
            f"In {len(figured)} questions about numbers the right one is never the smallest or the largest. Let it be "
            "so now and then."
        )
        yield questions.index(figured[0]), Flaw("middle number mostly correct", message, "options")


def _find_negatives(questions: Sequence[Question]) -> Iterator[Found]:
    """More than one question that asks for what is not so."""
    asked = [index for index, question in enumerate(questions) if asks_for_exception(question)]
    for index in asked[NEGATIVES:]:
        yield (
            index,
            Flaw(
                "several negative questions",
                "Another asks for what is NOT so. Ask this one positively.",
                "stem",
            ),
        )


def _find_one_sided(questions: Sequence[Question]) -> Iterator[Found]:
    """Statements that are all true, or all false."""
    stated = [index for index, question in enumerate(questions) if question.kind is QuestionKind.TRUE_FALSE]
    keys = Counter(questions[index].key for index in stated)
    for key, number in keys.most_common(1):
        if len(stated) >= FEWEST and number > ONE_SIDED * len(stated):
            message = f"Of {len(stated)} statements {number} are {key.lower()}. Students guess that. Mix them."
            yield stated[0], Flaw("statements one-sided", message, "stem")


def _find_leaks(questions: Sequence[Question]) -> Iterator[Found]:
    """A stem that tells another question's answer where both rest on the same words of the passage."""
    beside: defaultdict[Evidence, list[Question]] = defaultdict(list)
    for question in questions:
        if question.evidence.quote:
            beside[question.evidence].append(question)
    for index, question in enumerate(questions):
        for other in beside.get(question.evidence, ()):
            told = telling_words(other.key) if other.kind is not QuestionKind.TRUE_FALSE else frozenset()
            if other is not question and told and told <= telling_words(question.stem):
                message = f"This question tells the answer of another question: “{other.key}”. Reword it, or drop one."
                yield index, Flaw("tells another answer", message, "stem")


def _find_repetitions(questions: Sequence[Question]) -> Iterator[Found]:
    """The same stem again, or the same answer asked of the same words."""
    asked: dict[object, Question] = {}
    for index, question in enumerate(questions):
        names = list(_names_of(question))
        earlier = next((asked[name] for name in names if name in asked), None)
        if earlier:
            message = f"“{earlier.stem}” asks for the same. Whoever knows one knows both: drop one of them."
            yield index, Flaw("asked twice", message, "stem")
        for name in names:
            asked.setdefault(name, question)


def _names_of(question: Question) -> Iterator[object]:
    """What two questions that ask the same have in common: the stem, or what is asked of which words."""
    if question.kind not in PARTED:
        yield tuple(question.stem.split())
    if question.evidence.quote and question.kind not in {*PARTED, QuestionKind.TRUE_FALSE}:
        yield question.evidence, question.key.lower()


def _too_often(
    questions: Sequence[Question], is_hit: Callable[[Question], bool], name: str, what: str
) -> Iterator[Found]:
    """The flaw, at the first question that has it, when more have it than guessing would explain."""
    asked = [question for question in questions if question.kind is QuestionKind.MULTIPLE_CHOICE and key_of(question)]
    chances = [1 / len(question.options) for question in asked]
    hits = [question for question in asked if is_hit(question)]
    bound = sum(chances) + DEVIATIONS * sqrt(sum(chance * (1 - chance) for chance in chances))
    if len(asked) >= FEWEST and len(hits) > bound:
        yield questions.index(hits[0]), Flaw(name, f"In {len(hits)} of {len(asked)} questions {what}.", "options")


def _place_of_key(question: Question) -> int:
    key = key_of(question) if question.kind is QuestionKind.MULTIPLE_CHOICE else None
    return question.options.index(key) if key else -1


def _is_longest(question: Question) -> bool:
    lengths = sorted(len(option.text) for option in question.options)
    return len(lengths) > 1 and len(question.key) == lengths[-1] > lengths[-2]


def _rank_of_key(question: Question) -> int | None:
    """Where the key stands among options that are all figures, the smallest at 0; None among others."""
    figures = [split_figure(option.text) for option in question.options]
    values = [float(figure.value) for figure in figures if figure]
    place = _place_of_key(question)
    if place < 0 or len(values) < len(question.options):
        return None
    return sum(value < values[place] for value in values)


SHUFFLED_RULES = (_find_longest, _find_middle, _find_negatives, _find_one_sided, _find_leaks, _find_repetitions)
"""The rules that hold however the options are shuffled."""
QUIZ_RULES = (_find_runs, _find_favourite_place, *SHUFFLED_RULES)
"""All rules about a quiz."""
