"""What many columns have alike: text from outside, a class, a row that belongs to another or is read with it."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Dialect, Text, TypeDecorator
from sqlmodel import Field, Relationship

__all__ = ["Words", "added", "class_named", "gathered", "joined", "owned_by", "storable", "written"]

UNSTORABLE = re.compile("[\0\ud800-\udfff]")
"""NUL, and half a surrogate pair."""


def storable(words: str) -> str:
    """``words`` with U+FFFD for each character no database takes (NUL, half a surrogate pair), so no offset moves."""
    return UNSTORABLE.sub("\ufffd", words)


class Words(TypeDecorator[str]):
    """Text from outside, made storable."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else storable(value)


def written(**options: Any) -> Any:
    """A column of text from outside."""
    return Field(sa_type=Words, **options)


def added(default: object, earlier: object, **options: Any) -> Any:
    """A column that the tables once lacked; ``earlier`` is what the rows of that time have in it."""
    return Field(default=default, sa_column_kwargs={"server_default": earlier}, **options)


def class_named(**options: Any) -> Any:
    """A column with the name of a class, "" for none."""
    return added("", "", sa_type=Words, **options)


def owned_by(target: str, **options: Any) -> Any:
    """A foreign key whose row goes when the row it points at goes; indexed by the table's unique key or by asking."""
    return Field(foreign_key=target, ondelete="CASCADE", **options)


def joined() -> Any:
    """The row that this one points at, read with it."""
    return Relationship(sa_relationship_kwargs={"lazy": "joined"})


def gathered(order_by: str | None = None) -> Any:
    """The rows that point at this one, in order, or the one that many rows point at: read for all rows at once."""
    order = {"order_by": order_by} if order_by else {}
    return Relationship(sa_relationship_kwargs={"lazy": "selectin", **order})
