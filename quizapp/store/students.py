"""Who is one student in a quiz: an account or, among the guests of a class, a name."""

from __future__ import annotations

import unicodedata

__all__ = ["fold_class", "student_of"]

ACCENTS = frozenset(map(chr, range(0x300, 0x370)))


def student_of(student_id: int | None, name: str, class_name: str = "") -> str:
    """What the attempts of one student have in common, kept with each: another rule needs a migration."""
    if student_id is not None:
        return f"account {student_id}"
    guest = f"guest {_fold_name(name)}"
    return f"{guest} of {fold_class(class_name)}" if class_name else guest


def fold_class(name: str) -> str:
    """A class's name as it is compared with another: 7B is 7b and 7 B, but 1.11 is not 11.1.

    It is kept with quizzes: another rule needs a migration.
    """
    return "".join(name.casefold().split())


def _fold_name(name: str) -> str:
    """A name as it is compared with another: without case, accents, punctuation, blanks and what is not seen."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in plain if char not in ACCENTS and unicodedata.category(char)[0] not in "PZC")
