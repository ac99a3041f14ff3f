"""``people``: accounts for many people at once, from a list."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizapp.cli.files import read_file, write_private_file
from quizapp.cli.serving import add_database, opened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.classroom.enrolling import Enrolment
    from quizapp.classroom.rosters import Newcomer, RosterEntry
    from quizapp.store.engine import Engine

__all__ = ["add_commands"]


def add_commands(commands: Any) -> None:
    command = commands.add_parser(
        "people", help="create accounts for the people in a list", description=_enrol_people.__doc__
    )
    command.add_argument(
        "file",
        metavar="FILE",
        help="CSV with the columns username, name, role, class, extra time; - for standard input",
    )
    command.add_argument(
        "--output", required=True, metavar="FILE", help="where to write the first passwords; it must not exist yet"
    )
    add_database(command)
    command.set_defaults(run=_enrol_people)


def _enrol_people(options: argparse.Namespace) -> None:
    """Create an account for everybody in a CSV file who has none, with a password made up for each.

    The passwords are written to a new file that only you can read. A role is teacher or student, and student where
    there is none; extra time, in quizzes with a time limit, is 0, 25, 50, 100 (percent) or no limit. Accounts that
    exist already stay as they are, but for the class and the extra time that the list names. When one line does not
    fit, nothing is changed.
    """
    from quizapp.classroom.enrolling import change_listed, newcomers
    from quizapp.classroom.rosters import read_roster

    entries = read_roster(read_file(options.file), name=options.file)
    with opened(options.database) as engine:
        people = newcomers(engine, entries)
        if people:
            _enrol_and_write(engine, people, options.output)
        changed = change_listed(engine, entries, now=datetime.now(UTC))
    _report(entries, people, changed, options.output)


def _enrol_and_write(engine: Engine, people: Sequence[Newcomer], output: str) -> None:
    """Create the accounts once their passwords are safe in a file, which goes away again where that fails."""
    from quizapp.classroom.enrolling import enrol
    from quizapp.classroom.rosters import write_roster

    write_private_file(output, write_roster(people))
    try:
        enrol(engine, people, now=datetime.now(UTC))
    except BaseException:
        Path(output).unlink()
        raise


def _report(entries: Sequence[RosterEntry], people: Sequence[Newcomer], changed: Enrolment, output: str) -> None:
    added, moved, timed = {each.entry for each in people}, set(changed.moved), set(changed.timed)
    for entry in entries:
        deeds = [
            *([f"is in class {entry.class_name} now"] if entry in moved else []),
            *([f'has the extra time "{entry.extra_time}" now'] if entry in timed else []),
        ]
        if entry not in added:
            print(f'"{entry.username}" has an account already, which {" and ".join(deeds) or "stays as it is"}.')
    where = f"; the first passwords are in {output}" if people else ""
    print(f"{len(people)} of {len(entries)} people were added{where}.")
