"""What learning platforms get alike: which questions go, what they are called, and their text as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from textwrap import shorten

from quizapp.english.stems import stem_of
from quizapp.formats.lettering import by_text, credit, grounds
from quizapp.model import PARTED, Option, OptionKind, Passage, Question, QuestionKind, Quiz, Status

__all__ = [
    "clean",
    "explanation_html",
    "html_of",
    "losses",
    "name_of",
    "numbers_of",
    "one_line",
    "pairs",
    "passage_html",
    "question_html",
    "reasons",
    "rejected_losses",
    "rights",
    "spellings",
    "stem_html",
    "taken",
    "title_of",
]

NAME_WIDTH = 60
"""How many characters of a stem name its question."""
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 file may hold, escaped or not, and the mark that is lost at the beginning of a file."""
EXPLAINED = PARTED | {QuestionKind.FILL_IN}
"""The kinds whose options are not chosen one by one, so that what is to say of them is said together."""


# ── which questions ──────────────────────────────────────────────────────────────────────────────────────────────────


def taken(quiz: Quiz) -> list[tuple[int, Question]]:
    """The questions that go to a platform, all but the rejected, each with its number in the bank."""
    return [each for each in enumerate(quiz.questions, start=1) if each[1].status is not Status.RETIRED]


def losses(quiz: Quiz) -> Iterator[str]:
    """What a teacher should know of the file of a platform that has a place for every question."""
    yield from rejected_losses(quiz)
    if typed := numbers_of(quiz, QuestionKind.FILL_IN):
        yield f"Typed answers ({typed}) count there only as they are spelt in the file: add what else is right."
    if ordered := numbers_of(quiz, QuestionKind.ORDERING):
        yield f"Events to put in order ({ordered}) become pairs there, each event with its place."


def rejected_losses(quiz: Quiz) -> Iterator[str]:
    """That the rejected questions stay behind."""
    numbers = [number for number, question in enumerate(quiz.questions, 1) if question.status is Status.RETIRED]
    if numbers:
        yield f"Rejected questions ({_said(numbers)}) are left out."


def numbers_of(quiz: Quiz, *kinds: QuestionKind) -> str:
    """The numbers of the questions of these kinds that go, as they are said; "" where there are none."""
    return _said([number for number, question in taken(quiz) if question.kind in kinds])


def _said(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


# ── what they are called ─────────────────────────────────────────────────────────────────────────────────────────────


def name_of(number: int, question: Question) -> str:
    """What a list of questions calls this one; the number comes first, and keeps them in order."""
    return f"{number:02d} {shorten(one_line(question.stem), NAME_WIDTH, placeholder='…')}"


def title_of(quiz: Quiz) -> str:
    """What the quiz is called; never nothing."""
    return one_line(quiz.title) or one_line(quiz.passage.title) or "QuizApp"


# ── text ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def clean(text: str) -> str:
    """The text without the characters that nobody sees and a file cannot hold."""
    return FORBIDDEN.sub("", text)


def one_line(text: str) -> str:
    """The text in one line, for a place that holds plain text."""
    return clean(" ".join(text.split())).strip()


def html_of(text: str) -> str:
    """The text as HTML in one line of its own.

    >>> html_of("Is 3 < 4?\\nIt is.")
    'Is 3 &lt; 4?<br>It is.'
    """
    return "<br>".join(escape(one_line(line), quote=False) for line in text.strip().splitlines())


def passage_html(passage: Passage) -> str:
    """The headline, the paragraphs, and who wrote them; "" of a passage without text."""
    if not passage.text.strip():
        return ""
    headline = f"<h4>{html_of(passage.title)}</h4>" if passage.title else ""
    source = f"<p><small>{html_of(credit(passage))}</small></p>" if credit(passage) else ""
    return headline + "".join(_paragraphs(passage.text.split("\n\n"))) + source


def question_html(passage: Passage, question: Question) -> str:
    """The passage, a rule, and what is asked: a question drawn at random has its passage with it."""
    before = passage_html(passage)
    return f"{before}<hr>{stem_html(question)}" if before else stem_html(question)


def stem_html(question: Question) -> str:
    """What is asked."""
    return "".join(_paragraphs([stem_of(question.stem)]))


def explanation_html(question: Question) -> str:
    """What is to say whatever was answered: the words that prove the key, or of every part what it rests on."""
    return "".join(_paragraphs(_explanations(question)))


def _explanations(question: Question) -> Iterator[str]:
    if question.evidence.quote and question.kind not in PARTED:
        yield f"Evidence: {question.evidence.quote}"
    if question.kind in EXPLAINED:
        ordered = question.kind is QuestionKind.ORDERING
        for place, option in enumerate(question.options, start=1):
            part = f"{place}. {option.text}" if ordered else " – ".join(filter(None, (option.left, option.text)))
            if grounds(option):
                yield f"{part}: {grounds(option)}"


def _paragraphs(texts: Iterator[str] | Sequence[str]) -> Iterator[str]:
    return (f"<p>{html_of(text)}</p>" for text in texts)


# ── answers ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def spellings(question: Question) -> list[str]:
    """The answers that count where one is typed."""
    return list(dict.fromkeys(map(one_line, (question.key, *question.accepted))))


def reasons(question: Question) -> list[tuple[Option, str]]:
    """The options to choose from, each with what to say where it is chosen.

    Of a false statement only the key's reason says what is true, so whoever takes it for true is told that.
    """
    key = next(option for option in question.options if option.kind is OptionKind.KEY)
    otherwise = grounds(key) if question.kind is QuestionKind.TRUE_FALSE else ""
    return [(option, grounds(option) or otherwise) for option in question.options]


def pairs(question: Question) -> list[tuple[str, str]]:
    """What belongs together in a question of several parts, "" with what belongs to nothing.

    Events have their places; they come by the alphabet, since their own order is the key.
    """
    if question.kind is not QuestionKind.ORDERING:
        return [(option.left, option.text) for option in question.options]
    places = {event: str(place) for place, event in enumerate(question.options, start=1)}
    return [(event.text, places[event]) for event in sorted(places, key=by_text)]


def rights(question: Question) -> list[str]:
    """What there is to match with: places in their order, all else by the alphabet."""
    if question.kind is QuestionKind.ORDERING:
        return [str(place) for place in range(1, len(question.options) + 1)]
    return [option.text for option in sorted(question.options, key=by_text)]
