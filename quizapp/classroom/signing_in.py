"""Signing in, and staying signed in. Tokens are handed out once and stored as a hash."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from quizapp.classroom import passwords, tries
from quizapp.classroom.names import fold_username
from quizapp.classroom.passwords import fingerprint, make_token
from quizapp.errors.people import WrongSignInError
from quizapp.store import people, sign_ins
from quizapp.store.engine import Engine, Session, reading, writing
from quizapp.store.people import Credentials
from quizapp.store.records.people import Person
from quizapp.store.tries import clear_tries, forget_tries, take_back_failure

__all__ = ["SIGN_IN_LASTS", "holder_of", "sign_in", "sign_out"]


SIGN_IN_LASTS = timedelta(days=7)
"""How long a sign-in holds; also the right age for its cookie."""


def sign_in(engine: Engine, username: str, password: str, *, address: str, now: datetime) -> str:
    """Check a password and return the token that stands for the person until ``SIGN_IN_LASTS`` is over.

    ``address`` is the caller's network address ("" when unknown). Raises WrongSignInError, the same whether the
    username, the password or neither is known, and TooManyTriesError (``wait`` seconds) after repeated failures.
    """
    tried, token = _try_of(username, address), make_token()
    found = _count_try(engine, tried, now)
    right = _check(found, password)
    with writing(engine) as session:
        tries.take_turn(session, tried.subjects)
        if people.find_credentials(session, tried.username) != found:
            # A new password was given, or the account was disabled, while this one was checked.
            raise WrongSignInError
        _forgive(session, tried, now)
        if right != found:
            people.set_password(session, right.person.id, right.password_hash)
        sign_ins.forget_expired(session, now)
        expires_at = now + SIGN_IN_LASTS
        sign_ins.add_sign_in(session, fingerprint(token), right.person.id, now=now, expires_at=expires_at)
    return token


def holder_of(engine: Engine, token: str, now: datetime) -> Person | None:
    """Who holds ``token``; None when it is unknown, over, signed out, or its person is disabled. Ask on every rerun."""
    with reading(engine) as session:
        person = sign_ins.find_signed_in(session, fingerprint(token), now)
    return person if person and person.enabled else None


def sign_out(engine: Engine, token: str) -> None:
    """End the sign-in that ``token`` stands for; an unknown token is no error."""
    with writing(engine) as session:
        sign_ins.end_sign_in(session, fingerprint(token))


# ── a try ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Try:
    """A try to sign in, and what it is counted under: the account, and the address that it comes from."""

    username: str
    account: str
    caller: str

    @property
    def subjects(self) -> tuple[str, str]:
        """Both, in the order in which turns are taken."""
        return self.account, self.caller


def _try_of(username: str, address: str) -> Try:
    folded = fold_username(username)
    return Try(folded, tries.subject_of("account", folded), tries.subject_of("address", address))


def _count_try(engine: Engine, tried: Try, now: datetime) -> Credentials | None:
    """What the password is to be checked against, None for nobody's; raises TooManyTriesError.

    Counted before the password is looked at, so that many guesses at once are many tries.
    """
    with writing(engine) as session:
        tries.take_turn(session, tried.subjects)
        tries.refuse_hasty(session, {tried.account: tries.ACCOUNT, tried.caller: tries.ADDRESS}, now)
        tries.count_failure(session, tried.account, tries.ACCOUNT, now)
        tries.count_failure(session, tried.caller, tries.ADDRESS, now)
        return people.find_credentials(session, tried.username)


def _check(found: Credentials | None, password: str) -> Credentials:
    """The credentials, with a better hash where theirs was made at another cost; raises WrongSignInError."""
    right, better_hash = passwords.check_password(password, found.password_hash if found else passwords.NOBODY)
    if not (found and right and found.person.enabled):
        raise WrongSignInError
    return replace(found, password_hash=better_hash or found.password_hash)


def _forgive(session: Session, tried: Try, now: datetime) -> None:
    """Count a try no longer, for it was right; and forget all that are long past."""
    clear_tries(session, tried.account)
    take_back_failure(session, tried.caller)
    forget_tries(session, now - tries.FORGOTTEN_AFTER)
