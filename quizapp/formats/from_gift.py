"""GIFT, the text format of Moodle's question banks, read as Moodle's own importer reads it.

Questions stand apart by blank lines. The answers stand in braces; what they begin with says what sort they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizapp.formats.foreign import AUTO, Answer, Item, Text

__all__ = ["is_gift", "parse"]

ESCAPES = {":": ":", "#": "#", "=": "=", "{": "{", "}": "}", "~": "~", "n": "\n", "\\": "\\"}
ESCAPED = re.compile(r"\\([:#={}~n\\])")
HIDDEN = 0xFDD0
"""Escaped characters are hidden from the rules as what Unicode says is no character, so that no text has them."""
HIDING = {char: chr(HIDDEN + place) for place, char in enumerate(ESCAPES.values())}
SHOWING = {ord(hidden): char for char, hidden in HIDING.items()}

CATEGORY = "$CATEGORY:"
BLANK = "_____"
FORMAT = re.compile(r"\[(html|markdown|plain|moodle)\]")
WEIGHT = re.compile(r"%(-?[0-9]{1,3}(?:\.[0-9]*)?)%")
TRUTHS = {"T": True, "TRUE": True, "F": False, "FALSE": False}
NUMBER = re.compile(r"\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*")
LINE_END = re.compile(r"\r\n|\r|\n")
BLOCK = re.compile(r"\{[^{}]*\}")


def is_gift(text: str) -> bool:
    """Whether a text holds answers in braces, as only GIFT has them."""
    return BLOCK.search(_hidden(text)) is not None


def parse(text: str) -> tuple[Item, ...]:
    """Everything in the file, in its order; what breaks the rules is there with its trouble."""
    return tuple(item for block in _blocks(text) if (item := _item_of(block)))


def _blocks(text: str) -> Iterator[str]:
    """The paragraphs without comments; one whose answers hold a blank line goes on after it."""
    parts: list[str] = []
    for lines in _paragraphs(text):
        block = "\n".join(" " if line.startswith("//") else line for line in lines).strip()
        before, closing, _ = _hidden(block).partition("}")
        if parts and "{" in before:
            yield "\n".join(parts)
            parts = []
        parts.append(block)
        if closing or (len(parts) == 1 and "{" not in before):
            yield block if len(parts) == 1 else "\n".join(parts)
            parts = []
    if parts:
        yield "\n".join(parts)


def _paragraphs(text: str) -> Iterator[list[str]]:
    """The lines between blank lines; that of a category stands by itself."""
    paragraph: list[str] = []
    for line in (*LINE_END.split(text), ""):
        alone = line.lstrip().startswith(CATEGORY)
        if paragraph and (alone or not line.strip()):
            yield paragraph
            paragraph = []
        if alone:
            yield [line.strip()]
        elif line.strip():
            paragraph.append(line.strip())


# ── one item ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _item_of(block: str) -> Item | None:
    """What a paragraph says; nothing where it was all comments."""
    text = _hidden(block)
    if not text:
        return None
    if text.startswith(CATEGORY):
        return Item("category", text=Text(_shown(text.removeprefix(CATEGORY))))
    name, text = _named(text)
    start, end = text.find("{"), text.find("}")
    if start < 0 and end < 0:
        return Item("description", name, _formatted(text, AUTO))
    if start < 0 or end < start:
        return Item("", name, _formatted(text, AUTO), trouble="has a brace without its partner")
    stem = _formatted(text[:start] + ("" if text.endswith("}") else BLANK) + text[end + 1 :], AUTO)
    answers, general = _apart(text[start + 1 : end])
    item = _answered(answers.strip(), stem.format)
    return replace(item, name=name, text=stem, feedback=_formatted(general, stem.format))


def _apart(answers: str) -> tuple[str, str]:
    """The answers, and what is said to everybody behind the last ``####``."""
    before, mark, after = answers.rpartition("####")
    return (before, after) if mark else (answers, "")


def _named(text: str) -> tuple[str, str]:
    """The title between double colons, "" for none, and the rest."""
    if not text.startswith("::"):
        return "", text
    name, found, rest = text[2:].partition("::")
    return (" ".join(_shown(name).split()), rest.strip()) if found else ("", name)


