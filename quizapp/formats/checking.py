"""What a bank file must be: JSON of the shape that the schema beside this file says, whose questions have no faults."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from quizapp.errors.files import Fault
from quizapp.faults import faults_of, repeats
from quizapp.model import Quiz

__all__ = ["sense_faults", "shape_faults"]

NOT_BLANK = r"^(?![\s\S])|\S"
"""What the schema says of a passage: it is empty, or holds more than spaces."""
TYPES = {"object": "an object {…}", "array": "a list […]", "string": "text in quotes", "integer": "a whole number"}


# ── shape ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def shape_faults(content: Any) -> tuple[Fault, ...]:
    """Where ``content``, a JSON value, has not the shape of a bank; empty when a quiz can be made of it."""
    # jsonschema reports a place once for every field that is missing there.
    return tuple(dict.fromkeys(_schema_faults(content))) or (*_encoding_faults(content), *_date_faults(content))


def _schema_faults(content: Any) -> Iterator[Fault]:
    for error in sorted(
        _validator().iter_errors(content), key=lambda error: [str(step) for step in error.absolute_path]
    ):
        yield Fault(_place(error.absolute_path), _rule_of(error))


@cache
def _validator() -> Any:
    from jsonschema import Draft202012Validator

    schema = resources.files("quizapp.formats").joinpath("bank.schema.json").read_text("utf-8")
    return Draft202012Validator(json.loads(schema))


def _place(path: Iterable[str | int]) -> str:
    """``questions[3].evidence`` for the path of an item in the file."""
    written = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return written.lstrip(".") or "the whole file"


def _rule_of(error: Any) -> str:
    """The rule a value broke, in words: jsonschema's own messages quote the whole value."""
    write = RULES.get(error.validator)
    return write(error) if write else str(error.message)


def _missing(error: Any) -> str:
    absent = [name for name in error.validator_value if name not in error.instance]
    return "must have " + " and ".join(f'"{name}"' for name in absent)


def _unknown(error: Any) -> str:
    known = error.schema["properties"]
    strange = [name for name in error.instance if name not in known]
    return f"must not have {' or '.join(json.dumps(name) for name in strange)}; the fields are {', '.join(known)}"


def _unlike(error: Any) -> str:
    return (
        "must hold some text, or none" if error.validator_value == NOT_BLANK else f"must match {error.validator_value}"
    )


RULES: Mapping[str, Callable[[Any], str]] = {
    "required": _missing,
    "additionalProperties": _unknown,
    "pattern": _unlike,
    "type": lambda error: f"must be {TYPES[error.validator_value]}",
    "enum": lambda error: f"must be one of {', '.join(error.validator_value)}",
    "minimum": lambda error: f"must be at least {error.validator_value}",
}


def _encoding_faults(content: Mapping[str, Any]) -> Iterator[Fault]:
    r"""Half a surrogate pair, which JSON can spell as ``"\ud800"``, is not a character and cannot be stored."""
    try:
        json.dumps(content, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        yield Fault("the whole file", "must hold no half of a surrogate pair")


def _date_faults(content: Mapping[str, Any]) -> Iterator[Fault]:
    try:
        date.fromisoformat(content.get("published", "2000-01-01"))
    except ValueError:
        yield Fault("published", f"must be a day of the calendar, and {content['published']} is none")


# ── sense ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def sense_faults(quiz: Quiz) -> tuple[Fault, ...]:
    """Where a quiz that was read holds a question that cannot be asked, or two with one id; empty when it fits."""
    return (*_same_ids(quiz), *_question_faults(quiz))


def _same_ids(quiz: Quiz) -> Iterator[Fault]:
    ids = [question.id for question in quiz.questions]
    for place, first in repeats(ids):
        rule = f'must differ from that of questions[{first}], which is also "{ids[place]}"'
        yield Fault(f"questions[{place}].id", rule)


def _question_faults(quiz: Quiz) -> Iterator[Fault]:
    for place, question in enumerate(quiz.questions):
        for fault in faults_of(question, quiz.passage):
            yield Fault(f"questions[{place}].{fault.place}", fault.rule)
