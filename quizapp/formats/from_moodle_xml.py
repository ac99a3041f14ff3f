"""Moodle XML: ``<quiz>`` with a ``<question type="…">`` for each thing in the bank."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from quizapp.formats.foreign import AUTO, HTML, PLAIN, Answer, Item, Text
from quizapp.formats.tree import Element, child, children, text_of

__all__ = ["ROOT", "parse"]

ROOT = "quiz"
FORMATS = {"moodle_auto_format": AUTO, "plain_text": PLAIN, "plain": PLAIN, "html": HTML, "markdown": "markdown"}
OTHER_NAMES = {"cloze": "multianswer"}


def parse(root: Element) -> tuple[Item, ...]:
    """Everything in the file, in its order."""
    return tuple(map(_item_of, children(root, "question")))


def _item_of(question: Element) -> Item:
    written = question.get("type", "").strip().lower()
    qtype = OTHER_NAMES.get(written, written)
    if qtype == "category":
        return Item(qtype, text=Text(text_of(question, "category", "text")))
    return Item(
        qtype,
        name=" ".join(text_of(question, "name", "text").split()),
        text=_text(question, "questiontext"),
        answers=ANSWERS.get(qtype, _no_answers)(question),
        pairs=tuple(map(_pair, children(question, "subquestion"))) if qtype == "match" else (),
        feedback=_text(question, "generalfeedback"),
        single=text_of(question, "single").lower() not in ("false", "0"),
    )


def _text(element: Element, *path: str) -> Text:
    """The text at a path with its format, which is HTML where it is not said."""
    found = child(element, *path)
    form = "html" if found is None else found.get("format", "html")
    return Text(text_of(found, "text"), FORMATS.get(form, HTML))


def _no_answers(_: Element) -> tuple[Answer, ...]:
    return ()


def _answers(question: Element) -> tuple[Answer, ...]:
    return tuple(map(_answer, children(question, "answer")))


def _answer(answer: Element) -> Answer:
    form = FORMATS.get(answer.get("format", "html"), HTML)
    return Answer(Text(text_of(answer, "text"), form), _fraction(answer), _text(answer, "feedback"))


def _typed(question: Element) -> tuple[Answer, ...]:
    """Typed answers, which are never markup."""
    return tuple(
        Answer(Text(text_of(answer, "text"), PLAIN), _fraction(answer), _text(answer, "feedback"))
        for answer in children(question, "answer")
    )


def _numbers(question: Element) -> tuple[Answer, ...]:
    """Numbers with how far one may be off; no number stands for any."""
    return tuple(
        replace(
            answer,
            text=Text(answer.text.text or "*", PLAIN),
            tolerance=_number(text_of(element, "tolerance")),
        )
        for element, answer in zip(children(question, "answer"), _typed(question), strict=True)
    )


def _truths(question: Element) -> tuple[Answer, ...]:
    """True, and then False; files of old say neither, and have them in this order."""
    found = {value: Answer(Text(str(value))) for value in (True, False)}
    for place, answer in enumerate(_answers(question)):
        said = answer.text.text.lower()
        value = said == "true" if said in ("true", "false") else place == 0
        found[value] = Answer(Text(str(value), PLAIN), answer.fraction, answer.feedback)
    return tuple(found.values())


def _fraction(answer: Element) -> float:
    return _number(answer.get("fraction", "") or text_of(answer, "fraction")) / 100


def _number(text: str) -> float:
    """The number in a text, 0 where it holds none."""
    try:
        return float(text)
    except ValueError:
        return 0.0


def _pair(pair: Element) -> tuple[Text, Text]:
    form = FORMATS.get(pair.get("format", "html"), HTML)
    return Text(text_of(pair, "text"), form), Text(text_of(pair, "answer", "text"), PLAIN)


ANSWERS: Mapping[str, Callable[[Element], tuple[Answer, ...]]] = {
    "multichoice": _answers,
    "truefalse": _truths,
    "shortanswer": _typed,
    "numerical": _numbers,
}
