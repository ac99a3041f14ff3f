"""What sort of organisation a name tells of: an army is not told from an army by a newspaper among the options."""

from __future__ import annotations

import re
from types import MappingProxyType

from quizapp.english.wordlists import word_set

__all__ = ["can_stand_beside", "sort_of_noun", "sort_of_organisation"]

SORTS = MappingProxyType(
    {
        "media": word_set(
            "news times post gazette journal radio television tv press tribune guardian herald telegraph mail bbc cnn "
            "reuters afp ap nbc abc cbs itv pbs npr magazine broadcasting broadcaster newspaper channel bloomberg "
            "sports review observer independent mirror daily weekly standard globe"
        ),
        "force": word_set("army navy police force forces guard guards marines militia brigade military marine corps"),
        "government": word_set(
            "ministry department government council commission senate congress parliament house agency administration "
            "bureau secretariat cabinet treasury assembly authority embassy pentagon kremlin regulator"
        ),
        "court": word_set("court tribunal"),
        "education": word_set("university college school institute academy polytechnic laboratory laboratories lab"),
        "company": word_set(
            "inc inc. corp corp. ltd ltd. plc llc company co co. bank holdings airlines airways motors technologies "
            "industries energy pharmaceuticals group google apple facebook twitter microsoft amazon netflix disney "
            "uber tesla boeing airbus samsung sony toyota firm maker manufacturer retailer carmaker airline"
        ),
        "club": word_set("fc united city rovers albion athletic wanderers town hotspur county club team"),
        "league": word_set("league nhl nba nfl mlb uefa fifa ioc association championship"),
        "party": word_set("party democrats republicans labour conservatives tories"),
        "world": word_set("nations union nato unicef unesco who imf opec eu un"),
        "health": word_set("hospital clinic infirmary"),
        "charity": word_set("foundation trust charity society fund federation"),
    }
)
"""Words that tell what an organisation is; the last word of a name counts first."""


def sort_of_organisation(name: str) -> str:
    """The sort of organisation a name tells of, "" when it tells nothing.

    >>> sort_of_organisation("Indonesian Navy"), sort_of_organisation("ABC News"), sort_of_organisation("Hezbollah")
    ('force', 'media', '')
    """
    words = re.findall(r"[\w.]+", name.lower())
    return next((sort for word in (*words[-1:], *words) for sort, listed in SORTS.items() if word in listed), "")


def sort_of_noun(noun: str) -> str:
    """The sort a class noun of a stem asks for: "which newspaper" asks for media."""
    return next((sort for sort, listed in SORTS.items() if noun in listed), "")


def can_stand_beside(one: str, other: str) -> float:
    """How well two sorts go together as options: 1 for the same, 0 for two that are known to differ."""
    if one and other:
        return float(one == other)
    return 0.85 if one == other else 0.7
