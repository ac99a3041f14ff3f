"""``import`` and ``export``: banks between files and the database."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizapp.cli.files import STANDARD, is_there, read_bank_at, write_quiz
from quizapp.cli.serving import add_database, opened
from quizapp.errors.banks import EmptyBankError, NoSuchBankError
from quizapp.errors.files import SeveralFilesError
from quizapp.errors.people import NoTeacherError, WhichTeacherError
from quizapp.model import Quiz

if TYPE_CHECKING:
    from quizapp.store.engine import Engine
    from quizapp.store.records.banks import Bank
    from quizapp.store.records.people import Person

__all__ = ["add_commands"]


def add_commands(commands: Any) -> None:
    take = commands.add_parser("import", help="add a bank file to a teacher's banks", description=_import_bank.__doc__)
    files = "a bank.json, a folder with one, or another program's bank: GIFT, Aiken, Moodle XML, QTI 1.2"
    take.add_argument("bank", metavar="BANK", help=files)
    take.add_argument("--name", default="", help="the bank to add to; one of the quiz's title by default")
    _add_teacher(take)
    take.set_defaults(run=_import_bank)

    give = commands.add_parser("export", help="write a bank to a file", description=_export_bank.__doc__)
    give.add_argument("bank", metavar="BANK", help="the name of a bank in the database, or a bank.json or its folder")
    give.add_argument("--format", default="json", help="json (default), text, csv, moodle, gift, aiken or canvas")
    give.add_argument("--output", default=STANDARD, metavar="FILE", help="where to; standard output by default")
    _add_teacher(give)
    give.set_defaults(run=_export_bank)


def _add_teacher(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--teacher", default="", metavar="USERNAME", help="whose banks; needed only if there are several"
    )
    add_database(command)


def _import_bank(options: argparse.Namespace) -> None:
    """Add a bank file's questions, with their passage, to a teacher's bank; what is there already stays as it is."""
    from quizapp.classroom.names import clean_name, shortened

    file = read_bank_at(Path(options.bank))
    quiz = file.quiz
    name = clean_name(options.name or shortened(quiz.title), "bank's name")
    with _opened_for(options) as (engine, teacher):
        added = _add_to(engine, teacher, name, quiz)
    print(f'{added} of {len(quiz.questions)} questions were added to "{name}"; the others were there already.')
    for note in file.notes:
        print(note)


def _add_to(engine: Engine, teacher: Person, name: str, quiz: Quiz) -> int:
    """Add a quiz to the teacher's bank of that name, or to a new one; how many of its questions were new."""
    from quizapp.classroom.banks import add_questions, create_bank, list_questions

    now = datetime.now(UTC)
    bank = _own_banks(engine, teacher).get(name)
    if bank:
        return add_questions(engine, teacher, bank.id, quiz, now=now)
    bank = create_bank(engine, teacher, name, quiz=quiz, now=now)
    return len(list_questions(engine, teacher, bank.id))


def _export_bank(options: argparse.Namespace) -> None:
    """Write a bank to a file. A bank on several passages becomes as many files: FILE-1, FILE-2 and so on."""
    from quizapp.formats import writer_of

    writer = writer_of(options.format)
    quizzes = _quizzes_called(options)
    if len(quizzes) == 1:
        write_quiz(options.output, writer, quizzes[0])
        return
    if options.output == STANDARD:
        raise SeveralFilesError(len(quizzes))
    file = Path(options.output)
    for number, quiz in enumerate(quizzes, start=1):
        write_quiz(str(file.with_stem(f"{file.stem}-{number}")), writer, quiz)


def _quizzes_called(options: argparse.Namespace) -> tuple[Quiz, ...]:
    """The quizzes of the bank at a path, or else of the bank with that name in the database."""
    if is_there(Path(options.bank)):
        return (read_bank_at(Path(options.bank)).quiz,)

    from quizapp.classroom.banks import bank_quizzes, list_banks

    with _opened_for(options) as (engine, teacher):
        banks = {bank.name: bank for bank in reversed(list_banks(engine, teacher))}
        if options.bank not in banks:
            raise NoSuchBankError(options.bank, reversed(banks))
        quizzes = bank_quizzes(engine, teacher, banks[options.bank].id)
    if not quizzes:
        raise EmptyBankError(options.bank)
    return quizzes


@contextmanager
def _opened_for(options: argparse.Namespace) -> Iterator[tuple[Engine, Person]]:
    """The database, and the teacher whose banks are meant."""
    with opened(options.database) as engine:
        yield engine, _teacher_called(engine, options.teacher)


def _teacher_called(engine: Engine, username: str) -> Person:
    """The teacher with the username, or the only one there is."""
    from quizapp.store.engine import reading
    from quizapp.store.people import list_teachers

    with reading(engine) as session:
        teachers = {teacher.username: teacher for teacher in list_teachers(session)}
    if not teachers:
        raise NoTeacherError
    if username in teachers or (len(teachers) == 1 and not username):
        return teachers[username or next(iter(teachers))]
    raise WhichTeacherError(teachers)


def _own_banks(engine: Engine, teacher: Person) -> dict[str, Bank]:
    from quizapp.classroom.banks import list_banks

    return {bank.name: bank for bank in list_banks(engine, teacher) if bank.owner_id == teacher.id}
