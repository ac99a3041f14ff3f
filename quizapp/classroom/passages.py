"""The passages of a bank: what of the article each was made from, and putting a line of it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from quizapp.classroom.banks import add_to_bank, held_bank, permitted_bank
from quizapp.classroom.policy import Action
from quizapp.errors.banks import ChangedPassageError, StaleQuestionError
from quizapp.model import Evidence, Option, Passage, Question, Quiz
from quizapp.reading.choosing import moved
from quizapp.store import bank_questions
from quizapp.store import passages as store_passages
from quizapp.store.engine import Engine, reading, writing
from quizapp.store.records.people import Person

__all__ = ["change_passage", "find_passage"]


def find_passage(engine: Engine, actor: Person, bank_id: int, passage_id: int) -> Passage:
    """A passage of a bank with the lines of its article, which are none where they are not known.

    Raises ChangedPassageError when the bank has no such passage.
    """
    with reading(engine) as session:
        permitted_bank(session, actor, bank_id, Action.USE_BANK)
        passage = store_passages.find_passage(session, bank_id, passage_id)
    if passage is None:
        raise ChangedPassageError(passage_id)
    return passage


def change_passage(engine: Engine, actor: Person, bank_id: int, passage_id: int, quiz: Quiz, *, now: datetime) -> int:
    """Bring the questions on a passage to ``quiz.passage``, and return how many questions of ``quiz`` were new.

    ``quiz.passage`` is ``find_passage`` with lines put back. Each question of the bank keeps its words and status and
    becomes a new version, its evidence where it now stands; what was published stays as it was. Raises
    ChangedPassageError or StaleQuestionError, and changes nothing, when somebody else changed the bank meanwhile.
    """
    with writing(engine) as session:
        held_bank(session, actor, bank_id)
        questions = [each for each in bank_questions.list_questions(session, bank_id) if each.passage_id == passage_id]
        before = store_passages.find_passage(session, bank_id, passage_id)
        if before is None or not questions:
            raise ChangedPassageError(passage_id)
        new_id = store_passages.add_next_version(session, passage_id, quiz.passage, now=now)
        for each in questions:
            question = _moved_question(each.question, before, quiz.passage)
            if not bank_questions.add_version(session, each, question, author_id=actor.id, now=now, passage_id=new_id):
                raise StaleQuestionError(each.version, each.version + 1)
        session.flush()
        return add_to_bank(session, bank_id, quiz, author_id=actor.id, now=now)


def _moved_question(question: Question, before: Passage, after: Passage) -> Question:
    """The question with every span of ``before`` that it rests on where it stands in ``after``."""

    def move(evidence: Evidence) -> Evidence:
        return moved(evidence, before, after)

    def move_option(option: Option) -> Option:
        return replace(option, evidence=move(option.evidence)) if option.evidence else option

    return replace(question, evidence=move(question.evidence), options=tuple(map(move_option, question.options)))
