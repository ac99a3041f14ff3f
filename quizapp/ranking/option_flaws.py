"""Flaws of the options of a multiple-choice question: what gives the key away and what is right beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from quizapp.distractors.figures import split_figure
from quizapp.distractors.names import initials
from quizapp.english.dates import read_date
from quizapp.english.numbers import read_number
from quizapp.english.places import is_within
from quizapp.english.wordlists import word_set
from quizapp.model import Passage, Question
from quizapp.ranking.flaw import (
    Flaw,
    Rule,
    asks_for_exception,
    has_word,
    is_name,
    key_of,
    repeated_word,
    telling_words,
    words_of,
    wrong_of,
)
from quizapp.ranking.form_flaws import (
    find_article_cue,
    find_gender_cue,
    find_number_cue,
    find_odd_grain,
    find_uneven_form,
)

__all__ = ["OPTION_RULES", "WORD_BANK_RULES", "find_doubles"]

LONGER = 1.25
"""How much longer than the next a key must be to show (the factor of SAQUET, Moore and others 2023)."""
FEWEST, MOST = 3, 5
ABSOLUTE = word_set("always never completely entirely absolutely nobody everybody everyone everything impossible")
ABSOLUTE_OPENINGS = word_set("all only none every")
"""Words that are absolute where an option begins with them: "All of them left", not "his act of giving it all away"."""
VAGUE = word_set("often some sometimes recently usually generally frequently rarely probably possibly mostly perhaps")
_ALL_OR_NONE = re.compile(r"(?:(?:All|None|Both|Neither) of (?:the|these|them)\b.*|(?:Both )?[A-E] and [A-E])")
_RANGE = re.compile(r"\D*?(\d+(?:\.\d+)?)(?: ?[-–] ?| to | and )(\d+(?:\.\d+)?)\D*")


def _find_few(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """Too few options to guess among."""
    count = len(question.options)
    if count < FEWEST:
        yield Flaw("too few options", f"With {count} options guessing pays. Give three or four.", "options")


def _find_count(question: Question, passage: Passage | None) -> Iterator[Flaw]:
    """Too few options to guess among, or more than anyone reads."""
    yield from _find_few(question, passage)
    count = len(question.options)
    if count > MOST:
        yield Flaw("too many options", f"Reading {count} options takes long. Three or four good ones do.", "options")


def _find_key_trouble(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """No right option, several, or one that is not the question's key."""
    keys = len(question.options) - len(wrong_of(question))
    key = key_of(question)
    if keys != 1:
        yield Flaw("one right option", f"{keys or 'No'} options are marked as right. Mark exactly one.", "options")
    elif key and key.text != question.key:
        yield Flaw("one right option", "The option marked as right is not the question's answer.", "key")


