"""Published quizzes, kept: what students join, and the frozen revision they get."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlalchemy.orm import lazyload
from sqlmodel import case, col, delete, distinct, func, select, update

from quizapp.model import Credit, Release, Terms
from quizapp.store.engine import Condition, Session, unless_taken
from quizapp.store.nouns import passage_of, question_of
from quizapp.store.records.banks import BankQuestion
from quizapp.store.records.quizzes import PublishedQuiz, Revision, Slot
from quizapp.store.students import fold_class
from quizapp.store.tables import AttemptRow, QuizClassRow, QuizRevisionRow, QuizRow, SlotRow
from quizapp.store.which_attempts import kept, not_a_trial, submitted

__all__ = [
    "NewQuiz",
    "add_quiz",
    "count_quizzes",
    "find_by_code",
    "find_quiz",
    "find_revision",
    "find_sample_quiz",
    "list_quizzes",
    "list_used_classes",
    "newest_number",
    "rename_quiz",
    "set_classes",
    "set_closed",
    "set_put_away",
    "set_time_limit",
    "terms_of",
]


@dataclass(frozen=True, slots=True)
class NewQuiz:
    """A quiz to be published; the sample quiz is nobody's (``owner_id`` None).

    ``closes_at`` is when it closes by itself, None where it does not.
    """

    title: str
    owner_id: int | None
    terms: Terms
    classes: tuple[str, ...] = ()
    closes_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many students have started a quiz and how many have submitted it, and how many attempts are open."""

    started: int = 0
    submitted: int = 0
    unfinished: int = 0


NOBODY = Turnout()


def add_quiz(
    session: Session, new: NewQuiz, questions: Sequence[BankQuestion], *, code: str, now: datetime
) -> int | None:
    """Publish these questions, all on one passage, in the versions they have; None when the code is taken."""
    quiz = QuizRow(
        owner_id=new.owner_id,
        code=code,
        title=new.title,
        guests=new.terms.guests,
        release=new.terms.release.value,
        again=new.terms.again,
        classes=list(new.classes),
        created_at=now,
        closed_at=new.closes_at,
        time_limit=new.terms.time_limit,
    )
    if not unless_taken(session, lambda: session.add(quiz)):
        return None
    _add_classes(session, quiz.id, new.classes)
    _add_revision(session, quiz.id, new, questions, now)
    return quiz.id


def _add_revision(
    session: Session, quiz_id: int, new: NewQuiz, questions: Sequence[BankQuestion], now: datetime
) -> None:
    """What students of a new quiz get."""
    revision = QuizRevisionRow(
        quiz_id=quiz_id,
        title=new.title,
        passage_version_id=questions[0].passage_id,
        credit=new.terms.credit.value,
        created_at=now,
    )
    session.add(revision)
    session.flush()
    for position, question in enumerate(questions, start=1):
        session.add(SlotRow(revision_id=revision.id, position=position, question_version_id=question.version_id))
    session.flush()


def list_quizzes(session: Session, owner_id: int, *, put_away: bool, most: int | None) -> tuple[PublishedQuiz, ...]:
    """The owner's newest quizzes, newest first: those that are put away, or the others."""
    return _quizzes_where(session, *_listed(owner_id, put_away=put_away), most=most)


def count_quizzes(session: Session, owner_id: int, *, put_away: bool) -> int:
    quizzes = select(func.count()).select_from(QuizRow)
    return session.exec(quizzes.where(*_listed(owner_id, put_away=put_away))).one()


def _listed(owner_id: int, *, put_away: bool) -> tuple[Condition, ...]:
    return QuizRow.owner_id == owner_id, col(QuizRow.put_away).is_(put_away)


def find_quiz(session: Session, quiz_id: int) -> PublishedQuiz | None:
    return next(iter(_quizzes_where(session, QuizRow.id == quiz_id)), None)


def find_by_code(session: Session, code: str) -> PublishedQuiz | None:
    return next(iter(_quizzes_where(session, QuizRow.code == code)), None)


def find_sample_quiz(session: Session) -> PublishedQuiz | None:
    """The sample quiz; who takes it is not counted, since every visitor of the start page asks for it."""
    return next(iter(_quizzes_where(session, col(QuizRow.owner_id).is_(None), counted=False)), None)


def find_revision(session: Session, quiz_id: int) -> Revision:
    """What a student who starts now gets: the newest revision of a quiz that exists."""
    newest = select(QuizRevisionRow).where(QuizRevisionRow.quiz_id == quiz_id)
    revision = session.exec(newest.order_by(col(QuizRevisionRow.number).desc()).limit(1)).one()
    slots = session.exec(select(SlotRow).where(SlotRow.revision_id == revision.id).order_by(col(SlotRow.position)))
    return Revision(
        id=revision.id,
        quiz_id=quiz_id,
        passage_id=revision.passage_version_id,
        passage=passage_of(revision.passage),
        slots=tuple(_slot_of(row) for row in slots),
    )


def _slot_of(row: SlotRow) -> Slot:
    return Slot(question_of(row.question), row.question_version_id, row.max_mark)


