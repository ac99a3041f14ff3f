"""A published quiz in the running app's database, put there behind its back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from quizapp.classroom import accounts, banks, publishing
from quizapp.model import Quiz, Terms
from quizapp.store import people
from quizapp.store.engine import Engine, open_store, reading
from quizapp.store.records.people import Person, PersonRole
from tests.browser.conftest import Server
from tests.schoolroom import PASSWORD, QUIZ, USUAL

CANARIES = ("rule-canary", "reason-canary", "accepted-canary", "question-canary", "option-canary")
"""What must not reach a browser before an attempt is submitted."""


@dataclass(frozen=True)
class Published:
    """A quiz that can be joined by ``code``; its teacher signs in as ``username``."""

    code: str
    username: str
    password: str = PASSWORD


def first_teacher(engine: Engine) -> Person | None:
    with reading(engine) as session:
        return people.first_teacher(session)


def publish(server: Server, quiz: Quiz = QUIZ, terms: Terms = USUAL) -> Published:
    """Publish a quiz with a canary in all that a student may not see yet; a new teacher's each time."""
    engine = open_store(server.database)
    now = datetime.now(UTC)
    name = f"t{now.timestamp():.0f}{now.microsecond}"
    try:
        if first := first_teacher(engine):
            teacher = accounts.add_person(
                engine, first, name=name, username=name, password=PASSWORD, role=PersonRole.TEACHER, now=now
            )
        else:
            name = "first"
            teacher = accounts.create_first_teacher(engine, name="Ms Berg", username=name, password=PASSWORD, now=now)
        bank = banks.create_bank(engine, teacher, "News", now=now)
        banks.add_questions(engine, teacher, bank.id, with_canaries(quiz), now=now)
        ids = [item.id for item in banks.list_questions(engine, teacher, bank.id)]
        published = publishing.publish(engine, teacher, title=quiz.title, question_ids=ids, terms=terms, now=now)
    finally:
        engine.dispose()
    return Published(published.code, name)


def with_canaries(quiz: Quiz) -> Quiz:
    return replace(
        quiz,
        questions=tuple(
            replace(
                question,
                id=f"question-canary-{place}",
                rule="rule-canary",
                accepted=() if question.options else ("accepted-canary",),
                options=tuple(
                    replace(option, id=f"option-canary-{place}-{number}", reason=f"reason-canary {option.text}")
                    for number, option in enumerate(question.options)
                ),
            )
            for place, question in enumerate(quiz.questions)
        ),
    )
