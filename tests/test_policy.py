"""Who may do what: every function of the classroom that takes an actor, tried as everybody there is.

A new function with an ``actor`` needs a line in ``CALLS`` and in ``ALLOWED``; a test says so when one is missing.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import quizapp.classroom
from quizapp.classroom import (
    accepting,
    accounts,
    attempts,
    banks,
    begun,
    classes,
    corrections,
    editing,
    enrolling,
    given,
    overdue,
    overseeing,
    passages,
    policy,
    publishing,
    quizzes,
    results,
    samples,
    sheets,
    starting,
    time_limits,
)
from quizapp.classroom.rosters import RosterEntry
from quizapp.classroom.sheets import Sheet
from quizapp.errors.people import NotAllowedError
from quizapp.model import Counting, ExtraTime, Quiz, Status
from quizapp.store.connecting import connect
from quizapp.store.records.people import Person, PersonRole
from tests.schoolroom import (
    HOME,
    NOON,
    PASSWORD,
    QUIZ,
    WHEN,
    WHERE,
    Room,
    add_second_teacher,
    later,
    make_room,
    with_status,
)


@dataclass(frozen=True)
class School(Room):
    """A room, another teacher, the sample bank and quiz, and one submitted attempt of the student."""

    other_teacher: Person
    sample_bank_id: int
    sample_quiz_id: int
    attempt_id: int
    question_id: int
    empty_bank_id: int


@pytest.fixture(scope="module")
def built(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> School:
    """A school, built once; who may do what does not depend on the database, so SQLite will do."""
    path = tmp_path_factory.mktemp("school") / "school.db"
    engine = connect(f"sqlite:///{shutil.copy(sqlite_template, path)}")
    room = make_room(engine)
    samples.ensure_sample_banks(engine, [replace(QUIZ, title="Sample")], now=NOON)
    sample_quiz = samples.ensure_sample_quiz(engine, now=NOON)
    started = starting.start(engine, room.quiz.code, room.student, address=HOME, now=NOON)
    attempts.submit(engine, started.token, now=NOON)
    school = School(
        **{name: getattr(room, name) for name in Room.__dataclass_fields__},
        other_teacher=add_second_teacher(engine, room.teacher),
        sample_bank_id=banks.list_banks(engine, room.teacher)[-1].id,
        sample_quiz_id=sample_quiz.id,
        attempt_id=started.attempt_id,
        question_id=banks.list_questions(engine, room.teacher, room.bank.id)[0].id,
        empty_bank_id=banks.create_bank(engine, room.teacher, "Empty", now=NOON).id,
    )
    engine.dispose()
    return school


@pytest.fixture
def school(built: School, tmp_path: Path, cheap_hashing: None) -> Iterator[School]:  # noqa: ARG001
    """A copy of the school for one test to change."""
    engine = connect(f"sqlite:///{shutil.copy(built.engine.url.database, tmp_path / 'school.db')}")
    yield replace(built, engine=engine)
    engine.dispose()


Call = Callable[[School, Person], object]

NEW = RosterEntry("new", "New", PersonRole.STUDENT, "7B")


def passage_of(school: School) -> int:
    """The passage of the school's bank."""
    return banks.list_questions(school.engine, school.teacher, school.bank.id)[0].passage_id


