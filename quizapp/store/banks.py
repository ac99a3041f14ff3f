"""Banks and the questions in them, kept. A question's row never moves on without its version: both change at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlmodel import and_, col, delete, func, or_, select, update

from quizapp.model import Passage, Question, Status
from quizapp.store.engine import Condition, Session, unless_taken
from quizapp.store.nouns import passage_digest, passage_of, question_of, version_row
from quizapp.store.passages import add_passage_version
from quizapp.store.records import Bank, BankQuestion
from quizapp.store.tables import BankRow, PassageRow, PassageVersionRow, QuestionRow, QuestionVersionRow, SlotRow

__all__ = [
    "add_bank",
    "add_passage",
    "add_question",
    "add_version",
    "bank_ids_of",
    "delete_bank",
    "find_bank",
    "find_current",
    "find_questions",
    "find_sample_bank",
    "is_in_use",
    "list_banks",
    "list_put_away",
    "list_questions",
    "question_uids",
    "rename_bank",
    "set_put_away",
    "set_status",
]


# ── banks ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def add_bank(session: Session, name: str, owner_id: int | None, *, now: datetime) -> Bank | None:
    """A new bank; None when the owner has one of this name."""
    row = BankRow(name=name, owner_id=owner_id, created_at=now)
    return bank_of(row, Counter()) if unless_taken(session, lambda: session.add(row)) else None


def list_banks(session: Session, owner_id: int) -> tuple[Bank, ...]:
    """The owner's banks and then the sample banks, each by name, without those that are put away."""
    mine = or_(col(BankRow.owner_id) == owner_id, col(BankRow.owner_id).is_(None))
    return banks_where(session, mine, ~col(BankRow.put_away))


def list_put_away(session: Session, owner_id: int) -> tuple[Bank, ...]:
    return banks_where(session, BankRow.owner_id == owner_id, col(BankRow.put_away).is_(True))


def find_bank(session: Session, bank_id: int) -> Bank | None:
    return next(iter(banks_where(session, BankRow.id == bank_id)), None)


def find_sample_bank(session: Session, name: str | None = None) -> Bank | None:
    """The sample bank of this name, or the one loaded first."""
    named = [BankRow.name == name] if name is not None else []
    found = banks_where(session, col(BankRow.owner_id).is_(None), *named)
    return min(found, key=lambda bank: bank.id, default=None)


def rename_bank(session: Session, bank_id: int, name: str) -> bool:
    """False when the owner has another bank of this name."""
    renaming = update(BankRow).where(col(BankRow.id) == bank_id).values(name=name)
    return unless_taken(session, lambda: session.exec(renaming))


def set_put_away(session: Session, bank_id: int, put_away: bool) -> bool:
    """False when a bank that is taken out has a name that another of its owner's has by now."""
    change = update(BankRow).where(col(BankRow.id) == bank_id).values(put_away=put_away)
    return unless_taken(session, lambda: session.exec(change))


def delete_bank(session: Session, bank_id: int) -> None:
    """Delete a bank with its passages and questions; the database refuses it while a quiz uses one of them."""
    session.exec(delete(BankRow).where(col(BankRow.id) == bank_id))


def is_in_use(session: Session, bank_id: int) -> bool:
    """Whether a quiz was published from the bank."""
    used = select(SlotRow.id).join(QuestionVersionRow).join(QuestionRow).where(QuestionRow.bank_id == bank_id)
    return session.exec(used.limit(1)).first() is not None


def banks_where(session: Session, *conditions: Condition) -> tuple[Bank, ...]:
    found = select(BankRow).where(*conditions)
    rows = session.exec(found.order_by(col(BankRow.owner_id).is_(None), col(BankRow.name), col(BankRow.id))).all()
    counts = question_counts(session, [row.id for row in rows])
    return tuple(bank_of(row, counts) for row in rows)


def question_counts(session: Session, bank_ids: Sequence[int]) -> Counter[tuple[int, str]]:
    """How many questions of each status each bank has."""
    numbers = (
        select(QuestionRow.bank_id, QuestionRow.status, func.count())
        .where(col(QuestionRow.bank_id).in_(bank_ids))
        .group_by(col(QuestionRow.bank_id), col(QuestionRow.status))
    )
    return Counter({(bank_id, status): number for bank_id, status, number in session.exec(numbers)})


