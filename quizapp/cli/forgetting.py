"""``forget``: an end to what is kept of students who have left."""

from __future__ import annotations

import argparse
from typing import Any

from quizapp.cli.serving import add_database, opened

__all__ = ["add_commands"]


def add_commands(commands: Any) -> None:
    command = commands.add_parser(
        "forget", help="delete students' accounts, attempts and answers", description=_forget.__doc__
    )
    command.add_argument("usernames", nargs="+", metavar="USERNAME", help="whose")
    command.add_argument("--yes", action="store_true", help="delete them; without it nothing is changed")
    add_database(command)
    command.set_defaults(run=_forget)


def _forget(options: argparse.Namespace) -> None:
    """Delete students' accounts for good, with their attempts and every answer.

    Without --yes it is only said what would be deleted. Copies of the database that were made before still have it.
    """
    from quizapp.classroom.forgetting import count_forgotten, forget

    with opened(options.database) as engine:
        found = count_forgotten(engine, options.usernames)
        if options.yes:
            forget(engine, options.usernames)
    for student, attempts in found.items():
        print(f"{student.name} ({student.username}), attempts: {attempts}")
    print("They are deleted." if options.yes else "Nothing was deleted. Add --yes to delete them for good.")
