"""Accounts for many people at once, from a list: for whoever holds the database, and for a teacher."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from quizapp.classroom.accounts import add_account, prepared_account
from quizapp.classroom.names import spelt_class
from quizapp.classroom.overdue import submit_overdue
from quizapp.classroom.passwords import make_password
from quizapp.classroom.policy import Action, require
from quizapp.classroom.rosters import Newcomer, RosterEntry
from quizapp.classroom.time_limits import change_extra_time
from quizapp.errors.people import LongRosterError
from quizapp.model import ExtraTime
from quizapp.store.engine import Engine, Session, hold, reading, writing
from quizapp.store.people import NewPerson, find_people, list_classes, set_class
from quizapp.store.records.people import Person, PersonRole
from quizapp.store.students import fold_class
from quizapp.store.which_attempts import of_students

__all__ = ["MOST_ON_PAGE", "Enrolment", "change_listed", "enrol", "enrol_listed", "enrolment_of", "newcomers"]

MOST_ON_PAGE = 1_000
"""How many people a list has at most that is imported in the browser."""


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What a list makes: accounts for those ``added``, another class for those ``moved``, another extra time for those
    ``timed``, among whom may be some of them; others stay as they are. ``other_names`` are those of the accounts, by
    username, that the list calls by another name: they may be somebody else's.
    """

    added: tuple[RosterEntry, ...]
    moved: tuple[RosterEntry, ...]
    timed: tuple[RosterEntry, ...]
    kept: tuple[RosterEntry, ...]
    other_names: Mapping[str, str] = field(default_factory=dict)


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


def change_listed(engine: Engine, entries: Sequence[RosterEntry], *, now: datetime) -> Enrolment:
    """Give the students on a list who have an account the class and the extra time that it names; who was changed."""
    _submit_overdue_of_timed(engine, entries, now)
    with writing(engine) as session:
        return _change_listed(session, entries)


def enrolment_of(engine: Engine, actor: Person, entries: Sequence[RosterEntry]) -> Enrolment:
    """What ``enrol_listed`` would make of a list now; for teachers. Raises LongRosterError."""
    require(actor, Action.MANAGE_PEOPLE)
    _refuse_long(entries)
    with reading(engine) as session:
        return _enrolment_among(entries, find_people(session, _usernames_of(entries)))


def enrol_listed(
    engine: Engine, actor: Person, entries: Sequence[RosterEntry], *, now: datetime
) -> tuple[Newcomer, ...]:
    """Create the accounts of those on a list who have none, and change the others as it says; for teachers.

    Those who were added are returned with their first passwords, which nothing else keeps. A second call, that of a
    double click, adds nobody. Raises LongRosterError.
    """
    require(actor, Action.MANAGE_PEOPLE)
    _refuse_long(entries)
    people = newcomers(engine, entries)
    accounts = [_account_of(each) for each in people]
    _submit_overdue_of_timed(engine, entries, now)
    with writing(engine) as session:
        hold(session, "list of people")
        taken = find_people(session, _usernames_of(entries))
        for account in accounts:
            if account.username not in taken:
                add_account(session, account, now)
        _change_listed(session, entries)
    return tuple(each for each in people if each.entry.username not in taken)


def _refuse_long(entries: Sequence[RosterEntry]) -> None:
    """Raise LongRosterError for a list that would keep a page waiting for minutes, since each password is hashed."""
    if len(entries) > MOST_ON_PAGE:
        raise LongRosterError(len(entries), MOST_ON_PAGE)


def _submit_overdue_of_timed(engine: Engine, entries: Sequence[RosterEntry], now: datetime) -> None:
    """Submit what is overdue of those whom a list gives another extra time, or it would go on."""
    with reading(engine) as session:
        known = find_people(session, _usernames_of(entries))
    ids = [known[entry.username].id for entry in _enrolment_among(entries, known).timed]
    submit_overdue(engine, of_students(ids), now=now)


# ── within a transaction ─────────────────────────────────────────────────────────────────────────────────────────────


def _change_listed(session: Session, entries: Sequence[RosterEntry]) -> Enrolment:
    known = find_people(session, _usernames_of(entries))
    enrolment = _enrolment_among(entries, known)
    for class_name in dict.fromkeys(entry.class_name for entry in enrolment.moved):
        ids = [known[entry.username].id for entry in enrolment.moved if entry.class_name == class_name]
        set_class(session, ids, spelt_class(class_name, list_classes(session)))
    for extra_time in ExtraTime:
        ids = [known[entry.username].id for entry in enrolment.timed if entry.extra_time is extra_time]
        change_extra_time(session, ids, extra_time)
    return enrolment


def _enrolment_among(entries: Sequence[RosterEntry], known: Mapping[str, Person]) -> Enrolment:
    """What a list makes where these people, by their usernames, have an account."""
    there = [entry for entry in entries if entry.username in known]
    moved = tuple(entry for entry in there if _is_moved(entry, known[entry.username]))
    timed = tuple(entry for entry in there if _is_timed(entry, known[entry.username]))
    changed = {*moved, *timed}
    return Enrolment(
        added=tuple(entry for entry in entries if entry.username not in known),
        moved=moved,
        timed=timed,
        kept=tuple(entry for entry in there if entry not in changed),
        other_names={entry.username: name for entry in there if (name := known[entry.username].name) != entry.name},
    )


def _usernames_of(entries: Iterable[RosterEntry]) -> list[str]:
    return [entry.username for entry in entries]


def _is_moved(entry: RosterEntry, person: Person) -> bool:
    """Whether a list names a class for a student who is in another."""
    if person.role is not PersonRole.STUDENT or not entry.class_name:
        return False
    return fold_class(entry.class_name) != fold_class(person.class_name)


def _is_timed(entry: RosterEntry, person: Person) -> bool:
    """Whether a list names an extra time for a student who has another."""
    return person.role is PersonRole.STUDENT and entry.extra_time not in {None, person.extra_time}


def _account_of(newcomer: Newcomer) -> NewPerson:
    entry = newcomer.entry
    extra_time = entry.extra_time or ExtraTime.NONE
    return prepared_account(entry.name, entry.username, newcomer.password, entry.role, entry.class_name, extra_time)
