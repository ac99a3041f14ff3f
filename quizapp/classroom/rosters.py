"""The list of people that a school keeps, as a file: read and checked, and written with their first passwords."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quizapp.classroom.names import clean_class, clean_name, clean_username
from quizapp.errors import QuizError
from quizapp.errors.people import RosterError, UnknownExtraTimeError, UnknownRoleError
from quizapp.formats.spreadsheet import table
from quizapp.model import ExtraTime
from quizapp.store.records.people import PersonRole

__all__ = ["Newcomer", "RosterEntry", "read_roster", "write_roster"]

HEADINGS = ("username", "name", "role", "class")
"""What the file of passwords names: it is cut up and handed out, so nobody's extra time is in it."""

NEEDED = ("username", "name")
SEPARATORS = ",;\t"


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """A person on a list, checked. Where it names no extra time, ``extra_time`` is None."""

    username: str
    name: str
    role: PersonRole
    class_name: str = ""
    extra_time: ExtraTime | None = None


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A person who has no account yet, and the first password of the one they get."""

    entry: RosterEntry
    password: str


def read_roster(data: bytes, *, name: str) -> tuple[RosterEntry, ...]:
    """The people in a CSV file with the columns username, name, role, class and extra time, in any order.

    Who has no role is a student. Raises RosterError, with all faults, for a file that does not fit; ``name`` is what to
    call it.
    """
    faults: list[tuple[int, str]] = []
    lines: dict[str, int] = {}
    entries: list[RosterEntry] = []
    for line, row in _rows_of(data, name):
        try:
            entry = _entry_of(row)
        except QuizError as error:
            faults.append((line, str(error)))
            continue
        if (before := lines.setdefault(entry.username, line)) != line:
            faults.append((line, f'The username "{entry.username}" is that of line {before}. Give each person one.'))
        entries.append(entry)
    if faults:
        raise RosterError(name, faults)
    return tuple(entries)


def write_roster(people: Iterable[Newcomer]) -> bytes:
    """A CSV file of people and their first passwords."""
    entries = ((each.entry, each.password) for each in people)
    rows = ((who.username, who.name, who.role.value, who.class_name, password) for who, password in entries)
    return table([*HEADINGS, "password"], rows)


# ── the file ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _rows_of(data: bytes, name: str) -> list[tuple[int, Mapping[str, str]]]:
    """Each row that is not empty, by its headings, with the number of its line; raises RosterError."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RosterError(name, [(1, "The file is not UTF-8. Save it as CSV UTF-8.")]) from error
    (_, first), *rows = _cells_of(text, name) or [(1, [])]
    # "Extra time", "extra_time" and "ExtraTime" are one: a heading that is not known would go unseen.
    headings = ["".join(filter(str.isalpha, cell.casefold())) for cell in first]
    if missing := [needed for needed in NEEDED if needed not in headings]:
        raise RosterError(name, [(1, f"There is no column {' and no column '.join(missing)}. Name it in this line.")])
    return [(line, dict(zip(headings, row, strict=False))) for line, row in rows if any(cell.strip() for cell in row)]


def _cells_of(text: str, name: str) -> list[tuple[int, list[str]]]:
    """Each row with the number of its last line, cut at what separates the headings; raises RosterError."""
    heading = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(SEPARATORS, key=heading.count))
    try:
        return [(rows.line_num, row) for row in rows]
    except csv.Error as error:
        fault = (rows.line_num, f"This is no CSV ({error}). Look for a quotation mark without its partner.")
        raise RosterError(name, [fault]) from error


def _entry_of(row: Mapping[str, str]) -> RosterEntry:
    """The person in a row; raises what is wrong with it."""
    username, name = clean_username(row.get("username", "")), clean_name(row.get("name", ""), "name")
    role = _role_of(row.get("role", ""))
    if role is PersonRole.TEACHER:
        return RosterEntry(username, name, role)
    class_name, extra_time = clean_class(row.get("class", "")), _extra_time_of(row.get("extratime", ""))
    return RosterEntry(username, name, role, class_name, extra_time)


def _role_of(written: str) -> PersonRole:
    role = written.strip().casefold() or PersonRole.STUDENT
    if role not in list(PersonRole):
        raise UnknownRoleError(written, list(PersonRole))
    return PersonRole(role)


def _extra_time_of(written: str) -> ExtraTime | None:
    """How much more time somebody has in percent, with the sign or without; None where nothing is written."""
    extra_time = " ".join(written.casefold().replace("%", " ").split())
    if extra_time and extra_time not in list(ExtraTime):
        raise UnknownExtraTimeError(written, list(ExtraTime))
    return ExtraTime(extra_time) if extra_time else None
