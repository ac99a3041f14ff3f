"""Taking a question into a bank: what it is named by there, and refusing one that cannot be asked."""

from __future__ import annotations

import re
from dataclasses import replace

from quizapp.errors.banks import LostEvidenceError, UnfitQuestionError
from quizapp.faults import faults_of
from quizapp.identity import option_id, question_id
from quizapp.model import Evidence, Option, Passage, Question

__all__ = ["name_parts", "quoting", "refuse_lost", "refuse_unfit"]


def name_parts(question: Question) -> Question:
    """The question with an id, and one for each option, where a hand-written one has none yet."""
    uid = question.id or question_id(question.kind, question.stem, question.key, question.evidence.quote)
    options = tuple(replace(option, id=option.id or option_id(uid, option.text)) for option in question.options)
    return replace(question, id=uid, options=options)


def quoting(passage: Passage, question: Question) -> Question:
    """The question, known from an earlier text of ``passage`` maybe, with its evidence where those words stand now."""

    def move(option: Option) -> Option:
        return replace(option, evidence=_found_in(passage, option.evidence)) if option.evidence else option

    return replace(question, evidence=_found_in(passage, question.evidence), options=tuple(map(move, question.options)))


def _found_in(passage: Passage, span: Evidence) -> Evidence:
    """Where the words of a span stand, nearest to where they stood; the span itself where they do not."""
    if not span.quote or passage.text[span.start : span.end] == span.quote:
        return span
    places = (found.span() for found in re.finditer(re.escape(span.quote), passage.text))
    nearest = min(places, key=lambda place: abs(place[0] - span.start), default=None)
    return Evidence(span.quote, *nearest) if nearest else span


def refuse_lost(question: Question, passage: Passage) -> None:
    """Raise LostEvidenceError for a question that was fit once, when the passage has lost words it rests on."""
    if any(fault.place.endswith("evidence") for fault in faults_of(quoting(passage, question), passage)):
        raise LostEvidenceError


def refuse_unfit(question: Question, passage: Passage) -> None:
    """Raise UnfitQuestionError, with the first thing to put right, for a question that cannot be asked."""
    faults = faults_of(question, passage)
    if faults:
        raise UnfitQuestionError(question.stem, faults[0].reason)
