"""What makes a stem lean on its passage: with the passage beside it the stem is clear, alone it is not.

Such questions are kept for a teacher who asks for more than are good without asking.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from quizapp.english.people import is_known_organisation
from quizapp.english.places import find_country, find_demonym
from quizapp.english.relative_dates import MONTHS
from quizapp.english.stems import GAP
from quizapp.english.wordlists import FUNCTION_WORDS, word_set
from quizapp.model import Candidate, EntityKind, QuestionKind, Reading
from quizapp.questions.who_is import heads_what_matters, matters
from quizapp.questions.wording import words_of
from quizapp.ranking.reference import points_back
from quizapp.reading.lookup import entities_in

__all__ = ["UNCLEAR", "leaning_of"]

UNCLEAR = frozenset({"adrift", "in passing", "a figure without its time"})
"""What makes a question so bare that also the passage beside it hardly tells what is asked."""

TELLING, STATING = 5, 7
"""Words of some length that a question without a name needs, and a statement."""
QUOTING = frozenset({"quote", "word_means"})
"""Rules whose stems hold somebody else's words."""
FIGURES = frozenset({EntityKind.MONEY, EntityKind.PERCENT})
NAMES = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.CITY, EntityKind.COUNTRY, EntityKind.PRODUCT})
COUNTS = FIGURES | {EntityKind.CARDINAL, EntityKind.QUANTITY}
_PERIOD = re.compile(r"\b(?:year|quarter|month|season|decade)\b", re.IGNORECASE)
"""A time for which things are counted."""
ANAPHORIC = word_set(
    "situation decision move announcement incident attack report study deal man woman men women boy girl move case "
    "problem issue plan proposal change changes event others finding findings results result survey pair duo couple "
    "figure figures statement letter process program programme project scheme idea suggestion claim claims story"
)
"""Nouns that with a bare "the" point back to something said before."""
SLIGHT = word_set(
    "many much does have been than into over under between through after before during about usually often pretty very "
    "quite rather also more most less least some other what which when where that this these those they them their "
    "would could should must will might only just even still"
)
"""Longer words that say nothing of what a stem is about."""
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
_BARE = re.compile(
    r"\b(?:the|such) (\w+)(?= (?:was|were|is|are|has|have|had|will|would|can|could|did|does|do)\b|[,?.]|$)"
)
_EPITHET = re.compile(
    r"\b(?:his|her|their) (?:friend|colleague|partner|rival|teammate|counterpart|predecessor|successor)\b(?!,? [A-Z])"
    r"|\bthe (?:English|French|Irish|Scots|Dutch|Welsh)(?:man|woman)\b"
    r"|\bthe \d+-year-old\b|\bthe then\b|\bthat (?:country|city|town|state|company|group|nation)\b",
    re.IGNORECASE,
)
"""What a passage calls somebody it has named before."""
_PLAYER = re.compile(
    r"\b[Tt]he (?:[A-Z][\w-]+ )+(?:international|striker|midfielder|defender|forward|winger|(?:goal)?keeper|star|ace"
    r"|legend|man|youngster|veteran)\b(?! [A-Z])"
)
"""A player named before: *The Norbury striker scored*."""
_PEOPLE = re.compile(r"The ([A-Z]\w+?)s? (?:were|are|have|had|will|would|said|say)\b")
"""Some people of a nation, named before: *The Britons were released*."""
_THEN = re.compile(
    r"(?:(?:On|At|In|During|By) (?:that|this) (?:occasion|point|time|stage|moment|match|game|race|meeting|case)"
    r"|(?:Since|Until|By|From) then)\b"
)
"""A time or a case told before, which a stem leaves out."""
_NAMELESS = re.compile(
    r"\b(?:company|firm|group|agency|club|team|party) "
    r"(?:management|officials?|executives?|sources?|leaders?|bosses|police|spokes\w+)\b",
    re.IGNORECASE,
)
"""Those who speak for something that is not named."""
ARTICLE = 6
"""Sentences from which a passage is an article, whose opening points at nothing before it."""
NAMING = 2
"""Words before those officials, at least, where the last is the name: a sentence's first is large anyhow."""


