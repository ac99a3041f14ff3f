"""Reading and writing what a command names: a file, or ``-`` for the standard streams."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from quizapp.errors.files import FileAccessError
from quizapp.model import Quiz

__all__ = ["STANDARD", "is_there", "read_bank_at", "read_file", "write_file", "write_private_file"]

STANDARD = "-"


def read_file(name: str) -> bytes:
    """The bytes of a file, or of standard input; raises FileAccessError."""
    from quizapp.formats.folder import read_bytes

    return sys.stdin.buffer.read() if name == STANDARD else read_bytes(Path(name))


def write_file(name: str, data: bytes) -> None:
    """Write a file, or to standard output; raises FileAccessError."""
    if name == STANDARD:
        sys.stdout.buffer.write(data)
        return
    try:
        Path(name).write_bytes(data)
    except OSError as error:
        raise FileAccessError(name, error.strerror or str(error)) from error


def write_private_file(name: str, data: bytes) -> None:
    """Write a new file that only its owner can read; raises FileAccessError, also where there is a file already."""
    try:
        with os.fdopen(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
    except OSError as error:
        raise FileAccessError(name, error.strerror or str(error)) from error


def read_bank_at(path: Path) -> Quiz:
    """The bank in a folder, or in a file of the format that its ending names, the native one by default."""
    from quizapp.formats import read_file as read_bank_file
    from quizapp.formats.folder import read_bank

    if is_there(path) and path.is_dir():
        return read_bank(path)
    return read_bank_file(read_file(str(path)), name=str(path))


def is_there(path: Path) -> bool:
    """Whether there is a file or a folder; a bank's name may be too long for one."""
    try:
        return path.exists()
    except OSError:
        return False
