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
from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.english.lexicon import band
from quizapp.model import Difficulty, Evidence, OptionKind, Passage, Question, QuestionKind
from quizapp.ranking.flaw import SMALL, stems_of, wrong_of
from quizapp.reading.lemmas import lemma_of

__all__ = ["EASY_BELOW", "HARD_FROM", "Demands", "difficulty_of", "measure"]

EASY_BELOW, HARD_FROM = 0.31, 0.37
"""Where the mean of the four divides: about three, four and three tenths of what is made of news articles, as measured
by ``python -m quizapp.training.measure questions``."""
DRAW = {OptionKind.MISREADING: 1.0, OptionKind.ELSEWHERE: 0.8, OptionKind.UNSUPPORTED: 0.2}
"""How strongly a wrong option draws readers, from the errors counted in OneStopQA, the strongest at 1."""
GUESSED = 0.5
"""What is neither typed nor chosen among worded options: true or false."""
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
    if wrong_of(question):
        return _mean(DRAW[option.kind] for option in wrong_of(question))
    return DRAW[OptionKind.ELSEWHERE] if question.kind is QuestionKind.FILL_IN else GUESSED


def _rewording(question: Question) -> float:
    asked = stems_of(f"{question.stem} {question.key}")
    return len(asked - stems_of(question.evidence.quote)) / max(1, len(asked))


def _distance(question: Question, text: str) -> float:
    """How far from the key the stem's words stand on average, each where it is nearest; absent ones do not count."""
    places: dict[str, list[int]] = {}
    found = list(re.finditer(r"[\w’'-]+", text))
    for place, word in enumerate(found):
        for stem in stems_of(word[0]):
            places.setdefault(stem, []).append(place)
    home = _place_of(question, text, [word.start() for word in found])
    return _mean(
        min(1.0, min(abs(place - home) for place in places[stem]) / FAR)
        for stem in stems_of(question.stem)
        if stem in places
    )


def _place_of(question: Question, text: str, starts: list[int]) -> int:
    """Which word of the text the key begins with; the middle of the evidence where the key is worded otherwise."""
    evidence = question.evidence
    start = text.find(question.key, evidence.start, evidence.end)
    return sum(each < (start if start >= 0 else _middle(evidence)) for each in starts)


def _middle(evidence: Evidence) -> int:
    return (evidence.start + evidence.end) // 2


def _rarity(question: Question) -> float:
    """How rare the words are that a student must know to answer: of the stem, the evidence and the options."""
    texts = [question.stem, question.evidence.quote, *(option.text for option in question.options)]
    words = {word for text in texts for word in re.findall(r"\b[a-z][a-z’'-]*", text)} - SMALL
    return _mean(1 - _band(word) / RAREST for word in words)


def _band(word: str) -> int:
    """The band of a word in its commonest form."""
    return max(band(form) for form in {word, lemma_of(word, "NOUN"), lemma_of(word, "VERB"), lemma_of(word, "ADJ")})


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0
