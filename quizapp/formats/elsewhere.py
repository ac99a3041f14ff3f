"""Files of other programs, told apart by what is in them: GIFT, Aiken, Moodle XML."""

from __future__ import annotations

import re

from quizapp.errors.files import BankFileError, Fault
from quizapp.formats import from_aiken, from_gift, from_moodle_xml
from quizapp.formats.adopting import BankFile, adopt
from quizapp.formats.decoding import decoded
from quizapp.formats.sorts import Sort, sort_of
from quizapp.formats.tree import BadTreeError, Element, read_tree

__all__ = ["read_elsewhere"]

OTHER = re.compile(r'\s*(?:\{\s*["}]|\[\s*[{"\]]|\{\\rtf)')
"""How JSON and rich text begin, which have braces too."""


def read_elsewhere(data: bytes, *, name: str) -> BankFile | None:
    """What a file of another program holds; None where it is of none that is read here. Raises BankFileError."""
    sort = sort_of(data)
    if sort is Sort.XML:
        return _from_xml(data, name)
    return _from_text(data, name) if sort in (Sort.TEXT, Sort.SPREADSHEET, None) else None


def _from_text(data: bytes, name: str) -> BankFile | None:
    text, notes = decoded(data)
    if OTHER.match(text):
        return None
    if from_aiken.is_aiken(text):
        return adopt(from_aiken.parse(text), name=name, notes=notes)
    return adopt(from_gift.parse(text), name=name, notes=notes) if from_gift.is_gift(text) else None


def _from_xml(data: bytes, name: str) -> BankFile | None:
    root = _tree(data, name)
    return adopt(from_moodle_xml.parse(root), name=name) if root.tag == from_moodle_xml.ROOT else None


def _tree(data: bytes, name: str) -> Element:
    try:
        return read_tree(data)
    except BadTreeError as error:
        raise BankFileError(name, (Fault("the whole file", str(error)),)) from error
