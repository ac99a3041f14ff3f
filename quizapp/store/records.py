"""What the store hands out: plain frozen values, never rows, so that nothing outside depends on an open session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from quizapp.model import Passage, Question

__all__ = ["Bank", "BankQuestion", "Person", "PersonRole", "PublishedQuiz"]


class PersonRole(StrEnum):
    """What an account is for."""

    TEACHER = "teacher"
    STUDENT = "student"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account. A disabled person can neither sign in nor act."""

    id: int
    name: str
    username: str
    role: PersonRole
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Bank:
    """A bank and how many questions of each status it holds. A sample bank belongs to nobody (``owner_id`` None)."""

    id: int
    name: str
    owner_id: int | None
    created_at: datetime
    retired: bool = False
    draft_count: int = 0
    ready_count: int = 0
    retired_count: int = 0


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """A question of a bank in its current version.

    ``id`` is the question to edit, ``version`` the number an edit must name and ``version_id`` that version's own id;
    ``question.id`` is stable through edits and across copies. ``passage_id`` tells which questions share a passage, and
    may therefore be published together.
    """

    id: int
    bank_id: int
    version: int
    version_id: int
    question: Question
    passage_id: int
    passage: Passage


@dataclass(frozen=True, slots=True)
class PublishedQuiz:
    """A quiz that students join by ``code``. The sample quiz belongs to nobody (``owner_id`` None)."""

    id: int
    title: str
    code: str
    owner_id: int | None
    open: bool
    guests: bool
    created_at: datetime
    question_count: int = 0
    attempt_count: int = 0
    submitted_count: int = 0
