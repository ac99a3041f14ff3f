"""What a bank file must be: the JSON Schema beside this file, and what a schema cannot say."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from quizapp.errors.files import Fault
from quizapp.identity import key_of_parts
from quizapp.model import CHOSEN, GAPPED, PARTED, Option, OptionKind, QuestionKind

__all__ = ["GAP", "faults_of"]

GAP = "____"
NO_EVIDENCE = {"quote": "", "start": 0, "end": 0}
TRUE_AND_FALSE = ["True", "False"]
TYPES = {"object": "an object {…}", "array": "a list […]", "string": "text in quotes", "integer": "a whole number"}


def faults_of(content: Any) -> tuple[Fault, ...]:
    """Where ``content``, a JSON value, does not fit the native format, in reading order; empty when it fits.

    The rules no schema can hold are asked only of what has the right shape.
    """
    # jsonschema reports a place once for every field that is missing there.
    return tuple(dict.fromkeys(shape_faults(content))) or tuple(sense_faults(content))


# ── shape ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def shape_faults(content: Any) -> Iterator[Fault]:
    for error in sorted(
        validator().iter_errors(content), key=lambda error: [str(step) for step in error.absolute_path]
    ):
        yield Fault(place(error.absolute_path), rule_of(error))


@cache
def validator() -> Any:
    from jsonschema import Draft202012Validator

    schema = resources.files("quizapp.formats").joinpath("bank.schema.json").read_text("utf-8")
    return Draft202012Validator(json.loads(schema))


def place(path: Iterable[str | int]) -> str:
    """``questions[3].evidence`` for the path of an item in the file."""
    written = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return written.lstrip(".") or "the whole file"


def rule_of(error: Any) -> str:
    """The rule a value broke, in words: jsonschema's own messages quote the whole value."""
    write = RULES.get(error.validator)
    return write(error) if write else str(error.message)


def missing(error: Any) -> str:
    absent = [name for name in error.validator_value if name not in error.instance]
    return "must have " + " and ".join(f'"{name}"' for name in absent)


def unknown(error: Any) -> str:
    known = error.schema["properties"]
    strange = [name for name in error.instance if name not in known]
    return f"must not have {' or '.join(json.dumps(name) for name in strange)}; the fields are {', '.join(known)}"


def unlike(error: Any) -> str:
    return "must hold some text" if error.validator_value == r"\S" else f"must match {error.validator_value}"


RULES: Mapping[str, Callable[[Any], str]] = {
    "required": missing,
    "additionalProperties": unknown,
    "pattern": unlike,
    "type": lambda error: f"must be {TYPES[error.validator_value]}",
    "enum": lambda error: f"must be one of {', '.join(error.validator_value)}",
    "maxItems": lambda error: f"must hold at most {error.validator_value}",
    "minimum": lambda error: f"must be at least {error.validator_value}",
}


# ── sense ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def sense_faults(content: Mapping[str, Any]) -> Iterator[Fault]:
    yield from encoding_faults(content)
    yield from date_faults(content)
    questions = content["questions"]
    yield from repeated([question["id"] for question in questions], "questions", "id")
    for index, question in enumerate(questions):
        for field, rule in question_faults(question, content["passage"]):
            yield Fault(f"questions[{index}]{field}", rule)


def encoding_faults(content: Mapping[str, Any]) -> Iterator[Fault]:
    r"""Half a surrogate pair, which JSON can spell as ``"\ud800"``, is not a character and cannot be stored."""
    try:
        json.dumps(content, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        yield Fault("the whole file", "must hold no half of a surrogate pair")


def date_faults(content: Mapping[str, Any]) -> Iterator[Fault]:
    try:
        date.fromisoformat(content.get("published", "2000-01-01"))
    except ValueError:
        yield Fault("published", f"must be a day of the calendar, and {content['published']} is none")


def repeated(values: Sequence[str], where: str, field: str) -> Iterator[Fault]:
    for index, value in enumerate(values):
        if value in values[:index]:
            first = values.index(value)
            yield Fault(
                f"{where}[{index}].{field}", f'must differ from that of {where}[{first}], which is also "{value}"'
            )


def question_faults(question: Mapping[str, Any], passage: str) -> Iterator[tuple[str, str]]:
    """The field (as it follows the question's place) and the rule it breaks."""
    yield from evidence_faults(question["evidence"], passage)
    for index, option in enumerate(question.get("options", ())):
        for field, rule in evidence_faults(option.get("evidence", NO_EVIDENCE), passage):
            yield f".options[{index}]{field}", rule
    if question["kind"] in GAPPED and question["stem"].count(GAP) != 1:
        yield ".stem", f"must hold exactly one gap, written {GAP}"
    if question["kind"] in CHOSEN or question.get("options") or question["kind"] in PARTED:
        yield from option_faults(question)


def evidence_faults(evidence: Mapping[str, Any], passage: str) -> Iterator[tuple[str, str]]:
    start, end = int(evidence["start"]), int(evidence["end"])
    found = passage[start:end]
    if found != evidence["quote"]:
        yield ".evidence", f'must quote the passage: characters {start} to {end} are "{shortened(found)}"'


def option_faults(question: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    options = question.get("options", [])
    if len(options) < 2:
        yield ".options", "must be two or more"
    for field in ("id", "text"):
        for fault in repeated([option[field] for option in options], ".options", field):
            yield fault.place, fault.rule
    kind = QuestionKind(question["kind"])
    for index, option in enumerate(options):
        yield from left_faults(to_part(option), f".options[{index}]", kind)
    yield from part_faults(question) if kind in PARTED else choice_faults(question)


def choice_faults(question: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with the options of which one is chosen."""
    options = question.get("options", [])
    if question["kind"] == QuestionKind.TRUE_FALSE and [option["text"] for option in options] != TRUE_AND_FALSE:
        yield ".options", 'must be "True" and "False", in this order'
    right = [option["text"] for option in options if option["kind"] == "key"]
    if len(right) != 1:
        yield ".options", f'must have exactly one option of kind "key", and {len(right)} are'
    elif right != [question["key"]]:
        yield ".key", f'must be the text of the option of kind "key", which is "{shortened(right[0])}"'


def part_faults(question: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with the pairs of a matching question or the events of an ordering question."""
    options = [to_part(option) for option in question.get("options", ())]
    parts = [option for option in options if option.kind is OptionKind.KEY]
    if len(parts) < 2:
        yield ".options", f'must have two or more of kind "key", and has {len(parts)}'
    for fault in repeated([part.left for part in parts if part.left], ".options", "left"):
        yield fault.place, fault.rule
    if question["key"] != key_of_parts(parts):
        yield ".key", f'must be the parts in their order, "{shortened(key_of_parts(parts))}"'


def to_part(option: Mapping[str, Any]) -> Option:
    return Option(option["id"], option["text"], OptionKind(option["kind"]), left=option.get("left", ""))


def left_faults(option: Option, where: str, kind: QuestionKind) -> Iterator[tuple[str, str]]:
    """Which options have a left-hand side: those of kind "key" in a matching question, and no others."""
    is_part = option.kind is OptionKind.KEY
    if kind is QuestionKind.ORDERING and not is_part:
        yield f"{where}.kind", 'must be "key", as of every event'
    if bool(option.left) != (is_part and kind is QuestionKind.MATCHING):
        yield where, f'must have {"no" if option.left else "a"} "left"'


def shortened(text: str, length: int = 60) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
