"""Accounts: who there is, and who may change whose.

Every function takes the clock (``now``, aware) from its caller.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from quizapp.classroom import passwords, tries
from quizapp.classroom.names import clean_class, clean_name, clean_username, fold_username, spelt_class
from quizapp.classroom.policy import Action, require
from quizapp.errors.people import (
    FirstTeacherExistsError,
    FirstTeacherOnlyError,
    OwnAccountError,
    UnknownPersonError,
    UnknownUsernameError,
    UsernameTakenError,
)
from quizapp.model import ExtraTime
from quizapp.store import attempts, people, sign_ins
from quizapp.store.engine import Engine, Session, hold, reading, writing
from quizapp.store.records.people import Person, PersonRole
from quizapp.store.tries import clear_tries

__all__ = [
    "add_account",
    "add_person",
    "changeable_person",
    "create_first_teacher",
    "has_teacher",
    "list_changeable",
    "list_people",
    "prepared_account",
    "recover",
    "rename_person",
    "reset_password",
    "set_enabled",
]


def has_teacher(engine: Engine) -> bool:
    """Whether the first teacher's account exists: while it does not, the app shows the page that creates it."""
    with reading(engine) as session:
        return people.has_teacher(session)


def create_first_teacher(engine: Engine, *, name: str, username: str, password: str, now: datetime) -> Person:
    """Create the first teacher's account.

    Raises FirstTeacherExistsError when there is one already, and BlankNameError, BadUsernameError or
    WeakPasswordError for what does not fit.
    """
    account = prepared_account(name, username, password, PersonRole.TEACHER)
    with writing(engine) as session:
        hold(session, "first teacher")
        if people.has_teacher(session):
            raise FirstTeacherExistsError
        return add_account(session, account, now)


def list_people(engine: Engine, actor: Person, words: str = "", *, most: int | None = None) -> tuple[Person, ...]:
    """The accounts with these words in the name, username or class, by name, ``most`` at most; for teachers."""
    require(actor, Action.MANAGE_PEOPLE)
    with reading(engine) as session:
        return people.list_people(session, words.strip(), most=most)


def list_changeable(engine: Engine, actor: Person, among: Iterable[Person]) -> frozenset[int]:
    """The ids of the accounts that ``actor`` may change: students' and the own; for the first teacher all."""
    require(actor, Action.MANAGE_PEOPLE)
    with reading(engine) as session:
        first = people.first_teacher(session)
    return frozenset(each.id for each in among if _may_change(actor, each, first))


def add_person(
    engine: Engine,
    actor: Person,
    *,
    name: str,
    username: str,
    password: str,
    role: PersonRole,
    class_name: str = "",
    now: datetime,
) -> Person:
    """Create a further teacher's or a student's account; a teacher is in no class.

    Raises UsernameTakenError, BlankNameError, BadUsernameError, WeakPasswordError, LongNameError or BadClassError.
    """
    require(actor, Action.MANAGE_PEOPLE)
    account = prepared_account(name, username, password, role, class_name)
    with writing(engine) as session:
        return add_account(session, account, now)


def reset_password(engine: Engine, actor: Person, person_id: int, password: str) -> None:
    """Give somebody a new password and end all their sign-ins.

    Anyone may reset their own, teachers any student's, and the first teacher anyone's: FirstTeacherOnlyError.
    """
    require(actor, Action.CHANGE_OWN_ACCOUNT if person_id == actor.id else Action.MANAGE_PEOPLE)
    with reading(engine) as session:
        person = changeable_person(session, actor, person_id)
    _give_password(engine, person, password)


def rename_person(engine: Engine, actor: Person, person_id: int, name: str) -> Person:
    """Correct somebody's name, on the attempts made with the account too; the username stays.

    Raises BlankNameError, LongNameError, UnknownPersonError, and FirstTeacherOnlyError for another teacher's.
    """
    require(actor, Action.MANAGE_PEOPLE)
    name = clean_name(name, "name")
    with writing(engine) as session:
        person = changeable_person(session, actor, person_id)
        people.rename(session, person_id, name)
        attempts.rename(session, person_id, name)
    return replace(person, name=name)


def recover(engine: Engine, username: str, password: str) -> Person:
    """Give the account with a username a new password, for whoever holds the database; raises UnknownUsernameError."""
    with reading(engine) as session:
        found = people.find_credentials(session, fold_username(username))
    if found is None:
        raise UnknownUsernameError(username)
    _give_password(engine, found.person, password)
    return found.person


def set_enabled(engine: Engine, actor: Person, person_id: int, enabled: bool) -> Person:
    """Disable an account (its sign-ins end at once) or enable it again. Nobody disables their own.

    Raises FirstTeacherOnlyError for another teacher's.
    """
    require(actor, Action.MANAGE_PEOPLE)
    if person_id == actor.id and not enabled:
        raise OwnAccountError
    with writing(engine) as session:
        person = changeable_person(session, actor, person_id)
        tries.take_turn(session, [_account_of(person)])
        people.set_enabled(session, person_id, enabled)
        if not enabled:
            sign_ins.end_sign_ins(session, person_id)
    return replace(person, enabled=enabled)


def prepared_account(
    name: str,
    username: str,
    password: str,
    role: PersonRole,
    class_name: str = "",
    extra_time: ExtraTime = ExtraTime.NONE,
) -> people.NewPerson:
    """An account ready to be added: checked, and hashed outside of any transaction because that takes long."""
    name, username = clean_name(name, "name"), clean_username(username)
    class_name = clean_class(class_name) if role is PersonRole.STUDENT else ""
    passwords.refuse_weak(password, username)
    return people.NewPerson(name, username, passwords.hash_password(password), role, class_name, extra_time)


def add_account(session: Session, account: people.NewPerson, now: datetime) -> Person:
    spelt = spelt_class(account.class_name, people.list_classes(session))
    person = people.add_person(session, replace(account, class_name=spelt), now)
    if person is None:
        raise UsernameTakenError(account.username)
    return person


def _find_person(session: Session, person_id: int) -> Person:
    person = people.find_person(session, person_id)
    if person is None:
        raise UnknownPersonError(person_id)
    return person


def changeable_person(session: Session, actor: Person, person_id: int) -> Person:
    """Somebody whose account ``actor`` may change; raises UnknownPersonError and FirstTeacherOnlyError."""
    person, first = _find_person(session, person_id), people.first_teacher(session)
    if not _may_change(actor, person, first):
        raise FirstTeacherOnlyError(first.name if first else "")
    return person


def _may_change(actor: Person, person: Person, first: Person | None) -> bool:
    """Whether an account is a student's or one's own; the ``first`` teacher may change all."""
    return person.role is PersonRole.STUDENT or person.id == actor.id or (first is not None and first.id == actor.id)


def _give_password(engine: Engine, person: Person, password: str) -> None:
    """Set a new password and end all sign-ins; raises WeakPasswordError."""
    passwords.refuse_weak(password, person.username)
    password_hash = passwords.hash_password(password)
    with writing(engine) as session:
        tries.take_turn(session, [_account_of(person)])
        people.set_password(session, person.id, password_hash)
        sign_ins.end_sign_ins(session, person.id)
        clear_tries(session, _account_of(person))


def _account_of(person: Person) -> str:
    """What an account's tries are counted under; whoever takes its turn signs in, or changes the account, alone."""
    return tries.subject_of("account", person.username)
