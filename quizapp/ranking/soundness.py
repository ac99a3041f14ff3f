"""What keeps a question from being asked: the first reason found, after question-writing's filters.

A stem must name nobody by a bare pronoun, give nothing away, and have one answer in the passage. What only makes it
lean on the passage is in ``leaning``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.english.dates import MONTHS
from quizapp.english.places import find_country
from quizapp.english.stems import GAP
from quizapp.english.wordlists import FUNCTION_WORDS, word_set
from quizapp.model import Candidate, EntityKind, Fact, QuestionKind, Reading, Role
from quizapp.questions.wording import words_of
from quizapp.reading.focus import is_topic

__all__ = ["SUREST", "flaw_of"]

SUREST = 0.3
"""Certainty of the parse below which a question is not asked; a statement keeps its sentence's order and words."""
SHORTEST, LONGEST = 5, 32
DENYING = frozenset({"who_said", "what_said", "quote", "true_false"})
"""Rules whose stems can hold a denial, or leave it out; else what did not happen is not asked for."""
TITLED = frozenset({"which_rank", "who_said", "quote", "why", "what_said"})
"""Rules whose key may stand in the title and still have to be found."""
GENDERED = frozenset({"he", "she", "his", "her", "him", "hers", "himself", "herself"})
OPEN = frozenset({"who", "where", "gap"})
HEADLINE = 0.6
"""The share of a statement's words with which the title says it too."""
DANGLING = word_set(
    "this that these those here there now today yesterday tomorrow tonight ago i me my we us our you your mine ours "
    "myself ourselves yourself such"
)
"""Words that point outside the stem. A third person still there is bound: wording has seen to that."""
RELATIVE_TIME = re.compile(
    r"\b(?:last|next|this|past|previous|following|coming|recent)\s+"
    r"(?:few\s+|couple of\s+|two\s+|three\s+|four\s+|five\s+|six\s+|____\s+|\d[\d–-]*\s+)?"
    r"(?:night|week|month|year|day|spring|summer|autumn|fall|winter|weekend|season|hour|morning|evening|"
    r"mon|tues|wednes|thurs|fri|satur|sun)(?:day)?s?\b(?! of (?:19|20)\d\d)"
    r"|\b(?:since|over|during) the (?:spring|summer|autumn|winter)\b(?! (?:of|\d))"
    r"|\bthe year\b(?! \d)|\bat (?:present|the time)\b(?! of)"
    rf"|\b(?:last|next) (?:{'|'.join(MONTHS)})\b"
    r"|(?<!Black )(?<!Good )(?<!Cyber )(?<!Bloody )\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(?:earlier|later|the current|of the day|by the end(?! of (?:\w+ )?(?:19|20)\d\d))\b"
    rf"|\b(?:in|since|until|by) (?:{'|'.join(MONTHS)})\b(?!,? \d)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_TIMELY = re.compile(r"\b(?:now|today|tonight|tomorrow|yesterday|here|there)\b", re.IGNORECASE)
"""When and where it was to whom is quoted: his words stay his, *“vote now, pay later”*."""
_DIGIT = "(?:one|two|three|four|five|six|seven|eight|nine|ten)"
_TORN = re.compile(
    r"--|\bto (?:will|would|could|should|can|must|is|are|was|were|has|had)\b"
    rf"|\b{_DIGIT} {_DIGIT}\b|\b(?:is|are|was|were) (?:for|of|from|by) \w+ing\b|\b\d+ per (?!cent)|\b(\w+) \1\b"
    r"|\band ____, (?:who|which) [^,]+\.$"
    r"|\bso \w+\.$|\b(?:which|who|that|and|or|the|a|an|of|on|in|at|to|for|with|from|by|as|than|into)\s*[?.]?$"
    r"|\b(?:has|have|had|is|are|was|were|be)\.?$",
    re.IGNORECASE,
)
_AIM = re.compile(r"^To \w+ [^,?]+$")
"""What for, without what was done for it."""
_BYLINE = re.compile(
    r"\bcovers? .+ for (?:the )?(?-i:[A-Z])|\bcovers (?:the )?(?-i:[A-Z])[\w ]+[.?]?$|\bis an? (?:[\w’'-]+ )*"
    r"(?:reporter|correspondent|producer|writer|editor|columnist|contributor|journalist|commentator)"
    r" (?:at|for|with|based|in|on)\b",
    re.IGNORECASE,
)
"""What stands under an article of the one who wrote it."""
_CLOSED_FIRST = re.compile(r'^[^“]*”|^[^"]*\w"(?: |$)')
_CONTRACTED = re.compile(r"\b(?!(?:they|we|you|who|there|it|he|she|that|I)\b)\w+['’](?:ve|re|ll)\b", re.IGNORECASE)
"""A name in the place of the pronoun that was contracted: *the council’ve*."""
_NAME_TWICE = re.compile(r"\b([A-Z][\w’'-]+ [A-Z][\w-]+)\b.*\b\1\b")
_TITLE_TORN = re.compile(
    r"(?:Through|In|On|At|By|For|From|Under|Over|With|Into) (?:the )?____ (?:is|was|has|had|will)\b"
)
"""A title that begins with a preposition, with a gap in it: *Through the ____ was joined in the charts*."""
_GAP_FOR_NOUN = re.compile(rf"^The {GAP} (?:is|are|was|were|has|have|had|will|\w+ed)\b")
_JOINING = re.compile(
    r"\bthat\b|\bhere to stay\b|\bthose (?:in|from|of|who|with|at|on)\b|\bsuch as\b|\w+(?:-\w+){2,}"
    r"|\bthere(?= (?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|seems?)\b)"
)
"""What points when it stands alone, where it joins: *said that*, *mills such as Acme*, *there are*, *pay-as-you-go*."""


def flaw_of(candidate: Candidate, facts: Sequence[Fact], reading: Reading) -> str:
    """Why a candidate must not be shown; "" when nothing speaks against it."""
    stem, key = candidate.question.stem, candidate.question.key
    if candidate.question.rule == "word_means":
        return ""
    checks = [
        (candidate.fact.certainty < SUREST and candidate.question.kind is not QuestionKind.TRUE_FALSE, "unsure parse"),
        (not SHORTEST <= len(stem.split()) <= LONGEST, "length"),
        (_asks_the_obvious(candidate, reading), "the topic itself"),
        (candidate.fact.predicate.negated and candidate.question.rule not in DENYING, "negated"),
        (_gives_away(stem, key) or _tells_by_pronoun(candidate), "key in stem"),
        (_is_broken(key), "broken"),
        (_loses_denial(candidate), "denial lost"),
        (_has_rival(candidate, facts), "another answer"),
    ]
    if candidate.question.rule != "quote":
        checks += _flaws_of_wording(candidate)
    return next((name for found, name in checks if found), "")


def _flaws_of_wording(candidate: Candidate) -> list[tuple[bool, str]]:
    """What is wrong with a stem in our own words; a quotation keeps its speaker's."""
    stem = candidate.question.stem
    return [
        (_dangles(stem), "dangling word"),
        (any(map(_is_of_the_day, (stem, candidate.question.key))), "relative time"),
        (bool(_BYLINE.search(stem)), "who wrote it"),
        (bool(_CONTRACTED.search(stem)), "contracted"),
        (_is_broken(stem) or bool(_NAME_TWICE.search(stem) or _AIM.match(stem)), "broken"),
        (bool(_GAP_FOR_NOUN.match(stem)), "the gap is all"),
        (bool(_TITLE_TORN.match(stem)), "a title torn"),
        (_loses_purpose(candidate), "purpose lost"),
        (_loses_verdict(candidate), "verdict lost"),
    ]


def _is_of_the_day(text: str) -> bool:
    """Whether words outside quotation marks say when by the day the article was written."""
    return bool(RELATIVE_TIME.search(_QUOTED.sub("", text)))


def _loses_verdict(candidate: Candidate) -> bool:
    """Whether a stem does not say as what something was described: *Who described the level of action?*"""
    described = candidate.fact.predicate.lemma in {"describe", "regard", "portray"}
    return described and " as " not in candidate.question.stem


def _loses_purpose(candidate: Candidate) -> bool:
    """Whether a question for a number leaves out what for: *planned to charge the firm 6 million to use its name*."""
    if candidate.question.rule != "how_many":
        return False
    told = set(words_of(candidate.question.stem))
    purposes = (item for item in candidate.fact.arguments if item.role is Role.PURPOSE and item is not candidate.answer)
    return any(not set(words_of(item.text)) & told - FUNCTION_WORDS for item in purposes)


def _loses_denial(candidate: Candidate) -> bool:
    """Whether a denied fact is asked about in words that deny nothing."""
    said = f"{candidate.question.stem} {candidate.question.key}".lower().replace("’", "'")
    return candidate.fact.predicate.negated and not re.search(
        r"\b(?:not|cannot|no|never|nor|neither|nobody|none)\b|n't\b", said
    )


def _dangles(stem: str) -> bool:
    """Whether a word of a stem points at what is not in it."""
    stem = _QUOTED.sub(lambda quoted: _TIMELY.sub(" ", quoted[0]), stem)
    said = re.findall(r"[A-Za-z]+", _JOINING.sub(" ", stem))
    return any(word.lower() in DANGLING and not (len(word) > 1 and word.isupper()) for word in said)


def _tells_by_pronoun(candidate: Candidate) -> bool:
    """Whether *his* or *she* in a stem tells which of the people named it is."""
    asks = candidate.question.rule in {"who", "who_said"} and candidate.answer.kind is EntityKind.PERSON
    return asks and bool(GENDERED & set(words_of(candidate.question.stem)))


def _asks_the_obvious(candidate: Candidate, reading: Reading) -> bool:
    """Whether the key is the passage's own topic, which anyone fills in unread."""
    entity = candidate.answer.entity
    title = set(words_of(reading.passage.title))
    told = {word for word in words_of(candidate.question.key) if word not in FUNCTION_WORDS}
    if told and told <= title and candidate.question.rule not in TITLED:
        return True
    if candidate.question.rule == "true_false":
        return _repeats_title(candidate.question.stem, title)
    if candidate.question.rule in OPEN and entity is not None and entity.text.lower().split()[-1] in title:
        return True
    if entity is not None and entity.kind is EntityKind.COUNTRY and _is_titled(entity.text, reading):
        return candidate.question.rule in OPEN
    asked = entity is not None and entity.text in candidate.question.key
    return candidate.question.rule in OPEN and asked and entity is not None and is_topic(entity, reading)


def _repeats_title(statement: str, title: set[str]) -> bool:
    """Whether a statement says hardly more than the title, which anyone can see."""
    telling = {word for word in words_of(statement) if word not in FUNCTION_WORDS and len(word) > 2}
    return len(telling & title) >= HEADLINE * len(telling)


def _is_titled(country: str, reading: Reading) -> bool:
    """Whether the title names a country, by whatever name: *US* for *the United States*."""
    known = find_country(country)
    return known is not None and any(find_country(word) == known for word in reading.passage.title.split())


def _gives_away(stem: str, key: str) -> bool:
    """Whether a telling word of the key stands in the stem."""
    telling = {word for word in words_of(key) if word not in FUNCTION_WORDS and (len(word) > 2 or word.isdigit())}
    told = re.sub(r"['’]s\b", "", stem.replace(GAP, " "))
    return bool(telling & set(words_of(told)))


def _is_broken(stem: str) -> bool:
    opened, closed = len(re.findall(r"(?:^|\s)['‘]\w", stem)), len(re.findall(r"\w['’](?=[\s?.,]|$)", stem))
    if opened > closed:
        return True
    unequal = stem.count("“") != stem.count("”") or stem.count('"') % 2 or bool(_CLOSED_FIRST.search(stem))
    return (
        bool(unequal)
        or any(mark in stem for mark in ";:()[]…")
        or "..." in stem
        or ", ," in stem
        or bool(_TORN.search(stem))
    )


def _has_rival(candidate: Candidate, facts: Sequence[Fact]) -> bool:
    """Whether another fact with the same verb could answer a question about a subject or an object."""
    kind = candidate.question.kind
    settled = kind in {QuestionKind.FILL_IN, QuestionKind.TRUE_FALSE} or candidate.question.rule == "not_listed"
    if settled or candidate.fact.construction not in {"active", "passive"}:
        return False
    asked = candidate.fact
    stem = set(words_of(candidate.question.stem))
    for fact in facts:
        same_verb = fact.predicate.lemma == asked.predicate.lemma and fact.construction == asked.construction
        if fact is asked or not same_verb or fact.sentence == asked.sentence:
            continue
        others = {item.role: item.full.lower() for item in fact.arguments}
        answer = others.get(candidate.answer.role, "")
        shared = [text for role, text in others.items() if role is not candidate.answer.role and text]
        if (
            answer
            and answer != candidate.answer.full.lower()
            and shared
            and all(set(words_of(t)) <= stem for t in shared)
        ):
            return True
    return False
