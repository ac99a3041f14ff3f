"""The sample banks and the sample quiz that a fresh store starts with, and a teacher's choice not to see them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from quizapp.classroom.banks import add_to_bank
from quizapp.classroom.names import clean_name
from quizapp.classroom.policy import Action, require
from quizapp.classroom.publishing import publish_questions
from quizapp.model import Quiz, Status, Terms
from quizapp.store import bank_questions, banks, people, quizzes
from quizapp.store.engine import Engine, Session, hold, reading, writing
from quizapp.store.quizzes import NewQuiz
from quizapp.store.records.banks import Bank
from quizapp.store.records.people import Person
from quizapp.store.records.quizzes import PublishedQuiz

__all__ = ["ensure_sample_banks", "ensure_sample_quiz", "find_sample_quiz", "set_samples_hidden"]


def ensure_sample_banks(engine: Engine, samples: Sequence[Quiz], *, now: datetime) -> int:
    """Load one sample bank per quiz, named by its title, and return how many questions were added.

    What is there already is left alone, so this may run at every start.
    """
    with writing(engine) as session:
        hold(session, "samples")
        return sum(_add_sample(session, sample, now) for sample in samples)


def ensure_sample_quiz(engine: Engine, *, now: datetime) -> PublishedQuiz | None:
    """Publish the ready questions of the first sample bank, open to guests, unless that is done; None without any."""
    with writing(engine) as session:
        hold(session, "samples")
        return quizzes.find_sample_quiz(session) or _publish_sample(session, now)


def find_sample_quiz(engine: Engine) -> PublishedQuiz | None:
    """The quiz a guest can take at once, None when there is none."""
    with reading(engine) as session:
        return quizzes.find_sample_quiz(session)


def set_samples_hidden(engine: Engine, actor: Person, hidden: bool) -> None:
    """Take the samples off the actor's start page, or put them there again; others see them as before."""
    require(actor, Action.USE_BANKS)
    with writing(engine) as session:
        people.set_samples_hidden(session, actor.id, hidden)


def _add_sample(session: Session, sample: Quiz, now: datetime) -> int:
    bank = _sample_bank(session, clean_name(sample.title, "sample bank's title"), now)
    return add_to_bank(session, bank.id, sample, author_id=None, now=now) if bank else 0


def _sample_bank(session: Session, name: str, now: datetime) -> Bank | None:
    return banks.find_sample_bank(session, name) or banks.add_bank(session, name, None, now=now)


def _publish_sample(session: Session, now: datetime) -> PublishedQuiz | None:
    bank = banks.find_sample_bank(session)
    ready = bank_questions.list_questions(session, bank.id, Status.READY) if bank else ()
    # A bank file holds one passage; should there be more, the quiz is on the first.
    questions = [each for each in ready if each.passage_id == ready[0].passage_id]
    if not (bank and questions):
        return None
    sample = NewQuiz(bank.name, None, Terms(again=True))
    quiz_id = publish_questions(session, sample, questions, now=now)
    return quizzes.find_quiz(session, quiz_id)
