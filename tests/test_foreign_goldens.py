"""Files of other programs say to QuizApp what they say to Moodle, field by field.

The files and what Moodle's importer makes of them lie outside the repository; where they do not, nothing is compared.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from quizapp.formats import from_gift, from_moodle_xml
from quizapp.formats.foreign import Answer, Item
from quizapp.formats.tree import read_tree

FILES = Path(__file__).resolve().parents[2] / "shared" / "data" / "formats"
GOLDENS = sorted(FILES.glob("*/*.moodle.json"))


def parsed(golden: Path) -> tuple[Item, ...]:
    name = golden.name.removesuffix(".moodle.json")
    if golden.parent.name == "gift":
        return from_gift.parse((golden.parent / f"{name}.gift").read_text("utf-8-sig"))
    return from_moodle_xml.parse(read_tree((golden.parent / f"{name}.xml").read_bytes()))


def said_by(item: Item, known: Mapping[str, Any]) -> dict[str, Any]:
    """The item in the fields of a golden parse; a title that was not given is not compared."""
    if item.qtype == "category":
        return {"qtype": "category", "category": item.text.text}
    said: dict[str, Any] = {
        "qtype": item.qtype,
        "name": item.name or known["name"],
        "text": item.text.text,
        "format": item.text.format,
        "generalfeedback": item.feedback.text,
    }
    return said | DETAILS.get(item.qtype, lambda _: {})(item)


def answers_of(item: Item) -> list[dict[str, Any]]:
    return [
        {"text": each.text.text, "fraction": pytest.approx(each.fraction, abs=1e-6), "feedback": each.feedback.text}
        for each in item.answers
    ]


def truth_of(item: Item) -> dict[str, Any]:
    true, false = item.answers
    return {
        "correct": true.fraction == 1,
        "feedbacktrue": true.feedback.text,
        "feedbackfalse": false.feedback.text,
    }


def number_of(text: object) -> object:
    return text if text in ("", "*") else pytest.approx(float(str(text)), abs=1e-6)


def numbers_of(item: Item) -> list[dict[str, Any]]:
    return [{**each, "text": number_of(each["text"])} for each in answers_of(item)]


def tolerance_of(answer: Answer) -> object:
    return "" if answer.text.text == "*" else number_of(answer.tolerance)


def numbered(question: Mapping[str, Any]) -> Mapping[str, Any]:
    """A golden question whose numbers are numbers, however Moodle left them."""
    if question["qtype"] != "numerical":
        return question
    answers = [{**each, "text": plain(each["text"])} for each in question["answers"]]
    return {**question, "answers": answers, "tolerance": [*map(plain, question["tolerance"])]}


def plain(text: object) -> object:
    return text if text in ("", "*") else float(str(text))


DETAILS = {
    "multichoice": lambda item: {"answers": answers_of(item), "single": item.single},
    "shortanswer": lambda item: {"answers": answers_of(item)},
    "numerical": lambda item: {"answers": numbers_of(item), "tolerance": [*map(tolerance_of, item.answers)]},
    "truefalse": truth_of,
    "match": lambda item: {"pairs": [[left.text, right.text] for left, right in item.pairs]},
}


@pytest.mark.parametrize("golden", GOLDENS or [None], ids=lambda path: path.name if path else "none")
def test_a_file_says_what_it_says_to_moodle(golden: Path | None) -> None:
    if golden is None:
        pytest.skip(f"The files of other programs are not here: {FILES}")
    known: Sequence[Mapping[str, Any]] = json.loads(golden.read_text("utf-8"))["questions"]
    items = parsed(golden)
    assert not [item.trouble for item in items if item.trouble]
    assert [item.qtype for item in items] == [each["qtype"] for each in known]
    for item, each in zip(items, known, strict=True):
        assert said_by(item, each) == numbered(each)
