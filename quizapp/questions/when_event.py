"""Asks for the year of an event that is named by it.

> The town is known for the 1982 massacre of Norbury. → In which year did the massacre of Norbury take place?
> Rosa Vane drives a 1982 car in Norbury. → nothing: a car does not take place
> The council cancelled the 2020 race of Norbury. → nothing: the race did not take place
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.english.lexicon import kinds
from quizapp.english.trees import children, text_of
from quizapp.english.wordlists import word_set
from quizapp.facts.arguments import argument
from quizapp.model import Argument, Candidate, EntityKind, Fact, Reading, Role, Sentence, Token
from quizapp.questions.drafting import draft
from quizapp.reading.lookup import entities_in
from quizapp.reading.standalone import standalone

__all__ = ["ask_of"]

HAPPENING = frozenset({"act", "event"})
REMEMBERING = word_set(
    "know remember recall mark commemorate survive die win lose follow witness suffer blame describe study lead begin "
    "kill destroy rank call compare shape"
)
"""Verbs that nobody says of what did not take place."""
_YEAR = re.compile(r"(?:1\d|20)\d\d")


def ask_of(fact: Fact, reading: Reading) -> Iterator[Candidate]:
    """One question for each year before the noun of an event that says whose or where it was."""
    if fact.predicate.lemma not in REMEMBERING or fact.predicate.negated or fact.predicate.modal:
        return
    sentence = reading.sentences[fact.sentence]
    for part in fact.arguments:
        for year in entities_in(reading, fact.sentence):
            inside = part.first <= year.first and year.last < part.last
            if inside and year.kind is EntityKind.DATE and _YEAR.fullmatch(year.text):
                yield from _asked(fact, reading, sentence, part, sentence.tokens[year.first])


def _asked(fact: Fact, reading: Reading, sentence: Sentence, part: Argument, year: Token) -> Iterator[Candidate]:
    noun = sentence.tokens[year.head]
    article = next(iter(children(sentence, noun.index, "det")), None)
    behind = (item for item in children(sentence, noun.index, "nmod") if item.index > noun.index)
    whose = [item for item in behind if item.upos == "PROPN"]
    happened = noun.xpos == "NN" and noun.index > year.index and bool(HAPPENING & set(kinds(noun.lemma)[:1]))
    if not happened or not whose or article is None or article.index != year.index - 1 or whose[-1].index > part.last:
        return
    if not standalone(reading, sentence.index, year.index + 1, whose[-1].index):
        return
    event = text_of(sentence, year.index + 1, whose[-1].index)
    answer = argument(reading, sentence, year.index, Role.TIME)
    stem = f"In which year did the {event} take place?"
    yield draft("when", stem, fact=fact, answer=answer, key=year.text, reading=reading)
