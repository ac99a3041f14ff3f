"""A small, safe reader of XML: nothing outside the file is opened, nothing is expanded, nothing is endlessly deep."""

from __future__ import annotations

from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

__all__ = ["BadTreeError", "Element", "child", "children", "read_tree", "text_of"]

DEEPEST = 200
"""How many elements may stand inside each other; a question bank's stand ten or twenty deep."""
MOST_ELEMENTS = 500_000
"""How many there may be in all: five thousand questions of a hundred each."""


class BadTreeError(ValueError):
    """XML that cannot be read, or that may do harm; the message ends "It …"."""


def read_tree(data: bytes) -> Element:
    """The first element with all inside it; raises BadTreeError. Names are without their namespace's prefix."""
    builder, depth, number = TreeBuilder(), 0, 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, number
        depth += 1
        number += 1
        if number > MOST_ELEMENTS:
            raise BadTreeError(f"must not have more than {MOST_ELEMENTS} elements")
        if depth > DEEPEST:
            raise BadTreeError(f"must not have more than {DEEPEST} elements inside each other")
        builder.start(_bare(name), attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_bare(name))

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, builder.data
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(data, True)
        return builder.close()
    except expat.ExpatError as error:
        place = f"line {error.lineno}, column {error.offset + 1}"
        raise BadTreeError(f"must be well-formed XML ({place}: {expat.ErrorString(error.code)})") from error
    except (LookupError, ValueError) as error:
        if isinstance(error, BadTreeError):
            raise
        raise BadTreeError(f"must be XML in an encoding that is known ({error})") from error


def _refuse_entity(*_: object) -> NoReturn:
    """An entity may stand for a million others, or for a file of the computer that reads it."""
    raise BadTreeError("must not declare entities of its own")


def _bare(name: str) -> str:
    return name.rpartition(":")[2]


def child(element: Element | None, *path: str) -> Element | None:
    """The first element at a path of names below another; None where there is none."""
    for name in path:
        element = None if element is None else element.find(name)
    return element


def children(element: Element, name: str) -> list[Element]:
    """The elements of a name right below another."""
    return element.findall(name)


def text_of(element: Element | None, *path: str) -> str:
    """All text inside an element, or inside the one at a path below it, without the spaces around it."""
    found = child(element, *path)
    return "" if found is None else "".join(found.itertext()).strip()