def _find_longest(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """A key that is plainly the longest option: those who write it take most care over it, and students know."""
    key = key_of(question)
    others = [len(option.text) for option in wrong_of(question)]
    if key and is_name(key.text):
        return  # a name is as long as it is
    if key and others and len(words_of(key.text)) > 3 and len(key.text) > LONGER * max(others):
        yield Flaw(
            "longest option correct",
            "The right option is by far the longest, and test-wise students pick it. Shorten it, or say more in "
            "the others.",
            f"options.{key.id}",
        )


def _find_clang(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """A word of the stem that comes again in the key alone."""
    key = key_of(question)
    if key is None:
        return
    word = repeated_word(question.stem, key.text, (option.text for option in wrong_of(question)))
    if word:
        yield Flaw(
            "word repeated in the right answer",
            f"“{word}” stands in the question and, of the options, only in the right one. Reword one of them, or let a "
            "wrong option use the word too.",
            f"options.{key.id}",
        )


def _find_convergence(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """A key that has most in common with the other options, as if they had been made from it."""
    key = key_of(question)
    if key is None:
        return
    counts = Counter(word for option in question.options for word in telling_words(option.text))
    likeness = {option.id: sum(counts[word] - 1 for word in telling_words(option.text)) for option in question.options}
    others = [likeness[option.id] for option in wrong_of(question)]
    if others and likeness[key.id] > max(*others, 2):
        yield Flaw(
            "right answer made of the others",
            "The right option shares most words with the others, so it can be found by comparing them. Let two wrong "
            "options share words too.",
            f"options.{key.id}",
        )


def find_doubles(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """Two options that are the same, or one that holds another."""
    for place, option in enumerate(question.options):
        for other in question.options[place + 1 :]:
            if _same(option.text, other.text):
                yield Flaw(
                    "same option twice",
                    f"“{other.text}” says what another option says. Leave it out, or write a different wrong answer.",
                    f"options.{other.id}",
                )
            elif _holds(option.text, other.text) or _holds(other.text, option.text):
                yield Flaw(
                    "overlapping options",
                    f"“{option.text}” and “{other.text}” overlap: whoever is right with one may be right with the "
                    "other. Make them exclude each other.",
                    f"options.{other.id}",
                )


def _find_rivals(question: Question, passage: Passage | None) -> Iterator[Flaw]:
    """A wrong option that may be right too: another name of the key, or named in one breath with it."""
    key = key_of(question)
    if key is None or asks_for_exception(question):
        return
    for option in wrong_of(question):
        if _is_other_name(key.text, option.text):
            message = f"“{option.text}” may be another name of the right answer, “{key.text}”. Put something else here."
            yield Flaw("perhaps right too", message, f"options.{option.id}")
        elif passage and _are_listed_together(key.text, option.text, question.evidence.quote):
            message = (
                f"The evidence names “{option.text}” in one breath with “{key.text}”, so both may be right. Put "
                "something else here."
            )
            yield Flaw("perhaps right too", message, f"options.{option.id}")


def _is_other_name(one: str, other: str) -> bool:
    """Whether one is the initials of the other or the end of it: "UN", "United Nations"; "Assad", "Bashar Assad"."""
    short, long = sorted((one, other), key=len)
    if not (is_name(short) and is_name(long)):
        return False
    parts = words_of(long)
    ends = words_of(short) == parts[-len(words_of(short)) :] and len(words_of(short)) < len(parts)
    return ends or (len(parts) > 1 and short.isupper() and short.lower() == initials(long))


def _are_listed_together(one: str, other: str, quote: str) -> bool:
    first, second = re.escape(one), re.escape(other)
    joint = r"(?:, [\w’' -]{1,40}){0,3},? (?:and|or) "
    return bool(re.search(rf"\b(?:{first}{joint}{second}|{second}{joint}{first})\b", quote))


def _same(one: str, other: str) -> bool:
    numbers = read_number(one), read_number(other)
    return words_of(one) == words_of(other) or (numbers[0] is not None and numbers[0] == numbers[1])


def _holds(wide: str, narrow: str) -> bool:
    """Whether what one option names lies within another: 2011 holds March 2011, Syria holds Hama."""
    dates = read_date(wide), read_date(narrow)
    if dates[0] and dates[1]:
        return dates[1].startswith(dates[0]) and dates[0] != dates[1]
    ranges = _RANGE.fullmatch(wide), _RANGE.fullmatch(narrow)
    if ranges[0] and ranges[1]:
        return float(ranges[0][1]) <= float(ranges[1][1]) <= float(ranges[0][2])
    return is_within(narrow, wide)


def _find_stale_reason(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """A reason from when the key was another: "The passage says March, not May", and May is right."""
    refuted = re.compile(rf"\bnot [“\"]?{re.escape(question.key)}[”\".]*$", re.IGNORECASE)
    for option in question.options:
        if question.key and refuted.search(option.reason):
            yield Flaw(
                "reason against the right answer",
                f"The reason says that “{question.key}”, the right answer, is wrong. Write another, or leave it out.",
                f"options.{option.id}",
            )


def _find_all_or_none(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """ "All of the above", "none of the above", "A and B"."""
    for option in question.options:
        if _ALL_OR_NONE.fullmatch(option.text.strip(" .")):
            yield Flaw(
                "all or none of the above",
                "Options about options test logic, not reading. Write a real answer, or leave this one out.",
                f"options.{option.id}",
            )


def _find_absolute(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """Always, never, all, only: where some options alone have such a word, students know that they are wrong."""
    marked = [option for option in question.options if _absolute_word(option.text)]
    marked = [option for option in marked if not _ALL_OR_NONE.fullmatch(option.text.strip(" ."))]
    if 0 < len(marked) < len(question.options):
        for option in marked:
            yield Flaw(
                "absolute word",
                f"“{_absolute_word(option.text)}” gives an option away as wrong. Leave it out, or use it in all.",
                f"options.{option.id}",
            )


def _absolute_word(text: str) -> str:
    opening = next(iter(words_of(text)), "")
    return has_word(text, ABSOLUTE) or (opening if opening in ABSOLUTE_OPENINGS else "")


def _find_vague(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """Often, some, usually: a key so careful that it cannot be wrong."""
    key = key_of(question)
    found = has_word(key.text, VAGUE) if key else ""
    if key and found and not all(has_word(option.text, VAGUE) for option in wrong_of(question)):
        yield Flaw(
            "vague right answer",
            f"“{found}” makes the right option safe to choose. Say how much or how often, or leave it out.",
            f"options.{key.id}",
        )


def _find_disorder(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """Numbers or dates that do not stand in ascending order."""
    values = [_value(option.text) for option in question.options]
    known = [value for value in values if value is not None]
    if len(known) == len(values) and known != sorted(known):
        yield Flaw(
            "numbers out of order",
            "Numbers and dates are found faster, and give nothing away, when they stand in ascending order.",
            "options",
        )


def _value(text: str) -> tuple[int, str] | None:
    dated, figure = read_date(text), split_figure(text)
    if dated and dated[:1].isdigit():
        return 0, dated
    return (1, f"{float(figure.value):030.6f}") if figure else None


def _find_true_false(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """True or false, dressed as multiple choice."""
    if {option.text.strip(" .").lower() for option in question.options} & {"true", "false", "yes", "no"}:
        yield Flaw(
            "true or false as choice",
            "This is a true/false question. Ask it as one, or ask for the fact itself.",
            "options",
        )


OPTION_RULES: tuple[Rule, ...] = (
    _find_count,
    _find_key_trouble,
    find_doubles,
    _find_rivals,
    _find_stale_reason,
    _find_all_or_none,
    _find_true_false,
    _find_longest,
    _find_clang,
    _find_convergence,
    find_article_cue,
    find_number_cue,
    find_gender_cue,
    _find_absolute,
    _find_vague,
    _find_disorder,
    find_odd_grain,
    find_uneven_form,
)
"""The rules about options, the gravest first."""
WORD_BANK_RULES: tuple[Rule, ...] = (
    _find_few,
    _find_key_trouble,
    find_doubles,
    _find_stale_reason,
    find_article_cue,
    find_uneven_form,
)
"""The rules about the words of a word bank: there may be many, and they are short."""
