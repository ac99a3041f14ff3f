"""XML as it is written here: elements one by one, and the file of them."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

__all__ = ["add", "document"]


def add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    """A new last element of ``parent``."""
    element = SubElement(parent, tag, attributes)
    element.text = text
    return element


def document(root: Element) -> bytes:
    """The file: UTF-8, two spaces deep."""
    indent(root)
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"
