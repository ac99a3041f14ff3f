"""A quiz to read or print: passage, questions, and at the end the answers with their evidence."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from string import ascii_uppercase

from quizapp.model import Option, OptionKind, Passage, Question, Quiz

__all__ = ["write"]

WIDTH = 100


def write(quiz: Quiz) -> bytes:
    """The quiz as UTF-8 text, at most 100 characters a line."""
    parts = [*passage_part(quiz), *questions_part(quiz), *answers_part(quiz)]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def passage_part(quiz: Quiz) -> Iterator[str]:
    yield headed(quiz.title, "=")
    yield credit(quiz.passage)
    yield from (wrapped(paragraph) for paragraph in quiz.passage.text.split("\n\n"))


def questions_part(quiz: Quiz) -> Iterator[str]:
    yield headed("Questions", "-")
    for number, question in enumerate(quiz.questions, start=1):
        lines = [wrapped(question.stem, f"{number}. ")]
        lines += [wrapped(option.text, f"   {letter}) ") for letter, option in lettered(question)]
        yield "\n".join(lines)


def answers_part(quiz: Quiz) -> Iterator[str]:
    yield headed("Answers", "-")
    for number, question in enumerate(quiz.questions, start=1):
        yield "\n".join([wrapped(answer(question), f"{number}. "), *explanation(question)])


def answer(question: Question) -> str:
    letter = "".join(f"{letter}) " for letter, option in lettered(question) if option.kind is OptionKind.KEY)
    also = f" (also: {', '.join(question.accepted)})" if question.accepted else ""
    return letter + question.key + also


def explanation(question: Question) -> Iterator[str]:
    if question.evidence.quote:
        yield wrapped(question.evidence.quote, "   Evidence: ")
    for letter, option in lettered(question):
        if option.reason:
            yield wrapped(option.reason, f"   {letter}) ")


def lettered(question: Question) -> Iterator[tuple[str, Option]]:
    return zip(ascii_uppercase, question.options, strict=False)


def credit(passage: Passage) -> str:
    published = f"{passage.published.day} {passage.published:%B %Y}" if passage.published else ""
    facts = (passage.byline, passage.source, published, passage.url, passage.licence)
    return wrapped(" · ".join(fact for fact in facts if fact))


def headed(title: str, underline: str) -> str:
    return f"{title}\n{underline * min(len(title), WIDTH)}"


def wrapped(text: str, start: str = "") -> str:
    """``text`` in lines, the first after ``start`` and the others indented as far."""
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_long_words=False,
        break_on_hyphens=False,
    )
