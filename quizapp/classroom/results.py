"""Results of a quiz: who scored what, how hard each question was, and what was chosen."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from statistics import fmean

from quizapp.classroom.classes import kept_as
from quizapp.classroom.corrections import suits
from quizapp.classroom.marking import corrected
from quizapp.classroom.names import in_class_order, spelt_class
from quizapp.classroom.policy import Action, require
from quizapp.classroom.quizzes import permitted_quiz
from quizapp.classroom.reviews import AttemptReview, answer_text, review_of
from quizapp.errors.quizzes import UnknownAttemptError
from quizapp.model import PARTED, Counting, OptionKind, Question, QuestionKind
from quizapp.scoring import marked_parts, marks_alike
from quizapp.store import attempts as store
from quizapp.store import people, quizzes
from quizapp.store.bank_questions import find_current
from quizapp.store.corrections import list_corrections
from quizapp.store.engine import Engine, Session, reading
from quizapp.store.records import (
    BankQuestion,
    Correction,
    Person,
    PublishedQuiz,
    Revision,
    Slot,
    StoredAttempt,
    StoredItem,
)

__all__ = [
    "AnswerCount",
    "AttemptResult",
    "Offer",
    "QuestionResult",
    "Results",
    "classes_taken",
    "find_results",
    "review_attempt",
]


@dataclass(frozen=True, slots=True)
class AttemptResult:
    """One attempt. ``points`` and ``answers`` go by ``Results.questions``; points are None until it is submitted.

    ``username`` is "" for a guest, and ``class_name`` where it was taken in none; ``number`` says which of its
    student's attempts it is; ``again`` says that the teacher lets this student begin anew.
    """

    attempt_id: int
    student: str
    username: str
    class_name: str
    number: int
    started_at: datetime
    submitted_at: datetime | None
    score: float | None
    max_score: float
    points: tuple[float | None, ...]
    answers: tuple[str, ...]
    again: bool


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """How many submitted attempts gave this answer; "" is no answer. ``right``: it is, or was accepted as, the key."""

    text: str
    count: int
    right: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """What the bank has made of a question's right answers since; ``suits`` says that it can mark what was answered."""

    key: str
    accepted: tuple[str, ...]
    suits: bool


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """How a question went over the submitted attempts.

    ``id`` is stable; ``facility`` is the mean share of its points won, 0 to 1, None before the first submission.
    ``partly_count`` counts the answers that won a share of the points. ``answers`` counts every option of a choice,
    chosen or not, or each typed text, most frequent first, or what was given for each part; "" comes last. The counts
    are of answers as they are marked; ``facility`` is as ``counting`` says, None for a question that is left out.

    ``correction`` is what was changed since publishing, ``remarked`` that the bank's corrected key marks it, and
    ``offer`` what else could.
    """

    id: str
    kind: QuestionKind
    stem: str
    key: str
    right_count: int
    partly_count: int
    wrong_count: int
    blank_count: int
    facility: float | None
    answers: tuple[AnswerCount, ...]
    counting: Counting
    correction: Correction | None
    remarked: bool
    offer: Offer | None


@dataclass(frozen=True, slots=True)
class Results:
    """A quiz's questions, in the quiz's order, and its attempts without trials.

    ``attempts`` holds the one that counts for each student, by who started first: the attempt submitted last or, until
    there is one, the one begun last. All counts and figures are of these. ``others`` are the same students' other
    attempts, and ``discarded`` those that the teacher has taken out.

    ``classes`` are those it is for and those it was taken in, with "" last where somebody took it in none; empty where
    it has to do with no class. All else is of the class ``class_name``, or with None of all. ``missing`` are the
    students with an account in the classes it is for who have not begun.
    """

    quiz: PublishedQuiz
    questions: tuple[QuestionResult, ...]
    attempts: tuple[AttemptResult, ...]
    others: tuple[AttemptResult, ...]
    discarded: tuple[AttemptResult, ...]
    classes: tuple[str, ...]
    class_name: str | None
    missing: tuple[Person, ...]


