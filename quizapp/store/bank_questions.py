"""The questions of banks, kept. A question's row never moves on without its version: both change at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlmodel import and_, col, func, select, update

from quizapp.model import Passage, Question, Quiz, Status
from quizapp.store.engine import Condition, Session, hold
from quizapp.store.nouns import passage_digest, passage_of, question_of, version_row
from quizapp.store.records.banks import BankQuestion
from quizapp.store.tables import PassageRow, PassageVersionRow, QuestionRow, QuestionVersionRow

__all__ = [
    "add_question",
    "add_version",
    "add_version_aside",
    "bank_ids_of",
    "find_current",
    "find_questions",
    "list_questions",
    "question_uids",
    "set_status",
    "uids_of_others",
]


def question_uids(session: Session, bank_id: int) -> frozenset[str]:
    """The stable ids of a bank's questions."""
    return frozenset(session.exec(select(QuestionRow.uid).where(QuestionRow.bank_id == bank_id)))


def uids_of_others(session: Session, bank_id: int, quiz: Quiz) -> frozenset[str]:
    """The stable ids of the bank's questions that are on another passage than ``quiz`` and ask something else."""
    same_text = PassageVersionRow.sha256 == passage_digest(quiz.passage)
    versions = select(PassageVersionRow.passage_id).join(PassageRow).where(PassageRow.bank_id == bank_id, same_text)
    others = session.exec(
        select(QuestionRow.uid, QuestionVersionRow.stem, QuestionVersionRow.key)
        .join(QuestionVersionRow, col(QuestionVersionRow.question_id) == QuestionRow.id)
        .join(PassageVersionRow, col(QuestionVersionRow.passage_version_id) == PassageVersionRow.id)
        .where(QuestionVersionRow.number == QuestionRow.version, QuestionRow.bank_id == bank_id)
        .where(col(PassageVersionRow.passage_id).not_in(versions))
    ).all()
    asked = {(question.id, question.stem, question.key) for question in quiz.questions}
    return frozenset(uid for uid, stem, key in others if (uid, stem, key) not in asked)


def add_question(
    session: Session, bank_id: int, question: Question, *, passage_id: int, author_id: int | None, now: datetime
) -> None:
    """A new question in its first version, under the id it brings."""
    parent = QuestionRow(bank_id=bank_id, uid=question.id, status=question.status.value)
    session.add(parent)
    session.flush()
    session.add(
        version_row(
            question, question_id=parent.id, number=1, passage_version_id=passage_id, author_id=author_id, now=now
        )
    )


def add_version(
    session: Session,
    current: BankQuestion,
    question: Question,
    *,
    author_id: int,
    now: datetime,
    passage_id: int | None = None,
) -> bool:
    """Make ``question``, with its id and status, the next version of ``current``; False when another came between.

    It stays on its passage unless ``passage_id`` names another version of it.
    """
    number = current.version + 1
    if not _move_on(session, current, version=number, uid=question.id, status=question.status.value):
        return False
    session.add(
        version_row(
            question,
            question_id=current.id,
            number=number,
            passage_version_id=current.passage_id if passage_id is None else passage_id,
            author_id=author_id,
            now=now,
        )
    )
    return True


def add_version_aside(
    session: Session, version_id: int, question: Question, *, passage_id: int, author_id: int, now: datetime
) -> int:
    """A version of the question that ``version_id`` is one of, for a published quiz alone; its id.

    The bank goes on with its own: versions aside are numbered from 0 downwards, and no bank ever comes there.
    """
    parent = session.exec(select(QuestionVersionRow.question_id).where(QuestionVersionRow.id == version_id)).one()
    hold(session, f"versions of question {parent}")
    lowest = select(func.min(QuestionVersionRow.number)).where(QuestionVersionRow.question_id == parent)
    number = min(session.exec(lowest).one(), 1) - 1
    row = version_row(
        question, question_id=parent, number=number, passage_version_id=passage_id, author_id=author_id, now=now
    )
    session.add(row)
    session.flush()
    return row.id


def set_status(session: Session, current: BankQuestion, status: Status) -> bool:
    """Give a question another status; False when it has another version by now."""
    return _move_on(session, current, status=status.value)


def _move_on(session: Session, current: BankQuestion, **values: object) -> bool:
    """Change a question's row if its version is still the one seen."""
    seen = and_(col(QuestionRow.id) == current.id, col(QuestionRow.version) == current.version)
    return session.exec(update(QuestionRow).where(seen).values(**values)).rowcount == 1


def list_questions(session: Session, bank_id: int, status: Status | None = None) -> tuple[BankQuestion, ...]:
    wanted = [QuestionRow.status == status.value] if status else []
    return _questions_where(session, QuestionRow.bank_id == bank_id, *wanted)


def find_questions(session: Session, question_ids: Sequence[int]) -> tuple[BankQuestion, ...]:
    """The questions with these row ids, in this order; unknown ids are left out."""
    found = {each.id: each for each in _questions_where(session, col(QuestionRow.id).in_(question_ids))}
    return tuple(found[question_id] for question_id in question_ids if question_id in found)


def bank_ids_of(session: Session, question_ids: Sequence[int]) -> frozenset[int]:
    """The banks that these questions are in."""
    return frozenset(session.exec(select(QuestionRow.bank_id).where(col(QuestionRow.id).in_(question_ids))))


def find_current(session: Session, version_ids: Sequence[int]) -> Mapping[str, BankQuestion]:
    """The questions that these are versions of, as they stand in the bank by now, by their stable ids."""
    parents = select(QuestionVersionRow.question_id).where(col(QuestionVersionRow.id).in_(version_ids))
    return {each.question.id: each for each in _questions_where(session, col(QuestionRow.id).in_(parents))}


def _questions_where(session: Session, *conditions: Condition) -> tuple[BankQuestion, ...]:
    rows = session.exec(
        select(QuestionVersionRow)
        .join(QuestionRow, col(QuestionVersionRow.question_id) == QuestionRow.id)
        .where(QuestionVersionRow.number == QuestionRow.version, *conditions)
        .order_by(col(QuestionRow.id))
    ).all()
    passages = _passages_of(session, {row.passage_version_id for row in rows})
    return tuple(_bank_question_of(row, passages[row.passage_version_id]) for row in rows)


def _passages_of(session: Session, version_ids: Collection[int]) -> Mapping[int, Passage]:
    """The passages that questions are on, each read once, by the ids of their versions."""
    rows = session.exec(select(PassageVersionRow).where(col(PassageVersionRow.id).in_(version_ids)))
    return {row.id: passage_of(row) for row in rows}


def _bank_question_of(row: QuestionVersionRow, passage: Passage) -> BankQuestion:
    return BankQuestion(
        id=row.question_id,
        bank_id=row.question.bank_id,
        version=row.number,
        version_id=row.id,
        question=question_of(row),
        passage_id=row.passage_version_id,
        passage=passage,
    )
