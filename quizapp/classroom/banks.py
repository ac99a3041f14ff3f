"""Banks: questions kept, edited, accepted and rejected. Editing never changes what was published before.

A teacher sees their own banks and the sample banks; the sample banks are there to publish from and to copy.
"""

from __future__ import annotations

from datetime import datetime

from quizapp.model import Question, Quiz, Status
from quizapp.store.engine import Engine
from quizapp.store.records import Bank, BankQuestion, Person

__all__ = [
    "Bank",
    "BankQuestion",
    "add_quiz",
    "bank_quizzes",
    "copy_bank",
    "create_bank",
    "delete_bank",
    "edit_question",
    "find_bank",
    "find_question",
    "list_banks",
    "list_questions",
    "rename_bank",
    "retire_bank",
    "set_status",
]


def list_banks(engine: Engine, actor: Person) -> tuple[Bank, ...]:
    """The banks ``actor`` may use, their own first, then the sample banks, each by name; retired ones left out."""
    raise NotImplementedError


def find_bank(engine: Engine, actor: Person, bank_id: int) -> Bank:
    """One bank; raises UnknownBankError."""
    raise NotImplementedError


def create_bank(engine: Engine, actor: Person, name: str, *, now: datetime) -> Bank:
    """Create an empty bank; raises BlankNameError, or BankNameTakenError when the actor has one of that name."""
    raise NotImplementedError


def rename_bank(engine: Engine, actor: Person, bank_id: int, name: str) -> Bank:
    """Give a bank another name; raises as ``create_bank`` does."""
    raise NotImplementedError


def delete_bank(engine: Engine, actor: Person, bank_id: int) -> None:
    """Delete a bank and its questions for good; raises BankInUseError when a quiz was published from it."""
    raise NotImplementedError


def retire_bank(engine: Engine, actor: Person, bank_id: int) -> None:
    """Take a bank out of the list; quizzes published from it and their results stay."""
    raise NotImplementedError


def copy_bank(engine: Engine, actor: Person, bank_id: int, name: str, *, now: datetime) -> Bank:
    """Copy a bank, a sample bank for instance, into one of the actor's own."""
    raise NotImplementedError


def list_questions(
    engine: Engine, actor: Person, bank_id: int, *, status: Status | None = None
) -> tuple[BankQuestion, ...]:
    """The questions of a bank in the order they were added, of one status where given."""
    raise NotImplementedError


def find_question(engine: Engine, actor: Person, question_id: int) -> BankQuestion:
    """One question (by ``BankQuestion.id``); raises UnknownQuestionError."""
    raise NotImplementedError


def bank_quizzes(engine: Engine, actor: Person, bank_id: int, *, status: Status | None = None) -> tuple[Quiz, ...]:
    """A bank as ``Quiz`` values, one a passage, for writing to a file."""
    raise NotImplementedError


def add_quiz(engine: Engine, actor: Person, bank_id: int, quiz: Quiz, *, now: datetime) -> int:
    """Add a quiz's questions with their passage to a bank, and return how many were new.

    Each keeps its status. A question whose ``id`` the bank holds already is left as it is there, so adding the same
    quiz twice adds nothing.
    """
    raise NotImplementedError


def edit_question(
    engine: Engine, actor: Person, question_id: int, question: Question, *, version: int, now: datetime
) -> BankQuestion:
    """Save ``question`` as the next version of ``question_id``; older versions stay as they were.

    ``version`` is the one the editor was looking at. Raises StaleQuestionError when somebody saved another since, and
    UnfitQuestionError when the question could not be answered: no key among the options, an evidence not in
    the passage, a blank stem.
    """
    raise NotImplementedError


def set_status(engine: Engine, actor: Person, question_id: int, status: Status, *, version: int) -> BankQuestion:
    """Accept (ready), reject (retired) or take back (draft) a question; raises StaleQuestionError as editing does."""
    raise NotImplementedError
