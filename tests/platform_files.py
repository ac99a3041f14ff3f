"""What learning platforms make of their files, as far as the tests ask: small readers after the platforms' own rules.

Each gives a question as an ``Item``, in the words of Moodle, whose rules are copied here and nothing of QuizApp's.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

QTI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"


@dataclass(frozen=True)
class Item:
    """A question: the answers with their fractions and feedback, or the pairs; texts as a person sees them."""

    kind: str
    text: str
    answers: tuple[tuple[str, float, str], ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    general: str = ""


def seen(html: str) -> str:
    """The words of HTML, as a browser shows them: whatever breaks a line is one blank."""
    return " ".join(unescape(re.sub(r"</?(?:p|h4|small|br|hr)>", " ", html)).split())


# ── GIFT ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

ESCAPES = {"\\" + mark: f"\x00{place}\x00" for place, mark in enumerate("\\:#={}~n")}
WEIGHT = re.compile(r"%-?\d{1,2}\.?\d*%")
FORMAT = re.compile(r"\[(html|plain|markdown|moodle)\]")


def read_gift(data: bytes) -> list[Item]:
    """The questions of a GIFT file, after ``readquestions`` and ``readquestion`` of Moodle's importer."""
    questions: list[list[str]] = [[]]
    for line in data.decode().split("\n"):
        if line.strip(" \t\r") in ("", "0"):
            questions.append([])
        elif not line.strip().startswith("//"):
            questions[-1].append(line.strip(" \t\r"))
    return [_gift_item("\n".join(lines)) for lines in questions if lines]


def _gift_item(source: str) -> Item:
    text = re.sub(r"\\[\\:#={}~n]", lambda escape: ESCAPES[escape[0]], source)
    if text.startswith("::"):
        text = text[2:].split("::", 1)[1].strip()
    start, end = text.index("{"), text.index("}")
    answers, general = text[start + 1 : end].strip(), ""
    asked = text[:start] + ("" if text.endswith("}") else "_____") + text[end + 1 :]
    if "####" in answers:
        answers, general = (part.strip() for part in answers.rsplit("####", 1))
    return _gift_kind(_gift_text(asked), answers, _gift_text(general))


def _gift_kind(asked: str, answers: str, general: str) -> Item:
    if "~" in answers:
        parts = [part.strip() for part in answers.replace("=", "~=").split("~")][1:]
        return Item("multichoice", asked, tuple(map(_gift_choice, parts)), general=general)
    if "=" in answers and "->" in answers:
        halves = (part.strip().split("->", 1) for part in answers.split("=")[1:])
        return Item("match", asked, pairs=tuple((_gift_text(a), _resolved(b)) for a, b in halves), general=general)
    if answers.split("#")[0].strip() in ("T", "TRUE", "F", "FALSE"):
        key, wrong, right = ([_gift_text(part) for part in answers.split("#")] + ["", ""])[:3]
        other = "FALSE" if key.startswith("T") else "TRUE"
        return Item("truefalse", asked, ((key, 1, right), (other, 0, wrong)), general=general)
    typed = (part.strip() for part in answers.split("=")[1:])
    return Item("shortanswer", asked, tuple(map(_gift_typed, typed)), general=general)


def _gift_choice(part: str) -> tuple[str, float, str]:
    if part.startswith("="):
        return _gift_answer(part[1:], 1)
    weight = WEIGHT.match(part)
    return _gift_answer(part[weight.end() :] if weight else part, float(weight[0].strip("%")) / 100 if weight else 0)


def _gift_typed(part: str) -> tuple[str, float, str]:
    weight = WEIGHT.match(part)
    return _gift_answer(part[weight.end() :] if weight else part, float(weight[0].strip("%")) / 100 if weight else 1)


def _gift_answer(text: str, fraction: float) -> tuple[str, float, str]:
    answer, _, feedback = text.partition("#")
    return _gift_text(answer), fraction, _gift_text(feedback)


def _gift_text(text: str) -> str:
    """A text without its format's name."""
    return _resolved(FORMAT.sub("", text.strip(), count=1) if FORMAT.match(text.strip()) else text)


def _resolved(text: str) -> str:
    for mark, stand_in in ESCAPES.items():
        text = text.replace(stand_in, "\n" if mark == "\\n" else mark[1])
    return text.strip()


# ── Moodle XML ───────────────────────────────────────────────────────────────────────────────────────────────────────


