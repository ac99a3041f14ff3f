"""Times of day as English news writes them: "13:34", "1.30pm", "9 a.m. GMT", "noon"."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["find_times", "same_time"]

_HALF = r"(?P<half>[ap]\.m\.|[ap]m\b|[AP]M\b|[AP]\.M\.)"
_ZONE = r"(?: (?:GMT|BST|UTC|CET|ET|EST|EDT|PT|PST|PDT|CST|CDT|local time|[Ee]astern|[Pp]acific)(?: time)?\b)?"
TIME = re.compile(
    rf"(?<![\d:.,$£€-])\b(?:(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))? ?{_HALF}{_ZONE}"
    rf"|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?::[0-5]\d)?\b(?![:\d]){_ZONE}"
    rf"|(?P<oclock>\d\d?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o['’]clock\b"
    rf"|(?P<word>[Nn]oon|[Mm]idday|[Mm]idnight)\b)"
)
NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}


def find_times(text: str) -> Iterator[tuple[int, int, str]]:
    """The times of day in a text as start, end and value: "13:34", or "" where morning and evening are not told apart.

    >>> [value for _, _, value in find_times("at 1.30pm, 13:34 GMT and noon, not at 5 o'clock")]
    ['13:30', '13:34', '12:00', '']
    """
    for match in TIME.finditer(text):
        value = _value(match)
        if value is not None:
            yield match.start(), match.end(), value


def _value(match: re.Match[str]) -> str | None:
    if match["word"]:
        return NAMED[match["word"].lower()]
    if match["oclock"]:
        return ""
    if match["hour24"]:
        return f"{int(match['hour24']):02}:{match['minute24']}"
    hour = int(match["hour"])
    if not 1 <= hour <= 12:
        return None
    afternoon = match["half"].lower().startswith("p")
    return f"{hour % 12 + 12 * afternoon:02}:{match['minute'] or '00'}"


def _read_time(text: str) -> str | None:
    """The value of a text that is a time of day and nothing else; None for anything else."""
    bare = text.strip()
    return next((value for start, end, value in find_times(bare) if (start, end) == (0, len(bare))), None)


def same_time(a: str, b: str) -> bool:
    """Whether two wordings are one time of day.

    >>> same_time("1.30pm", "13:30"), same_time("noon", "12 p.m."), same_time("1am", "1pm")
    (True, True, False)
    """
    one = _read_time(a)
    return bool(one) and one == _read_time(b)