def find_results(engine: Engine, actor: Person, quiz_id: int, class_name: str | None = None) -> Results:
    """The results of one of the actor's quizzes, or of the sample quiz, in one class, "" for none, or with None in all.

    Raises UnknownQuizError.
    """
    with reading(engine) as session:
        quiz = permitted_quiz(session, actor, quiz_id, Action.SEE_QUIZ)
        revision = quizzes.find_revision(session, quiz_id)
        matters = list_matters(session, revision)
        found = store.list_attempts(session, quiz_id, class_name)
        classes = classes_of(session, quiz)
        missing = list_missing(session, quiz, class_name)
    attempts = [attempt for attempt in found if not attempt.trial]
    kept = group_by_student(attempt for attempt in attempts if not attempt.discarded)
    counting = [max(group, key=submitted_last) for group in kept]
    asked = [matter.question for matter in matters]
    listed = [result for group in kept for result in attempt_results(group, asked)]
    counted = {attempt.id for attempt in counting}
    return Results(
        quiz=quiz,
        questions=tuple(question_result(matter, counting) for matter in matters),
        attempts=tuple(each for each in listed if each.attempt_id in counted),
        others=tuple(each for each in listed if each.attempt_id not in counted),
        discarded=tuple(attempt_result(attempt, asked, 1) for attempt in attempts if attempt.discarded),
        classes=classes,
        class_name=class_name,
        missing=missing,
    )


def classes_taken(engine: Engine, actor: Person, quiz_id: int) -> tuple[str, ...]:
    """The ``Results.classes`` of a quiz alone; raises UnknownQuizError."""
    with reading(engine) as session:
        return classes_of(session, permitted_quiz(session, actor, quiz_id, Action.SEE_QUIZ))


def review_attempt(engine: Engine, actor: Person, attempt_id: int) -> AttemptReview:
    """A submitted attempt at one of the actor's quizzes as its student sees it.

    Raises NotSubmittedError and UnknownAttemptError.
    """
    with reading(engine) as session:
        attempt = store.find_attempt(session, attempt_id)
    require(actor, Action.SEE_QUIZ, owner_id=attempt.owner_id if attempt else actor.id)
    if attempt is None:
        raise UnknownAttemptError
    return review_of(attempt)


# ── classes ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def classes_of(session: Session, quiz: PublishedQuiz) -> tuple[str, ...]:
    taken = store.list_classes(session, quiz.id)
    named = in_class_order({*quiz.classes, *taken} - {""})
    return (*named, "") if named and "" in taken else named


def list_missing(session: Session, quiz: PublishedQuiz, class_name: str | None) -> tuple[Person, ...]:
    meant = [name for name in quiz.classes if class_name in (None, name)]
    missing = people.list_missing(session, quiz.id, kept_as(session, meant))
    return tuple(replace(person, class_name=spelt_class(person.class_name, meant)) for person in missing)


# ── what is asked ────────────────────────────────────────────────────────────────────────────────────────────────────


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
        matter_of(slot, corrections.get(slot.question.id), banked.get(slot.question.id), revision)
        for slot in revision.slots
    )


def matter_of(slot: Slot, correction: Correction | None, banked: BankQuestion | None, revision: Revision) -> Matter:
    """``banked`` is None where another question stands in the bank in this one's place."""
    marking = correction.question if correction else slot.question
    offer = None
    if banked and not marks_alike(banked.question, marking):
        offer = Offer(banked.question.key, banked.question.accepted, suits(banked, slot, revision.passage_id))
    return Matter(replace(marking, stem=slot.question.stem), slot, correction, offer)


# ── per attempt ──────────────────────────────────────────────────────────────────────────────────────────────────────


def group_by_student(attempts: Iterable[StoredAttempt]) -> list[list[StoredAttempt]]:
    """The attempts of each student, in the order they were started."""
    groups: dict[str, list[StoredAttempt]] = defaultdict(list)
    for attempt in attempts:
        groups[attempt.whose].append(attempt)
    return list(groups.values())


