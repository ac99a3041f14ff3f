"""Who may do what. Every function of the classroom that takes an actor asks here first."""

from __future__ import annotations

from enum import StrEnum

from quizapp.store.records import Person

__all__ = ["Action", "may", "require"]


class Action(StrEnum):
    """What a person may be allowed to do."""

    MANAGE_PEOPLE = "manage people"
    USE_BANK = "use this bank"
    EDIT_BANK = "edit this bank"
    PUBLISH = "publish a quiz"
    MANAGE_QUIZ = "manage this quiz"
    TAKE_QUIZ = "take a quiz"


def may(actor: Person, action: Action, *, owner_id: int | None = None) -> bool:
    """Whether ``actor`` may do ``action`` to a thing that ``owner_id`` owns (None: nobody, or no such thing)."""
    raise NotImplementedError


def require(actor: Person, action: Action, *, owner_id: int | None = None) -> None:
    """Raise NotAllowedError unless ``actor`` may do ``action``."""
    raise NotImplementedError
