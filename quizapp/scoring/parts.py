"""Marking a question of several parts: each pair of a matching question, each event's place in an order.

A response says for each part what was given for it: of a matching question the id of the option that has the left-hand
side ↦ the id of the option chosen for it; of an ordering question the event's id ↦ its place, "1" for the first.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from quizapp.english.numbers import digits_of
from quizapp.model import Evidence, Option, OptionKind, Question, QuestionKind

__all__ = ["MarkedPart", "marked_parts", "read_parts", "write_parts"]


@dataclass(frozen=True, slots=True)
class MarkedPart:
    """One part of an answer, in words.

    ``asked`` is the left-hand side or the event, ``key`` what belongs to it, ``given`` what the student said, "" for
    nothing. ``why`` is a sentence, "" where nothing is known to say.
    """

    asked: str
    key: str
    given: str
    right: bool
    why: str
    evidence: Evidence | None


def write_parts(given: Mapping[str, str]) -> str:
    """The response that says this of each part; "" when nothing was given for any."""
    answered = {part: value for part, value in sorted(given.items()) if value}
    return json.dumps(answered, ensure_ascii=False, separators=(",", ":")) if answered else ""


def read_parts(response: str) -> Mapping[str, str]:
    """What a response gives for each part; nothing for what is no such response."""
    try:
        given = json.loads(response) if response else {}
    except (ValueError, RecursionError):
        return {}
    if not isinstance(given, dict):
        return {}
    return {part: value for part, value in given.items() if isinstance(value, str)}


def marked_parts(question: Question, response: str) -> tuple[MarkedPart, ...]:
    """The parts of a matching or ordering question in its own order, each marked."""
    given = read_parts(response)
    if question.kind is QuestionKind.MATCHING:
        options = {option.id: option for option in question.options}
        paired = [option for option in question.options if option.kind is OptionKind.KEY]
        return tuple(_marked_pair(option, options.get(given.get(option.id, ""))) for option in paired)
    placed = enumerate(question.options, start=1)
    return tuple(_marked_place(event, place, given.get(event.id, "")) for place, event in placed)


def _marked_pair(option: Option, chosen: Option | None) -> MarkedPart:
    right = chosen is option
    why = option.reason if right or chosen is None else _why_not(chosen)
    return MarkedPart(option.left, option.text, chosen.text if chosen else "", right, why, option.evidence)


def _why_not(chosen: Option) -> str:
    """Why a right-hand side is wrong where it was chosen."""
    if chosen.left:
        return f"“{chosen.text}” goes with {chosen.left}."
    return chosen.reason or f"“{chosen.text}” goes with none of them."


def _marked_place(event: Option, place: int, given: str) -> MarkedPart:
    said = digits_of(int(given)) if given.isdecimal() and len(given) < 3 and int(given) else ""
    return MarkedPart(event.text, digits_of(place), said, given == str(place), event.reason, event.evidence)