def submitted_last(attempt: StoredAttempt) -> tuple[bool, datetime, int]:
    """What is greatest of the attempt that counts."""
    return attempt.submitted_at is not None, attempt.submitted_at or attempt.started_at, attempt.id


def attempt_results(attempts: Sequence[StoredAttempt], asked: Sequence[Question]) -> tuple[AttemptResult, ...]:
    """Attempts of one student, numbered."""
    return tuple(attempt_result(attempt, asked, number) for number, attempt in enumerate(attempts, start=1))


def attempt_result(attempt: StoredAttempt, asked: Sequence[Question], number: int) -> AttemptResult:
    items = [item_on(attempt, question) for question in asked]
    return AttemptResult(
        attempt_id=attempt.id,
        student=attempt.name,
        username=attempt.username,
        class_name=attempt.class_name,
        number=number,
        started_at=attempt.started_at,
        submitted_at=attempt.submitted_at,
        score=attempt.score,
        max_score=attempt.max_score,
        points=tuple(item.points if item else None for item in items),
        answers=tuple(answer_text(item) if item else "" for item in items),
        again=attempt.again,
    )


def item_on(attempt: StoredAttempt, question: Question) -> StoredItem | None:
    """The attempt's item on a question, as it is marked now; None when another revision did not ask it."""
    return next((corrected(item) for item in attempt.items if item.question.id == question.id), None)


# ── per question ─────────────────────────────────────────────────────────────────────────────────────────────────────


def question_result(matter: Matter, attempts: Sequence[StoredAttempt]) -> QuestionResult:
    question, correction = matter.question, matter.correction
    found = [item_on(attempt, question) for attempt in attempts]
    marked = [(item, item.fraction) for item in found if item and item.fraction is not None]
    right = sum(fraction == 1 for _, fraction in marked)
    partly = sum(0 < fraction < 1 for _, fraction in marked)
    blank = sum(not item.response for item, _ in marked)
    return QuestionResult(
        id=question.id,
        kind=question.kind,
        stem=question.stem,
        key=question.key,
        right_count=right,
        partly_count=partly,
        wrong_count=len(marked) - right - partly - blank,
        blank_count=blank,
        facility=facility_of([item for item, _ in marked]),
        answers=tuple(count_answers(question, [item for item, _ in marked])),
        counting=correction.counting if correction else Counting.AS_MARKED,
        correction=correction,
        remarked=correction is not None and correction.version_id != matter.slot.version_id,
        offer=matter.offer,
    )


def facility_of(items: Sequence[StoredItem]) -> float | None:
    """The mean share of a question's points won, None for none to win."""
    shares = [item.points / item.max_points for item in items if item.points is not None and item.max_points]
    return fmean(shares) if shares else None


def count_answers(question: Question, items: Sequence[StoredItem]) -> Iterator[AnswerCount]:
    """How often each answer was given, and no answer last: options by place, typed texts and parts by frequency."""
    counts = Counter(item.response for item in items)
    if question.kind is QuestionKind.FILL_IN:
        accepted = {item.response for item in items if item.fraction == 1}
        typed = [(text, count) for text, count in counts.most_common() if text]
        yield from (AnswerCount(text, count, text in accepted) for text, count in typed)
    elif question.kind in PARTED:
        yield from count_parts(question, items)
    else:
        for option in question.options:
            yield AnswerCount(option.text, counts[option.id], option.kind is OptionKind.KEY)
    if counts[""]:
        yield AnswerCount("", counts[""], right=False)


def count_parts(question: Question, items: Sequence[StoredItem]) -> Iterator[AnswerCount]:
    """Of each part what belongs to it, given or not, and then what was given instead."""
    marked = [marked_parts(question, item.response) for item in items]
    for place, part in enumerate(marked_parts(question, "")):
        given = Counter(parts[place].given for parts in marked if parts[place].given)
        yield AnswerCount(f"{part.asked} – {part.key}", given.pop(part.key, 0), right=True)
        for text, count in given.most_common():
            yield AnswerCount(f"{part.asked} – {text}", count, right=False)
