"""What a class is given to take: a student of it begins without typing the code."""

from __future__ import annotations

from datetime import datetime

from quizapp.classroom.overdue import submit_overdue
from quizapp.classroom.policy import Action, require
from quizapp.store import given as store
from quizapp.store.engine import Engine, reading
from quizapp.store.records.people import Person
from quizapp.store.records.quizzes import GivenQuiz
from quizapp.store.which_attempts import of_student

__all__ = ["list_given"]


def list_given(engine: Engine, actor: Person, *, now: datetime, most: int | None = None) -> tuple[GivenQuiz, ...]:
    """The quizzes for the actor's class that ``starting.start`` would begin now, newest first, ``most`` at most.

    Who is in no class is given none.
    """
    require(actor, Action.TAKE_QUIZ)
    if not actor.class_name:
        return ()
    submit_overdue(engine, of_student(actor.id), now=now)
    with reading(engine) as session:
        return store.list_given(session, actor.id, actor.class_name, now=now, most=most)
