"""Quizzes: published from a bank, joined by a code, opened and closed.

Publishing freezes the passage and the questions in the versions they have at that moment.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from quizapp.store.engine import Engine
from quizapp.store.records import Person, PublishedQuiz

__all__ = ["PublishedQuiz", "find_by_code", "find_quiz", "list_quizzes", "publish", "set_open"]


def publish(
    engine: Engine,
    actor: Person,
    *,
    title: str,
    question_ids: Sequence[int],
    now: datetime,
    guests: bool = True,
) -> PublishedQuiz:
    """Publish bank questions (by ``BankQuestion.id``, in this order) as an open quiz with a new join code.

    ``guests`` lets students without an account take it under a name they give. Raises NoQuestionsError,
    NotReadyError for a question that is not ready, and SeveralPassagesError when they are not all on one passage.
    """
    raise NotImplementedError


def list_quizzes(engine: Engine, actor: Person) -> tuple[PublishedQuiz, ...]:
    """The quizzes ``actor`` published, newest first, and the sample quiz last."""
    raise NotImplementedError


def find_quiz(engine: Engine, actor: Person, quiz_id: int) -> PublishedQuiz:
    """One of the actor's quizzes; raises UnknownQuizError."""
    raise NotImplementedError


def find_by_code(engine: Engine, code: str, *, address: str, now: datetime) -> PublishedQuiz:
    """The quiz a student typed the join code of, case, blanks and hyphens aside.

    Raises UnknownCodeError, and TooManyTriesError (``wait`` seconds) for an address that keeps guessing.
    """
    raise NotImplementedError


def set_open(engine: Engine, actor: Person, quiz_id: int, open_: bool, *, now: datetime) -> PublishedQuiz:
    """Open a quiz, or close it: then nobody can start it or change an answer, but saved answers can be handed in."""
    raise NotImplementedError
