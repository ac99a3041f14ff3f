"""Whether a question can be answered and marked at all. How good it is, is for the linter in ``ranking`` to say."""

from __future__ import annotations

from dataclasses import replace

from quizapp.errors.banks import UnfitQuestionError
from quizapp.identity import key_of_parts, option_id, question_id
from quizapp.model import CHOSEN, PARTED, Evidence, Option, OptionKind, Passage, Question, QuestionKind

__all__ = ["name_parts", "refuse_unfit"]

TRUE_AND_FALSE = ["True", "False"]


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
    spans = [question.evidence, *(option.evidence for option in question.options if option.evidence)]
    if not all(is_quoted(span, passage) for span in spans):
        return "its evidence is not in the passage; choose the words that prove the key"
    if any(option.left for option in question.options if not takes_left(question, option)):
        return "only the pairs of a matching question have left-hand sides; leave the others empty"
    if question.kind in PARTED:
        return flaw_of_parts(question) or flaw_of_texts(question.options)
    if question.kind in CHOSEN:
        return flaw_of_texts(question.options) or flaw_of_choice(question)
    return ""


def is_quoted(evidence: Evidence, passage: Passage) -> bool:
    """Whether the quote stands where it says; a question brought from elsewhere may have none, ``("", 0, 0)``."""
    return passage.text[evidence.start : evidence.end] == evidence.quote


def takes_left(question: Question, option: Option) -> bool:
    return question.kind is QuestionKind.MATCHING and option.kind is OptionKind.KEY


def flaw_of_texts(options: tuple[Option, ...]) -> str:
    texts = [folded(option.text) for option in options]
    if len(options) < 2:
        return "it needs at least two options; add one"
    if not all(texts):
        return "one of its options is empty; write or remove it"
    if len(set(texts)) < len(texts):
        return "two of its options are the same; change one"
    if len({option.id for option in options}) < len(options):
        return "two of its options share an id; leave the ids of new options empty"
    return ""


def flaw_of_choice(question: Question) -> str:
    if [option.text for option in question.options if option.kind is OptionKind.KEY] != [question.key]:
        return "exactly one option must be the key, in the same words"
    if question.kind is QuestionKind.TRUE_FALSE and [option.text for option in question.options] != TRUE_AND_FALSE:
        return "its options must be True and False, in this order"
    return ""


def flaw_of_parts(question: Question) -> str:
    """What keeps the parts of a matching or ordering question from being marked one by one."""
    parts = [option for option in question.options if option.kind is OptionKind.KEY]
    if question.key != key_of_parts(parts):
        return "its key must be its parts, in the same words"
    if question.kind is QuestionKind.ORDERING:
        return flaw_of_order(question, parts)
    lefts = [folded(option.left) for option in parts]
    if len(parts) < 2 or not all(lefts):
        return "it needs at least two whole pairs; write both sides of each"
    if len(set(lefts)) < len(lefts):
        return "two of its left-hand sides are the same; change one"
    return ""


def flaw_of_order(question: Question, parts: list[Option]) -> str:
    if len(parts) < 2:
        return "it needs at least two events; add one"
    return "" if len(parts) == len(question.options) else "all its options must be events to put in order"


def folded(text: str) -> str:
    return " ".join(text.split()).casefold()
