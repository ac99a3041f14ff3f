"""What is wrong with the wording of a stem: words that point at nothing beside it, and what was torn on the way."""

from __future__ import annotations

import re

from quizapp.english.relative_dates import MONTHS
from quizapp.english.stems import GAP
from quizapp.english.wordlists import FUNCTION_WORDS, word_set
from quizapp.model import Candidate, Role
from quizapp.questions.wording import words_of

__all__ = ["flaws_of_wording", "is_torn"]

DANGLING = word_set(
    "this that these those here there now today yesterday tomorrow tonight ago i me my we us our you your mine ours "
    "myself ourselves yourself such"
)
"""Words that point outside the stem. A third person still there is bound: wording has seen to that."""
_MONTHS = "|".join(MONTHS)
_MANY = r"(?:few\s+|couple of\s+|two\s+|three\s+|four\s+|five\s+|six\s+|____\s+|\d[\d–-]*\s+)?"
_TIME = (
    "(?:night|week|month|year|day|spring|summer|autumn|fall|winter|weekend|season|hour|morning|evening|"
    "mon|tues|wednes|thurs|fri|satur|sun)(?:day)?s?"
)
_WEEKDAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
RELATIVE_TIME = re.compile(
    "|".join(
        (
            # *last week*, *the past two years*, *next Friday*; but *the last week of 2019*
            rf"\b(?:last|next|this|past|previous|following|coming|recent)\s+{_MANY}{_TIME}\b(?! of (?:19|20)\d\d)",
            # *since the summer*; but *over the summer of 2019*
            r"\b(?:since|over|during) the (?:spring|summer|autumn|winter)\b(?! (?:of|\d))",
            r"\bthe year\b(?! \d)",
            r"\bat (?:present|the time)\b(?! of)",
            rf"\b(?:last|next) (?:{_MONTHS})\b",
            # *Friday*; but *Black Friday*
            rf"(?<!Black )(?<!Good )(?<!Cyber )(?<!Bloody )\b{_WEEKDAYS}\b",
            r"\b(?:earlier|later|the current|of the day|by the end(?! of (?:\w+ )?(?:19|20)\d\d))\b",
            # *in May*; but *in May 2019*
            rf"\b(?:in|since|until|by) (?:{_MONTHS})\b(?!,? \d)",
        )
    ),
    re.IGNORECASE,
)
"""What says when by the day on which the article was written."""
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_TIMELY = re.compile(r"\b(?:now|today|tonight|tomorrow|yesterday|here|there)\b", re.IGNORECASE)
"""When and where it was to whom is quoted: his words stay his, *“vote now, pay later”*."""
_DIGIT = "(?:one|two|three|four|five|six|seven|eight|nine|ten)"
_TORN = re.compile(
    "|".join(
        (
            "--",
            # *to would*, *two three*, *is for opening*, *3 per day*, *the the*
            r"\bto (?:will|would|could|should|can|must|is|are|was|were|has|had)\b",
            rf"\b{_DIGIT} {_DIGIT}\b",
            r"\b(?:is|are|was|were) (?:for|of|from|by) \w+ing\b",
            r"\b\d+ per (?!cent)",
            r"\b(\w+) \1\b",
            # a gap that a relative clause hangs on: *and ____, who left.*
            r"\band ____, (?:who|which) [^,]+\.$",
            # what leads to more than the end: *so far.*, *to the?*, *had.*
            r"\bso \w+\.$",
            r"\b(?:which|who|that|and|or|the|a|an|of|on|in|at|to|for|with|from|by|as|than|into|around)\s*[?.]?$",
            r"\b(?:when|where|why|how)\s*[?.]?$",
            # 26% more
            r"\d(?:%| per ?cent| times)? (?:more|less|fewer|higher|lower)\.?$",
            r"\b(?:has|have|had|is|are|was|were|be)\.?$",
        )
    ),
    re.IGNORECASE,
)
"""What shows that a sentence was torn apart."""
_AIM = re.compile(r"^To \w+ [^,?]+$")
"""What for, without what was done for it."""
_WRITER = "(?:reporter|correspondent|producer|writer|editor|columnist|contributor|journalist|commentator)"
_BYLINE = re.compile(
    "|".join(
        (
            # *covers the Treasury for The Times*, *covers Norbury*
            r"\bcovers? .+ for (?:the )?(?-i:[A-Z])",
            r"\bcovers (?:the )?(?-i:[A-Z])[\w ]+[.?]?$",
            # *is a political reporter at the Post*, *is technology correspondent for the Post*
            rf"\bis (?:an? )?(?:[\w’'-]+ )*{_WRITER} (?:at|for|with|based|in|on)\b",
        )
    ),
    re.IGNORECASE,
)
"""What stands under an article of the one who wrote it."""
_SPEAKING = re.compile(r"^[\w’'. -]+ (?:was|were) speaking (?:as|at|after|ahead|before|during|following|in|on|to)\b")
"""When and where something was said that other sentences tell."""
_CLOSED_FIRST = re.compile(r'^[^“]*”|^[^"]*\w"(?: |$)')
"""A quotation that is closed without having been opened."""
_CONTRACTED = re.compile(r"\b(?!(?:they|we|you|who|there|it|he|she|that|I)\b)\w+['’](?:ve|re|ll)\b", re.IGNORECASE)
"""A name in the place of the pronoun that was contracted: *the council’ve*."""
_NAME_TWICE = re.compile(r"\b([A-Z][\w’'-]+ [A-Z][\w-]+)\b.*\b\1\b")
_TITLE_TORN = re.compile(
    r"(?:Through|In|On|At|By|For|From|Under|Over|With|Into) (?:the )?____ (?:is|was|has|had|will)\b"
)
"""A title that begins with a preposition, with a gap in it: *Through the ____ was joined in the charts*."""
_RUN_ON = re.compile(r"^[^-–—]* [-–—] [^-–—]*[?.]?$")
"""A dash whose partner went with a word beside it, or that only goes on."""
_TO_COME = re.compile(r"In how many (?:days|weeks|months|hours|years) (?:will|is|are)\b")
"""A time that is counted from the day of the article."""
_GAP_FOR_NOUN = re.compile(rf"^The {GAP} (?:is|are|was|were|has|have|had|will|\w+ed)\b")
_JOINING = re.compile(
    r"\bthat\b|\bhere to stay\b|\bthose (?:in|from|of|who|with|at|on)\b|\bsuch as\b|\w+(?:-\w+){2,}"
    r"|\bthere(?= (?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|seems?)\b)"
)
"""What points when it stands alone, where it joins: *said that*, *mills such as Acme*, *there are*, *pay-as-you-go*."""


