"""What keeps a question from being asked: the first reason found, after question-writing's filters.

A stem must stand alone, name nobody by a bare pronoun, give nothing away, and have one answer in the passage.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.english.dates import MONTHS
from quizapp.english.people import is_known_organisation
from quizapp.english.places import find_country, find_demonym
from quizapp.english.stems import GAP
from quizapp.english.wordlists import word_set
from quizapp.model import Candidate, EntityKind, Fact, QuestionKind, Reading, Role
from quizapp.questions.who_is import matters
from quizapp.questions.wording import words_of
from quizapp.ranking.reference import points_back
from quizapp.reading.focus import is_topic

__all__ = ["LEANING", "SUREST", "flaw_of"]

SUREST = 0.3
"""Certainty of the parse below which a question is not asked."""
SHORTEST, LONGEST = 5, 32
DENYING = frozenset({"who_said", "what_said", "quote"})
"""Rules whose stems can hold a denial: what did not happen is not asked for."""
TITLED = frozenset({"which_rank", "who_said", "quote", "why", "what_said"})
"""Rules whose key may stand in the title and still have to be found."""
GENDERED = frozenset({"he", "she", "his", "her", "him", "hers", "himself", "herself"})
OPEN = frozenset({"who", "where", "gap"})
HEADLINE = 0.6
"""The share of a statement's words with which the title says it too."""
TELLING, STATING = 5, 7
"""Words of some length that a question without a name needs, and a statement."""
DANGLING = word_set(
    "this that these those here there now today yesterday tomorrow tonight ago i me my we us our you your mine ours "
    "myself ourselves yourself such"
)
"""Words that point outside the stem. A third person still there is bound: wording has seen to that."""
RELATIVE_TIME = re.compile(
    r"\b(?:last|next|this|past|previous|following|coming|recent)\s+(?:few\s+|two\s+|three\s+|\d[\d–-]*\s+)?"
    r"(?:night|week|month|year|day|spring|summer|autumn|fall|winter|weekend|season|hour|morning|evening|"
    r"mon|tues|wednes|thurs|fri|satur|sun)(?:day)?s?\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|evening|night|afternoon))?['’]s\b"
    r"|\bthe year\b(?! \d)"
    r"|\b(?:on|late|early|since|until|by)\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|(?<!Black )(?<!Good )(?<!Cyber )(?<!Bloody )\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(?:earlier|later|the current|of the day|by the end)\b"
    rf"|\b(?:in|since|until|by) (?:{'|'.join(MONTHS)})\b(?!,? \d)",
    re.IGNORECASE,
)
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
SMALL = word_set("the a an of in on at to for by with and or from as is was were are be been it its their his her")
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
_BARE = re.compile(
    r"\b(?:the|such) (\w+)(?= (?:was|were|is|are|has|have|had|will|would|can|could|did|does|do)\b|[,?.]|$)"
)
_EPITHET = re.compile(
    r"\b(?:his|her|their) (?:friend|colleague|partner|rival|teammate|counterpart|predecessor|successor)\b(?!,? [A-Z])"
    r"|\bthe \d+-year-old\b|\bthe then\b|\bthat (?:country|city|town|state|company|group|nation)\b",
    re.IGNORECASE,
)
"""What a passage calls somebody it has named before."""
_NAMELESS = re.compile(
    r"\b(?:company|firm|group|agency|club|team|party) "
    r"(?:management|officials?|executives?|sources?|leaders?|bosses|police|spokes\w+)\b",
    re.IGNORECASE,
)
"""Those who speak for something that is not named."""
NAMING = 2
"""Words before those officials, at least, where the last is the name: a sentence's first is large anyhow."""
_DIGIT = "(?:one|two|three|four|five|six|seven|eight|nine|ten)"
_TORN = re.compile(
    rf"--|\b{_DIGIT} {_DIGIT}\b|\b(?:is|are|was|were) (?:for|of|from|by) \w+ing\b|\b\d+ per (?!cent)|\b(\w+) \1\b"
    r"|\b(?:which|who|that|and|or|the|a|an|of|on|in|at|to|for|with|from|by|as|than|into)\s*[?.]?$",
    re.IGNORECASE,
)
_NAME_TWICE = re.compile(r"\b([A-Z][\w’'-]+ [A-Z][\w-]+)\b.*\b\1\b")
_GAP_FOR_NOUN = re.compile(rf"^The {GAP} (?:is|are|was|were|has|have|had|will|\w+ed)\b")
_THAT_CLAUSE = re.compile(r"\bthat\b")


