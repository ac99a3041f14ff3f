"""Files of other programs, told apart by what is in them: GIFT, Aiken, Moodle XML, QTI 1.2 and packages of these."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath

from quizapp.errors.files import BankFileError, Fault
from quizapp.formats import from_aiken, from_gift, from_moodle_xml, from_qti
from quizapp.formats.adopting import BankFile, adopt
from quizapp.formats.decoding import decoded
from quizapp.formats.foreign import Item
from quizapp.formats.package import BadPackageError, unpacked
from quizapp.formats.sorts import Sort, sort_of
from quizapp.formats.tree import BadTreeError, Element, read_tree

__all__ = ["read_elsewhere"]

OTHER = re.compile(r'\s*(?:\{\s*["}]|\[\s*[{"\]]|\{\\rtf)')
"""How JSON and rich text begin, which have braces too."""


def read_elsewhere(data: bytes, *, name: str) -> BankFile | None:
    """What a file of another program holds; None where it is of none that is read here. Raises BankFileError."""
    sort = sort_of(data)
    if sort is Sort.OFFICE:
        return _from_package(data, name)
    if sort is Sort.XML:
        return _from_xml(data, name)
    is_text = sort in (Sort.TEXT, Sort.SPREADSHEET, None) or (sort is Sort.WEB_PAGE and _is_called_gift(name))
    return _from_text(data, name) if is_text else None


def _is_called_gift(name: str) -> bool:
    """Whether a file is called GIFT, which may begin with markup."""
    return PurePath(name).suffix.lower() == ".gift"


def _from_text(data: bytes, name: str) -> BankFile | None:
    text, notes = decoded(data)
    if OTHER.match(text):
        return None
    if from_aiken.is_aiken(text):
        return adopt(from_aiken.parse(text), name=name, notes=notes)
    return adopt(from_gift.parse(text), name=name, notes=notes) if from_gift.is_gift(text) else None


def _from_xml(data: bytes, name: str) -> BankFile | None:
    try:
        root = read_tree(data)
    except BadTreeError as error:
        if _is_called_gift(name):
            return _from_text(data, name)
        raise BankFileError(name, (Fault("the whole file", str(error)),)) from error
    return adopt(PARSERS[root.tag](root), name=name, title=from_qti.title_of(root)) if root.tag in PARSERS else None


def _from_package(data: bytes, name: str) -> BankFile | None:
    """All questions in a package; None where no file in it is a bank, as in one of Word."""
    notes: list[Fault] = []
    try:
        banks = list(_banks_in(data, notes))
    except BadPackageError as error:
        raise BankFileError(name, (Fault("the whole file", str(error)),)) from error
    if not banks and not notes:
        return None
    items = [item for root in banks for item in PARSERS[root.tag](root)]
    return adopt(items, name=name, title=from_qti.title_of(banks[0]) if len(banks) == 1 else "", notes=notes)


def _banks_in(data: bytes, notes: list[Fault]) -> Iterator[Element]:
    """The banks in a package; what cannot be read is noted. Raises BadPackageError."""
    for part, content in unpacked(data):
        try:
            root = read_tree(content)
        except BadTreeError as error:
            notes.append(Fault(f"the file {part}", f"is left out: it {error}"))
        else:
            if root.tag in PARSERS:
                yield root


PARSERS: Mapping[str, Callable[[Element], tuple[Item, ...]]] = {
    from_moodle_xml.ROOT: from_moodle_xml.parse,
    from_qti.ROOT: from_qti.parse,
}
"""How XML is read, by its first element."""