CALLS: dict[Callable[..., object], Call] = {
    accounts.list_changeable: lambda s, a: accounts.list_changeable(s.engine, a, [a]),
    accounts.list_people: lambda s, a: accounts.list_people(s.engine, a),
    accounts.add_person: lambda s, a: accounts.add_person(
        s.engine, a, name="New", username="new", password=PASSWORD, role=PersonRole.TEACHER, now=NOON
    ),
    enrolling.enrolment_of: lambda s, a: enrolling.enrolment_of(s.engine, a, [NEW]),
    enrolling.enrol_listed: lambda s, a: enrolling.enrol_listed(s.engine, a, [NEW], now=NOON),
    accounts.reset_password: lambda s, a: accounts.reset_password(s.engine, a, s.other_student.id, PASSWORD),
    accounts.rename_person: lambda s, a: accounts.rename_person(s.engine, a, s.other_student.id, "New"),
    accounts.set_enabled: lambda s, a: accounts.set_enabled(s.engine, a, s.other_student.id, False),
    banks.list_banks: lambda s, a: banks.list_banks(s.engine, a),
    banks.find_bank: lambda s, a: banks.find_bank(s.engine, a, s.bank.id),
    banks.create_bank: lambda s, a: banks.create_bank(s.engine, a, "New", now=NOON),
    banks.rename_bank: lambda s, a: banks.rename_bank(s.engine, a, s.bank.id, "New"),
    banks.delete_bank: lambda s, a: banks.delete_bank(s.engine, a, s.empty_bank_id),
    banks.put_bank_away: lambda s, a: banks.put_bank_away(s.engine, a, s.bank.id),
    banks.is_in_use: lambda s, a: banks.is_in_use(s.engine, a, s.bank.id),
    banks.take_bank_out: lambda s, a: banks.take_bank_out(s.engine, a, s.bank.id),
    banks.list_banks_put_away: lambda s, a: banks.list_banks_put_away(s.engine, a),
    banks.copy_bank: lambda s, a: banks.copy_bank(s.engine, a, s.bank.id, "Copy", now=NOON),
    banks.list_questions: lambda s, a: banks.list_questions(s.engine, a, s.bank.id),
    banks.bank_quizzes: lambda s, a: banks.bank_quizzes(s.engine, a, s.bank.id),
    banks.add_questions: lambda s, a: banks.add_questions(s.engine, a, s.bank.id, QUIZ, now=NOON),
    editing.edit_question: lambda s, a: editing.edit_question(
        s.engine, a, s.question_id, replace(WHERE, stem="Where?"), version=1, now=NOON
    ),
    editing.replace_question: lambda s, a: editing.replace_question(
        s.engine, a, s.question_id, replace(WHERE, id="q-other"), version=1, now=NOON
    ),
    editing.set_status: lambda s, a: editing.set_status(s.engine, a, s.question_id, Status.RETIRED, version=1),
    passages.find_passage: lambda s, a: passages.find_passage(s.engine, a, s.bank.id, passage_of(s)),
    passages.change_passage: lambda s, a: passages.change_passage(
        s.engine,
        a,
        s.bank.id,
        passage_of(s),
        Quiz("Same", passages.find_passage(s.engine, s.teacher, s.bank.id, passage_of(s))),
        now=NOON,
    ),
    publishing.publish: lambda s, a: publishing.publish(
        s.engine, a, title="New", question_ids=[s.question_id], now=NOON
    ),
    quizzes.list_quizzes: lambda s, a: quizzes.list_quizzes(s.engine, a),
    quizzes.find_quiz: lambda s, a: quizzes.find_quiz(s.engine, a, s.quiz.id),
    quizzes.published_as_quiz: lambda s, a: quizzes.published_as_quiz(s.engine, a, s.quiz.id),
    quizzes.set_open: lambda s, a: quizzes.set_open(s.engine, a, s.quiz.id, False, now=NOON),
    quizzes.set_closing_time: lambda s, a: quizzes.set_closing_time(s.engine, a, s.quiz.id, later(60), now=NOON),
    time_limits.set_time_limit: lambda s, a: time_limits.set_time_limit(s.engine, a, s.quiz.id, 30, now=NOON),
    time_limits.set_extra_time: lambda s, a: time_limits.set_extra_time(
        s.engine, a, s.other_student.id, ExtraTime.HALF, now=NOON
    ),
    time_limits.give_extra_time: lambda s, a: time_limits.give_extra_time(
        s.engine, a, s.other_student.username, ExtraTime.HALF, now=NOON
    ),
    time_limits.give_minutes: lambda s, a: given_minutes(s, a),
    quizzes.rename_quiz: lambda s, a: quizzes.rename_quiz(s.engine, a, s.quiz.id, "New"),
    quizzes.put_quiz_away: lambda s, a: quizzes.put_quiz_away(s.engine, a, s.quiz.id, now=NOON),
    quizzes.take_quiz_out: lambda s, a: quizzes.take_quiz_out(s.engine, a, s.quiz.id),
    quizzes.count_quizzes: lambda s, a: quizzes.count_quizzes(s.engine, a),
    quizzes.list_quizzes_put_away: lambda s, a: quizzes.list_quizzes_put_away(s.engine, a),
    classes.list_classes: lambda s, a: classes.list_classes(s.engine, a),
    classes.put_into_class: lambda s, a: classes.put_into_class(s.engine, a, "ada", "7B"),
    classes.set_classes: lambda s, a: classes.set_classes(s.engine, a, s.quiz.id, "7B"),
    classes.list_empty: lambda s, a: classes.list_empty(s.engine, a, s.quiz.id),
    classes.count_expected: lambda s, a: classes.count_expected(s.engine, a, s.quiz.id),
    overdue.submit_overdue_at_own: lambda s, a: overdue.submit_overdue_at_own(s.engine, a, now=NOON),
    overseeing.collect: lambda s, a: collected(s, a),
    overseeing.let_again: lambda s, a: let(s, a),
    overseeing.discard: lambda s, a: overseeing.discard(s.engine, a, s.attempt_id),
    overseeing.move: lambda s, a: overseeing.move(s.engine, a, s.attempt_id, "7B"),
    overseeing.take_back: lambda s, a: overseeing.take_back(s.engine, a, s.attempt_id),
    corrections.count_as: lambda s, a: corrections.count_as(
        s.engine, a, s.quiz.id, WHERE.id, Counting.LEFT_OUT, now=NOON
    ),
    accepting.accept_answer: lambda s, a: accepting.accept_answer(s.engine, a, s.quiz.id, WHEN.id, "2018", now=NOON),
    accepting.refuse_answer: lambda s, a: accepting.refuse_answer(s.engine, a, s.quiz.id, WHEN.id, "2018", now=NOON),
    corrections.mark_by_bank: lambda s, a: corrections.mark_by_bank(s.engine, a, s.quiz.id, WHERE.id, now=NOON),
    corrections.mark_as_published: lambda s, a: corrections.mark_as_published(
        s.engine, a, s.quiz.id, WHERE.id, now=NOON
    ),
    samples.set_samples_hidden: lambda s, a: samples.set_samples_hidden(s.engine, a, True),
    starting.resume: lambda s, a: starting.resume(s.engine, a, s.attempt_id, now=NOON),
    begun.list_attempts: lambda s, a: begun.list_attempts(s.engine, a, now=NOON),
    begun.is_under_way: lambda s, a: begun.is_under_way(s.engine, a, s.quiz.id, now=NOON),
    given.list_given: lambda s, a: given.list_given(s.engine, a, now=NOON),
    results.classes_taken: lambda s, a: results.classes_taken(s.engine, a, s.quiz.id),
    results.find_results: lambda s, a: results.find_results(s.engine, a, s.quiz.id, now=NOON),
    results.review_attempt: lambda s, a: results.review_attempt(s.engine, a, s.attempt_id),
    sheets.write_sheet: lambda s, a: sheets.write_sheet(
        s.engine, a, s.quiz.id, Sheet.POINTS, zone=ZoneInfo("UTC"), now=NOON
    ),
}


