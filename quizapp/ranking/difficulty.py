"""How much reading a question asks for: four measures between 0 and 1, their mean, and where easy and hard begin.

- options: what the wrong answers are made of. Readers of OneStopQA who erred chose a misreading of the evidence,
  something said elsewhere and something not in the text in the ratio 5 : 4 : 1 (Berzak, Malmaud and Levy 2020; counted
  in their laboratory data). An answer to be typed competes with all that the passage says elsewhere.
- rewording: the share of the question's words that its evidence does not have. How far the words of item and text
  overlap goes with an item's difficulty (Freedle and Kostin 1993, on 213 reading items of TOEFL).
- distance: how far from the key, in the passage, the words stand that the stem asks with. What is told in one breath is
  found at once; what must be joined from sentences apart takes more steps (Araki and others 2016).
- vocabulary: how rare the words are, by the frequency bands of the lexicon; names are left out.

No part was fitted to students' answers, of which there are none yet.
"""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from statistics import fmean

from quizapp.english.lexicon import band
from quizapp.model import CHOSEN, Difficulty, Option, OptionKind, Passage, Question, QuestionKind
from quizapp.ranking.flaw import SMALL, stems_of, wrong_of
from quizapp.reading.lemmas import lemma_of

__all__ = ["EASY_BELOW", "HARD_FROM", "Demands", "difficulty_of", "measure"]

EASY_BELOW, HARD_FROM = 0.28, 0.36
"""Where the mean of the four divides: about four, three and three tenths of what is made of news articles, as measured
by ``python -m quizapp.training.measure questions``."""
DRAW = {OptionKind.MISREADING: 1.0, OptionKind.ELSEWHERE: 0.8, OptionKind.UNSUPPORTED: 0.2}
"""How strongly a wrong option draws readers, from the errors counted in OneStopQA, the strongest at 1."""
GUESSED = 0.5
"""How strongly the wrong one of true and false draws."""
FAR = 40
"""Words; a sentence of the news has about twenty, so this is the sentence after the next."""
RAREST = 6
"""How many bands the lexicon's commonest words lie above the rarest."""


@dataclass(frozen=True, slots=True)
class Demands:
    """What a question asks of its reader: each from 0, nothing, to 1, as much as is measured."""

    options: float
    rewording: float
    distance: float
    vocabulary: float

    @property
    def total(self) -> float:
        """The mean of the four."""
        return (self.options + self.rewording + self.distance + self.vocabulary) / 4


def difficulty_of(question: Question, passage: Passage) -> Difficulty:
    """Easy, medium or hard, by what is measured."""
    total = measure(question, passage).total
    if total < EASY_BELOW:
        return Difficulty.EASY
    return Difficulty.MEDIUM if total < HARD_FROM else Difficulty.HARD


def measure(question: Question, passage: Passage) -> Demands:
    """The four measures of a question on a passage."""
    return Demands(
        options=_draw(question),
        rewording=_rewording(question),
        distance=_distance(question, passage.text),
        vocabulary=_rarity(question),
    )


def _draw(question: Question) -> float:
    """How strongly what is wrong draws; what is typed, matched or put in order competes with what is said elsewhere."""
    if question.kind is QuestionKind.TRUE_FALSE:
        return GUESSED
    if question.kind in CHOSEN and wrong_of(question):
        return _mean(DRAW[option.kind] for option in wrong_of(question))
    return DRAW[OptionKind.ELSEWHERE]


def _parts(question: Question) -> tuple[Option, ...]:
    """The pairs of a matching question, the events of an ordering one; none of any other kind."""
    return tuple(option for option in question.options if option.evidence and option.kind is OptionKind.KEY)


def _rewording(question: Question) -> float:
    answers = [f"{part.left} {part.text}" for part in _parts(question)] or [question.key]
    if question.kind is QuestionKind.TRUE_FALSE:
        answers = []
    asked = stems_of(" ".join([question.stem, *answers]))
    told = [part.evidence.quote for part in _parts(question) if part.evidence]
    return len(asked - stems_of(" ".join([question.evidence.quote, *told]))) / max(1, len(asked))


def _distance(question: Question, text: str) -> float:
    """How far from the key what belongs to it stands: the stem's words where they are nearest, or the other parts."""
    starts, near = _words_of(text)
    if _parts(question):
        places = [bisect(starts, part.evidence.start) for part in _parts(question) if part.evidence]
        return _mean(min(1.0, abs(place - places[0]) / FAR) for place in places[1:])
    home = bisect_left(starts, _place_of(question, text))
    asked = [near[stem] for stem in stems_of(question.stem) if stem in near]
    return _mean(min(1.0, min(abs(place - home) for place in places) / FAR) for places in asked)


@lru_cache(maxsize=4)
def _words_of(text: str) -> tuple[list[int], dict[str, list[int]]]:
    """Where each word of a text begins, and at which words each stem stands; once for all questions on a passage."""
    words = list(re.finditer(r"[\w’'-]+", text))
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        for stem in stems_of(word[0]):
            places.setdefault(stem, []).append(place)
    return [word.start() for word in words], places


def _place_of(question: Question, text: str) -> int:
    """Where in the text the key begins, or the middle of the evidence where the key is worded otherwise."""
    evidence = question.evidence
    start = text.find(question.key, evidence.start, evidence.end)
    return start if start >= 0 else (evidence.start + evidence.end) // 2


def _rarity(question: Question) -> float:
    """How rare the words are that a student must know to answer: of the stem, the evidence and the options."""
    texts = [question.stem, question.evidence.quote, *(option.text for option in question.options)]
    words = {word for text in texts for word in re.findall(r"\b[a-z][a-z’'-]*", text)} - SMALL
    return _mean(1 - _band(word) / RAREST for word in words)


def _band(word: str) -> int:
    """The band of a word in its commonest form."""
    return max(band(form) for form in {word, lemma_of(word, "NOUN"), lemma_of(word, "VERB"), lemma_of(word, "ADJ")})


def _mean(values: Iterable[float]) -> float:
    """The mean, which is the same in whatever order a set is gone through; 0 of nothing."""
    listed = list(values)
    return fmean(listed) if listed else 0.0
