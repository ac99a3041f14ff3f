"""An answer as the student's page gives it ⇄ the response that is stored and marked.

The page knows no option's id: a choice is named by its place in this attempt, "1" for the first. The answer
to a question of several parts has one entry a part, with commas between and nothing for a blank: "2,,1".
"""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.errors.quizzes import UnfitAnswerError
from quizapp.model import PARTED, QuestionKind
from quizapp.scoring import read_parts, write_parts
from quizapp.store.records import OpenItem, StoredItem
from quizapp.store.tables import storable

__all__ = ["LONGEST_TYPED", "Sheet", "answer_of", "response_of", "sheet_of"]

LONGEST_TYPED = 200
"""How many characters a typed answer has at most."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a question is laid before a student: its kind, and the ids of what is shown, in the order shown.

    ``lefts`` are the left-hand sides of a matching question, ``order`` its right-hand sides, events or options.
    """

    kind: QuestionKind
    lefts: tuple[str, ...]
    order: tuple[str, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """The ids of the parts to answer one by one."""
        return self.lefts if self.kind is QuestionKind.MATCHING else self.order


def sheet_of(item: OpenItem | StoredItem) -> Sheet:
    """How an attempt shows one of its questions."""
    if isinstance(item, OpenItem):
        return Sheet(item.kind, item.lefts, item.option_order)
    lefts = tuple(option.id for option in item.question.options if option.left)
    return Sheet(item.question.kind, lefts, item.option_order)


def answer_of(sheet: Sheet, response: str) -> str:
    """A stored response as the student's page gave it, "" for none."""
    if not response:
        return ""
    if sheet.kind in PARTED:
        given = read_parts(response)
        return ",".join(place_of(sheet, given.get(part, "")) for part in sheet.parts)
    return str(sheet.order.index(response) + 1) if sheet.order else response


def place_of(sheet: Sheet, given: str) -> str:
    """What was given for one part: a choice's place for a left-hand side, an event's own place in the order."""
    if sheet.kind is QuestionKind.MATCHING and given:
        return str(sheet.order.index(given) + 1)
    return given


def response_of(sheet: Sheet, answer: str) -> str:
    """What to store of an answer; raises UnfitAnswerError."""
    if sheet.kind not in PARTED and not sheet.order:
        return typed(answer)
    if not answer:
        return ""
    places = {str(place): uid for place, uid in enumerate(sheet.order, start=1)}
    entries = answer.split(",") if sheet.kind in PARTED else [answer]
    if any(entry and entry not in places for entry in entries):
        raise UnfitAnswerError("it is none of the options")
    if sheet.kind not in PARTED:
        return places[answer]
    if len(entries) != len(sheet.parts):
        raise UnfitAnswerError(f"it has {len(entries)} parts instead of {len(sheet.parts)}")
    if sheet.kind is QuestionKind.MATCHING:
        entries = [places.get(entry, "") for entry in entries]
    return write_parts(dict(zip(sheet.parts, entries, strict=True)))


def typed(answer: str) -> str:
    text = storable(answer.strip())
    if len(text) > LONGEST_TYPED:
        raise UnfitAnswerError(f"it is longer than {LONGEST_TYPED} characters")
    return text