LEANING = frozenset({"points back", "adrift", "a short form", "for nobody", "a stranger", "in passing"})
"""Flaws of what only the passage explains, or of a trifle: shown to a teacher who asks for more, the passage beside."""


def flaw_of(candidate: Candidate, facts: Sequence[Fact], reading: Reading) -> str:
    """Why a candidate must not be shown, one of ``LEANING`` last; "" when nothing speaks against it."""
    stem, key = candidate.question.stem, candidate.question.key
    checks = [
        (candidate.fact.certainty < SUREST, "unsure parse"),
        (not SHORTEST <= len(stem.split()) <= LONGEST, "length"),
        (_asks_the_obvious(candidate, reading), "the topic itself"),
        (candidate.fact.predicate.negated and candidate.question.rule not in DENYING, "negated"),
        (_gives_away(stem, key) or _tells_by_pronoun(candidate), "key in stem"),
        (_is_broken(key), "broken"),
        (_loses_denial(candidate), "denial lost"),
        (_has_rival(candidate, facts), "another answer"),
    ]
    if candidate.question.rule != "quote":
        checks += _flaws_of_wording(candidate, reading)
    return next((name for found, name in checks if found), "")


def _flaws_of_wording(candidate: Candidate, reading: Reading) -> list[tuple[bool, str]]:
    """What is wrong with a stem in our own words; a quotation keeps its speaker's."""
    stem = candidate.question.stem
    return [
        (_dangles(stem), "dangling word"),
        (bool(RELATIVE_TIME.search(stem)), "relative time"),
        (_is_broken(stem) or bool(_NAME_TWICE.search(stem)), "broken"),
        (bool(_GAP_FOR_NOUN.match(stem)), "the gap is all"),
        (_loses_purpose(candidate), "purpose lost"),
        (_points_back(stem) or points_back(candidate, reading), "points back"),
        (candidate.fact.construction != "rank" and _is_adrift(candidate), "adrift"),
        (_holds_short_form(stem, reading), "a short form"),
        (_speaks_for_nobody(stem), "for nobody"),
        (_has_stranger(candidate, reading), "a stranger"),
        (candidate.question.rule == "who_is" and not matters(candidate.fact.arguments[0], reading), "in passing"),
    ]


def _holds_short_form(stem: str, reading: Reading) -> bool:
    """Whether a stem has a short form that only the passage spells out: *disorders (IDD)*."""
    short = (word for word in re.findall(r"\b[A-Z]{2,}\b", stem) if f"({word})" in reading.passage.text)
    return any(not (is_known_organisation(word) or find_country(word)) for word in short)


def _speaks_for_nobody(stem: str) -> bool:
    """Whether a stem has officials or managers of something that the words before them do not name."""
    before = [stem[: found.start()].split() for found in _NAMELESS.finditer(stem)]
    return any(len(words) < NAMING or not words[-1][0].isupper() for words in before)


def _has_stranger(candidate: Candidate, reading: Reading) -> bool:
    """Whether a stem begins with a single word for a person whom the passage never names in full: *Li explained …*."""
    opening = candidate.question.stem.split()[0]
    people = [item.text for item in reading.entities if item.kind is EntityKind.PERSON]
    return opening in people and not any(
        name.endswith(f" {opening}") or name.startswith(f"{opening} ") for name in people
    )


