"""Taking a question into a bank: what it is named by there, and refusing one that cannot be asked."""

from __future__ import annotations

from dataclasses import replace

from quizapp.errors.banks import UnfitQuestionError
from quizapp.faults import faults_of
from quizapp.identity import option_id, question_id
from quizapp.model import Passage, Question

__all__ = ["name_parts", "refuse_unfit"]


def name_parts(question: Question) -> Question:
    """The question with an id, and one for each option, where a hand-written one has none yet."""
    uid = question.id or question_id(question.kind, question.stem, question.key, question.evidence.quote)
    options = tuple(replace(option, id=option.id or option_id(uid, option.text)) for option in question.options)
    return replace(question, id=uid, options=options)


def refuse_unfit(question: Question, passage: Passage) -> None:
    """Raise UnfitQuestionError, with the first thing to put right, for a question that cannot be asked."""
    faults = faults_of(question, passage)
    if faults:
        raise UnfitQuestionError(question.stem, faults[0].reason)
