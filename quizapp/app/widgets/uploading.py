"""The article in a file that a teacher chose."""

from __future__ import annotations

from pathlib import PurePath

from quizapp.errors import BinaryFileError
from quizapp.model import Article

__all__ = ["HTML", "TEXT", "article_in"]

TEXT = ("txt", "md")
HTML = ("html", "htm")


def article_in(name: str, data: bytes) -> Article:
    """The article in a text file or a saved web page.

    Raises BinaryFileError for what is neither, and EmptyArticleError for a page without text.
    """
    text = _decoded(name, data)
    if PurePath(name).suffix.lstrip(".").lower() not in HTML:
        return Article(text)
    from quizapp.reading.webpage import read_page

    return read_page(data)


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
