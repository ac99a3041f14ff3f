"""How near a text is to what its passage is about: the cosine with the centroid of the passage's paragraphs.

The centroid is that of Radev, Jing, Styś and Tam (Centroid-based summarization of multiple documents, 2004), of
paragraphs of one passage instead of documents; content words are lemmas, and weigh the more the rarer they are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import hypot

from quizapp.english.lexicon import band
from quizapp.model import Reading
from quizapp.questions.wording import words_of

__all__ = ["Centroid", "centroid_of"]

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
COMMONEST = 8
"""One more than the weight of the rarest words, from which the frequency band of the others is taken."""


@dataclass(frozen=True, slots=True)
class Centroid:
    """What a passage is about: the weights of its lemmas, a vector of length 1; ``lemmas`` by word in small letters."""

    lemmas: Mapping[str, str]
    weights: Mapping[str, float]

    def nearness(self, text: str) -> float:
        """The cosine between a text and the centroid, from 0 (no word in common) to 1."""
        vector = _direction(self.lemmas[word] for word in words_of(text) if word in self.lemmas)
        return sum(weight * self.weights.get(lemma, 0.0) for lemma, weight in vector.items())


def centroid_of(reading: Reading) -> Centroid:
    """The centroid of a passage's paragraphs."""
    lemmas = dict[str, str]()
    paragraphs = defaultdict[int, list[str]](list)
    for sentence in reading.sentences:
        for token in sentence.tokens:
            if token.upos in CONTENT:
                lemmas[token.text.lower()] = token.lemma.lower()
                paragraphs[sentence.paragraph].append(token.lemma.lower())
    total = Counter[str]()
    for paragraph in paragraphs.values():
        total.update(_direction(paragraph))
    length = hypot(*total.values())
    return Centroid(lemmas, {lemma: weight / length for lemma, weight in total.items()})


def _direction(lemmas: Iterable[str]) -> dict[str, float]:
    """A vector of length 1 in which rare lemmas weigh more; in text order, so that a sum over it is always the same."""
    weights = {lemma: float(COMMONEST - band(lemma)) for lemma in lemmas}
    length = hypot(*weights.values())
    return {lemma: weight / length for lemma, weight in weights.items()}
