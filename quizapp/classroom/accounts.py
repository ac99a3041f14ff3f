"""Who a person is: accounts, signing in and staying signed in.

Every function takes the clock (``now``, aware) from its caller. Tokens are handed out once and stored as a hash.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from quizapp.store.engine import Engine
from quizapp.store.records import Person, PersonRole

__all__ = [
    "SIGN_IN_LASTS",
    "Person",
    "PersonRole",
    "add_person",
    "create_first_teacher",
    "has_teacher",
    "list_people",
    "person_of",
    "reset_password",
    "set_enabled",
    "sign_in",
    "sign_out",
]

SIGN_IN_LASTS = timedelta(days=7)
"""How long a sign-in holds; also the right age for its cookie."""


def has_teacher(engine: Engine) -> bool:
    """Whether the first teacher's account exists: while it does not, the app shows the page that creates it."""
    raise NotImplementedError


def create_first_teacher(engine: Engine, *, name: str, username: str, password: str, now: datetime) -> Person:
    """Create the first teacher's account.

    Raises FirstTeacherExistsError when there is one already, and BlankNameError, BadUsernameError or
    WeakPasswordError for what does not fit.
    """
    raise NotImplementedError


def sign_in(engine: Engine, username: str, password: str, *, address: str, now: datetime) -> str:
    """Check a password and return the token that stands for the person until ``SIGN_IN_LASTS`` is over.

    ``address`` is the caller's network address ("" when unknown). Raises WrongSignInError, the same whether the
    username, the password or neither is known, and TooManyTriesError (``wait`` seconds) after repeated failures.
    """
    raise NotImplementedError


def person_of(engine: Engine, token: str, now: datetime) -> Person | None:
    """Who holds ``token``; None when it is unknown, over, signed out, or its person is disabled. Ask on every rerun."""
    raise NotImplementedError


def sign_out(engine: Engine, token: str) -> None:
    """End the sign-in that ``token`` stands for; an unknown token is no error."""
    raise NotImplementedError


def list_people(engine: Engine, actor: Person) -> tuple[Person, ...]:
    """Every account, by name; for teachers."""
    raise NotImplementedError


def add_person(
    engine: Engine, actor: Person, *, name: str, username: str, password: str, role: PersonRole, now: datetime
) -> Person:
    """Create a further teacher's or a student's account.

    Raises UsernameTakenError, BlankNameError, BadUsernameError or WeakPasswordError.
    """
    raise NotImplementedError


def reset_password(engine: Engine, actor: Person, person_id: int, password: str, *, now: datetime) -> None:
    """Give somebody a new password and end all their sign-ins. Anyone may reset their own, teachers anyone's."""
    raise NotImplementedError


def set_enabled(engine: Engine, actor: Person, person_id: int, enabled: bool) -> Person:
    """Disable an account (its sign-ins end at once) or enable it again. Nobody disables their own."""
    raise NotImplementedError