def collected(school: School, actor: Person) -> int:
    """What is collected of a quiz once it is closed."""
    quizzes.set_open(school.engine, school.teacher, school.quiz.id, False, now=NOON)
    return overseeing.collect(school.engine, actor, school.quiz.id, now=NOON)


def let(school: School, actor: Person) -> None:
    """Somebody allowed to begin anew once the attempt is submitted."""
    quizzes.set_open(school.engine, school.teacher, school.quiz.id, False, now=NOON)
    overseeing.collect(school.engine, school.teacher, school.quiz.id, now=NOON)
    overseeing.let_again(school.engine, actor, school.attempt_id)


def given_minutes(school: School, actor: Person) -> None:
    """More minutes for an attempt that is not submitted."""
    started = starting.start(school.engine, school.quiz.code, school.other_student, address=HOME, now=NOON)
    time_limits.give_minutes(school.engine, actor, started.attempt_id, 5, now=NOON)


TEACHERS = {"teacher", "other teacher"}
OWNER = {"teacher"}

# "teacher" owns the bank and the quiz, "student" the attempt; everything else is refused.
ALLOWED: dict[Callable[..., object], set[str]] = {
    accounts.list_changeable: TEACHERS,
    accounts.list_people: TEACHERS,
    accounts.add_person: TEACHERS,
    enrolling.enrolment_of: TEACHERS,
    enrolling.enrol_listed: TEACHERS,
    accounts.reset_password: {*TEACHERS, "other student"},
    accounts.rename_person: TEACHERS,
    accounts.set_enabled: TEACHERS,
    banks.list_banks: TEACHERS,
    banks.find_bank: OWNER,
    banks.create_bank: TEACHERS,
    banks.rename_bank: OWNER,
    banks.delete_bank: OWNER,
    banks.put_bank_away: OWNER,
    banks.is_in_use: OWNER,
    banks.take_bank_out: OWNER,
    banks.list_banks_put_away: TEACHERS,
    banks.copy_bank: OWNER,
    banks.list_questions: OWNER,
    banks.bank_quizzes: OWNER,
    banks.add_questions: OWNER,
    editing.edit_question: OWNER,
    editing.replace_question: OWNER,
    editing.set_status: OWNER,
    passages.find_passage: OWNER,
    passages.change_passage: OWNER,
    publishing.publish: OWNER,
    quizzes.list_quizzes: TEACHERS,
    quizzes.find_quiz: OWNER,
    quizzes.published_as_quiz: OWNER,
    quizzes.set_open: OWNER,
    quizzes.set_closing_time: OWNER,
    time_limits.set_time_limit: OWNER,
    time_limits.set_extra_time: TEACHERS,
    time_limits.give_extra_time: TEACHERS,
    time_limits.give_minutes: OWNER,
    quizzes.rename_quiz: OWNER,
    quizzes.put_quiz_away: OWNER,
    quizzes.take_quiz_out: OWNER,
    quizzes.count_quizzes: TEACHERS,
    quizzes.list_quizzes_put_away: TEACHERS,
    classes.list_classes: TEACHERS,
    classes.put_into_class: TEACHERS,
    classes.set_classes: OWNER,
    classes.list_empty: OWNER,
    classes.count_expected: OWNER,
    overdue.submit_overdue_at_own: TEACHERS,
    overseeing.collect: OWNER,
    overseeing.let_again: OWNER,
    overseeing.discard: OWNER,
    overseeing.move: OWNER,
    overseeing.take_back: OWNER,
    corrections.count_as: OWNER,
    accepting.accept_answer: OWNER,
    accepting.refuse_answer: OWNER,
    corrections.mark_by_bank: OWNER,
    corrections.mark_as_published: OWNER,
    samples.set_samples_hidden: TEACHERS,
    starting.resume: {"student"},
    begun.list_attempts: {*TEACHERS, "student", "other student"},
    begun.is_under_way: {*TEACHERS, "student", "other student"},
    given.list_given: {*TEACHERS, "student", "other student"},
    results.classes_taken: OWNER,
    results.find_results: OWNER,
    results.review_attempt: OWNER,
    sheets.write_sheet: OWNER,
}