def bank_of(row: BankRow, counts: Counter[tuple[int, str]]) -> Bank:
    return Bank(
        id=row.id,
        name=row.name,
        owner_id=row.owner_id,
        created_at=row.created_at,
        put_away=row.put_away,
        draft_count=counts[row.id, Status.DRAFT],
        ready_count=counts[row.id, Status.READY],
    )


# ── questions ────────────────────────────────────────────────────────────────────────────────────────────────────────


def question_uids(session: Session, bank_id: int) -> frozenset[str]:
    """The stable ids of a bank's questions."""
    return frozenset(session.exec(select(QuestionRow.uid).where(QuestionRow.bank_id == bank_id)))


def add_passage(session: Session, bank_id: int, passage: Passage, *, now: datetime) -> int:
    """The id of the version of this passage in the bank, added where the bank has no passage with the same text."""
    same = (
        select(PassageVersionRow.id)
        .join(PassageRow)
        .where(PassageRow.bank_id == bank_id, PassageVersionRow.sha256 == passage_digest(passage))
    )
    if (found := session.exec(same).first()) is not None:
        return found
    parent = PassageRow(bank_id=bank_id)
    session.add(parent)
    session.flush()
    return add_passage_version(session, parent.id, passage, number=1, now=now)


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
    if not move_on(session, current, version=number, uid=question.id, status=question.status.value):
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


def set_status(session: Session, current: BankQuestion, status: Status) -> bool:
    """Give a question another status; False when it has another version by now."""
    return move_on(session, current, status=status.value)


def move_on(session: Session, current: BankQuestion, **values: object) -> bool:
    """Change a question's row if its version is still the one seen."""
    seen = and_(col(QuestionRow.id) == current.id, col(QuestionRow.version) == current.version)
    return session.exec(update(QuestionRow).where(seen).values(**values)).rowcount == 1


def list_questions(session: Session, bank_id: int, status: Status | None = None) -> tuple[BankQuestion, ...]:
    wanted = [QuestionRow.status == status.value] if status else []
    return questions_where(session, QuestionRow.bank_id == bank_id, *wanted)


def find_questions(session: Session, question_ids: Sequence[int]) -> tuple[BankQuestion, ...]:
    """The questions with these row ids, in this order; unknown ids are left out."""
    found = {each.id: each for each in questions_where(session, col(QuestionRow.id).in_(question_ids))}
    return tuple(found[question_id] for question_id in question_ids if question_id in found)


def bank_ids_of(session: Session, question_ids: Sequence[int]) -> frozenset[int]:
    """The banks that these questions are in."""
    return frozenset(session.exec(select(QuestionRow.bank_id).where(col(QuestionRow.id).in_(question_ids))))


def find_current(session: Session, version_ids: Sequence[int]) -> Mapping[str, BankQuestion]:
    """The questions that these are versions of, as they stand in the bank by now, by their stable ids."""
    parents = select(QuestionVersionRow.question_id).where(col(QuestionVersionRow.id).in_(version_ids))
    return {each.question.id: each for each in questions_where(session, col(QuestionRow.id).in_(parents))}


def questions_where(session: Session, *conditions: Condition) -> tuple[BankQuestion, ...]:
    rows = session.exec(
        select(QuestionVersionRow)
        .join(QuestionRow, col(QuestionVersionRow.question_id) == QuestionRow.id)
        .where(QuestionVersionRow.number == QuestionRow.version, *conditions)
        .order_by(col(QuestionRow.id))
    ).all()
    passages = passages_of(session, {row.passage_version_id for row in rows})
    return tuple(bank_question_of(row, passages[row.passage_version_id]) for row in rows)


def passages_of(session: Session, version_ids: Collection[int]) -> Mapping[int, Passage]:
    """The passages that questions are on, each read once, by the ids of their versions."""
    rows = session.exec(select(PassageVersionRow).where(col(PassageVersionRow.id).in_(version_ids)))
    return {row.id: passage_of(row) for row in rows}


def bank_question_of(row: QuestionVersionRow, passage: Passage) -> BankQuestion:
    return BankQuestion(
        id=row.question_id,
        bank_id=row.question.bank_id,
        version=row.number,
        version_id=row.id,
        question=question_of(row),
        passage_id=row.passage_version_id,
        passage=passage,
    )
