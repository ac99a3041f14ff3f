"""PDF and Word files as articles. Their libraries are extras: where one is not installed, the error says how to."""

from __future__ import annotations

import logging
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from itertools import zip_longest
from typing import Any

from quizapp.errors.articles import BinaryFileError, MissingExtraError
from quizapp.model import Article
from quizapp.reading.lines import normalised

__all__ = ["read_docx", "read_pdf"]

MOST_PAGES = 200
LARGEST_UNPACKED = 50_000_000
"""How many bytes a Word file may unpack to: a small file can be packed from an endless one."""
FULL = 0.75
"""A line of a PDF runs on where it is at least this share of the usual width."""
SENTENCE_END = re.compile(r"[.!?][\"'”’)]*$")
HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")


def read_pdf(data: bytes, *, name: str = "", title: str = "") -> Article:
    """Return the article in a PDF file. Raises MissingExtraError, and BinaryFileError where it holds no text."""
    try:
        from pypdf import PdfReader
    except ImportError as error:
        raise MissingExtraError("PDF files", "pypdf") from error
    # What it mutters of a file that it repairs means nothing to whoever chose the file.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with _damage_named(name, "a damaged PDF"):
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise BinaryFileError(name, "a PDF locked with a password")
        pages = [page.extract_text() for page in reader.pages[:MOST_PAGES]]
        given = reader.metadata.title if reader.metadata else ""
    text = "\n\n".join(_paragraphs([_lines(page) for page in pages]))
    if not text:
        raise BinaryFileError(name, "a PDF of pictures without text")
    known = normalised(given or "")
    return Article(text, title=title or (known if known and known in text else ""))


@contextmanager
def _damage_named(name: str, found: str) -> Iterator[None]:
    """Say of whatever a library stumbles over that the file is damaged."""
    try:
        yield
    except BinaryFileError:
        raise
    except Exception as error:
        # The libraries take a file to be what it says: what a few wrong bytes raise may come from any line of theirs.
        raise BinaryFileError(name, found) from error


def _lines(page: str) -> list[str]:
    return [normalised(unicodedata.normalize("NFKC", line)) for line in page.splitlines()]


def _paragraphs(pages: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield paragraphs: lines put together again, running heads, running feet and page numbers left out."""
    running = _running(pages)
    lines = [line for page in pages for line in page if _shape(line) not in running]
    widths = sorted(len(line) for line in lines if line)
    usual = widths[int(0.9 * (len(widths) - 1))] if widths else 0
    paragraph = ""
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        paragraph = (
            HYPHEN.sub("", paragraph) + line if _is_broken_word(paragraph, line) else f"{paragraph} {line}".strip()
        )
        if not _runs_on(line, following, usual) and paragraph:
            yield paragraph
            paragraph = ""


def _is_broken_word(above: str, line: str) -> bool:
    return bool(HYPHEN.search(above)) and line[:1].islower()


def _runs_on(line: str, following: str, usual: int) -> bool:
    if not line or not following:
        return False
    full = len(line) >= FULL * usual
    return following[0].islower() or (full and not (SENTENCE_END.search(line) and len(line) < 0.9 * usual))


def _running(pages: Sequence[Sequence[str]]) -> set[str]:
    """The shapes of lines that open or close most pages."""
    shapes: Counter[str] = Counter()
    for page in pages:
        shown = [line for line in page if line]
        shapes.update({_shape(line) for line in (*shown[:2], *shown[-2:])})
    return {shape for shape, times in shapes.items() if times >= 3 and times > len(pages) / 2} | {"#"}


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def read_docx(data: bytes, *, name: str = "", title: str = "") -> Article:
    """Return the article in a Word file. Raises MissingExtraError, and BinaryFileError where it cannot be read."""
    try:
        import docx
    except ImportError as error:
        raise MissingExtraError("Word files", "python-docx") from error
    with _damage_named(name, "a damaged Word file"):
        with zipfile.ZipFile(BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
                raise BinaryFileError(name, "a Word file of more than 50 MB")
            if not any(part.startswith("word/") for part in packed.namelist()):
                raise BinaryFileError(name, "an Excel, OpenDocument or ZIP file")
        document = docx.Document(BytesIO(data))
        blocks = [text for text in map(normalised, _blocks(document)) if text]
        known, author = document.core_properties.title or "", document.core_properties.author or ""
    known = normalised(known)
    byline = normalised(author) if author != "python-docx" else ""
    return Article("\n\n".join(blocks), title=title or (known if known in blocks else ""), byline=byline)


def _blocks(document: Any) -> Iterator[str]:
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from ("\t".join(cell.text for cell in row.cells) for row in block.rows)
        else:
            yield block.text
