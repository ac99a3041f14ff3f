"""What keeps a question from being asked: the first reason found.

A stem must name nobody by a bare pronoun, give nothing away, and have one answer in the passage. What only makes it
lean on the passage is in ``leaning``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from quizapp.english.places import find_country
from quizapp.english.stems import GAP
from quizapp.english.trees import children, subtree
from quizapp.english.wordlists import DENIALS, FUNCTION_WORDS
from quizapp.model import Candidate, EntityKind, Fact, QuestionKind, Reading
from quizapp.questions.wording import words_of
from quizapp.ranking.stem_wording import flaws_of_wording, is_torn
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
_RECORD = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|(?:high|low|larg|small|bigg|fast|slow|b|wor)e?st)\b")
"""What something is among those of its time."""
HEADLINE = 0.6
"""The share of a statement's words with which the title says it too."""


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
        (is_torn(key), "broken"),
        (key.lower().startswith("other "), "others"),
        (_loses_denial(candidate, reading), "denial lost"),
        (_loses_since(candidate, reading), "a record without its time"),
        (_has_rival(candidate, facts) or _is_one_more(candidate, reading), "another answer"),
    ]
    if candidate.question.rule != "quote":
        checks += flaws_of_wording(candidate)
    return next((name for found, name in checks if found), "")


def _loses_denial(candidate: Candidate, reading: Reading) -> bool:
    """Whether what is denied is asked about in words that deny nothing: *pledged never to attack*."""
    said = f"{candidate.question.stem} {candidate.question.key}".lower().replace("’", "'")
    sentence, head = reading.sentences[candidate.fact.sentence], candidate.fact.predicate.head
    below = (sentence.tokens[index] for index in subtree(sentence, head))
    denials = (token for token in below if token.deprel == "advmod" and token.text.lower() in DENIALS)
    told = {head, *(token.index for token in sentence.tokens if token.text.lower() in words_of(said))}
    denied = candidate.fact.predicate.negated or any(token.head in told for token in denials)
    return denied and not re.search(r"\b(?:not|cannot|no|never|nor|neither|nobody|none)\b|n't\b", said)


def _loses_since(candidate: Candidate, reading: Reading) -> bool:
    """Whether something is the fifth or the largest in a stem, and only since some time in its sentence."""
    stem, sentence = candidate.question.stem.lower(), reading.sentences[candidate.fact.sentence]
    below = (sentence.tokens[index].text.lower() for index in subtree(sentence, candidate.fact.predicate.head))
    return bool(_RECORD.search(stem)) and " since " not in stem and "since" in below


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
    name = entity.text if entity is not None else candidate.question.key
    if candidate.question.rule in OPEN and name.lower().split()[-1] in title:
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


def _has_rival(candidate: Candidate, facts: Sequence[Fact]) -> bool:
    """Whether another fact with the same verb could answer a question about a subject or an object."""
    kind = candidate.question.kind
    settled = kind in {QuestionKind.FILL_IN, QuestionKind.TRUE_FALSE} or candidate.question.rule == "not_listed"
    if settled or candidate.fact.construction not in {"active", "passive"}:
        return False
    stem = set(words_of(candidate.question.stem))
    return any(_answers_too(fact, candidate, stem) for fact in facts)


def _is_one_more(candidate: Candidate, reading: Reading) -> bool:
    """Whether a passage says that somebody did something too, so that others did: *Rosa Vane also lost*."""
    beside = children(reading.sentences[candidate.fact.sentence], candidate.fact.predicate.head, "advmod")
    return candidate.question.rule == "who" and any(token.text.lower() in {"also", "too"} for token in beside)


def _answers_too(fact: Fact, candidate: Candidate, stem: Set[str]) -> bool:
    """Whether a fact of another sentence has the verb asked about, another answer, and else only what the stem says."""
    asked = candidate.fact
    same_verb = fact.predicate.lemma == asked.predicate.lemma and fact.construction == asked.construction
    if fact.sentence == asked.sentence or not same_verb:
        return False
    told = {item.role: item.full.lower() for item in fact.arguments}
    answer = told.pop(candidate.answer.role, "")
    shared = [text for text in told.values() if text]
    another = answer not in {"", candidate.answer.full.lower()}
    return another and bool(shared) and all(set(words_of(text)) <= stem for text in shared)
