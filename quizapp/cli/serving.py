"""``app``, ``backup`` and ``password``: the database at work, a copy of it, and a way back in."""

from __future__ import annotations

import argparse
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import GetPassWarning, getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizapp.errors.people import NoPasswordError

if TYPE_CHECKING:
    from quizapp.store.engine import Engine

__all__ = ["add_commands", "add_database", "opened"]

LAST_PORT = 65535


def add_commands(commands: Any) -> None:
    app = commands.add_parser("app", help="open the app for teachers and students", description=_open_app.__doc__)
    app.add_argument("--port", type=_port_of, default=8501, metavar="N", help="8501 by default")
    app.add_argument("--address", default="127.0.0.1", help="127.0.0.1 (this machine only) by default; 0.0.0.0 for all")
    app.add_argument("--fetch", action="store_true", help="let teachers give an article by its web address")
    add_database(app)
    app.set_defaults(run=_open_app)

    backup = commands.add_parser(
        "backup", help="copy the SQLite database to a file", description=_back_up_store.__doc__
    )
    backup.add_argument("file", metavar="FILE", type=Path, help="where to; it must not exist yet")
    add_database(backup)
    backup.set_defaults(run=_back_up_store)

    password = commands.add_parser("password", help="give an account a new password", description=_set_password.__doc__)
    password.add_argument("username", metavar="USERNAME", help="whose")
    add_database(password)
    password.set_defaults(run=_set_password)


def add_database(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--database",
        default="",
        metavar="DATABASE",
        help="a SQLite file or a postgresql:// address; QUIZAPP_DATABASE or quizapp.db by default",
    )


def _address_of(database: str) -> str:
    """The database's URL: a path is a SQLite file, and nothing is what the environment says."""
    from quizapp.store.connecting import store_url

    if not database:
        return store_url(os.environ)
    return database if "://" in database else f"sqlite:///{database}"


@contextmanager
def opened(database: str) -> Iterator[Engine]:
    """The database that is meant, until the command is done with it."""
    from quizapp.store.engine import open_store

    engine = open_store(_address_of(database))
    try:
        yield engine
    finally:
        engine.dispose()


def _port_of(typed: str) -> int:
    if not typed.isdecimal() or len(typed) > 5 or not 0 < int(typed) <= LAST_PORT:
        raise argparse.ArgumentTypeError(f'"{typed}" is not a number from 1 to {LAST_PORT}')
    return int(typed)


def _open_app(options: argparse.Namespace) -> None:
    """Serve the app until it is stopped with Ctrl+C."""
    from quizapp.app.serving import serve

    database = _address_of(options.database)
    serve(port=options.port, address=options.address, database=database, fetch=options.fetch)


def _back_up_store(options: argparse.Namespace) -> None:
    """Copy the SQLite database to a file. The app may be running: the copy is as of one moment, and is checked."""
    from quizapp.store.backup import back_up

    back_up(_address_of(options.database), options.file)
    print(f"The database was copied to {options.file}.")


def _set_password(options: argparse.Namespace) -> None:
    """Give an account a new password, which is asked for: for a teacher whom nobody in the app can help."""
    from quizapp.classroom.accounts import recover

    with opened(options.database) as engine:
        person = recover(engine, options.username, _password_typed())
    print(f"{person.name} has a new password; all sign-ins have ended.")


def _password_typed() -> str:
    """The password somebody types, unseen; raises NoPasswordError where there is nobody, or an end of file."""
    try:
        with warnings.catch_warnings():
            # Where there is no terminal the prompt itself says that what is typed may be seen.
            warnings.simplefilter("ignore", GetPassWarning)
            return getpass("New password: ")
    except EOFError as error:
        raise NoPasswordError from error
