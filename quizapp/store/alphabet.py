"""Names in the order in which people look for them, the same in every database."""

from __future__ import annotations

import unicodedata

__all__ = ["by_name"]


def by_name(name: str) -> tuple[str, str]:
    """What names are sorted by: capitals and accents make a difference only where nothing else does.

    >>> sorted(["Zoe", "bob", "Émile", "Ms Berg", "Bob"], key=by_name)
    ['Bob', 'bob', 'Émile', 'Ms Berg', 'Zoe']
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in letters if not unicodedata.combining(char)), name
