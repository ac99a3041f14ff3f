"""Accounts for many people at once, from a list: for whoever holds the database, and for a teacher."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from quizapp.classroom.accounts import add_account, prepared_account
from quizapp.classroom.names import spelt_class
from quizapp.classroom.passwords import make_password
from quizapp.classroom.policy import Action, require
from quizapp.classroom.rosters import Newcomer, RosterEntry
from quizapp.errors.people import LongRosterError
from quizapp.store.engine import Engine, Session, hold, reading, writing
from quizapp.store.people import NewPerson, find_people, list_classes, set_class
from quizapp.store.records.people import Person, PersonRole
from quizapp.store.students import fold_class

__all__ = ["MOST_ON_PAGE", "Enrolment", "change_classes", "enrol", "enrol_listed", "enrolment_of", "newcomers"]

MOST_ON_PAGE = 1_000
"""How many people a list has at most that is imported in the browser."""


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What a list makes: accounts for those ``added``, another class for those ``moved``; others stay as they are."""

    added: tuple[RosterEntry, ...]
    moved: tuple[RosterEntry, ...]
    kept: tuple[RosterEntry, ...]


def newcomers(engine: Engine, entries: Sequence[RosterEntry]) -> tuple[Newcomer, ...]:
    """Those without an account, each with a password made up for them; nothing is kept yet."""
    with reading(engine) as session:
        taken = find_people(session, _usernames_of(entries))
    return tuple(Newcomer(entry, make_password()) for entry in entries if entry.username not in taken)


def enrol(engine: Engine, people: Iterable[Newcomer], *, now: datetime) -> None:
    """Create the accounts of all, or of nobody: raises UsernameTakenError when one of them has an account meanwhile."""
    accounts = [_account_of(each) for each in people]
    with writing(engine) as session:
        for account in accounts:
            add_account(session, account, now)


def change_classes(engine: Engine, entries: Sequence[RosterEntry]) -> tuple[RosterEntry, ...]:
    """Put the students on a list who have an account into the class that it names; those whose class is another now."""
    with writing(engine) as session:
        return _move_listed(session, entries)


def enrolment_of(engine: Engine, actor: Person, entries: Sequence[RosterEntry]) -> Enrolment:
    """What ``enrol_listed`` would make of a list now; for teachers. Raises LongRosterError."""
    require(actor, Action.MANAGE_PEOPLE)
    _refuse_long(entries)
    with reading(engine) as session:
        known = find_people(session, _usernames_of(entries))
    there = [entry for entry in entries if entry.username in known]
    return Enrolment(
        added=tuple(entry for entry in entries if entry.username not in known),
        moved=tuple(entry for entry in there if _is_moved(entry, known[entry.username])),
        kept=tuple(entry for entry in there if not _is_moved(entry, known[entry.username])),
    )


def enrol_listed(
    engine: Engine, actor: Person, entries: Sequence[RosterEntry], *, now: datetime
) -> tuple[Newcomer, ...]:
    """Create the accounts of those on a list who have none, and put the others into its classes; for teachers.

    Those who were added are returned with their first passwords, which nothing else keeps. A second call, that of a
    double click, adds nobody. Raises LongRosterError.
    """
    require(actor, Action.MANAGE_PEOPLE)
    _refuse_long(entries)
    people = newcomers(engine, entries)
    accounts = [_account_of(each) for each in people]
    with writing(engine) as session:
        hold(session, "list of people")
        taken = find_people(session, _usernames_of(entries))
        for account in accounts:
            if account.username not in taken:
                add_account(session, account, now)
        _move_listed(session, entries)
    return tuple(each for each in people if each.entry.username not in taken)


def _refuse_long(entries: Sequence[RosterEntry]) -> None:
    """Raise LongRosterError for a list that would keep a page waiting for minutes, since each password is hashed."""
    if len(entries) > MOST_ON_PAGE:
        raise LongRosterError(len(entries), MOST_ON_PAGE)


# ── within a transaction ─────────────────────────────────────────────────────────────────────────────────────────────


def _move_listed(session: Session, entries: Sequence[RosterEntry]) -> tuple[RosterEntry, ...]:
    known = find_people(session, _usernames_of(entries))
    moved = [entry for entry in entries if _is_moved(entry, known.get(entry.username))]
    for class_name in {entry.class_name for entry in moved}:
        ids = [known[entry.username].id for entry in moved if entry.class_name == class_name]
        set_class(session, ids, spelt_class(class_name, list_classes(session)))
    return tuple(moved)


def _usernames_of(entries: Iterable[RosterEntry]) -> list[str]:
    return [entry.username for entry in entries]


def _is_moved(entry: RosterEntry, person: Person | None) -> bool:
    """Whether a list names a class for a student who is in another."""
    if person is None or person.role is not PersonRole.STUDENT or not entry.class_name:
        return False
    return fold_class(entry.class_name) != fold_class(person.class_name)


def _account_of(newcomer: Newcomer) -> NewPerson:
    entry = newcomer.entry
    return prepared_account(entry.name, entry.username, newcomer.password, entry.role, entry.class_name)
