"""Quiz ⇄ bytes, one file per exchange format.

To add one, write ``formats/<name>.py`` with ``write(quiz) -> bytes`` and, where the format holds enough for it,
``read(data, *, name) -> Quiz``; add a line to WRITERS, and to READERS; put what it makes of the sample quiz into
``tests/golden/``. Where it can be read, the round trip is tested of itself.

What other programs write is read by ``from_<name>.py`` as it stands, told apart by ``elsewhere.py``, and made into
questions, as far as QuizApp can ask it, by ``adopting.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Protocol

from quizapp.errors.files import UnknownFormatError
from quizapp.formats import aiken, canvas_qti, gift, moodle_xml, native, platforms, spreadsheet, text
from quizapp.formats.adopting import BankFile
from quizapp.formats.elsewhere import read_elsewhere
from quizapp.model import Quiz

__all__ = ["READERS", "WRITERS", "BankFile", "Reader", "Writer", "read_file", "read_quiz", "write_quiz", "writer_of"]


def _nothing(_: Quiz) -> Iterable[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Writer:
    """How a quiz becomes a file of one format; ``title`` is what people call it, ``suffix`` begins with its dot.

    ``losses`` says, in sentences, what of a quiz the format cannot hold or holds otherwise.
    """

    title: str
    suffix: str
    media_type: str
    write: Callable[[Quiz], bytes]
    losses: Callable[[Quiz], Iterable[str]] = _nothing


class Reader(Protocol):
    """How a file of one format becomes a quiz; ``name`` is what an error calls the file."""

    def __call__(self, data: bytes, *, name: str) -> Quiz: ...


WRITERS: Mapping[str, Writer] = {
    "text": Writer("Text to read or print", ".txt", "text/plain; charset=utf-8", text.write),
    "json": Writer("QuizApp bank", ".json", "application/json", native.write),
    "csv": Writer("Spreadsheet", ".csv", "text/csv; charset=utf-8", spreadsheet.write),
    "moodle": Writer("Moodle XML", ".xml", "application/xml", moodle_xml.write, platforms.losses),
    "gift": Writer("GIFT (Moodle)", ".gift.txt", "text/plain; charset=utf-8", gift.write, platforms.losses),
    "aiken": Writer("Aiken", ".aiken.txt", "text/plain; charset=utf-8", aiken.write, aiken.losses),
    "canvas": Writer("Canvas (QTI 1.2)", ".zip", "application/zip", canvas_qti.write, platforms.losses),
}

READERS: Mapping[str, Reader] = {
    "json": native.read,
}


def writer_of(format_name: str) -> Writer:
    """How the format is written; raises UnknownFormatError."""
    if format_name not in WRITERS:
        raise UnknownFormatError(format_name, WRITERS)
    return WRITERS[format_name]


def write_quiz(quiz: Quiz, format_name: str) -> bytes:
    """The quiz as a file of the format; raises UnknownFormatError."""
    return writer_of(format_name).write(quiz)


def read_quiz(data: bytes, format_name: str, *, name: str) -> Quiz:
    """The quiz in a file of the format; raises UnknownFormatError, and BankFileError when the file does not fit."""
    if format_name not in READERS:
        raise UnknownFormatError(format_name, READERS)
    return READERS[format_name](data, name=name)


def read_file(data: bytes, *, name: str) -> BankFile:
    """What a bank file holds, of the format that its name's ending says, or else that its content says.

    Raises BankFileError. Without a sign of another program's it is QuizApp's own.

    A quiz without a title, as of an article without a headline, is called what its file is.
    """
    path = PurePath(name)
    ending = path.suffix.lstrip(".").lower()
    found = None if ending in READERS else read_elsewhere(data, name=name)
    file = found or BankFile(read_quiz(data, ending if ending in READERS else "json", name=name))
    return file if file.quiz.title.strip() else replace(file, quiz=replace(file.quiz, title=path.stem))
