"""A quiz to read or print: passage, questions, and at the end the answers with their evidence."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from quizapp.formats.lettering import answer, by_text, credit, grounds, labelled
from quizapp.model import PARTED, Question, QuestionKind, Quiz

__all__ = ["write"]

WIDTH = 100


def write(quiz: Quiz) -> bytes:
    """The quiz as UTF-8 text, at most 100 characters a line."""
    parts = [*_passage_part(quiz), *_questions_part(quiz), *_answers_part(quiz)]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _passage_part(quiz: Quiz) -> Iterator[str]:
    yield _headed(quiz.title, "=") if quiz.title else ""
    yield _wrapped(credit(quiz.passage))
    yield from (_wrapped(paragraph) for paragraph in quiz.passage.text.split("\n\n"))


def _questions_part(quiz: Quiz) -> Iterator[str]:
    yield _headed("Questions", "-")
    for number, question in enumerate(quiz.questions, start=1):
        yield "\n".join([_wrapped(question.stem, f"{number}. "), *_to_answer(question)])


def _to_answer(question: Question) -> Iterator[str]:
    """What there is to choose among, and lines to write on beside each left-hand side or event."""
    if question.kind is QuestionKind.WORD_BANK:
        yield _wrapped(" · ".join(option.text for option in question.options), "   Words: ")
    elif question.kind is QuestionKind.ORDERING:
        yield from (_wrapped(event.text, "   ___ ") for event in sorted(question.options, key=by_text))
    else:
        yield from (_wrapped(option.left, "   ___ ") for option in question.options if option.left)
        yield from (_wrapped(option.text, f"   {label}) ") for label, option in labelled(question))


def _answers_part(quiz: Quiz) -> Iterator[str]:
    yield _headed("Answers", "-")
    for number, question in enumerate(quiz.questions, start=1):
        yield "\n".join([_wrapped(answer(question), f"{number}. "), *_explanation(question)])


def _explanation(question: Question) -> Iterator[str]:
    if question.evidence.quote and question.kind not in PARTED:
        yield _wrapped(question.evidence.quote, "   Evidence: ")
    for label, option in labelled(question):
        if grounds(option):
            yield _wrapped(grounds(option), f"   {label}) ")


def _headed(title: str, underline: str) -> str:
    return f"{title}\n{underline * min(len(title), WIDTH)}"


def _wrapped(text: str, start: str = "") -> str:
    """``text`` in lines, the first after ``start`` and the others indented as far."""
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_long_words=False,
        break_on_hyphens=False,
    )
