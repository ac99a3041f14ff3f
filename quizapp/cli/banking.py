"""``import``, ``export`` and ``check-bank``: banks between files and the database."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizapp.cli.files import STANDARD, read_file, write_file
from quizapp.cli.serving import add_database, opened
from quizapp.errors import QuizError
from quizapp.errors.banks import NoSuchBankError
from quizapp.errors.files import BankFileError, SeveralFilesError
from quizapp.errors.people import NoTeacherError, WhichTeacherError
from quizapp.model import Quiz

if TYPE_CHECKING:
    from quizapp.store.engine import Engine
    from quizapp.store.records import Person

__all__ = ["add_commands", "check_banks", "export_bank", "import_bank"]


def add_commands(commands: Any) -> None:
    take = commands.add_parser("import", help="add a bank file to a teacher's banks", description=import_bank.__doc__)
    take.add_argument("bank", metavar="BANK", help="a bank.json, or a folder with one")
    take.add_argument("--name", default="", help="the bank to add to; one of the quiz's title by default")
    add_teacher(take)
    take.set_defaults(run=import_bank)

    give = commands.add_parser("export", help="write a bank to a file", description=export_bank.__doc__)
    give.add_argument("bank", metavar="BANK", help="the name of a bank in the database, or a bank.json or its folder")
    give.add_argument("--format", default="json", help="json (default), text or csv")
    give.add_argument("--output", default=STANDARD, metavar="FILE", help="where to; standard output by default")
    add_teacher(give)
    give.set_defaults(run=export_bank)

    check = commands.add_parser("check-bank", help="check bank files", description=check_banks.__doc__)
    check.add_argument(
        "banks", metavar="BANK", nargs="+", type=Path, help="a bank.json, its folder, or a folder of banks"
    )
    check.set_defaults(run=check_banks)


def add_teacher(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--teacher", default="", metavar="USERNAME", help="whose banks; needed only if there are several"
    )
    add_database(command)


# ── import and export ────────────────────────────────────────────────────────────────────────────────────────────────


def import_bank(options: argparse.Namespace) -> None:
    """Add a bank file's questions, with their passage, to a teacher's bank; what is there already stays as it is."""
    from quizapp.classroom.names import clean_name, shortened

    quiz = read_bank_at(Path(options.bank))
    name = clean_name(options.name or shortened(quiz.title), "bank's name")
    with opened_for(options) as (engine, teacher):
        added = add_to(engine, teacher, name, quiz)
    print(f'{added} of {len(quiz.questions)} questions were added to "{name}"; the others were there already.')


def add_to(engine: Engine, teacher: Person, name: str, quiz: Quiz) -> int:
    """Add a quiz to the teacher's bank of that name, or to a new one; how many of its questions were new."""
    from quizapp.classroom.banks import add_questions, create_bank, list_questions

    now = datetime.now(UTC)
    bank = own_banks(engine, teacher).get(name)
    if bank:
        return add_questions(engine, teacher, bank.id, quiz, now=now)
    bank = create_bank(engine, teacher, name, quiz=quiz, now=now)
    return len(list_questions(engine, teacher, bank.id))


def export_bank(options: argparse.Namespace) -> None:
    """Write a bank to a file. A bank on several passages becomes as many files: FILE-1, FILE-2 and so on."""
    from quizapp.formats import writer_of

    writer = writer_of(options.format)
    quizzes = quizzes_called(options)
    if len(quizzes) == 1:
        write_file(options.output, writer.write(quizzes[0]))
        return
    if options.output == STANDARD:
        raise SeveralFilesError(len(quizzes))
    file = Path(options.output)
    for number, quiz in enumerate(quizzes, start=1):
        write_file(str(file.with_stem(f"{file.stem}-{number}")), writer.write(quiz))


def quizzes_called(options: argparse.Namespace) -> tuple[Quiz, ...]:
    """The quizzes of the bank at a path, or else of the bank with that name in the database."""
    if is_there(Path(options.bank)):
        return (read_bank_at(Path(options.bank)),)

    from quizapp.classroom.banks import bank_quizzes, list_banks

    with opened_for(options) as (engine, teacher):
        banks = {bank.name: bank for bank in reversed(list_banks(engine, teacher))}
        if options.bank not in banks:
            raise NoSuchBankError(options.bank, reversed(banks))
        return bank_quizzes(engine, teacher, banks[options.bank].id)


def is_there(path: Path) -> bool:
    """Whether there is a file or a folder; a bank's name may be too long for one."""
    try:
        return path.exists()
    except OSError:
        return False


def read_bank_at(path: Path) -> Quiz:
    """The bank in a folder, or in a file of the format that its ending names, the native one by default."""
    from quizapp.formats import read_file as read_bank_file
    from quizapp.formats.folder import read_bank

    if is_there(path) and path.is_dir():
        return read_bank(path)
    return read_bank_file(read_file(str(path)), name=str(path))


@contextmanager
def opened_for(options: argparse.Namespace) -> Iterator[tuple[Engine, Person]]:
    """The database, and the teacher whose banks are meant."""
    with opened(options.database) as engine:
        yield engine, teacher_called(engine, options.teacher)


def teacher_called(engine: Engine, username: str) -> Person:
    """The teacher with the username, or the only one there is."""
    from quizapp.store.engine import reading
    from quizapp.store.people import list_people
    from quizapp.store.records import PersonRole

    with reading(engine) as session:
        people = list_people(session)
    teachers = {person.username: person for person in people if person.enabled and person.role is PersonRole.TEACHER}
    if not teachers:
        raise NoTeacherError
    if username in teachers or (len(teachers) == 1 and not username):
        return teachers[username or next(iter(teachers))]
    raise WhichTeacherError(teachers)


def own_banks(engine: Engine, teacher: Person) -> dict[str, Any]:
    from quizapp.classroom.banks import list_banks

    return {bank.name: bank for bank in list_banks(engine, teacher) if bank.owner_id == teacher.id}


# ── checking ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def check_banks(options: argparse.Namespace) -> None:
    """Check bank files without loading them, and list every fault; flaws, which are advice, are listed too."""
    refused: list[QuizError] = []
    for path in (bank for given in options.banks for bank in banks_in(given)):
        try:
            quiz = read_bank_at(path)
            print(f"{path}: {len(quiz.questions)} questions, no faults")
            print_flaws(quiz, path)
        except QuizError as error:
            refused.append(error)
            print_faults(error)
    if refused:
        raise refused[0]


def print_faults(error: QuizError) -> None:
    """Each place of a file that does not fit; of any other mistake, what it is."""
    if not isinstance(error, BankFileError):
        print(error)
        return
    for fault in error.faults:
        print(f"{error.name}: {fault.place} {fault.rule}")


def print_flaws(quiz: Quiz, path: Path) -> None:
    """What the linter says of each question and of the quiz as a whole."""
    from quizapp.ranking.flaw import place_of
    from quizapp.ranking.linter import lint, lint_quiz

    own = [(index, flaw) for index, question in enumerate(quiz.questions) for flaw in lint(question, quiz.passage)]
    for index, flaw in sorted([*own, *lint_quiz(quiz)], key=lambda found: found[0]):
        place = place_of(flaw, quiz.questions[index]).lower()
        print(f"{path}: question {index + 1}, {place}: {flaw.name}. {flaw.message}")


def banks_in(path: Path) -> tuple[Path, ...]:
    """The banks at a path: itself, or the bank folders in it."""
    from quizapp.formats.folder import bank_folders

    return (bank_folders(path) if is_there(path) else ()) or (path,)
