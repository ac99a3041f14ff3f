"""Reading and writing what a command names: a file, or ``-`` for the standard streams."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, cast

from quizapp.errors.files import FileAccessError

if TYPE_CHECKING:
    from quizapp.formats import BankFile, Writer
    from quizapp.model import Quiz

__all__ = [
    "STANDARD",
    "is_there",
    "read_bank_at",
    "read_file",
    "standard_output",
    "write_file",
    "write_private_file",
    "write_quiz",
]

STANDARD = "-"
CLOSED = "it is closed"


def read_file(name: str) -> bytes:
    """The bytes of a file, or of standard input; raises FileAccessError."""
    from quizapp.formats.folder import read_bytes

    if name != STANDARD:
        return read_bytes(Path(name))
    if sys.stdin is None:
        raise FileAccessError("Standard input", CLOSED)
    return sys.stdin.buffer.read()


def write_quiz(name: str, writer: Writer, quiz: Quiz) -> None:
    """Write a quiz like ``write_file``, and say on standard error what the format cannot hold."""
    write_file(name, writer.write(quiz))
    for loss in writer.losses(quiz):
        print(f"quizapp: {loss}", file=sys.stderr)


def write_file(name: str, data: bytes) -> None:
    """Write a file, or to standard output; raises FileAccessError."""
    if name == STANDARD:
        _write_out(data)
        return
    try:
        Path(name).write_bytes(data)
    except OSError as error:
        raise FileAccessError(name, error.strerror or str(error)) from error


def _write_out(data: bytes) -> None:
    if sys.stdout is None:
        raise FileAccessError("Standard output", CLOSED)
    sys.stdout.buffer.write(data)


@contextmanager
def standard_output() -> Iterator[None]:
    """What is printed meanwhile arrives, in whatever letters the terminal has; raises FileAccessError where it cannot.

    Whoever reads it may stop when they have seen enough.
    """
    if sys.stdout is None:
        yield
        return
    cast("TextIOWrapper", sys.stdout).reconfigure(errors="backslashreplace")
    try:
        yield
        sys.stdout.flush()
    except OSError as error:
        if error.filename is not None:
            raise
        # Without this Python complains when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise FileAccessError("Standard output", error.strerror or str(error)) from error


def write_private_file(name: str, data: bytes) -> None:
    """Write a new file that only its owner can read; raises FileAccessError, also where there is a file already."""
    try:
        with os.fdopen(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
    except OSError as error:
        raise FileAccessError(name, error.strerror or str(error)) from error


def read_bank_at(path: Path) -> BankFile:
    """The bank in a folder, or in a file of a format that can be read."""
    from quizapp.formats import BankFile
    from quizapp.formats import read_file as read_bank_file
    from quizapp.formats.folder import read_bank

    if is_there(path) and path.is_dir():
        return BankFile(read_bank(path))
    return read_bank_file(read_file(str(path)), name=str(path))


def is_there(path: Path) -> bool:
    """Whether there is a file or a folder; a bank's name may be too long for one."""
    try:
        return path.exists()
    except OSError:
        return False
