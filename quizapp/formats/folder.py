"""A bank as a folder: ``bank.json`` in the native format, and its passage in ``passage.txt`` for people to read."""

from __future__ import annotations

from pathlib import Path

from quizapp.errors.files import BankFileError, Fault, FileAccessError
from quizapp.formats import native
from quizapp.model import Quiz

__all__ = ["bank_folders", "read_bank", "read_banks", "read_bytes"]

BANK = "bank.json"
PASSAGE = "passage.txt"


def bank_folders(root: Path) -> tuple[Path, ...]:
    """The folders under ``root`` that hold a bank, by name."""
    return tuple(sorted(path.parent for path in root.glob(f"*/{BANK}")))


def read_banks(root: Path) -> tuple[Quiz, ...]:
    """Every bank under ``root``, in the order of the folders' names; raises what ``read_bank`` raises."""
    return tuple(read_bank(folder) for folder in bank_folders(root))


def read_bank(folder: Path) -> Quiz:
    """The quiz in a bank folder.

    Raises BankFileError when ``bank.json`` does not fit or ``passage.txt`` holds another passage, and FileAccessError
    when there is none to read. A folder without ``passage.txt`` is a bank all the same.
    """
    bank, copy = folder / BANK, folder / PASSAGE
    quiz = native.read(read_bytes(bank), name=str(bank))
    if copy.exists() and not _same_lines(read_bytes(copy).decode("utf-8", "replace"), quiz.passage.text):
        raise BankFileError(str(copy), (Fault("the text", f'must be the "passage" of {BANK} beside it'),))
    return quiz


def read_bytes(path: Path) -> bytes:
    """What is in a file, of any kind; raises FileAccessError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileAccessError(str(path), error.strerror or str(error)) from error


def _same_lines(one: str, other: str) -> bool:
    """Whether the texts differ in line ends at most: version control may have changed those of one."""
    return one.strip().splitlines() == other.strip().splitlines()