def _loses_purpose(candidate: Candidate) -> bool:
    """Whether a question for a number leaves out what for: *planned to charge the firm 6 million to use its name*."""
    if candidate.question.rule != "how_many":
        return False
    told = set(words_of(candidate.question.stem))
    purposes = (item for item in candidate.fact.arguments if item.role is Role.PURPOSE and item is not candidate.answer)
    return any(not set(words_of(item.text)) & told - SMALL for item in purposes)


def _loses_denial(candidate: Candidate) -> bool:
    """Whether a denied fact is asked about in words that deny nothing."""
    said = f"{candidate.question.stem} {candidate.question.key}".lower().replace("’", "'")
    return candidate.fact.predicate.negated and not re.search(
        r"\b(?:not|no|never|nor|neither|nobody|none)\b|n't\b", said
    )


def _dangles(stem: str) -> bool:
    """A pronoun without a noun in the stem; "that" may join clauses."""
    said = re.findall(r"[A-Za-z]+", _THAT_CLAUSE.sub(" ", stem))
    return any(word.lower() in DANGLING and not (len(word) > 1 and word.isupper()) for word in said)


def _points_back(stem: str) -> bool:
    bare = {match[1].lower() for match in _BARE.finditer(stem)}
    return bool(bare & ANAPHORIC or _EPITHET.search(stem))


def _tells_by_pronoun(candidate: Candidate) -> bool:
    """Whether *his* or *she* in a stem tells which of the people named it is."""
    asks = candidate.question.rule in {"who", "who_said"} and candidate.answer.kind is EntityKind.PERSON
    return asks and bool(GENDERED & set(words_of(candidate.question.stem)))


def _asks_the_obvious(candidate: Candidate, reading: Reading) -> bool:
    """Whether the key is the passage's own topic, which anyone fills in unread."""
    entity = candidate.answer.entity
    title = set(words_of(reading.passage.title))
    told = {word for word in words_of(candidate.question.key) if word not in SMALL}
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
    telling = {word for word in words_of(statement) if word not in SMALL and len(word) > 2}
    return len(telling & title) >= HEADLINE * len(telling)


def _is_titled(country: str, reading: Reading) -> bool:
    """Whether the title names a country, by whatever name: *US* for *the United States*."""
    known = find_country(country)
    return known is not None and any(find_country(word) == known for word in reading.passage.title.split())


def _is_adrift(candidate: Candidate) -> bool:
    """Whether a stem holds no name, no date and few words, so that little says what it is about."""
    stem = candidate.question.stem
    least = STATING if candidate.question.kind is QuestionKind.TRUE_FALSE else TELLING
    rest = stem.replace(GAP, " ").split(" ", 1)[1].removeprefix("According to ")
    named = re.search(r"\b[A-Z]|\b[12]\d{3}\b", _MONTH.sub("", rest))
    telling = [word for word in words_of(rest) if word not in SMALL | SLIGHT and len(word) > 3]
    return not (named or find_demonym(stem.split()[0])) and len(telling) < least


def _gives_away(stem: str, key: str) -> bool:
    """Whether a telling word of the key stands in the stem."""
    telling = {word for word in words_of(key) if word not in SMALL and (len(word) > 2 or word.isdigit())}
    return bool(telling & set(words_of(stem.replace("____", " "))))


def _is_broken(stem: str) -> bool:
    opened, closed = len(re.findall(r"(?:^|\s)['‘]\w", stem)), len(re.findall(r"\w['’](?=[\s?.,]|$)", stem))
    if opened > closed:
        return True
    unequal = stem.count("“") != stem.count("”") or stem.count('"') % 2
    return bool(unequal) or any(mark in stem for mark in ";:()[]…") or ", ," in stem or bool(_TORN.search(stem))


def _has_rival(candidate: Candidate, facts: Sequence[Fact]) -> bool:
    """Whether another fact with the same verb could answer a question about a subject or an object."""
    settled = candidate.question.kind is QuestionKind.FILL_IN or candidate.question.rule == "not_listed"
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
