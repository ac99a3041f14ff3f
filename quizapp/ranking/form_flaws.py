"""Flaws of the options' form: one that looks unlike the others, and grammar that fits some options alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from quizapp.distractors.figures import is_share, split_figure
from quizapp.english.articles import article_of
from quizapp.english.dates import read_date
from quizapp.english.people import gender_of_name
from quizapp.model import Option, Passage, Question
from quizapp.ranking.flaw import Flaw, is_name, key_of, without_quotes, words_of

__all__ = ["find_article_cue", "find_gender_cue", "find_number_cue", "find_odd_grain", "find_uneven_form"]

UNEVEN = 2.5
"""How many times as many words as the shortest option the longest may have."""
_OPENING = re.compile(r"(?:to|by|because|in|on|at|from|for)\b", re.IGNORECASE)
TRAITS: dict[str, Callable[[str], bool]] = {
    "being a number": lambda text: is_share(text) or split_figure(text) is not None,
    "its first letter": lambda text: text[:1].islower(),
    "its full stop": lambda text: bool(re.search(r"[a-z]{4}\.$", text)),
    "the word it opens with": lambda text: bool(_OPENING.match(text)),
}
"""What an option's form shows at a glance."""
_PRONOUN = re.compile(r"\b(?:(he|him|his)|(she|her|hers))\b", re.IGNORECASE)
_ONE = re.compile(r"an?\b", re.IGNORECASE)
_SEVERAL = re.compile(r"(?:two|three|four|five|several|many|both|these|some)\b", re.IGNORECASE)


def find_uneven_form(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """One option that differs in form: a number among words, a small letter, a full stop; or one that is far longer."""
    for name, has_trait in TRAITS.items():
        odd = _odd_one(question.options, [has_trait(option.text) for option in question.options])
        if odd:
            yield Flaw(
                "uneven form",
                f"In one thing, {name}, this option differs from all the others, and that draws the eye. Give all "
                "options one form.",
                f"options.{odd.id}",
            )
    yield from _uneven_length(question)


def _odd_one(options: Sequence[Option], trait: Sequence[bool]) -> Option | None:
    """The one option of three or more that alone has, or lacks, a trait."""
    for value in (True, False):
        if len(options) > 2 and list(trait).count(value) == 1:
            return options[list(trait).index(value)]
    return None


def _uneven_length(question: Question) -> Iterator[Flaw]:
    """Options of very different lengths; a name is as long as it is."""
    sizes = sorted(len(words_of(option.text)) for option in question.options)
    named = all(is_name(option.text) for option in question.options)
    if not named and sizes and sizes[-1] > UNEVEN * sizes[0] and sizes[-1] - sizes[0] > 4:
        yield Flaw(
            "uneven length",
            f"The options have from {sizes[0]} to {sizes[-1]} words. Options of like length leave only their meaning "
            "to choose by.",
            "options",
        )


def find_odd_grain(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """One date that is more or less exact than all the others, or one number of another unit."""
    grains = [_grain(option.text) for option in question.options]
    counts = Counter(grains)
    lone = [grain for grain in counts if counts[grain] == 1]
    if len(grains) > 2 and "" not in counts and len(counts) == 2 and lone:
        odd = question.options[grains.index(lone[0])]
        yield Flaw(
            "uneven grain",
            f"“{odd.text}” is more or less exact than the others, or counts something else, so it can be told apart "
            "unread. Give all options in the same grain and unit.",
            f"options.{odd.id}",
        )


def _grain(text: str) -> str:
    """How exact a date is, or what a number counts; "" for anything else."""
    dated, figure = read_date(text), split_figure(text)
    if dated:
        return f"date {len(dated.strip('-'))}"
    return f"number of {figure.unit.strip(' -').lower().removesuffix('s')}" if figure else ""


def find_article_cue(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """ "A" or "an" before the gap, where it fits some options alone."""
    before = re.search(r"\b(an?) ____", question.stem)
    if before is None:
        return
    for option in question.options:
        if article_of(option.text) != before[1]:
            yield Flaw(
                "grammar gives a hint",
                f"“{before[1]}” does not fit “{option.text}”. Write “a(n)”, or move the article into the options.",
                f"options.{option.id}",
            )


def find_number_cue(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """A verb before the gap that fits one thing or several, where an option is the other."""
    before = re.search(r"\b(?:(is|was|has been)|(are|were|have been)) ____", question.stem)
    if before is None:
        return
    misfit = _SEVERAL if before[1] else _ONE
    for option in question.options:
        if misfit.match(option.text):
            yield Flaw(
                "grammar gives a hint",
                f"After “{before[1] or before[2]}”, “{option.text}” cannot be meant. Let all options be one thing, or "
                "all several.",
                f"options.{option.id}",
            )


def find_gender_cue(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """A "his" or "she" in a question for a person, which rules out some of the people named."""
    found = _PRONOUN.search(without_quotes(question.stem))
    key = key_of(question)
    if not found or key is None or not re.match(r"(?:Who|Which \w+)\b", question.stem):
        return
    gender = "m" if found[1] else "f"
    others = {gender_of_name(option.text) for option in question.options} - {gender, ""}
    if gender_of_name(key.text) == gender and others:
        yield Flaw(
            "grammar gives a hint",
            f"“{found[0]}” fits some of the people among the options alone. Leave it out, or name people whom it fits.",
            "stem",
        )
