"""The common noun phrases of a passage: the pool that wrong answers to *what* are drawn from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.english.lexicon import are_alike
from quizapp.english.trees import children, core_range
from quizapp.english.wordlists import word_set
from quizapp.model import Sentence, Token

__all__ = ["Phrase", "collect_phrases", "determiner_of", "may_be_one"]

PLACES = word_set("nsubj nsubj:pass obj obl nmod conj appos root xcomp obl:agent")
"""Relations in which a noun phrase says something of its own."""
VAGUE = word_set(
    "anything area bit case chance day deal difference end everything example fact kind lot lack member number one "
    "order part people place point position reason result rest series side someone something sort step thing time "
    "today type use variety view way week year month hour minute nothing range set group amount percent per cent"
)


SAME = tuple(
    word_set(group)
    for group in (
        "army military troop soldier force",
        "police officer policeman policewoman",
        "rebel insurgent fighter militant gunman opposition",
        "child kid youngster pupil student teenager youth",
        "company firm business corporation enterprise",
        "government administration authority state",
        "study research report survey paper analysis",
        "worker employee staff staffer",
        "deal agreement accord pact treaty",
        "vote election poll ballot",
        "scientist researcher expert academic",
        "protester demonstrator activist",
        "house home property building",
        "money fund cash funding",
        "fight battle clash fighting combat war conflict",
    )
)
"""Nouns that newspapers use for one another, beyond what a dictionary calls synonyms."""


def may_be_one(noun: str, other: str) -> bool:
    """Whether two nouns may name the same thing in a news article."""
    return are_alike(noun, other) or any(noun in group and other in group for group in SAME)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase of the passage: tokens ``first`` to ``last`` of a sentence, with the head token."""

    sentence: Sentence
    first: int
    last: int
    head: Token

    @property
    def start(self) -> int:
        """Where it begins in the passage."""
        return self.sentence.tokens[self.first].start

    @property
    def end(self) -> int:
        """Where it ends in the passage."""
        return self.sentence.tokens[self.last].end


def collect_phrases(sentences: Sequence[Sentence]) -> Iterator[Phrase]:
    """The noun phrases of some sentences that say something and stand in no other, in text order."""
    for sentence in sentences:
        end = -1
        for phrase in sorted(_phrases_of(sentence), key=lambda item: (item.first, -item.last)):
            if phrase.first > end:
                end = phrase.last
                yield phrase


def _phrases_of(sentence: Sentence) -> Iterator[Phrase]:
    for token in sentence.tokens:
        if token.upos == "NOUN" and token.deprel in PLACES and token.lemma not in VAGUE:
            first, last = core_range(sentence, token.index)
            while first < token.index and sentence.tokens[first].upos in {"ADV", "CCONJ"}:
                first += 1
            yield Phrase(sentence, first, last, token)


def determiner_of(phrase: Phrase) -> str:
    """How a phrase is opened: "a", "the" (or an owner), "number" or "" for none."""
    sentence, head = phrase.sentence, phrase.head.index
    if children(sentence, head, "nmod:poss"):
        return "the"
    words = {token.text.lower() for token in children(sentence, head, "det")}
    if children(sentence, head, "nummod"):
        return "number"
    if words & {"a", "an"}:
        return "a"
    return "the" if words & {"the"} else "other" if words else ""
