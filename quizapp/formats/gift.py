"""Moodle's GIFT, a text file: one question after another, each with its passage.

Moodle takes no other ending than that of text for it. What it would take for its own marks is escaped, no text breaks a
line, and text is HTML, so that nothing begins like a mark of Moodle's importer (``&&058;``) or like a pair (``->``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from quizapp.formats.platforms import (
    explanation_html,
    html_of,
    name_of,
    one_line,
    pairs,
    question_html,
    reasons,
    spellings,
    taken,
)
from quizapp.model import OptionKind, Passage, Question, QuestionKind, Quiz

__all__ = ["pattern", "write"]

MARKS = re.compile(r"[\\~=#{}:]")


def write(quiz: Quiz) -> bytes:
    """The questions that are not rejected, with an empty line between."""
    return "\n".join(_question(quiz.passage, *numbered) for numbered in taken(quiz)).encode()


def pattern(answer: str) -> str:
    """A typed answer as Moodle compares it, where a star stands for any letters unless a backslash is before it."""
    return answer.replace("*", r"\*")


def _question(passage: Passage, number: int, question: Question) -> str:
    answers = "".join(f"\t{line}\n" for line in (*ANSWERS[question.kind](question), *_explanation(question)))
    asked = _escaped(question_html(passage, question))
    return f"::{_escaped(name_of(number, question))}::[html]{asked}{{\n{answers}}}\n"


def _explanation(question: Question) -> Iterator[str]:
    if explanation := explanation_html(question):
        yield f"####{_escaped(explanation)}"


def _choices(question: Question) -> Iterator[str]:
    for option, reason in reasons(question):
        mark = "=" if option.kind is OptionKind.KEY else "~"
        yield mark + _marked(html_of(option.text), "html") + _feedback(reason)


def _statement(question: Question) -> Iterator[str]:
    """What is said of the wrong answer comes first, then what is said of the right one."""
    said = {option.kind is OptionKind.KEY: _feedback(reason) for option, reason in reasons(question)}
    yield question.key.upper() + (f"{said[False] or '#'}{said[True]}" if said[True] else said[False])


def _typed(question: Question) -> Iterator[str]:
    """Each spelling; ``-*>`` fits an arrow, which alone would make a pair."""
    for spelling in spellings(question):
        yield "=" + _marked(pattern(spelling).replace("->", "-*>"), "plain")


def _matched(question: Question) -> Iterator[str]:
    for left, right in pairs(question):
        yield f"={_marked(html_of(left), 'html')} -> {_escaped(one_line(right))}"


ANSWERS: Mapping[QuestionKind, Callable[[Question], Iterator[str]]] = {
    QuestionKind.MULTIPLE_CHOICE: _choices,
    QuestionKind.WORD_BANK: _choices,
    QuestionKind.TRUE_FALSE: _statement,
    QuestionKind.FILL_IN: _typed,
    QuestionKind.MATCHING: _matched,
    QuestionKind.ORDERING: _matched,
}


def _feedback(text: str) -> str:
    return f"#{_marked(html_of(text), 'html')}" if text else ""


def _marked(text: str, markup: str) -> str:
    """The text escaped, with its markup named where it begins like such a name or like a weight."""
    return (f"[{markup}]" if text.startswith(("[", "%")) else "") + _escaped(text)


def _escaped(text: str) -> str:
    return MARKS.sub(r"\\\g<0>", text)
