"""Results of a quiz: who scored what, how hard each question was, and what was chosen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from quizapp.classroom.classes import kept_as
from quizapp.classroom.names import in_class_order, spelt_class
from quizapp.classroom.overdue import submit_overdue
from quizapp.classroom.policy import Action, require
from quizapp.classroom.question_results import Matter, QuestionResult, items_on, list_matters, question_result
from quizapp.classroom.quizzes import permitted_quiz
from quizapp.classroom.reviews import AttemptReview, answer_text, review_of
from quizapp.classroom.sharing import names_beside
from quizapp.errors.quizzes import UnknownAttemptError
from quizapp.item_analysis import QuizFigures, analyse
from quizapp.store import attempts as store
from quizapp.store import people, quizzes
from quizapp.store.engine import Engine, Session, reading
from quizapp.store.records.attempts import StoredAttempt, StoredItem
from quizapp.store.records.people import Person
from quizapp.store.records.quizzes import PublishedQuiz
from quizapp.store.which_attempts import at_quiz

__all__ = ["AttemptResult", "Results", "classes_taken", "find_results", "review_attempt"]

Items = tuple[StoredItem | None, ...]
"""What one attempt has on each question, in the quiz's order."""


@dataclass(frozen=True, slots=True)
class AttemptResult:
    """One attempt. ``points`` and ``answers`` go by ``Results.questions``; points are None until it is submitted.

    ``username`` is "" for a guest, and ``class_name`` where it was taken in none; ``number`` says which of its
    student's attempts it is; ``again`` says that the teacher lets this student begin anew.

    ``minutes`` is how many it may take in all and ``deadline`` when they are over, both None without a time limit;
    ``time_up`` says that it was submitted for that.
    """

    attempt_id: int
    student: str
    username: str
    class_name: str
    number: int
    started_at: datetime
    minutes: int | None
    deadline: datetime | None
    submitted_at: datetime | None
    time_up: bool
    score: float | None
    max_score: float
    points: tuple[float | None, ...]
    answers: tuple[str, ...]
    again: bool

    @property
    def minutes_taken(self) -> float | None:
        """From beginning to submitting, to a tenth; None until then."""
        return (
            None if self.submitted_at is None else round((self.submitted_at - self.started_at).total_seconds() / 60, 1)
        )


@dataclass(frozen=True, slots=True)
class Results:
    """A quiz's questions, in the quiz's order, and its attempts without trials.

    ``attempts`` holds the one that counts for each student, by who started first: the attempt submitted last or, until
    there is one, the one begun last. All counts are of these, and ``figures`` of those submitted. ``others`` are the
    same students' other attempts, and ``discarded`` those that the teacher has taken out.

    ``classes`` are those it is for and those it was taken in, with "" last where somebody took it in none; empty where
    it has to do with no class. All else is of the class ``class_name``, or with None of all. ``missing`` are the
    students with an account in the classes it is for who have not begun.

    ``same_browser`` holds, by the ids of attempts, the other names under which the quiz was begun in the same browser,
    in whatever class.
    """

    quiz: PublishedQuiz
    questions: tuple[QuestionResult, ...]
    figures: QuizFigures
    attempts: tuple[AttemptResult, ...]
    others: tuple[AttemptResult, ...]
    discarded: tuple[AttemptResult, ...]
    classes: tuple[str, ...]
    class_name: str | None
    missing: tuple[Person, ...]
    same_browser: Mapping[int, tuple[str, ...]]

    @property
    def timed(self) -> bool:
        """Whether attempts have a time limit, or had one."""
        return self.quiz.terms.time_limit is not None or any(attempt.time_up for attempt in self.attempts)


