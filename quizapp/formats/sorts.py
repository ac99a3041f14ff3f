"""What a file is that cannot be a bank file, told by its content, and what its owner can do."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Mapping
from enum import StrEnum
from itertools import islice

__all__ = ["Sort", "advice_on", "sort_of"]


class Sort(StrEnum):
    """What people call such a file."""

    EMPTY = "empty"
    PICTURE = "a picture"
    PDF = "a PDF file"
    OFFICE = "a Word, Excel or ZIP file"
    WEB_PAGE = "a web page"
    XML = "an XML file"
    SPREADSHEET = "a spreadsheet"
    TEXT = "plain text"
    NO_TEXT = "a file that holds no text"


BEGINNINGS: Mapping[bytes, Sort] = {
    b"\x89PNG": Sort.PICTURE,
    b"\xff\xd8\xff": Sort.PICTURE,
    b"GIF8": Sort.PICTURE,
    b"%PDF": Sort.PDF,
    b"PK\x03\x04": Sort.OFFICE,
    b"\xd0\xcf\x11\xe0": Sort.OFFICE,
}
PICTURE_INSIDE = {(4, b"ftyp"), (8, b"WEBP")}
"""What the pictures of phones, and WebP, have at a later place."""
SAMPLE = 65_536
"""How many bytes tell what a text is."""
SEPARATORS = ";\t,"
XML = re.compile(r"(?>(?:<\?.*?\?>|<!--.*?-->|\s)*)<(?!!doctype html|html|head|body|article|div|h\d|p\b)", re.I | re.S)
"""How what begins like a web page goes on where it is none."""

BANK = 'Choose a bank file: "Download the bank file" on a bank\'s page writes one.'
OTHERS = "Of other programs GIFT, Aiken, Moodle XML and QTI 1.2 (Canvas, Blackboard) are read."
FROM_ARTICLE = f'Questions are made from an article under "New quiz". {OTHERS}'
FROM_SPREADSHEET = "A spreadsheet of questions is without their passage, so it can be read but not imported."
ADVICE: Mapping[Sort, str] = {
    Sort.PDF: FROM_ARTICLE,
    Sort.OFFICE: FROM_ARTICLE,
    Sort.WEB_PAGE: FROM_ARTICLE,
    Sort.XML: FROM_ARTICLE,
    Sort.TEXT: FROM_ARTICLE,
    Sort.SPREADSHEET: FROM_SPREADSHEET,
}


def sort_of(data: bytes) -> Sort | None:
    """What the file plainly is; None where it may be a bank file."""
    if not data.removeprefix(codecs.BOM_UTF8).strip():
        return Sort.EMPTY
    if any(data.startswith(mark, place) for place, mark in PICTURE_INSIDE):
        return Sort.PICTURE
    known = next((sort for beginning, sort in BEGINNINGS.items() if data.startswith(beginning)), None)
    return known or _sort_of_text(data[:SAMPLE])


def advice_on(sort: Sort) -> str:
    """What to do instead of importing such a file."""
    return f"{ADVICE[sort]} {BANK}" if sort in ADVICE else BANK


def _sort_of_text(data: bytes) -> Sort | None:
    text = _decoded(data)
    if "\0" in text:
        return Sort.NO_TEXT
    if text.startswith(("{", "[")):
        return None
    if text.startswith("<"):
        return Sort.XML if XML.match(text) else Sort.WEB_PAGE
    return Sort.SPREADSHEET if any(_is_table(text, separator) for separator in SEPARATORS) else Sort.TEXT


def _decoded(data: bytes) -> str:
    """The text, whichever way it was saved, as far as its sort goes."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace").strip()
    return data.removeprefix(codecs.BOM_UTF8).decode("latin-1").strip()


def _is_table(text: str, separator: str) -> bool:
    """Whether the first two rows have as many cells, and more than one."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        widths = {len(row) for row in islice(rows, 2)}
    except csv.Error:
        return False
    return len(widths) == 1 and widths.pop() > 1