PEOPLE: dict[str, Callable[[School], Person]] = {
    "teacher": lambda s: s.teacher,
    "other teacher": lambda s: s.other_teacher,
    "student": lambda s: s.student,
    "other student": lambda s: s.other_student,
    "disabled teacher": lambda s: replace(s.teacher, enabled=False),
    "disabled student": lambda s: replace(s.student, enabled=False),
}


def functions_with_an_actor() -> Iterator[Callable[..., object]]:
    for module_info in pkgutil.iter_modules(quizapp.classroom.__path__, "quizapp.classroom."):
        module = importlib.import_module(module_info.name)
        if module is policy:
            continue
        for name in module.__all__:
            member = getattr(module, name)
            # What takes a session instead of the engine is a step within one of these.
            if inspect.isfunction(member) and {"engine", "actor"} <= set(inspect.signature(member).parameters):
                yield member


def test_every_function_with_an_actor_is_tried_here() -> None:
    found = set(functions_with_an_actor())
    assert found
    assert found == set(CALLS) == set(ALLOWED)


def test_every_action_has_a_rule() -> None:
    assert set(policy.RULES) == set(policy.Action)


@pytest.mark.parametrize("function", CALLS, ids=lambda function: f"{function.__module__[18:]}.{function.__name__}")
def test_a_function_lets_in_whom_it_should_and_nobody_else(school: School, function: Callable[..., object]) -> None:
    refused = {who for who in PEOPLE if who not in ALLOWED[function]}
    for who in sorted(refused):
        with pytest.raises(NotAllowedError):
            CALLS[function](school, PEOPLE[who](school))


