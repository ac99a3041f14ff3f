"""Banks: made, filled, copied, put away and deleted.

A teacher sees their own banks and the sample banks; the sample banks are there to publish from and to copy.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from quizapp.classroom.fitness import name_parts, refuse_unfit
from quizapp.classroom.names import clean_name
from quizapp.classroom.policy import Action, require
from quizapp.errors.banks import BankInUseError, BankNameTakenError, UnknownBankError
from quizapp.identity import free_id
from quizapp.model import Quiz, Status
from quizapp.store import bank_questions
from quizapp.store import banks as store
from quizapp.store.engine import Engine, Session, hold, reading, writing
from quizapp.store.passages import add_passage
from quizapp.store.records.banks import Bank, BankQuestion
from quizapp.store.records.people import Person

__all__ = [
    "add_questions",
    "add_to_bank",
    "bank_quizzes",
    "copy_bank",
    "create_bank",
    "delete_bank",
    "find_bank",
    "held_bank",
    "is_in_use",
    "list_banks",
    "list_banks_put_away",
    "list_questions",
    "permitted_bank",
    "put_bank_away",
    "quizzes_of",
    "rename_bank",
    "take_bank_out",
]


def list_banks(engine: Engine, actor: Person) -> tuple[Bank, ...]:
    """The banks ``actor`` may use, their own first, then the sample banks, each by name, without those put away."""
    require(actor, Action.USE_BANKS)
    with reading(engine) as session:
        return store.list_banks(session, actor.id)


def list_banks_put_away(engine: Engine, actor: Person) -> tuple[Bank, ...]:
    """The banks that ``actor`` has put away, by name."""
    require(actor, Action.USE_BANKS)
    with reading(engine) as session:
        return store.list_put_away(session, actor.id)


def find_bank(engine: Engine, actor: Person, bank_id: int) -> Bank:
    """One bank; raises UnknownBankError."""
    with reading(engine) as session:
        return permitted_bank(session, actor, bank_id, Action.USE_BANK)


def create_bank(engine: Engine, actor: Person, name: str, *, quiz: Quiz | None = None, now: datetime) -> Bank:
    """Create a bank, empty or with a quiz's questions.

    Raises BlankNameError, LongNameError, BankNameTakenError when the actor has one of that name, and UnfitQuestionError
    when a question could not be answered; then there is no bank.
    """
    require(actor, Action.USE_BANKS)
    name = clean_name(name, "bank's name")
    with writing(engine) as session:
        bank = _add_bank(session, actor, name, now)
        if quiz:
            add_to_bank(session, bank.id, quiz, author_id=actor.id, now=now)
        return permitted_bank(session, actor, bank.id, Action.USE_BANK)


def rename_bank(engine: Engine, actor: Person, bank_id: int, name: str) -> Bank:
    """Give a bank another name; raises as ``create_bank`` does."""
    name = clean_name(name, "bank's name")
    with writing(engine) as session:
        bank = permitted_bank(session, actor, bank_id, Action.EDIT_BANK)
        if not store.rename_bank(session, bank_id, name):
            raise BankNameTakenError(name)
    return replace(bank, name=name)


def delete_bank(engine: Engine, actor: Person, bank_id: int) -> None:
    """Delete a bank and its questions for good; raises BankInUseError when a quiz was published from it."""
    with writing(engine) as session:
        bank = held_bank(session, actor, bank_id)
        if store.is_in_use(session, bank_id):
            raise BankInUseError(bank.name)
        store.delete_bank(session, bank_id)


def is_in_use(engine: Engine, actor: Person, bank_id: int) -> bool:
    """Whether a quiz was published from a bank, which can then be put away but not deleted."""
    with reading(engine) as session:
        permitted_bank(session, actor, bank_id, Action.EDIT_BANK)
        return store.is_in_use(session, bank_id)


def put_bank_away(engine: Engine, actor: Person, bank_id: int) -> None:
    """Take a bank out of the list; quizzes published from it and their results stay."""
    with writing(engine) as session:
        permitted_bank(session, actor, bank_id, Action.EDIT_BANK)
        store.set_put_away(session, bank_id, True)


def take_bank_out(engine: Engine, actor: Person, bank_id: int) -> None:
    """Put a bank that was put away into the list again; raises BankNameTakenError when another has its name by now."""
    with writing(engine) as session:
        bank = permitted_bank(session, actor, bank_id, Action.EDIT_BANK)
        if not store.set_put_away(session, bank_id, False):
            raise BankNameTakenError(bank.name)


def copy_bank(engine: Engine, actor: Person, bank_id: int, name: str, *, now: datetime) -> Bank:
    """Copy a bank, a sample bank for instance, into one of the actor's own."""
    name = clean_name(name, "bank's name")
    with writing(engine) as session:
        source = permitted_bank(session, actor, bank_id, Action.USE_BANK)
        copy = _add_bank(session, actor, name, now)
        for quiz in quizzes_of(source, bank_questions.list_questions(session, bank_id)):
            add_to_bank(session, copy.id, quiz, author_id=actor.id, now=now)
    return find_bank(engine, actor, copy.id)


