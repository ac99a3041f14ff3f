"""Who may do what. Every function of the classroom that takes an actor asks here first."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from quizapp.errors.people import NotAllowedError
from quizapp.store.records.people import Person, PersonRole

__all__ = ["Action", "may", "require"]


class Action(StrEnum):
    """What a person may be allowed to do, worded as the end of "You may not …"."""

    MANAGE_PEOPLE = "manage accounts"
    CHANGE_OWN_ACCOUNT = "change your account"
    USE_BANKS = "use question banks"
    USE_BANK = "use this bank"
    EDIT_BANK = "change this bank"
    PUBLISH = "publish quizzes"
    SEE_QUIZ = "see this quiz's results"
    MANAGE_QUIZ = "change this quiz"
    TAKE_QUIZ = "take quizzes"
    SEE_ATTEMPT = "see this attempt"


class Whose(StrEnum):
    """Whose thing it must be."""

    ANY = "anybody's"
    OWN = "the actor's own"
    OWN_OR_SAMPLE = "the actor's own, or a sample, which is nobody's"


TEACHER = frozenset({PersonRole.TEACHER})
EVERYBODY = frozenset(PersonRole)

RULES: Mapping[Action, tuple[frozenset[PersonRole], Whose]] = MappingProxyType(
    {
        Action.MANAGE_PEOPLE: (TEACHER, Whose.ANY),
        Action.CHANGE_OWN_ACCOUNT: (EVERYBODY, Whose.ANY),
        Action.USE_BANKS: (TEACHER, Whose.ANY),
        Action.USE_BANK: (TEACHER, Whose.OWN_OR_SAMPLE),
        Action.EDIT_BANK: (TEACHER, Whose.OWN),
        Action.PUBLISH: (TEACHER, Whose.ANY),
        Action.SEE_QUIZ: (TEACHER, Whose.OWN_OR_SAMPLE),
        Action.MANAGE_QUIZ: (TEACHER, Whose.OWN),
        Action.TAKE_QUIZ: (EVERYBODY, Whose.ANY),
        Action.SEE_ATTEMPT: (EVERYBODY, Whose.OWN),
    }
)


def may(actor: Person, action: Action, *, owner_id: int | None = None) -> bool:
    """Whether ``actor`` may do ``action`` to a thing that ``owner_id`` owns (None: nobody, or no one thing)."""
    roles, whose = RULES[action]
    if not actor.enabled or actor.role not in roles:
        return False
    if whose is Whose.ANY:
        return True
    return owner_id == actor.id or (whose is Whose.OWN_OR_SAMPLE and owner_id is None)


def require(actor: Person, action: Action, *, owner_id: int | None = None) -> None:
    """Raise NotAllowedError unless ``actor`` may do ``action``."""
    if not may(actor, action, owner_id=owner_id):
        raise NotAllowedError(action.value)
