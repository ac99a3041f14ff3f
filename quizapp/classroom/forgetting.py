"""Forgetting students: their accounts, their attempts and every answer, for whoever holds the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from quizapp.classroom.names import fold_username
from quizapp.errors.people import TeacherKeptError, UnknownUsernameError
from quizapp.store import attempts, people
from quizapp.store.engine import Engine, Session, reading, writing
from quizapp.store.records.people import Person, PersonRole

__all__ = ["count_forgotten", "forget"]


def count_forgotten(engine: Engine, usernames: Iterable[str]) -> Mapping[Person, int]:
    """Whom ``forget`` would forget, each with the number of their attempts; raises what it raises."""
    with reading(engine) as session:
        return {student: attempts.count_of(session, student.id) for student in _students_of(session, usernames)}


def forget(engine: Engine, usernames: Iterable[str]) -> None:
    """Delete the accounts of students and all that they answered; what it did to a quiz's figures is undone too.

    Raises UnknownUsernameError and TeacherKeptError; then nobody is forgotten.
    """
    with writing(engine) as session:
        people.forget(session, [student.id for student in _students_of(session, usernames)])


def _students_of(session: Session, usernames: Iterable[str]) -> list[Person]:
    """The students with these usernames, each once."""
    wanted = dict.fromkeys(map(fold_username, usernames))
    found = people.find_people(session, wanted)
    for username in wanted:
        if username not in found:
            raise UnknownUsernameError(username)
        if found[username].role is PersonRole.TEACHER:
            raise TeacherKeptError(found[username].name)
    return [found[username] for username in wanted]