def list_questions(
    engine: Engine, actor: Person, bank_id: int, *, status: Status | None = None
) -> tuple[BankQuestion, ...]:
    """The questions of a bank in the order they were added, of one status where given."""
    with reading(engine) as session:
        permitted_bank(session, actor, bank_id, Action.USE_BANK)
        return bank_questions.list_questions(session, bank_id, status)


def bank_quizzes(engine: Engine, actor: Person, bank_id: int, *, status: Status | None = None) -> tuple[Quiz, ...]:
    """A bank as ``Quiz`` values, one a passage, for writing to a file."""
    with reading(engine) as session:
        bank = permitted_bank(session, actor, bank_id, Action.USE_BANK)
        return quizzes_of(bank, bank_questions.list_questions(session, bank_id, status))


def quizzes_of(bank: Bank, questions: tuple[BankQuestion, ...]) -> tuple[Quiz, ...]:
    """A bank's questions as quizzes, one a passage, in the order the passages came."""
    passages = {each.passage_id: each.passage for each in questions}
    return tuple(
        Quiz(bank.name, passage, tuple(each.question for each in questions if each.passage_id == passage_id))
        for passage_id, passage in passages.items()
    )


def add_questions(engine: Engine, actor: Person, bank_id: int, quiz: Quiz, *, now: datetime) -> int:
    """Add a quiz's questions with their passage to a bank, and return how many were new.

    Each keeps its status. A question whose ``id`` the bank holds already is left as it is there, so adding the same
    quiz twice adds nothing. Where that is another question on another passage, as of two files that number theirs
    alike, the new one gets an id of its own. Raises UnfitQuestionError, and adds none, when one could not be answered.
    """
    with writing(engine) as session:
        held_bank(session, actor, bank_id)
        return add_to_bank(session, bank_id, quiz, author_id=actor.id, now=now)


# ── within a transaction ─────────────────────────────────────────────────────────────────────────────────────────────


def add_to_bank(session: Session, bank_id: int, quiz: Quiz, *, author_id: int | None, now: datetime) -> int:
    """``add_questions`` within a transaction, for whoever may: the questions' author, None for a sample bank."""
    hold(session, f"bank {bank_id}")
    known = bank_questions.question_uids(session, bank_id)
    quiz = replace(quiz, questions=tuple(map(name_parts, quiz.questions)))
    taken = bank_questions.uids_of_others(session, bank_id, quiz)
    own = (replace(question, id=free_id(question.id, taken)) for question in quiz.questions)
    new = {question.id: question for question in own if question.id not in known}
    for question in new.values():
        refuse_unfit(question, quiz.passage)
    if new:
        passage_id = add_passage(session, bank_id, quiz.passage, now=now)
        for question in new.values():
            bank_questions.add_question(session, bank_id, question, passage_id=passage_id, author_id=author_id, now=now)
    return len(new)


def _add_bank(session: Session, actor: Person, name: str, now: datetime) -> Bank:
    bank = store.add_bank(session, name, actor.id, now=now)
    if bank is None:
        raise BankNameTakenError(name)
    return bank


def permitted_bank(session: Session, actor: Person, bank_id: int, action: Action) -> Bank:
    bank = store.find_bank(session, bank_id)
    require(actor, action, owner_id=bank.owner_id if bank else actor.id)
    if bank is None:
        raise UnknownBankError(bank_id)
    return bank


def held_bank(session: Session, actor: Person, bank_id: int) -> Bank:
    """A bank to change: nobody else adds to it, publishes from it or deletes it until the transaction ends."""
    hold(session, f"bank {bank_id}")
    return permitted_bank(session, actor, bank_id, Action.EDIT_BANK)
