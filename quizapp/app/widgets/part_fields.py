"""The fields of a matching or ordering question in the editor: its pairs, or its events in the right order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from quizapp.app.widgets.flaws import draw_flaws_at
from quizapp.app.widgets.quoting import first_evidence, quoted
from quizapp.app.widgets.rewriting import alike
from quizapp.identity import key_of_parts, option_id
from quizapp.model import NO_EVIDENCE, Option, OptionKind, Passage, Question, QuestionKind
from quizapp.ranking.linter import Flaw

__all__ = ["TypedPart", "draw_events", "draw_pairs", "with_parts"]

FEWEST_ROWS = 4
EMPTY = Option("", "", OptionKind.KEY)
EXTRA = Option("", "", OptionKind.UNSUPPORTED)


@dataclass(frozen=True, slots=True)
class TypedPart:
    """What was typed for a part where the option ``before`` stood; an event was moved from ``was`` to ``place``."""

    before: Option
    text: str
    left: str = ""
    reason: str = ""
    quote: str = ""
    was: int = 0
    place: int = 0


def draw_pairs(question: Question, passage: Passage, flaws: Sequence[Flaw], *, key: str) -> Question:
    """The fields of the pairs, and of right-hand sides that belong to none; the question with what is in them."""
    pairs = [option for option in question.options if option.kind is OptionKind.KEY]
    extras = [option for option in question.options if option.kind is not OptionKind.KEY]
    draw_one = partial(_draw_pair, quotes=bool(passage.text))
    rows = [_boxed(draw_one, option, place, flaws, key) for place, option in enumerate(_padded(pairs), 1)]
    st.caption("Right-hand sides that belong to none, so that no pair follows from the others")
    rows += [_draw_extra(option, place, flaws, key=key) for place, option in enumerate([*extras, EXTRA], 1)]
    draw_flaws_at("options", flaws)
    return with_parts(question, passage, rows)


def draw_events(question: Question, passage: Passage, flaws: Sequence[Flaw], *, key: str) -> Question:
    """The fields of the events, each with its place in the order; the question with what is in them."""
    options, draw_one = _padded(question.options), partial(_draw_event, quotes=bool(passage.text))
    rows = [_boxed(draw_one, option, place, flaws, key) for place, option in enumerate(options, 1)]
    draw_flaws_at("options", flaws)
    return with_parts(question, passage, rows)


def with_parts(question: Question, passage: Passage, rows: Sequence[TypedPart]) -> Question:
    """``question`` with the parts that were typed; an empty row is none.

    Of two events at one place, the one that was moved up comes before the one that was there, and one moved down after.
    """
    filled = [row for row in rows if row.text.strip() or row.left.strip()]
    if question.kind is QuestionKind.ORDERING:
        filled.sort(key=lambda row: (row.place, row.place - row.was))
    options = tuple(_option_of(question, passage, row) for row in filled)
    return replace(question, options=options, key=key_of_parts(options), evidence=first_evidence(options))


def _boxed(draw: Callable[..., TypedPart], option: Option, place: int, flaws: Sequence[Flaw], key: str) -> TypedPart:
    """The fields of one part with a line round them, and its flaws."""
    with st.container(border=True):
        row = draw(option, place, key=key)
        _draw_flaws(option, flaws)
    return row


def _draw_pair(option: Option, place: int, *, key: str, quotes: bool) -> TypedPart:
    left, right = st.columns(2)
    given = left.text_input(f"Left {place}", option.left, key=f"{key}_left_{place}")
    text = right.text_input(f"Right {place}", option.text, key=f"{key}_right_{place}")
    quote, reason = _draw_grounds(option, f"pair {place}", key=f"{key}_pair_{place}", quotes=quotes)
    return TypedPart(option, text, given, reason, quote)


def _draw_extra(option: Option, place: int, flaws: Sequence[Flaw], *, key: str) -> TypedPart:
    left, right = st.columns(2)
    text = left.text_input(f"Extra right-hand side {place}", option.text, key=f"{key}_extra_{place}")
    reason = right.text_input(f"Why extra {place} belongs to none", option.reason, key=f"{key}_extra_reason_{place}")
    _draw_flaws(option, flaws)
    return TypedPart(option, text, reason=reason, quote=option.evidence.quote if option.evidence else "")


def _draw_event(option: Option, place: int, *, key: str, quotes: bool) -> TypedPart:
    left, right = st.columns([1, 4])
    wanted = left.number_input(f"Place {place}", min_value=1, value=place, step=1, key=f"{key}_place_{place}")
    text = right.text_input(f"Event {place}", option.text, key=f"{key}_event_{place}")
    quote, reason = _draw_grounds(option, f"event {place}", key=f"{key}_event_{place}", quotes=quotes)
    return TypedPart(option, text, reason=reason, quote=quote, was=place, place=int(wanted or place))


def _draw_grounds(option: Option, part: str, *, key: str, quotes: bool) -> tuple[str, str]:
    """The words that prove a part, where there is a passage to quote, and the sentence that says why it is right."""
    if not quotes:
        return "", st.text_input(f"Reason for {part}", option.reason, key=f"{key}_reason")
    left, right = st.columns(2)
    known = option.evidence.quote if option.evidence else ""
    quote = left.text_input(f"Evidence for {part}", known, key=f"{key}_evidence", placeholder="Words of the passage")
    return quote, right.text_input(f"Reason for {part}", option.reason, key=f"{key}_reason")


def _draw_flaws(option: Option, flaws: Sequence[Flaw]) -> None:
    if option.id:
        draw_flaws_at(f"options.{option.id}", flaws)


def _padded(options: Sequence[Option]) -> list[Option]:
    """The options with at least one empty row behind them."""
    return [*options, *[EMPTY] * max(1, FEWEST_ROWS - len(options))]


def _option_of(question: Question, passage: Passage, row: TypedPart) -> Option:
    text, evidence = row.text.strip(), quoted(passage, row.quote, row.before.evidence or NO_EVIDENCE)
    uid = row.before.id if text == row.before.text else option_id(question.id, text)
    stays = alike(text, row.before.text) and alike(row.left, row.before.left)
    reason = "" if alike(row.reason, row.before.reason) and not stays else row.reason.strip()
    return Option(
        id=uid if question.id else "",
        text=text,
        kind=row.before.kind,
        reason=reason,
        left=row.left.strip(),
        evidence=None if evidence == NO_EVIDENCE else evidence,
    )