def find_results(
    engine: Engine, actor: Person, quiz_id: int, class_name: str | None = None, *, now: datetime
) -> Results:
    """The results of one of the actor's quizzes, or of the sample quiz, in one class, "" for none, or with None in all.

    What is overdue is submitted. Raises UnknownQuizError.
    """
    submit_overdue(engine, at_quiz(quiz_id), now=now)
    with reading(engine) as session:
        quiz = permitted_quiz(session, actor, quiz_id, Action.SEE_QUIZ)
        matters = list_matters(session, quizzes.find_revision(session, quiz_id))
        found = store.list_attempts(session, quiz_id, class_name)
        classes = _classes_of(session, quiz)
        missing = _list_missing(session, quiz, class_name)
        same_browser = names_beside(session, quiz_id)
    asked = [matter.question for matter in matters]
    taken = [attempt for attempt in found if not attempt.trial]
    items = {attempt.id: items_on(attempt, asked) for attempt in taken}
    students = _group_by_student(attempt for attempt in taken if not attempt.discarded)
    counting = [max(attempts, key=_submitted_last) for attempts in students]
    counted = {attempt.id for attempt in counting}
    questions, figures = _analysed(matters, [items[each.id] for each in counting if each.submitted_at])
    return Results(
        quiz=quiz,
        questions=questions,
        figures=figures,
        attempts=_attempt_results(students, items, counted),
        others=_attempt_results(students, items, items.keys() - counted),
        discarded=tuple(_attempt_result(each, items[each.id], 1) for each in taken if each.discarded),
        classes=classes,
        class_name=class_name,
        missing=missing,
        same_browser=same_browser,
    )


def classes_taken(engine: Engine, actor: Person, quiz_id: int) -> tuple[str, ...]:
    """The ``Results.classes`` of a quiz alone; raises UnknownQuizError."""
    with reading(engine) as session:
        return _classes_of(session, permitted_quiz(session, actor, quiz_id, Action.SEE_QUIZ))


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


def _classes_of(session: Session, quiz: PublishedQuiz) -> tuple[str, ...]:
    taken = store.list_classes(session, quiz.id)
    named = in_class_order({*quiz.classes, *taken} - {""})
    return (*named, "") if named and "" in taken else named


def _list_missing(session: Session, quiz: PublishedQuiz, class_name: str | None) -> tuple[Person, ...]:
    meant = [name for name in quiz.classes if class_name in (None, name)]
    missing = people.list_missing(session, quiz.id, kept_as(session, meant))
    return tuple(replace(person, class_name=spelt_class(person.class_name, meant)) for person in missing)


# ── per question ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _analysed(matters: Sequence[Matter], rows: Sequence[Items]) -> tuple[tuple[QuestionResult, ...], QuizFigures]:
    """How each question and the whole quiz went in the submitted attempts, each a row of items."""
    points = [[item.points if item else None for item in row] for row in rows]
    analysis = analyse(points, [matter.slot.max_mark for matter in matters])
    columns = [[row[place] for row in rows] for place in range(len(matters))]
    return tuple(map(question_result, matters, columns, analysis.questions)), analysis.quiz


# ── per attempt ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _group_by_student(attempts: Iterable[StoredAttempt]) -> list[list[StoredAttempt]]:
    """The attempts of each student, in the order they were started."""
    groups: dict[str, list[StoredAttempt]] = defaultdict(list)
    for attempt in attempts:
        groups[attempt.whose].append(attempt)
    return list(groups.values())


def _submitted_last(attempt: StoredAttempt) -> tuple[bool, datetime, int]:
    """What is greatest of the attempt that counts."""
    return attempt.submitted_at is not None, attempt.submitted_at or attempt.started_at, attempt.id


def _attempt_results(
    students: Iterable[Sequence[StoredAttempt]], items: Mapping[int, Items], wanted: Collection[int]
) -> tuple[AttemptResult, ...]:
    """The wanted attempts, each numbered among its student's."""
    numbered = ((number, each) for attempts in students for number, each in enumerate(attempts, start=1))
    return tuple(_attempt_result(each, items[each.id], number) for number, each in numbered if each.id in wanted)


def _attempt_result(attempt: StoredAttempt, items: Items, number: int) -> AttemptResult:
    return AttemptResult(
        attempt_id=attempt.id,
        student=attempt.name,
        username=attempt.username,
        class_name=attempt.class_name,
        number=number,
        started_at=attempt.started_at,
        minutes=attempt.minutes,
        deadline=attempt.deadline,
        submitted_at=attempt.submitted_at,
        time_up=attempt.time_up,
        score=attempt.score,
        max_score=attempt.max_score,
        points=tuple(item.points if item else None for item in items),
        answers=tuple(answer_text(item) if item else "" for item in items),
        again=attempt.again,
    )
