"""What stands at the head of an article: its headline, byline, date of publication and dateline.

A dateline ("BEIRUT (AP) — ") opens the first paragraph and says where the report was written, and by which agency; it
is no part of the sentence after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from quizapp.english.dates import find_dates
from quizapp.reading.furniture import ends_of

__all__ = ["agency_of", "dateline_end", "find_byline", "find_published"]

_PLACE = r"[^\W\d_a-z][\w.'’-]*(?:(?:,? |/|, ?)(?:[^\W\d_a-z][\w.'’-]*|of|de|al)){0,5}"
_DAY = r"(?:,? (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2})?"
_AGENCY = (
    r"\((?P<{name}>(?:[A-Z]+/)?AP|PA|AFP|UPI|EPA|IANS|ANI|PTI|CNN(?: Business)?|Reuters|Xinhua|Bloomberg"
    r"|The Associated Press|Associated Press|Thomson Reuters Foundation|Wikinews|TNS|KYODO|Kyodo"
    r"|[A-Z]\w+(?:News|TV|Now|Times|Radio)\w*)\)"
)
AGENCY = re.compile(_AGENCY.format(name="agency"))
DATELINE = re.compile(
    rf"(?:{_AGENCY.format(name='before')} ?)?(?:(?P<place>{_PLACE}){_DAY}(?: {_AGENCY.format(name='after')})?)?"
    r"(?: ?[—–] ?| ?-{1,2} |-- ?|(?:(?<=\(CNN\))|(?<=\(CNN Business\))) ?(?=[\"“‘']?[A-Z]))(?=[\"“‘']?[^\W_])"
)
LONGEST = 80
BYLINE = re.compile(r"^(?:(?:written|posted|reported|story|words|published) )?by:? +(?P<name>\S.*)$", re.IGNORECASE)
AFTER_NAME = re.compile(
    r"\s*(?:[|•·@]|,? ?(?:for|of) the |,? ?(?:staff writer|correspondent|reporter|editor|updated|published)\b"
    r"|,? ?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d| - | on \w+ \d|\d{1,2}:\d\d).*$",
    re.IGNORECASE,
)
LONGEST_BYLINE, LONGEST_DATE_LINE = 14, 16
FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d$")


def dateline_end(paragraph: str) -> int:
    """Return how many characters at the start of a paragraph are its dateline, 0 where it has none.

    A place without an agency must be in capitals but for its country, so that "Hama — a city" is none.

    >>> dateline_end("BEIRUT (AP) — The army said")
    14
    >>> dateline_end("Hong Kong (CNN Business) A muddled view")
    25
    >>> dateline_end("Hama — a city of a million")
    0
    """
    match = DATELINE.match(paragraph[:LONGEST])
    if not match:
        return 0
    town = (match["place"] or "").partition(",")[0]
    shouted = town.upper() == town and sum(map(str.isalpha, town)) >= 3
    return match.end() if match["before"] or match["after"] or shouted else 0


def agency_of(dateline: str) -> str:
    """Return the agency that a dateline names, "" where it names none."""
    match = AGENCY.search(dateline)
    return match["agency"] if match else ""


def find_byline(lines: Iterable[str]) -> str:
    """Return the names in the first line that says who wrote the article, "" where none does."""
    for line in lines:
        match = BYLINE.match(line)
        if match and len(line.split()) <= LONGEST_BYLINE:
            return AFTER_NAME.sub("", match["name"]).strip(" ,.")
    return ""


def find_published(lines: Sequence[str]) -> date | None:
    """Return the first whole date in a short line, None where there is none."""
    for line in lines:
        if len(line.split()) > LONGEST_DATE_LINE:
            continue
        whole = [found.value for found in find_dates(ends_of(line)) if FULL_DATE.match(found.value)]
        if whole:
            return date.fromisoformat(whole[0])
    return None