def _answered(answers: str, form: str) -> Item:
    """What the answers say; the first rule that fits decides which sort they are, as in Moodle."""
    if not answers:
        return Item("essay")
    if answers.startswith("#"):
        return _numerical(answers[1:], form)
    if "~" in answers:
        return _choice(answers, form)
    if "=" in answers and "->" in answers:
        return _match(answers, form)
    if answers.partition("#")[0].strip() in TRUTHS:
        return _truth(answers, form)
    return Item("shortanswer", answers=tuple(_answer(each, form, usual=1.0) for each in _split(answers, "=")))


def _choice(answers: str, form: str) -> Item:
    parts = _split(answers.replace("=", "~="), "~")
    made = (
        _answer(part[1:], form, weigh=False, usual=1.0) if part.startswith("=") else _answer(part, form)
        for part in parts
    )
    return Item("multichoice", answers=tuple(made), single="=" in answers)


def _match(answers: str, form: str) -> Item:
    parts = _split(answers, "=")
    if not all("->" in part for part in parts):
        return Item("match", trouble="has a pair without ->")
    sides = (part.split("->", 1) for part in parts)
    return Item("match", pairs=tuple((_formatted(left, form), Text(_shown(right))) for left, right in sides))


def _truth(answers: str, form: str) -> Item:
    """True or false; the first feedback is for whoever is wrong, the second for whoever is right."""
    said, wrong, right = (*answers.split("#", 2), "", "")[:3]
    truth = TRUTHS[said.strip()]
    feedback = {truth: _formatted(right, form), not truth: _formatted(wrong, form)}
    made = (Answer(Text(str(value)), float(value is truth), feedback[value]) for value in (True, False))
    return Item("truefalse", answers=tuple(made))


def _numerical(answers: str, form: str) -> Item:
    """Numbers, each with how far one may be off; behind a tilde, what is said of any other."""
    numbers, tilde, wrong = answers.partition("~")
    made = [_numbered(_answer(part, form, usual=1.0)) for part in _split(numbers, "=")]
    known = tuple(answer for answer in made if answer)
    if not made or len(known) < len(made):
        return Item("numerical", answers=known, trouble="asks for a number and has none as its answer")
    others = (replace(_answer(wrong, form), text=Text("*"), fraction=0.0),) if tilde else ()
    return Item("numerical", answers=known + others)


def _numbered(answer: Answer) -> Answer | None:
    """The answer with its number and tolerance, as ``number:tolerance`` or ``least..most``; None for no number."""
    text = answer.text.text
    least, dots, most = text.partition("..")
    if dots and NUMBER.fullmatch(least) and NUMBER.fullmatch(most):
        middle = (float(least) + float(most)) / 2
        return replace(answer, text=Text(f"{middle:.15g}"), tolerance=float(most) - middle)
    number, _, off = text.partition(":")
    if (NUMBER.fullmatch(number) or number.strip() == "*") and NUMBER.fullmatch(off or "0"):
        return replace(answer, text=Text(number.strip()), tolerance=float(off or 0))
    return None


def _answer(part: str, form: str, *, weigh: bool = True, usual: float = 0.0) -> Answer:
    """One answer: its weight in percent, if it has one, its text, and behind ``#`` its feedback."""
    weight = WEIGHT.match(part.strip()) if weigh else None
    rest = part.strip()[weight.end() :] if weight else part
    text, _, feedback = rest.partition("#")
    fraction = float(weight[1]) / 100 if weight else usual
    return Answer(_formatted(text, form), fraction, _formatted(feedback, form))


def _split(text: str, mark: str) -> Sequence[str]:
    """The parts of a text that each begin with a mark; nothing before the first."""
    first, *others = (part.strip() for part in text.split(mark))
    return [first, *others] if first else others


# ── text ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _hidden(text: str) -> str:
    """The text with its escaped characters hidden from the rules."""
    return ESCAPED.sub(lambda found: HIDING[ESCAPES[found[1]]], text)


def _shown(text: str) -> str:
    """The text with its escaped characters as they are meant."""
    return text.translate(SHOWING).strip()


def _formatted(text: str, usual: str) -> Text:
    """The text and its format, which may be named in brackets before it."""
    stripped = text.strip()
    named = FORMAT.match(stripped)
    return Text(_shown(stripped[named.end() :]), named[1]) if named else Text(_shown(stripped), usual)
