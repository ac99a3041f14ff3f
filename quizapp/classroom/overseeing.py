"""What a teacher does with attempts at a quiz: submit what was left unfinished, let begin anew, discard, and move."""

from __future__ import annotations

from datetime import datetime

from quizapp.classroom.attempts import submit_attempt
from quizapp.classroom.names import clean_class
from quizapp.classroom.policy import Action, require
from quizapp.classroom.quizzes import permitted_quiz
from quizapp.errors.quizzes import BegunAnewError, NameTakenInClassError, StillOpenError, UnknownAttemptError
from quizapp.store import attempts as store
from quizapp.store.engine import Engine, Session, reading, writing
from quizapp.store.records.attempts import StoredAttempt
from quizapp.store.records.people import Person

__all__ = ["collect", "discard", "let_again", "move", "permitted_attempt", "take_back"]


def collect(engine: Engine, actor: Person, quiz_id: int, *, now: datetime) -> int:
    """Submit and mark the attempts that a closed quiz left unfinished, trials too; how many there were.

    Raises UnknownQuizError, and StillOpenError while the quiz is open. An attempt at a time, so that nobody waits for
    a whole class to be marked.
    """
    with reading(engine) as session:
        quiz = permitted_quiz(session, actor, quiz_id, Action.MANAGE_QUIZ)
        unfinished = store.list_open(session, quiz_id)
    if quiz.is_open(now):
        raise StillOpenError(quiz.title)
    for attempt_id in unfinished:
        with writing(engine) as session:
            submit_attempt(session, attempt_id, now)
    return len(unfinished)


def let_again(engine: Engine, actor: Person, attempt_id: int) -> None:
    """Let a student take a quiz once more; the attempt stays among the results. Raises UnknownAttemptError.

    So a guest whose browser lost an unfinished attempt can begin anew under the same name.
    """
    with writing(engine) as session:
        permitted_attempt(session, actor, attempt_id)
        store.let_again(session, attempt_id)


def discard(engine: Engine, actor: Person, attempt_id: int) -> None:
    """Let an attempt count nowhere: not in the results and not against its student, who may begin anew.

    Nothing of it is lost; see ``take_back``. Raises UnknownAttemptError.
    """
    with writing(engine) as session:
        permitted_attempt(session, actor, attempt_id)
        store.set_discarded(session, attempt_id, True)


def take_back(engine: Engine, actor: Person, attempt_id: int) -> None:
    """Let a discarded attempt count again; raises BegunAnewError where its student would have two open at once."""
    with writing(engine) as session:
        attempt = permitted_attempt(session, actor, attempt_id)
        if not store.set_discarded(session, attempt_id, False):
            raise BegunAnewError(attempt.name)


def move(engine: Engine, actor: Person, attempt_id: int, class_name: str) -> None:
    """Put an attempt, and its student's others at that quiz, into another class, "" for none.

    Raises UnknownAttemptError, and NameTakenInClassError for a guest whose name another guest of that class has given.
    """
    class_name = clean_class(class_name)
    with writing(engine) as session:
        attempt = permitted_attempt(session, actor, attempt_id)
        if not store.move(session, attempt, class_name):
            raise NameTakenInClassError(attempt.name, class_name)


def permitted_attempt(session: Session, actor: Person, attempt_id: int) -> StoredAttempt:
    attempt = store.find_attempt(session, attempt_id)
    require(actor, Action.MANAGE_QUIZ, owner_id=attempt.owner_id if attempt else actor.id)
    if attempt is None:
        raise UnknownAttemptError
    return attempt
