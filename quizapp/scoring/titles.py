"""The same person under another form of address: "Mrs Marr" for "Marr", but never for "Mr Marr"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizapp.english.places import find_places
from quizapp.scoring.wordings import AS_SPELT, fold

__all__ = ["same_person"]

MALE, FEMALE = frozenset({"mr", "sir", "lord"}), frozenset({"mrs", "ms", "miss", "dame", "lady"})
TITLE = r"(?:mr|mrs|ms|miss|mx|dr|prof(?:essor)?|sir|dame|lord|lady)"
TITLED = re.compile(rf"({TITLE}) (?=\S)")


def same_person(typed: str, answer: str, *, answers: Iterable[str], text: str) -> bool:
    """Whether two names differ in a form of address that one person may have: "Dr Marr", "Marr" and "Ms Marr".

    ``answers`` are all the right ones, ``text`` what the student reads. A title that stands there before the name, and
    in no right answer, is somebody else's. A place has no title: "DR Congo".
    """
    title, name = _parted(typed)
    if name != _parted(answer)[1] or find_places(answer):
        return False
    in_text = _titles_before(name, text)
    known = {given for given, bare in map(_parted, answers) if given and bare == name}
    if not title or title in known:
        return True
    return (title not in in_text or not known) and _may_be_one(title, known or in_text)


def _parted(name: str) -> tuple[str, str]:
    """The title of a name, "" for none, and the name, both folded."""
    folded = fold(name, AS_SPELT)
    found = TITLED.match(folded)
    return (_short(found[1]), folded[found.end() :]) if found else ("", folded)


def _titles_before(name: str, text: str) -> set[str]:
    """The titles under which a text speaks of a name."""
    return {_short(title) for title in re.findall(rf"\b({TITLE}) {re.escape(name)}\b", fold(text, AS_SPELT))}


def _short(title: str) -> str:
    return "prof" if title == "professor" else title


def _may_be_one(title: str, known: set[str]) -> bool:
    """Whether somebody with one of the titles may have this one too: no man is a lady."""
    return not known or any(not ({title, other} & MALE and {title, other} & FEMALE) for other in known)
