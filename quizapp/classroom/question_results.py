"""How each question of a quiz went: how hard it was, what was answered, and what the bank has made of it since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quizapp.classroom.corrections import suits
from quizapp.classroom.marking import corrected
from quizapp.item_analysis import QuestionFigures
from quizapp.model import PARTED, Counting, OptionKind, Question, QuestionKind
from quizapp.scoring import marked_parts, marks_alike
from quizapp.store.bank_questions import find_current
from quizapp.store.corrections import list_corrections
from quizapp.store.engine import Session
from quizapp.store.records.attempts import StoredAttempt, StoredItem
from quizapp.store.records.banks import BankQuestion
from quizapp.store.records.quizzes import Correction, Revision, Slot

__all__ = ["AnswerCount", "Matter", "Offer", "QuestionResult", "items_on", "list_matters", "question_result"]


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """How many submitted attempts gave this answer; "" is no answer. ``right``: it is, or was accepted as, the key.

    ``since``: it is accepted since the quiz was published, which can be taken back.
    """

    text: str
    count: int
    right: bool
    since: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """What the bank has made of a question's right answers since; ``suits`` says that it can mark what was answered."""

    key: str
    accepted: tuple[str, ...]
    suits: bool


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """How a question went over the submitted attempts.

    ``id`` is stable. ``partly_count`` counts the answers that won a share of the points. ``answers`` counts every
    option of a choice, chosen or not, or the key and each other typed text, most frequent first, or what was given for
    each part; "" comes last. The counts are of answers as they are marked; ``figures`` are of the points as
    ``counting`` says, and there are none of a question that is left out.

    ``correction`` is what was changed since publishing, ``remarked`` that the bank's corrected key marks it, and
    ``offer`` what else could.
    """

    id: str
    kind: QuestionKind
    stem: str
    key: str
    accepted: tuple[str, ...]
    right_count: int
    partly_count: int
    wrong_count: int
    blank_count: int
    figures: QuestionFigures
    answers: tuple[AnswerCount, ...]
    counting: Counting
    correction: Correction | None
    remarked: bool
    offer: Offer | None


@dataclass(frozen=True, slots=True)
class Matter:
    """A question of a quiz in the version that marks it now, what was corrected about it, and what the bank offers."""

    question: Question
    slot: Slot
    correction: Correction | None
    offer: Offer | None


def list_matters(session: Session, revision: Revision) -> tuple[Matter, ...]:
    corrections = list_corrections(session, revision.quiz_id)
    banked = find_current(session, [slot.version_id for slot in revision.slots])
    return tuple(
        _matter_of(slot, corrections.get(slot.question.id), banked.get(slot.question.id), revision)
        for slot in revision.slots
    )


def _matter_of(slot: Slot, correction: Correction | None, banked: BankQuestion | None, revision: Revision) -> Matter:
    """``banked`` is None where another question stands in the bank in this one's place."""
    marking = correction.question if correction else slot.question
    offer = None
    if banked and not marks_alike(banked.question, marking):
        offer = Offer(banked.question.key, banked.question.accepted, suits(banked, slot, revision.passage_id))
    return Matter(replace(marking, stem=slot.question.stem), slot, correction, offer)


def items_on(attempt: StoredAttempt, asked: Sequence[Question]) -> tuple[StoredItem | None, ...]:
    """The attempt's item on each question, as it is marked now; None for one that another revision did not ask."""
    items = {item.question.id: corrected(item) for item in attempt.items}
    return tuple(items.get(question.id) for question in asked)


def question_result(matter: Matter, items: Sequence[StoredItem | None], figures: QuestionFigures) -> QuestionResult:
    """How a question went, from its items in the submitted attempts and the figures of their points."""
    question, correction = matter.question, matter.correction
    marked = [(item, item.fraction) for item in items if item and item.fraction is not None]
    right = sum(fraction == 1 for _, fraction in marked)
    partly = sum(0 < fraction < 1 for _, fraction in marked)
    blank = sum(not item.response for item, _ in marked)
    return QuestionResult(
        id=question.id,
        kind=question.kind,
        stem=question.stem,
        key=question.key,
        accepted=question.accepted,
        right_count=right,
        partly_count=partly,
        wrong_count=len(marked) - right - partly - blank,
        blank_count=blank,
        figures=figures,
        answers=tuple(_count_answers(matter, [item for item, _ in marked])),
        counting=correction.counting if correction else Counting.AS_MARKED,
        correction=correction,
        remarked=correction is not None and correction.version_id != matter.slot.version_id,
        offer=matter.offer,
    )


def _count_answers(matter: Matter, items: Sequence[StoredItem]) -> Iterator[AnswerCount]:
    """How often each answer was given, and no answer last: options by place, typed texts and parts by frequency."""
    question, counts = matter.question, Counter(item.response for item in items)
    if question.kind is QuestionKind.FILL_IN:
        yield from _count_typed(matter, items)
    elif question.kind in PARTED:
        yield from _count_parts(question, items)
    else:
        for option in question.options:
            yield AnswerCount(option.text, counts[option.id], option.kind is OptionKind.KEY)
    if counts[""]:
        yield AnswerCount("", counts[""], right=False)


def _count_typed(matter: Matter, items: Sequence[StoredItem]) -> Iterator[AnswerCount]:
    """The key, given or not, and then what was typed otherwise."""
    question, counts = matter.question, Counter(item.response for item in items if item.response)
    right = {item.response for item in items if item.fraction == 1}
    since = set(question.accepted) - {matter.slot.question.key, *matter.slot.question.accepted}
    yield AnswerCount(question.key, counts.pop(question.key, 0), right=True)
    for text, count in counts.most_common():
        yield AnswerCount(text, count, text in right, text in since)


def _count_parts(question: Question, items: Sequence[StoredItem]) -> Iterator[AnswerCount]:
    """Of each part what belongs to it, given or not, and then what was given instead."""
    marked = [marked_parts(question, item.response) for item in items]
    for place, part in enumerate(marked_parts(question, "")):
        given = Counter(parts[place].given for parts in marked if parts[place].given)
        yield AnswerCount(f"{part.asked} – {part.key}", given.pop(part.key, 0), right=True)
        for text, count in given.most_common():
            yield AnswerCount(f"{part.asked} – {text}", count, right=False)