def read_moodle(data: bytes) -> list[Item]:
    """The questions of a Moodle XML file."""
    questions = ElementTree.fromstring(data).iterfind("question")
    return [_moodle_item(question) for question in questions if question.get("type") != "category"]


def _moodle_item(question: Element) -> Item:
    answers = tuple(
        (_text(answer, "text"), float(answer.get("fraction", "0")) / 100, _text(answer, "feedback/text"))
        for answer in question.iterfind("answer")
    )
    pairs = tuple((_text(each, "text"), _text(each, "answer/text")) for each in question.iterfind("subquestion"))
    asked, general = _text(question, "questiontext/text"), _text(question, "generalfeedback/text")
    return Item(question.get("type", ""), asked, answers, pairs, general)


def _text(element: Element, path: str) -> str:
    return (element.findtext(path) or "").strip()


# ── Aiken ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def read_aiken(data: bytes) -> list[Item]:
    """The questions of an Aiken file, after ``readquestions`` of Moodle's importer of today."""
    items, asked, options = [], "", list[str]()
    for line in data.decode().splitlines():
        if re.match(r"[A-Z][).][ \t]?", line):
            options.append(line[2:].strip())
        elif line.startswith("ANSWER:"):
            right = ord(line.split(":")[1].strip()) - ord("A")
            answers = tuple((text, float(place == right), "") for place, text in enumerate(options))
            items.append(Item("multichoice", asked, answers))
        elif len(line.strip().encode()) > 1:
            asked, options = line, []
    return items


# ── Canvas ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def read_canvas(data: bytes) -> tuple[Element, list[Item]]:
    """The item of the passage in a QTI 1.2 package, and the questions that belong to it."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        files = {name: ElementTree.fromstring(package.read(name)) for name in package.namelist()}
    listed = {element.get("href") for element in files.pop("imsmanifest.xml").iter() if element.tag.endswith("}file")}
    assert listed == set(files)
    items = next(root for root in files.values() if root.tag == f"{QTI}questestinterop").iter(f"{QTI}item")
    passage, *questions = items
    assert {fields_of(item)["parent_stimulus_item_ident"] for item in questions} <= {passage.get("ident")}
    return passage, [_canvas_item(item) for item in questions]


def fields_of(item: Element) -> dict[str, str]:
    """The fields of an item's metadata."""
    fields = item.iter(f"{QTI}qtimetadatafield")
    return {field.findtext(f"{QTI}fieldlabel", ""): field.findtext(f"{QTI}fieldentry", "") for field in fields}


def _canvas_item(item: Element) -> Item:
    feedback = {each.get("ident"): "".join(each.itertext()).strip() for each in item.iter(f"{QTI}itemfeedback")}
    shown = {_equal(each): feedback[_linked(each)] for each in _conditions(item, "displayfeedback")}
    asked, general = item.findtext(f"{QTI}presentation/{QTI}material/{QTI}mattext", ""), shown.pop("", "")
    responses = {each.get("ident", ""): each for each in item.iter(f"{QTI}response_lid")}
    scored = [
        (equal.get("respident", ""), equal.text or "")
        for each in _conditions(item, "setvar")
        for equal in each.iter(f"{QTI}varequal")
    ]
    kind = fields_of(item)["question_type"].removesuffix("_question")
    if kind == "matching":
        labels = {ident: dict(_labels(each)) for ident, each in responses.items()}
        lefts = {ident: each.findtext(f"{QTI}material/{QTI}mattext", "") for ident, each in responses.items()}
        return Item(kind, asked, pairs=tuple((lefts[i], labels[i][right]) for i, right in scored), general=general)
    if kind == "short_answer":
        return Item(kind, asked, tuple((text, 1, "") for _, text in scored), general=general)
    ((_, right),) = scored
    labels_shown = ((text, float(ident == right), shown.get(ident, "")) for ident, text in _labels(item))
    return Item(kind, asked, tuple(labels_shown), general=general)


def _conditions(item: Element, with_a: str) -> Iterator[Element]:
    return (each for each in item.iter(f"{QTI}respcondition") if each.find(f"{QTI}{with_a}") is not None)


def _equal(condition: Element) -> str:
    return condition.findtext(f"{QTI}conditionvar/{QTI}varequal", "")


def _linked(condition: Element) -> str | None:
    return next(condition.iter(f"{QTI}displayfeedback")).get("linkrefid")


def _labels(element: Element) -> list[tuple[str, str]]:
    return [
        (each.get("ident", ""), each.findtext(f"{QTI}material/{QTI}mattext", ""))
        for each in element.iter(f"{QTI}response_label")
    ]
