"""What text, printed pages and screens say alike: what options are called, an answer, its grounds, a credit, a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from string import ascii_uppercase

from quizapp.model import Option, OptionKind, Passage, Question, QuestionKind

__all__ = ["answer", "by_text", "credit", "day_of", "grounds", "labelled"]


def labelled(question: Question) -> Iterable[tuple[str, Option]]:
    """The options in the order printed, each with what it is called there.

    Right-hand sides go by the alphabet, since their own order is the key; events are called by their place. What is
    typed has no options to see: its own are wrong answers to know when marking.
    """
    options = question.options
    if question.kind is QuestionKind.FILL_IN:
        return []
    if question.kind is QuestionKind.WORD_BANK:
        return [(option.text, option) for option in options]
    if question.kind is QuestionKind.ORDERING:
        return [(str(place), event) for place, event in enumerate(options, start=1)]
    ordered = sorted(options, key=by_text) if question.kind is QuestionKind.MATCHING else options
    return zip(ascii_uppercase, ordered, strict=False)


def answer(question: Question) -> str:
    """The right answer, with the letters or numbers to write."""
    labels = {option: label for label, option in labelled(question)}
    if question.kind is QuestionKind.MATCHING:
        return "; ".join(f"{option.left} – {labels[option]}" for option in question.options if option.left)
    if question.kind is QuestionKind.ORDERING:
        return "; ".join(f"{labels[event]}) {event.text}" for event in question.options)
    letters = [f"{label}) " for option, label in labels.items() if option.kind is OptionKind.KEY]
    also = f" (also: {', '.join(question.accepted)})" if question.accepted else ""
    letter = "".join(letters) if question.kind is not QuestionKind.WORD_BANK else ""
    return letter + question.key + also


def grounds(option: Option) -> str:
    """Why an option is right or wrong, and the words it rests on."""
    quote = f"Evidence: {option.evidence.quote}" if option.evidence else ""
    return " ".join(part for part in (option.reason, quote) if part)


def by_text(option: Option) -> str:
    """What puts options in the order of the alphabet."""
    return option.text.casefold()


def credit(passage: Passage) -> str:
    """Who wrote the passage, when, and where it is from."""
    published = day_of(passage.published) if passage.published else ""
    facts = (passage.byline, passage.source, published, passage.url, passage.licence)
    return " · ".join(fact for fact in facts if fact)


def day_of(moment: date) -> str:
    """A day as people write it.

    >>> day_of(date(2026, 3, 2))
    '2 March 2026'
    """
    return f"{moment.day} {moment:%B %Y}"
