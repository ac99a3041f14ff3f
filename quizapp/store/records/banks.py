"""Banks and their questions as the store hands them out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quizapp.model import Passage, Question

__all__ = ["Bank", "BankQuestion"]


@dataclass(frozen=True, slots=True)
class Bank:
    """A bank and how many questions it holds, but for rejected ones. A sample bank is nobody's (``owner_id`` None)."""

    id: int
    name: str
    owner_id: int | None
    created_at: datetime
    put_away: bool = False
    draft_count: int = 0
    ready_count: int = 0


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
