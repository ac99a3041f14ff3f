"""Who is one student in a quiz: an account or, among guests, a name."""

from __future__ import annotations

import unicodedata

__all__ = ["student_of"]

ACCENTS = frozenset(map(chr, range(0x300, 0x370)))


def student_of(student_id: int | None, name: str) -> str:
    """What the attempts of one student have in common, kept with each: another rule needs a migration."""
    return f"guest {fold_name(name)}" if student_id is None else f"account {student_id}"


def fold_name(name: str) -> str:
    """A name as it is compared with another: without case, accents, punctuation, blanks and what is not seen."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in plain if char not in ACCENTS and unicodedata.category(char)[0] not in "PZC")
