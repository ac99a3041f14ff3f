"""What the classroom's tests have in common: a clock, a passage with questions, a teacher and a class."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, event

from quizapp.classroom import accounts, banks, publishing
from quizapp.model import Evidence, Option, OptionKind, Passage, Question, QuestionKind, Quiz, Status, Terms
from quizapp.store.records.banks import Bank
from quizapp.store.records.people import Person, PersonRole
from quizapp.store.records.quizzes import PublishedQuiz

USUAL = Terms()
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
HOME = "192.0.2.1"
PASSWORD = "four blue bicycles"
HEADLINE = "The council votes to open the old bridge over the river again " * 3

TEXT = (
    "Marta Lind opened a bakery in Oslo in 2019. It sells 40 kinds of bread.\n\n"
    "Her brother Jonas runs a mill near Bergen, which grinds the flour."
)


def later(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def evidence(quote: str, text: str = TEXT) -> Evidence:
    start = text.index(quote)
    return Evidence(quote, start, start + len(quote))


def plain_id(text: str) -> str:
    return "o-" + "".join(letter for letter in text if letter.isascii() and letter.isalnum())


def choice(stem: str, key: str, *wrong: str, quote: str, status: Status = Status.READY) -> Question:
    """A multiple-choice question; ids of options are "o-" and the plain letters of their text."""
    right = Option(plain_id(key), key, OptionKind.KEY, f"{key} is what the passage says.")
    others = [
        Option(plain_id(text), text, OptionKind.ELSEWHERE, f"{text} is said of something else.") for text in wrong
    ]
    uid = f"q-{stem.split()[-1].strip('?')}"
    options = (right, *others)
    return Question(uid, QuestionKind.MULTIPLE_CHOICE, stem, key, evidence(quote), options, status=status)


WHERE = choice("In which city is the bakery?", "Oslo", "Bergen", "Tromsø", "Stavanger", quote="a bakery in Oslo")
WHO = choice("Who runs the mill?", "Jonas", "Marta", "Henrik", quote="Her brother Jonas runs a mill")
WHEN = Question(
    "q-opened",
    QuestionKind.FILL_IN,
    "The bakery was opened in ____.",
    "2019",
    evidence("in 2019"),
    status=Status.READY,
)
QUIZ = Quiz(
    "A bakery in Oslo", Passage(TEXT, title="A bakery in Oslo", source="written for this test"), (WHERE, WHO, WHEN)
)


@dataclass(frozen=True)
class Room:
    """A store with a teacher, two students and a quiz published from a bank."""

    engine: Engine
    teacher: Person
    student: Person
    other_student: Person
    bank: Bank
    quiz: PublishedQuiz


def add_student(engine: Engine, teacher: Person, username: str) -> Person:
    return accounts.add_person(
        engine,
        teacher,
        name=username.title(),
        username=username,
        password=PASSWORD,
        role=PersonRole.STUDENT,
        now=NOON,
    )


def add_teacher(engine: Engine, username: str = "teacher") -> Person:
    return accounts.create_first_teacher(engine, name="Ms Berg", username=username, password=PASSWORD, now=NOON)


def add_second_teacher(engine: Engine, teacher: Person) -> Person:
    return accounts.add_person(
        engine, teacher, name="Mr Dahl", username="dahl", password=PASSWORD, role=PersonRole.TEACHER, now=NOON
    )


def publish(engine: Engine, teacher: Person, bank_id: int, *, terms: Terms = USUAL) -> PublishedQuiz:
    ids = [each.id for each in banks.list_questions(engine, teacher, bank_id, status=Status.READY)]
    return publishing.publish(engine, teacher, title=QUIZ.title, question_ids=ids, terms=terms, now=NOON)


def make_room(engine: Engine, *, quiz: Quiz = QUIZ, terms: Terms = USUAL) -> Room:
    teacher = add_teacher(engine)
    bank = banks.create_bank(engine, teacher, "News", now=NOON)
    banks.add_questions(engine, teacher, bank.id, quiz, now=NOON)
    return Room(
        engine=engine,
        teacher=teacher,
        student=add_student(engine, teacher, "ada"),
        other_student=add_student(engine, teacher, "ben"),
        bank=bank,
        quiz=publish(engine, teacher, bank.id, terms=terms),
    )


def with_status(quiz: Quiz, status: Status) -> Quiz:
    return replace(quiz, questions=tuple(replace(question, status=status) for question in quiz.questions))


@contextmanager
def counted_queries(engine: Engine) -> Iterator[list[str]]:
    """What the database is asked within the block."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield asked
    event.remove(engine, "before_cursor_execute", note)
