"""Reading the word tables that lie beside the code."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

__all__ = ["read_lines", "read_rows", "words"]


def words(text: str) -> tuple[str, ...]:
    """The words of a short list written on one line.

    >>> words("he she it")
    ('he', 'she', 'it')
    """
    return tuple(text.split())


def read_lines(name: str) -> Iterator[str]:
    """The lines of ``quizapp/english/<name>``; comment lines begin with ``#``."""
    for line in files("quizapp.english").joinpath(name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def read_rows(name: str) -> Iterator[list[str]]:
    """The rows of a table, columns separated by tabs."""
    return (line.split("\t") for line in read_lines(name))
