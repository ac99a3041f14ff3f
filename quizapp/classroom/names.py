"""Names that people give: to themselves, to banks, to quizzes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence

from quizapp.errors.people import BadClassError, BadUsernameError, BlankNameError, LongNameError
from quizapp.store.students import fold_class

__all__ = [
    "MOST_CHARACTERS",
    "MOST_IN_CLASS",
    "MOST_IN_USERNAME",
    "clean_class",
    "clean_name",
    "clean_username",
    "file_name",
    "fold_username",
    "in_class_order",
    "one_spelling",
    "read_classes",
    "shortened",
    "spelt_class",
]

MOST_CHARACTERS = 120
MOST_IN_CLASS = 30
MOST_IN_USERNAME = 60
MOST_IN_FILE_NAME = 75
USERNAME = re.compile(rf"[\w.+-]{{2,{MOST_IN_USERNAME}}}|(?=.{{3,{MOST_IN_USERNAME}}}$)[\w.+-]+@[\w.-]+")

BETWEEN_CLASSES = ",;"
"""What may stand between two classes in a list of them."""

BETWEEN_WORDS = re.compile(r"\s+and\s+|/", re.IGNORECASE)
"""What people write there too; a class that is known may have it in its name."""

FIGURES = re.compile("([0-9]+)")

NOT_IN_FILE_NAMES = re.compile(r'[<>:"/\\|?*]')
"""What Windows refuses; the other systems refuse less."""

# Controls, formats (right-to-left marks and such), surrogates, private use: invisible, and able to deceive in a list.
INVISIBLE = {"Cc", "Cf", "Cs", "Co"}
JOINERS = "\u200c\u200d"  # but these belong in some Persian and Indian names


def clean_name(name: str, what: str, most: int = MOST_CHARACTERS) -> str:
    """``name`` on one line without invisible characters; ``what`` says in an error whose name it is."""
    cleaned = _on_one_line(name)
    if not cleaned.strip(JOINERS):
        raise BlankNameError(what)
    if len(cleaned) > most:
        raise LongNameError(what, most)
    return cleaned


def clean_class(name: str) -> str:
    """The name of a class on one line, "" for none; raises LongNameError, and BadClassError for one with a comma."""
    if set(name) & set(BETWEEN_CLASSES):
        raise BadClassError(name)
    return clean_name(name, "class", MOST_IN_CLASS) if name.strip() else ""


def read_classes(text: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """The classes in a list with commas, "and" or strokes between, in order; raises LongNameError.

    >>> read_classes("10A, 7b; 7A,, 7 B"), read_classes("7a and 7B / 7C")
    (('7A', '7b', '10A'), ('7a', '7B', '7C'))
    >>> read_classes("7A, Art and Design", known=["Art and Design"])
    ('7A', 'Art and Design')
    """
    named = (each for part in re.split(f"[{BETWEEN_CLASSES}]", text) for each in _split_class(part, known))
    return one_spelling(filter(None, map(clean_class, named)))


def _split_class(part: str, known: Collection[str]) -> Sequence[str]:
    """The classes between two commas: a known one, or those that other marks stand between."""
    whole = fold_class(part) in map(fold_class, known)
    return [part] if whole else BETWEEN_WORDS.split(part)


def one_spelling(classes: Iterable[str]) -> tuple[str, ...]:
    """Each of these classes once, as it is spelt first, in order."""
    spellings: dict[str, str] = {}
    for name in classes:
        spellings.setdefault(fold_class(name), name)
    return in_class_order(spellings.values())


def in_class_order(classes: Iterable[str]) -> tuple[str, ...]:
    """Classes by name, figures by their value."""
    return tuple(sorted(classes, key=lambda name: list(map(_rank_of, FIGURES.split(name)))))


def _rank_of(part: str) -> tuple[int, str]:
    return (int(part), "") if part.isdecimal() else (0, part.casefold())


def spelt_class(name: str, known: Iterable[str]) -> str:
    """A class as it is spelt among those that are known.

    >>> spelt_class("7 b", ["7A", "7B"]), spelt_class("8C", ["7A", "7B"])
    ('7B', '8C')
    """
    return next((each for each in known if fold_class(each) == fold_class(name)), name)


def shortened(name: str, most: int = MOST_CHARACTERS) -> str:
    """``name`` on one line, cut behind a word where it has more than ``most`` characters.

    >>> shortened("The old bridge reopens after 9 years", 24)
    'The old bridge reopens…'
    """
    line = _on_one_line(name)
    if len(line) <= most:
        return line
    whole_words = line[:most].rpartition(" ")[0] or line[: most - 1]
    return f"{whole_words}…"


def file_name(date: str, title: str, ending: str) -> str:
    """A name for a file, on any system: with the date first no title makes it hidden, or the name of a device.

    >>> file_name("2026-03-02", 'Who won: "Oslo"/Bergen?', "points.csv")
    '2026-03-02 Who won Oslo Bergen points.csv'
    """
    return (
        f"{date} {shortened(NOT_IN_FILE_NAMES.sub(' ', title), MOST_IN_FILE_NAME)} {NOT_IN_FILE_NAMES.sub(' ', ending)}"
    )


def _on_one_line(name: str) -> str:
    visible = "".join(char for char in name if char.isspace() or char in JOINERS or _is_visible(char))
    return unicodedata.normalize("NFC", " ".join(visible.split()))


def clean_username(username: str) -> str:
    """A username as it is compared: the same for capitals, full-width letters and blanks around it."""
    cleaned = fold_username(username)
    if not USERNAME.fullmatch(cleaned):
        raise BadUsernameError(username)
    return cleaned


def fold_username(username: str) -> str:
    """``clean_username`` for looking one up: what cannot be a username finds nobody."""
    # A Turkish capital İ folds to an i with a second dot above it.
    return unicodedata.normalize("NFKC", username.casefold()).replace("i\u0307", "i").strip()


def _is_visible(char: str) -> bool:
    return unicodedata.category(char) not in INVISIBLE
