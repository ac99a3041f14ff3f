"""The text in a file, in whichever encoding it was saved."""

from __future__ import annotations

import codecs

from quizapp.errors.files import Fault

__all__ = ["decoded"]

GUESSED = Fault("the file", "is not in UTF-8 and was read as Windows text (cp1252): look whether accents are right")


def decoded(data: bytes) -> tuple[str, tuple[Fault, ...]]:
    """The text without its byte order mark: UTF-8, UTF-16 with its mark, or else Windows text, which is then said."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace"), ()
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), (GUESSED,)