def leaning_of(candidate: Candidate, reading: Reading) -> str:
    """By what a stem leans on its passage; "" when it stands alone. A quotation stays as its speaker said it."""
    if candidate.question.rule in QUOTING:
        return ""
    stem, fact, opens = candidate.question.stem, candidate.fact, _opens(candidate, reading)
    checks = [
        (not opens and (_points_back(stem) or points_back(candidate, reading)), "points back"),
        (not opens and fact.construction != "rank" and _is_adrift(candidate, reading), "adrift"),
        (bool(_THEN.match(reading.sentences[fact.sentence].text)), "points back"),
        (_holds_short_form(stem, reading), "a short form"),
        (_speaks_for_nobody(stem), "for nobody"),
        (_has_stranger(stem, reading), "a stranger"),
        (_lacks_its_time(candidate, reading), "a figure without its time"),
    ]
    return next((name for found, name in checks if found), "") or _slight_office(candidate, reading)


def _slight_office(candidate: Candidate, reading: Reading) -> str:
    """Why the office that is asked for may not be worth it: "" where the passage comes back to its bearer."""
    fact = candidate.fact
    if candidate.question.rule != "who_is" or matters(fact.arguments[0], reading):
        return ""
    return "an office" if heads_what_matters(fact.arguments[1], fact, reading) else "in passing"


def _opens(candidate: Candidate, reading: Reading) -> bool:
    """Whether a statement is the news that opens an article: *The police chief has said the plans may go*."""
    stated = candidate.question.kind is QuestionKind.TRUE_FALSE
    return stated and candidate.fact.sentence == 0 and len(reading.sentences) >= ARTICLE


def _points_back(stem: str) -> bool:
    bare = {match[1].lower() for match in _BARE.finditer(stem)}
    people = _PEOPLE.match(stem)
    some = people is not None and find_demonym(people[1]) is not None
    return bool(some or bare & ANAPHORIC or _EPITHET.search(stem) or _PLAYER.search(stem))


def _is_adrift(candidate: Candidate, reading: Reading) -> bool:
    """Whether a stem holds no name, no date and few words, so that little says what it is about.

    A statement may begin with its only name.
    """
    stem = candidate.question.stem
    stated = candidate.question.kind is QuestionKind.TRUE_FALSE
    least = STATING if stated and not _opens_with_name(candidate, reading) else TELLING
    rest = stem.replace(GAP, " ").split(" ", 1)[1].removeprefix("According to ")
    named = re.search(r"\b[A-Z]|\b[12]\d{3}\b", _MONTH.sub("", rest))
    telling = [word for word in words_of(rest) if word not in FUNCTION_WORDS | SLIGHT and len(word) > 3]
    return not (named or find_demonym(stem.split()[0])) and len(telling) < least


def _opens_with_name(candidate: Candidate, reading: Reading) -> bool:
    """Whether a stem begins with a name: *Acme has …*."""
    names = (entity for entity in entities_in(reading, candidate.fact.sentence) if entity.kind in NAMES)
    return any(candidate.question.stem.startswith(f"{entity.text} ") for entity in names)


def _holds_short_form(stem: str, reading: Reading) -> bool:
    """Whether a stem has a short form that only the passage spells out: *disorders (IDD)*."""
    short = (word for word in re.findall(r"\b[A-Z]{2,}\b", stem) if f"({word})" in reading.passage.text)
    return any(not (is_known_organisation(word) or find_country(word)) for word in short)


def _speaks_for_nobody(stem: str) -> bool:
    """Whether a stem has officials or managers of something that the words before them do not name."""
    before = [stem[: found.start()].split() for found in _NAMELESS.finditer(stem)]
    return any(len(words) < NAMING or not words[-1][0].isupper() for words in before)


def _lacks_its_time(candidate: Candidate, reading: Reading) -> bool:
    """Whether a sum or a share is asked about without the month or the quarter that it is of."""
    shown = f"{candidate.question.stem} {candidate.question.key}"
    found = entities_in(reading, candidate.fact.sentence)
    times = [item for item in found if item.kind is EntityKind.DATE]
    if not times or any(item.text in shown for item in times):
        return False
    counted = COUNTS if any(_PERIOD.search(item.text) for item in times) else FIGURES
    return any(item.kind in counted and item.text in shown for item in found)


def _has_stranger(stem: str, reading: Reading) -> bool:
    """Whether a stem begins with a word for a person who has no full name, or one of several: *Li explained …*."""
    return re.sub(r"['’]s?$", "", stem.split()[0]) in _strangers(reading)


@lru_cache(maxsize=4)
def _strangers(reading: Reading) -> frozenset[str]:
    """The single words for people that begin or end nobody's name, or that end the names of several."""
    names = {item.text for item in reading.entities if item.kind is EntityKind.PERSON}
    full = {name for name in names if " " in name}
    surnames = Counter(name.split()[-1] for name in full)
    known = {name.split()[0] for name in full} | {name for name, bearers in surnames.items() if bearers == 1}
    return frozenset(name for name in names if " " not in name) - known
