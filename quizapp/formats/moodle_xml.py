"""Moodle XML: each question with its passage, what is said of every answer, and its difficulty as a tag."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from quizapp.formats.elements import add, document
from quizapp.formats.gift import pattern
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
    title_of,
)
from quizapp.model import Option, OptionKind, Passage, Question, QuestionKind, Quiz

__all__ = ["write"]

TYPES: Mapping[QuestionKind, str] = {
    QuestionKind.MULTIPLE_CHOICE: "multichoice",
    QuestionKind.WORD_BANK: "multichoice",
    QuestionKind.TRUE_FALSE: "truefalse",
    QuestionKind.FILL_IN: "shortanswer",
    QuestionKind.MATCHING: "match",
    QuestionKind.ORDERING: "match",
}
PLAIN = "moodle_auto_format"


def write(quiz: Quiz) -> bytes:
    """The questions that are not rejected, in a category of the quiz's title."""
    root = Element("quiz")
    category = add(root, "question", type="category")
    _add_text(category, "category", f"$course$/top/{title_of(quiz).replace('/', '//')}")
    for number, question in taken(quiz):
        _add_question(root, quiz.passage, number, question)
    return document(root)


def _add_question(root: Element, passage: Passage, number: int, question: Question) -> None:
    item = add(root, "question", type=TYPES[question.kind])
    _add_text(item, "name", name_of(number, question))
    _add_text(item, "questiontext", question_html(passage, question), format="html")
    _add_text(item, "generalfeedback", explanation_html(question), format="html")
    add(item, "defaultgrade", "1")
    add(item, "hidden", "0")
    add(item, "idnumber", one_line(question.id))
    FILLERS[question.kind](item, question)
    _add_text(add(item, "tags"), "tag", question.difficulty.value)


def _add_choices(item: Element, question: Question) -> None:
    add(item, "single", "true")
    add(item, "shuffleanswers", "true")
    add(item, "answernumbering", "abc")
    for option, reason in reasons(question):
        _add_option(item, option, html_of(option.text), reason, "html")


def _add_statement(item: Element, question: Question) -> None:
    for option, reason in reasons(question):
        _add_option(item, option, option.text.lower(), reason, PLAIN)


def _add_option(item: Element, option: Option, text: str, reason: str, markup: str) -> None:
    answer = _add_answer(item, text, markup, right=option.kind is OptionKind.KEY)
    _add_text(answer, "feedback", html_of(reason), format="html")


def _add_typed(item: Element, question: Question) -> None:
    add(item, "usecase", "0")
    for spelling in spellings(question):
        _add_answer(item, pattern(spelling), PLAIN, right=True)


def _add_pairs(item: Element, question: Question) -> None:
    add(item, "shuffleanswers", "true")
    for left, right in pairs(question):
        pair = _add_text(item, "subquestion", html_of(left), format="html")
        _add_text(pair, "answer", one_line(right))


FILLERS: Mapping[QuestionKind, Callable[[Element, Question], None]] = {
    QuestionKind.MULTIPLE_CHOICE: _add_choices,
    QuestionKind.WORD_BANK: _add_choices,
    QuestionKind.TRUE_FALSE: _add_statement,
    QuestionKind.FILL_IN: _add_typed,
    QuestionKind.MATCHING: _add_pairs,
    QuestionKind.ORDERING: _add_pairs,
}


def _add_answer(item: Element, text: str, markup: str, *, right: bool) -> Element:
    return _add_text(item, "answer", text, fraction="100" if right else "0", format=markup)


def _add_text(parent: Element, tag: str, text: str, **attributes: str) -> Element:
    """An element whose text stands in an element of its own, as Moodle has it."""
    element = add(parent, tag, **attributes)
    add(element, "text", text)
    return element
