"""Classes: who is in which, and for which a quiz is. A class is no more than its name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from quizapp.classroom.names import clean_class, fold_username, one_spelling, read_classes, spelt_class
from quizapp.classroom.policy import Action, require
from quizapp.classroom.quizzes import permitted_quiz
from quizapp.errors.people import UnknownStudentsError
from quizapp.errors.quizzes import ClassNotChosenError
from quizapp.store import attempts, people, quizzes
from quizapp.store.engine import Engine, Session, reading, writing
from quizapp.store.records.people import Person, PersonRole
from quizapp.store.records.quizzes import PublishedQuiz
from quizapp.store.students import fold_class

__all__ = [
    "NO_CLASS",
    "asks_class",
    "class_of",
    "count_expected",
    "kept_as",
    "list_classes",
    "list_empty",
    "named_classes",
    "put_into_class",
    "set_classes",
    "students_named",
]

NO_CLASS = "-"
"""What a student chooses whose class is not among those of the quiz."""

NEWEST = 20
"""Of how many quizzes a teacher's classes are remembered."""


def list_classes(engine: Engine, actor: Person) -> tuple[str, ...]:
    """The classes that are known to ``actor``: those of accounts, and of the own newest quizzes."""
    require(actor, Action.PUBLISH)
    with reading(engine) as session:
        return one_spelling(_known_to(session, actor))


def _known_to(session: Session, actor: Person, *, besides: int = 0) -> tuple[str, ...]:
    """The classes of accounts and then those of the own newest quizzes, but for the quiz ``besides``."""
    used = quizzes.list_used_classes(session, actor.id, most=NEWEST, besides=besides)
    return (*people.list_classes(session), *sorted(used))


def put_into_class(engine: Engine, actor: Person, who: str, class_name: str) -> int:
    """Put students, a username or a name a line, into a class, or with "" out of theirs; how many there are.

    Raises UnknownStudentsError, with all who are not found, LongNameError and BadClassError; then nobody is moved.
    """
    require(actor, Action.MANAGE_PEOPLE)
    class_name = clean_class(class_name)
    with writing(engine) as session:
        ids = students_named(session, who)
        # Out of their classes first: how these are spelt may be what is to change.
        people.set_class(session, ids, "")
        people.set_class(session, ids, spelt_class(class_name, people.list_classes(session)))
    return len(ids)


def set_classes(engine: Engine, actor: Person, quiz_id: int, classes: str) -> None:
    """Say for which classes a quiz is, as ``read_classes`` reads them; raises LongNameError.

    A class that is known is spelt as it is known. Attempts that were begun stay in their classes.
    """
    with writing(engine) as session:
        quiz = permitted_quiz(session, actor, quiz_id, Action.MANAGE_QUIZ)
        known = (*attempts.list_classes(session, quiz_id), *_known_to(session, actor, besides=quiz_id))
        named = read_classes(classes, (*known, *quiz.classes))
        quizzes.set_classes(session, quiz_id, [spelt_class(name, known) for name in named])


def named_classes(session: Session, actor: Person, classes: str) -> tuple[str, ...]:
    """The classes that a new quiz is for, as they are known already; raises LongNameError."""
    known = _known_to(session, actor)
    return tuple(spelt_class(name, known) for name in read_classes(classes, known))


def count_expected(engine: Engine, actor: Person, quiz_id: int) -> int:
    """How many students with an account are in the classes that a quiz is for."""
    with reading(engine) as session:
        quiz = permitted_quiz(session, actor, quiz_id, Action.SEE_QUIZ)
        return people.count_students(session, kept_as(session, quiz.classes))


def list_empty(engine: Engine, actor: Person, quiz_id: int) -> tuple[str, ...]:
    """The classes of a quiz that no account is in; none of them where accounts are in no class at all."""
    with reading(engine) as session:
        quiz = permitted_quiz(session, actor, quiz_id, Action.SEE_QUIZ)
        filled = set(map(fold_class, people.list_classes(session)))
    return tuple(name for name in quiz.classes if filled and fold_class(name) not in filled)


def kept_as(session: Session, classes: Iterable[str]) -> tuple[str, ...]:
    """These classes as they are spelt with accounts."""
    folded = set(map(fold_class, classes))
    return tuple(name for name in people.list_classes(session) if fold_class(name) in folded)


# ── students ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def asks_class(quiz: PublishedQuiz, person: Person | None) -> bool:
    """Whether somebody has to say which of a quiz's classes is theirs: a guest, or a student who is in none."""
    return bool(quiz.classes) and (person is None or (person.role is PersonRole.STUDENT and not person.class_name))


def class_of(quiz: PublishedQuiz, person: Person | None, chosen: str) -> str:
    """The class in which somebody takes a quiz, "" for none; raises ClassNotChosenError."""
    if not asks_class(quiz, person):
        return spelt_class(person.class_name, quiz.classes) if person else ""
    if chosen not in (*quiz.classes, NO_CLASS):
        raise ClassNotChosenError
    return "" if chosen == NO_CLASS else chosen


def students_named(session: Session, who: str) -> list[int]:
    """The ids of students, a username or a name a line; raises UnknownStudentsError, with all who are not found."""
    lines = list(dict.fromkeys(" ".join(line.split()) for line in who.splitlines() if line.strip()))
    return _ids_of(lines, people.find_students(session, lines))


def _ids_of(lines: Iterable[str], found: Collection[Person]) -> list[int]:
    """Whom each line means: the one with this username or, else, the only one of this name."""
    by_username = {person.username: [person.id] for person in found}
    by_name = _names_of(found)
    meant = {line: by_username.get(fold_username(line)) or by_name.get(line.casefold(), []) for line in lines}
    if unclear := [line for line, ids in meant.items() if len(ids) != 1]:
        raise UnknownStudentsError(unclear)
    return list({ids[0] for ids in meant.values()})


def _names_of(found: Iterable[Person]) -> Mapping[str, list[int]]:
    """The ids of those who have each name."""
    by_name: dict[str, list[int]] = {}
    for person in found:
        by_name.setdefault(person.name.casefold(), []).append(person.id)
    return by_name
