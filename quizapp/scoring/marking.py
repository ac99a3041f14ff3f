"""Marking a response, and saying which rule accepted or refused it.

A typed answer is compared by one rule after another, the strictest first. Every rule keeps what the answer says: none
takes one name or number for another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from quizapp.english.places import find_places, is_byname_of_several
from quizapp.model import PARTED, Credit, OptionKind, Question, QuestionKind
from quizapp.scoring.parts import marked_parts
from quizapp.scoring.quantities import differ_in_numbers, same_date, same_hour, same_measure, same_when_short
from quizapp.scoring.titles import same_person
from quizapp.scoring.typing_errors import differ_by_plural, differ_by_spaces, differ_by_typo, slips_into, words_of
from quizapp.scoring.wordings import WORDINGS, same_wording, tidy

__all__ = ["Mark", "mark"]

LONGEST = 500
"""The most characters a typed answer is looked at for; a longer one cannot be a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What part of its points a response earns, from 0 to 1, and the rule that accepted or refused it.

    Accepting: ``exact``, ``accepted spelling``, ``capitals``, ``accents``, ``punctuation``, ``article``,
    ``number word``, ``spelling`` (British or American), ``title``, ``unit``, ``date order``, ``time``,
    ``abbreviation``, ``spacing``, ``plural``, ``place name`` ("Kiev" for "Kyiv") and ``typo``.
    Refusing: ``no answer``, ``another option``, ``another number``, ``another word`` and ``wrong``.
    Of several parts: ``exact`` when all are right, else ``some parts`` or ``wrong``.
    """

    fraction: float
    rule: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What an answer is typed to: the stem, all the right answers, and the text the student has before the eyes."""

    stem: str
    answers: tuple[str, ...]
    text: str


def mark(question: Question, response: str, *, passage: str = "", credit: Credit = Credit.PARTIAL) -> Mark:
    """Mark a response: an option's id, for a fill-in the typed text, for several parts what ``write_parts`` wrote.

    The words of ``passage`` are names and words the student may have meant, so a typo never turns one into another.
    ``credit`` says what an answer earns of which some parts are right.
    """
    if not response.strip():
        return Mark(0.0, "no answer")
    if question.kind in PARTED:
        return _mark_parts(question, response, credit)
    if question.kind is QuestionKind.FILL_IN:
        return _mark_typed(question, response, passage)
    chosen = next((option for option in question.options if option.id == response), None)
    return Mark(1.0, "exact") if chosen and chosen.kind is OptionKind.KEY else Mark(0.0, "wrong")


def _mark_parts(question: Question, response: str, credit: Credit) -> Mark:
    """Each part that is right earns the same share."""
    parts = marked_parts(question, response)
    right = sum(part.right for part in parts)
    if right == len(parts):
        return Mark(float(bool(parts)), "exact" if parts else "wrong")
    return Mark(right / len(parts) if credit is Credit.PARTIAL else 0.0, "some parts" if right else "wrong")


def _mark_typed(question: Question, response: str, passage: str) -> Mark:
    typed = tidy(response)
    if typed == tidy(question.key):
        return Mark(1.0, "exact")
    if typed in map(tidy, question.accepted):
        return Mark(1.0, "accepted spelling")
    if len(typed) > LONGEST:
        return Mark(0.0, "wrong")
    if _is_wrong_option(question, typed):
        return Mark(0.0, "another option")
    return _mark_meaning(question, typed, passage)


def _is_wrong_option(question: Question, typed: str) -> bool:
    """Whether the text is one of the wrong options, but for capitals, accents, punctuation and the like."""
    wrong = (option.text for option in question.options if option.kind is not OptionKind.KEY)
    return any(same_wording(typed, text, WORDINGS) for text in wrong)


def _mark_meaning(question: Question, typed: str, passage: str) -> Mark:
    """Try each rule on every right answer before the next, laxer rule."""
    asked = Asked(question.stem, (question.key, *question.accepted), _text_before(question, passage))
    for rule, accepts in RULES:
        if any(accepts(typed, answer, asked) for answer in asked.answers):
            return Mark(1.0, rule)
    if any(differ_in_numbers(typed, answer) for answer in asked.answers):
        return Mark(0.0, "another number")
    # What is typed like a word before the student's eyes was meant to be that word.
    others = words_of(asked.text)
    if any(differ_by_typo(typed, answer, others) for answer in asked.answers):
        return Mark(1.0, "typo")
    return Mark(0.0, "another word" if any(slips_into(typed, answer) for answer in asked.answers) else "wrong")


def _same_place(typed: str, answer: str) -> bool:
    """Whether two names stand for one place: "Kiev" and "Kyiv", "the UK" and "Britain"; "Congo" may stand for two."""
    places = find_places(answer)[:1]
    return bool(places) and places == find_places(typed)[:1] and not any(map(is_byname_of_several, (typed, answer)))


def _text_before(question: Question, passage: str) -> str:
    """All that a student has before the eyes."""
    options = " ".join(option.text for option in question.options)
    return f"{question.stem} {options} {question.evidence.quote} {passage}"


Rule = Callable[[str, str, Asked], bool]


def _wording_rule(depth: int) -> Rule:
    return lambda typed, answer, _: same_wording(typed, answer, WORDINGS[:depth])


RULES: tuple[tuple[str, Rule], ...] = (
    *((name, _wording_rule(depth)) for depth, (name, _) in enumerate(WORDINGS, start=1)),
    ("title", lambda typed, answer, asked: same_person(typed, answer, answers=asked.answers, text=asked.text)),
    ("unit", lambda typed, answer, asked: same_measure(typed, answer, asked.stem)),
    ("date order", lambda typed, answer, asked: same_date(typed, answer, asked.stem)),
    ("time", lambda typed, answer, _: same_hour(typed, answer)),
    ("abbreviation", lambda typed, answer, _: same_when_short(typed, answer)),
    ("spacing", lambda typed, answer, _: differ_by_spaces(typed, answer)),
    ("plural", lambda typed, answer, _: differ_by_plural(typed, answer)),
    ("place name", lambda typed, answer, _: _same_place(typed, answer)),
)
"""What accepts a typed answer, the strictest rule first: the answer as typed, a right one, and what was asked."""
