"""The article in a file that a teacher chose."""

from __future__ import annotations

from pathlib import PurePath

from quizapp.errors import BinaryFileError

__all__ = ["HTML", "TEXT", "text_of_file"]

TEXT = ("txt", "md")
HTML = ("html", "htm")


def text_of_file(name: str, data: bytes) -> str:
    """The text of a text file, or the article in a saved web page; raises BinaryFileError for anything else."""
    text = _decoded(name, data)
    if PurePath(name).suffix.lstrip(".").lower() not in HTML:
        return text
    import trafilatura

    return trafilatura.extract(text, include_comments=False, include_tables=False) or ""


def _decoded(name: str, data: bytes) -> str:
    """UTF-8, UTF-16 with a byte order mark, or else Windows' Western alphabet; NUL is in no text."""
    wide = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BinaryFileError(name)