def set_closed(session: Session, quiz_id: int, closed_at: datetime | None) -> None:
    """Close a quiz at a moment, which may lie ahead, or with None not at all."""
    session.exec(update(QuizRow).where(col(QuizRow.id) == quiz_id).values(closed_at=closed_at))


def set_time_limit(session: Session, quiz_id: int, time_limit: int | None) -> None:
    session.exec(update(QuizRow).where(col(QuizRow.id) == quiz_id).values(time_limit=time_limit))


def set_put_away(session: Session, quiz_id: int, put_away: bool) -> None:
    session.exec(update(QuizRow).where(col(QuizRow.id) == quiz_id).values(put_away=put_away))


def set_classes(session: Session, quiz_id: int, classes: Sequence[str]) -> None:
    # The quiz first: who else sets its classes waits for that row.
    session.exec(update(QuizRow).where(col(QuizRow.id) == quiz_id).values(classes=list(classes)))
    session.exec(delete(QuizClassRow).where(col(QuizClassRow.quiz_id) == quiz_id))
    _add_classes(session, quiz_id, classes)


def _add_classes(session: Session, quiz_id: int, classes: Sequence[str]) -> None:
    folded = dict.fromkeys(map(fold_class, classes))
    session.add_all(QuizClassRow(folded=name, quiz_id=quiz_id) for name in folded)
    session.flush()


def list_used_classes(session: Session, owner_id: int, *, most: int, besides: int = 0) -> frozenset[str]:
    """The classes that the owner's newest quizzes are for, ``most`` quizzes at most, ``besides`` not among them."""
    theirs = QuizRow.owner_id == owner_id, QuizRow.id != besides
    newest = select(QuizRow.classes).where(*theirs).order_by(col(QuizRow.id).desc()).limit(most)
    return frozenset(name for classes in session.exec(newest) for name in classes)


def rename_quiz(session: Session, quiz_id: int, title: str) -> None:
    session.exec(update(QuizRow).where(col(QuizRow.id) == quiz_id).values(title=title))


def _quizzes_where(
    session: Session, *conditions: Condition, most: int | None = None, counted: bool = True
) -> tuple[PublishedQuiz, ...]:
    rows = session.exec(
        select(QuizRow, QuizRevisionRow)
        .join(QuizRevisionRow)
        .where(col(QuizRevisionRow.number) == newest_number(), *conditions)
        .order_by(col(QuizRow.id).desc())
        .limit(most)
        .options(lazyload("*"))
    ).all()
    questions = _count_questions(session, [revision.id for _, revision in rows])
    turnouts = _list_turnouts(session, [quiz.id for quiz, _ in rows]) if counted else {}
    return tuple(
        _quiz_of(quiz, revision, questions.get(revision.id, 0), turnouts.get(quiz.id, NOBODY))
        for quiz, revision in rows
    )


def newest_number() -> ColumnElement[int]:
    """The number of a quiz's newest revision, for use within a query of quizzes."""
    newest = select(func.max(QuizRevisionRow.number)).where(QuizRevisionRow.quiz_id == QuizRow.id)
    return newest.correlate(QuizRow).scalar_subquery()


def _count_questions(session: Session, revision_ids: Sequence[int]) -> Mapping[int, int]:
    """How many questions each revision has."""
    slots = select(SlotRow.revision_id, func.count()).where(col(SlotRow.revision_id).in_(revision_ids))
    return dict(session.exec(slots.group_by(col(SlotRow.revision_id))).all())


def _list_turnouts(session: Session, quiz_ids: Sequence[int]) -> Mapping[int, Turnout]:
    """Who has started each quiz that somebody has, without trials and what is discarded: students, not attempts."""
    done = case((submitted(), col(AttemptRow.whose)))
    counts = (
        select(
            AttemptRow.quiz_id,
            func.count(distinct(col(AttemptRow.whose))),
            func.count(distinct(done)),
            func.count() - func.count(done),
        )
        .join(QuizRow)
        .where(col(AttemptRow.quiz_id).in_(quiz_ids), not_a_trial(), kept())
        .group_by(col(AttemptRow.quiz_id))
    )
    return {quiz_id: Turnout(*numbers) for quiz_id, *numbers in session.exec(counts)}


def _quiz_of(row: QuizRow, revision: QuizRevisionRow, questions: int, turnout: Turnout) -> PublishedQuiz:
    return PublishedQuiz(
        id=row.id,
        title=row.title,
        code=row.code,
        owner_id=row.owner_id,
        closed_at=row.closed_at,
        put_away=row.put_away,
        terms=terms_of(row, revision),
        created_at=row.created_at,
        classes=tuple(row.classes),
        question_count=questions,
        student_count=turnout.started,
        submitted_count=turnout.submitted,
        unfinished_count=turnout.unfinished,
    )


def terms_of(row: QuizRow, revision: QuizRevisionRow) -> Terms:
    return Terms(row.guests, Credit(revision.credit), Release(row.release), row.again, row.time_limit)