def flaws_of_wording(candidate: Candidate) -> list[tuple[bool, str]]:
    """What is wrong with a stem in our own words; a quotation keeps its speaker's."""
    stem = candidate.question.stem
    return [
        (_dangles(stem), "dangling word"),
        (any(map(_is_of_the_day, (stem, candidate.question.key))), "relative time"),
        (bool(_BYLINE.search(stem)), "who wrote it"),
        (bool(_SPEAKING.match(stem)), "where it was said"),
        (bool(_CONTRACTED.search(stem)), "contracted"),
        (is_torn(stem) or bool(_NAME_TWICE.search(stem) or _AIM.match(stem)), "broken"),
        (bool(_GAP_FOR_NOUN.match(stem)), "the gap is all"),
        (bool(_TITLE_TORN.match(stem)), "a title torn"),
        (_loses_purpose(candidate), "purpose lost"),
        (_loses_verdict(candidate), "verdict lost"),
        (bool(_RUN_ON.search(stem)), "run on"),
        (bool(_TO_COME.match(stem)), "relative time"),
    ]


def _is_of_the_day(text: str) -> bool:
    """Whether words outside quotation marks say when by the day the article was written."""
    return bool(RELATIVE_TIME.search(_QUOTED.sub("", text)))


def _loses_verdict(candidate: Candidate) -> bool:
    """Whether a stem does not say as what something was described: *Who described the level of action?*"""
    described = candidate.fact.predicate.lemma in {"describe", "regard", "portray", "depict", "brand", "label"}
    as_what = " as " in candidate.question.evidence.quote and " as " not in candidate.question.stem
    return described and as_what


def _loses_purpose(candidate: Candidate) -> bool:
    """Whether a question for a number leaves out what for: *planned to charge the firm 6 million to use its name*."""
    if candidate.question.rule != "how_many":
        return False
    told = set(words_of(candidate.question.stem))
    purposes = (item for item in candidate.fact.arguments if item.role is Role.PURPOSE and item is not candidate.answer)
    return any(not set(words_of(item.text)) & told - FUNCTION_WORDS for item in purposes)


def _dangles(stem: str) -> bool:
    """Whether a word of a stem points at what is not in it."""
    stem = _QUOTED.sub(lambda quoted: _TIMELY.sub(" ", quoted[0]), stem)
    said = re.findall(r"[A-Za-z]+", _JOINING.sub(" ", stem))
    return any(word.lower() in DANGLING and not (len(word) > 1 and word.isupper()) for word in said)


def is_torn(text: str) -> bool:
    """Whether a text has a mark left open, or shows by its marks or its words that it was torn from another."""
    opened, closed = len(re.findall(r"(?:^|\s)['‘]\w", text)), len(re.findall(r"\w['’](?=[\s?.,]|$)", text))
    unequal = opened > closed or text.count("“") != text.count("”") or text.count('"') % 2 == 1
    marked = any(mark in text for mark in (*";:()[]…", "...", ", ,"))
    return unequal or marked or bool(_CLOSED_FIRST.search(text) or _TORN.search(text))