@pytest.mark.parametrize(
    ("function", "who"),
    [(function, who) for function, people in ALLOWED.items() for who in sorted(people)],
    ids=lambda each: each if isinstance(each, str) else f"{each.__module__[18:]}.{each.__name__}",
)
def test_a_function_does_its_work_for_whom_it_should(school: School, function: Callable[..., object], who: str) -> None:
    CALLS[function](school, PEOPLE[who](school))


def test_every_teacher_may_use_the_samples_but_not_change_them(school: School) -> None:
    engine, actor = school.engine, school.other_teacher
    assert banks.find_bank(engine, actor, school.sample_bank_id).ready_count == 3
    first = banks.list_questions(engine, actor, school.sample_bank_id)[0]
    assert publishing.publish(engine, actor, title="From a sample", question_ids=[first.id], now=NOON)
    assert banks.copy_bank(engine, actor, school.sample_bank_id, "Mine", now=NOON)
    assert results.find_results(engine, actor, school.sample_quiz_id, now=NOON).attempts == ()
    for change in (
        lambda: banks.rename_bank(engine, actor, school.sample_bank_id, "Mine"),
        lambda: editing.set_status(engine, actor, first.id, Status.RETIRED, version=1),
        lambda: banks.add_questions(engine, actor, school.sample_bank_id, with_status(QUIZ, Status.DRAFT), now=NOON),
        lambda: quizzes.set_open(engine, actor, school.sample_quiz_id, False, now=NOON),
    ):
        with pytest.raises(NotAllowedError):
            change()


def test_students_may_not_use_the_samples_as_teachers_do(school: School) -> None:
    with pytest.raises(NotAllowedError):
        banks.find_bank(school.engine, school.student, school.sample_bank_id)
    with pytest.raises(NotAllowedError):
        results.find_results(school.engine, school.student, school.sample_quiz_id, now=NOON)


def test_a_disabled_student_cannot_start_a_quiz(school: School) -> None:
    disabled = replace(school.student, enabled=False)
    with pytest.raises(NotAllowedError, match="You may not take quizzes"):
        starting.start(school.engine, school.quiz.code, disabled, address=HOME, now=later(1))


@pytest.mark.parametrize("missing", [4711, -1])
def test_a_student_does_not_learn_which_things_there_are(school: School, missing: int) -> None:
    for ask in (banks.find_bank, quizzes.find_quiz, quizzes.published_as_quiz, results.review_attempt):
        with pytest.raises(NotAllowedError):
            ask(school.engine, school.student, missing)
