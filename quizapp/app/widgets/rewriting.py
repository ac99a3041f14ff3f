"""A question with other options, its reasons kept only where they still hold.

A reason speaks of one option and of one key: "The passage says March, not May." Once either is another, it would tell
students the contrary of what is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizapp.identity import option_id
from quizapp.model import Option, OptionKind, Passage, Question, QuestionKind
from quizapp.ranking.flaw import has_word, words_of

__all__ = ["TypedOption", "alike", "rewritten", "wrong_still"]


@dataclass(frozen=True, slots=True)
class TypedOption:
    """What was typed for an option where the reason ``shown`` stood."""

    text: str
    reason: str
    shown: str = ""


def rewritten(question: Question, passage: Passage, rows: Sequence[TypedOption], right: int) -> Question:
    """``question`` with the options that were typed, ``right`` the place of the key's; an empty row is none.

    An option whose text and key stay keeps its id, kind, reason and evidence; a reason that was typed anew stays too.
    """
    key = rows[right].text
    options = tuple(
        _option_of(question, passage, row, settled=alike(key, question.key), is_key=place == right)
        for place, row in enumerate(rows)
        if row.text
    )
    return replace(question, key=key, options=options)


def wrong_still(question: Question, key: str) -> tuple[Option, ...]:
    """The wrong answers that are known of a typed question, once its answer is ``key``."""
    if alike(key, question.key):
        return question.options
    wrong = (option for option in question.options if not alike(option.text, key))
    return tuple(replace(option, reason="", evidence=None) for option in wrong)


def alike(one: str, other: str) -> bool:
    """Whether two texts differ in capitals and spaces at most."""
    return one.casefold().split() == other.casefold().split()


def _option_of(question: Question, passage: Passage, row: TypedOption, *, settled: bool, is_key: bool) -> Option:
    before = next((option for option in question.options if alike(option.text, row.text)), None)
    known = before if before and settled else Option("", row.text, _kind_of(question, passage, row.text))
    uid = before.id if before and before.text == row.text else _new_id(question, row.text)
    kind = OptionKind.KEY if is_key else known.kind
    reason = known.reason if alike(row.reason, row.shown) else row.reason
    return replace(known, id=uid, text=row.text, kind=kind, reason=reason)


def _new_id(question: Question, text: str) -> str:
    return option_id(question.id, text) if question.id else ""


def _kind_of(question: Question, passage: Passage, text: str) -> OptionKind:
    """All that is known of a wrong option nobody has explained: whether its words stand in the passage."""
    if question.kind is QuestionKind.TRUE_FALSE:
        return OptionKind.MISREADING
    return OptionKind.ELSEWHERE if has_word(passage.text, [" ".join(words_of(text))]) else OptionKind.UNSUPPORTED
