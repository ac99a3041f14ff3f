"""Asks whose words a quotation is.

> “Our harvest was the best in twenty years,” said Rosa Vane. → Who said: “Our harvest was the best in twenty years”?
> “He told them about it,” said Rosa Vane. → nothing: he and it are explained elsewhere
> “Why target bakers in the old mills of Leeds?” said Rosa Vane. → nothing: two marks would end the question
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.english.wordlists import word_set
from quizapp.model import Candidate, EntityKind, Fact, Reading, Sentence
from quizapp.questions.drafting import draft
from quizapp.questions.naming import wh_for
from quizapp.questions.speakers import speaker_of
from quizapp.questions.who import is_name, name_of

__all__ = ["ask_of"]

SHORTEST, LONGEST = 6, 24
"""Words of a quotation that says something and is read at once."""
POINTING = word_set("he she it they him her them his hers its their theirs this that these those here there so")
_QUOTATION = re.compile(r"[“\"]([^”\"“]+)[”\"]?")


def ask_of(fact: Fact, reading: Reading) -> Iterator[Candidate]:
    """One question for the quotation that a claim is part of."""
    speaker = speaker_of(fact, reading) if fact.claimant else None
    quotation = _quotation(fact, reading.sentences[fact.sentence])
    if speaker is None or speaker.entity is None or not quotation or not is_name(speaker):
        return
    wh = wh_for(speaker.entity, reading) if speaker.kind is not EntityKind.PERSON else "who"
    if wh and name_of(speaker) not in quotation:
        stem = f"{wh[:1].upper()}{wh[1:]} said: “{quotation}”?"
        yield draft("quote", stem, fact=fact, answer=speaker, key=name_of(speaker), reading=reading)


def _quotation(fact: Fact, sentence: Sentence) -> str:
    """The words between quotation marks around the fact's verb, when nothing in them points outside.

    What was asked or called out is left alone: a second mark behind its own reads badly.
    """
    place = sentence.tokens[fact.predicate.head].start - sentence.start
    for found in _QUOTATION.finditer(sentence.text):
        if found.start() < place < found.end():
            text = found[1].strip().rstrip(",.;")
            words = re.findall(r"[a-z]+", text.lower())
            whole = text[:1].isupper() and text[-1] not in "?!" and SHORTEST <= len(words) <= LONGEST
            return text if whole and not POINTING & set(words) else ""
    return ""
