"""Accounts, kept, and who is in which class."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, delete, exists, func, or_, select, update

from quizapp.model import ExtraTime
from quizapp.store.alphabet import by_name
from quizapp.store.engine import Condition, Session, unless_taken
from quizapp.store.records.people import Person, PersonRole
from quizapp.store.tables import AttemptRow, PersonRow
from quizapp.store.which_attempts import kept, of_students

__all__ = [
    "Credentials",
    "NewPerson",
    "add_person",
    "count_students",
    "find_credentials",
    "find_people",
    "find_person",
    "find_students",
    "first_teacher",
    "forget",
    "has_teacher",
    "list_classes",
    "list_missing",
    "list_people",
    "list_teachers",
    "person_of",
    "rename",
    "set_class",
    "set_enabled",
    "set_extra_time",
    "set_password",
    "set_samples_hidden",
]


@dataclass(frozen=True, slots=True)
class NewPerson:
    """An account to be created."""

    name: str
    username: str
    password_hash: str
    role: PersonRole
    class_name: str = ""
    extra_time: ExtraTime = ExtraTime.NONE


@dataclass(frozen=True, slots=True)
class Credentials:
    """A person and what their password is checked against."""

    person: Person
    password_hash: str


def has_teacher(session: Session) -> bool:
    return session.exec(select(PersonRow.id).where(PersonRow.role == PersonRole.TEACHER).limit(1)).first() is not None


def list_teachers(session: Session, *, most: int | None = None) -> tuple[Person, ...]:
    """The teachers who may sign in, who has been here longest first, ``most`` at most."""
    teachers = select(PersonRow).where(PersonRow.role == PersonRole.TEACHER, col(PersonRow.enabled).is_(True))
    return tuple(person_of(row) for row in session.exec(teachers.order_by(col(PersonRow.id)).limit(most)))


def first_teacher(session: Session) -> Person | None:
    """The teacher who has been here longest and may sign in."""
    return next(iter(list_teachers(session, most=1)), None)


def add_person(session: Session, account: NewPerson, now: datetime) -> Person | None:
    """A new account; None when somebody has the username."""
    row = PersonRow(
        name=account.name,
        username=account.username,
        password_hash=account.password_hash,
        role=account.role.value,
        class_name=account.class_name,
        extra_time=account.extra_time.value,
        created_at=now,
    )
    return person_of(row) if unless_taken(session, lambda: session.add(row)) else None


def find_person(session: Session, person_id: int) -> Person | None:
    row = session.get(PersonRow, person_id)
    return person_of(row) if row else None


def find_credentials(session: Session, username: str) -> Credentials | None:
    row = session.exec(select(PersonRow).where(PersonRow.username == username)).first()
    return Credentials(person_of(row), row.password_hash) if row else None


def find_people(session: Session, usernames: Collection[str]) -> Mapping[str, Person]:
    """Those who have an account, by their usernames."""
    rows = session.exec(select(PersonRow).where(col(PersonRow.username).in_(usernames)))
    return {row.username: person_of(row) for row in rows}


def list_people(session: Session, words: str = "", *, most: int | None = None) -> tuple[Person, ...]:
    """Everybody with these words in the name, the username or the class, by name, ``most`` at most."""
    known = session.exec(select(PersonRow.id, PersonRow.name).where(_called(words)))
    first = [person_id for person_id, _ in sorted(known, key=lambda each: (by_name(each[1]), each[0]))[:most]]
    rows = {row.id: row for row in session.exec(select(PersonRow).where(col(PersonRow.id).in_(first)))}
    return tuple(person_of(rows[person_id]) for person_id in first)


def _called(words: str) -> Condition:
    """That a person's name, username or class has these words in it, in capitals or not."""
    fields = (PersonRow.name, PersonRow.username, PersonRow.class_name)
    return or_(*(col(field).icontains(words, autoescape=True) for field in fields))


def rename(session: Session, person_id: int, name: str) -> None:
    session.exec(update(PersonRow).where(col(PersonRow.id) == person_id).values(name=name))


def set_password(session: Session, person_id: int, password_hash: str) -> None:
    session.exec(update(PersonRow).where(col(PersonRow.id) == person_id).values(password_hash=password_hash))


def set_enabled(session: Session, person_id: int, enabled: bool) -> None:
    session.exec(update(PersonRow).where(col(PersonRow.id) == person_id).values(enabled=enabled))


def set_extra_time(session: Session, person_ids: Collection[int], extra_time: ExtraTime) -> None:
    session.exec(update(PersonRow).where(col(PersonRow.id).in_(person_ids)).values(extra_time=extra_time.value))


def forget(session: Session, person_ids: Collection[int]) -> None:
    """Delete students, with their attempts and answers; until that is done they begin no other."""
    session.exec(select(PersonRow.id).where(col(PersonRow.id).in_(person_ids)).with_for_update()).all()
    session.exec(delete(AttemptRow).where(of_students(person_ids)))
    session.exec(delete(PersonRow).where(col(PersonRow.id).in_(person_ids)))


def set_samples_hidden(session: Session, person_id: int, hidden: bool) -> None:
    session.exec(update(PersonRow).where(col(PersonRow.id) == person_id).values(samples_hidden=hidden))


def person_of(row: PersonRow) -> Person:
    return Person(
        id=row.id,
        name=row.name,
        username=row.username,
        role=PersonRole(row.role),
        enabled=row.enabled,
        class_name=row.class_name,
        samples_hidden=row.samples_hidden,
        extra_time=ExtraTime(row.extra_time),
    )


# ── classes ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def list_classes(session: Session) -> tuple[str, ...]:
    """The classes that students with an account are in."""
    return tuple(session.exec(select(PersonRow.class_name).where(PersonRow.class_name != "").distinct()))


def find_students(session: Session, called: Collection[str]) -> tuple[Person, ...]:
    """The students whose username or whole name is among these, in capitals or not."""
    small = [name.lower() for name in called]
    theirs = or_(
        col(PersonRow.username).in_(small), col(PersonRow.name).in_(called), func.lower(PersonRow.name).in_(small)
    )
    return tuple(person_of(row) for row in session.exec(select(PersonRow).where(_is_student(), theirs)))


def set_class(session: Session, person_ids: Collection[int], class_name: str) -> None:
    session.exec(update(PersonRow).where(col(PersonRow.id).in_(person_ids)).values(class_name=class_name))


def count_students(session: Session, classes: Collection[str]) -> int:
    """How many students in these classes may sign in."""
    return session.exec(select(func.count()).select_from(PersonRow).where(*_in_classes(classes))).one()


def list_missing(session: Session, quiz_id: int, classes: Collection[str]) -> tuple[Person, ...]:
    """The students in these classes who may sign in and have not begun a quiz, by name."""
    begun = exists().where(col(AttemptRow.quiz_id) == quiz_id, col(AttemptRow.student_id) == PersonRow.id, kept())
    missing = session.exec(select(PersonRow).where(*_in_classes(classes), ~begun))
    return tuple(sorted(map(person_of, missing), key=lambda each: (by_name(each.name), each.id)))


def _in_classes(classes: Collection[str]) -> tuple[Condition, ...]:
    return _is_student(), col(PersonRow.enabled).is_(True), col(PersonRow.class_name).in_(classes)


def _is_student() -> Condition:
    return PersonRow.role == PersonRole.STUDENT
