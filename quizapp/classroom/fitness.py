"""Whether a question can be answered and marked at all. How good it is, is for the linter in ``ranking`` to say."""

from __future__ import annotations

from dataclasses import replace

from quizapp.errors import UnfitQuestionError
from quizapp.identity import option_id, question_id
from quizapp.model import Evidence, Option, OptionKind, Passage, Question, QuestionKind

__all__ = ["name_parts", "refuse_unfit"]

CHOSEN = {QuestionKind.MULTIPLE_CHOICE, QuestionKind.TRUE_FALSE}


def name_parts(question: Question) -> Question:
    """The question with an id, and one for each option, where a hand-written one has none yet."""
    uid = question.id or question_id(question.kind, question.stem, question.key, question.evidence.quote)
    options = tuple(replace(option, id=option.id or option_id(uid, option.text)) for option in question.options)
    return replace(question, id=uid, options=options)


def refuse_unfit(question: Question, passage: Passage) -> None:
    """Raise UnfitQuestionError, with the first thing to put right, for a question that cannot be asked."""
    reason = flaw(question, passage)
    if reason:
        raise UnfitQuestionError(reason)


def flaw(question: Question, passage: Passage) -> str:
    if not question.stem.strip():
        return "it asks nothing yet; write the stem"
    if not question.key.strip():
        return "it has no right answer yet; write the key"
    if not is_quoted(question.evidence, passage):
        return "its evidence is not in the passage; choose the words that prove the key"
    return flaw_of_options(question.options, question.key) if question.kind in CHOSEN else ""


def is_quoted(evidence: Evidence, passage: Passage) -> bool:
    """Whether the quote stands where it says; a question brought from elsewhere may have none, ``("", 0, 0)``."""
    return passage.text[evidence.start : evidence.end] == evidence.quote


def flaw_of_options(options: tuple[Option, ...], key: str) -> str:
    texts = [" ".join(option.text.split()).casefold() for option in options]
    if len(options) < 2:
        return "it needs at least two options; add a wrong one"
    if not all(texts):
        return "one of its options is empty; write or remove it"
    if len(set(texts)) < len(texts):
        return "two of its options are the same; change one"
    if [option.text for option in options if option.kind is OptionKind.KEY] != [key]:
        return "exactly one option must be the key, in the same words"
    if len({option.id for option in options}) < len(options):
        return "two of its options share an id; leave the ids of new options empty"
    return ""
