"""The passages of a bank: what of the article each was made from, and other lines of it in the passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from quizapp.classroom.banks import add_to_bank, held_bank, permitted_bank
from quizapp.classroom.policy import Action
from quizapp.errors.banks import ChangedPassageError, LinesInUseError, NoLineLeftError, StaleQuestionError
from quizapp.model import Option, Passage, Question, Quiz, Status
from quizapp.reading.choosing import lines_under, moved
from quizapp.store import bank_questions
from quizapp.store import passages as store_passages
from quizapp.store.engine import Engine, reading, writing
from quizapp.store.records.people import Person

__all__ = ["change_passage", "find_passage", "lines_needed"]


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

    ``quiz.passage`` is ``find_passage`` with lines put back or left out. Each question of the bank keeps its words and
    status and becomes a new version, its evidence where it now stands; what was published stays as it was. A rejected
    question loses the evidence that was in a line left out. Changes nothing and raises LinesInUseError when any other
    question rests on such a line, NoLineLeftError, and ChangedPassageError or StaleQuestionError when somebody else
    changed the bank meanwhile.
    """
    with writing(engine) as session:
        held_bank(session, actor, bank_id)
        questions = [each for each in bank_questions.list_questions(session, bank_id) if each.passage_id == passage_id]
        before = store_passages.find_passage(session, bank_id, passage_id)
        if before is None or not questions:
            raise ChangedPassageError(passage_id)
        _refuse_loss([each.question for each in questions], before, quiz.passage)
        new_id = store_passages.add_next_version(session, passage_id, quiz.passage, now=now)
        for each in questions:
            question = _moved_question(each.question, before, quiz.passage)
            if not bank_questions.add_version(session, each, question, author_id=actor.id, now=now, passage_id=new_id):
                raise StaleQuestionError(each.version, each.version + 1)
        session.flush()
        return add_to_bank(session, bank_id, quiz, author_id=actor.id, now=now)


def lines_needed(question: Question, passage: Passage) -> frozenset[int]:
    """The numbers of the passage's lines that a question rests on, its options too; none once it is rejected."""
    if question.status is Status.RETIRED:
        return frozenset()
    spans = [question.evidence, *(option.evidence for option in question.options if option.evidence)]
    return frozenset().union(*(lines_under(span, passage) for span in spans))


def _refuse_loss(questions: Sequence[Question], before: Passage, after: Passage) -> None:
    """Raise NoLineLeftError, or LinesInUseError with the places of the questions that would lose what they rest on."""
    if not after.text:
        raise NoLineLeftError
    gone = {number for number, line in enumerate(after.lines) if not line.kept}
    if places := [place for place, each in enumerate(questions, 1) if lines_needed(each, before) & gone]:
        raise LinesInUseError(places)


def _moved_question(question: Question, before: Passage, after: Passage) -> Question:
    """The question with every span of ``before`` that it rests on where it stands in ``after``."""

    def move(option: Option) -> Option:
        found = moved(option.evidence, before, after) if option.evidence else None
        return replace(option, evidence=found if found and found.quote else None)

    evidence = moved(question.evidence, before, after)
    return replace(question, evidence=evidence, options=tuple(map(move, question.options)))
