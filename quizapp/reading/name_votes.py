"""What kind of thing each name is, put to the vote of the whole passage.

One sentence may take "Hama" for a person while six others know it is a place. The model votes each time it saw the
name, the gazetteer, the words of the name and the nouns beside it vote too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quizapp.english.people import gender_of_name, is_known_organisation, kinds_of_noun
from quizapp.english.places import find_country, find_landmark, find_places
from quizapp.english.trees import text_of
from quizapp.model import EntityKind, Sentence

__all__ = ["Score", "Span", "count_votes", "labelled", "names_organisation", "text_of_span"]

Score = dict[str, float]
"""How much speaks for each label of a name."""
DOUBT = 0.15
"""A vote against, so that one weak voice alone makes no sure name."""
ORGANISATION = re.compile(
    r"(?:^(?:University|Ministry|Department|Bank|Church|House|Institute|Bureau|Academy|Museum) of\b"
    r"|\b(?:University|College|Ministry|Party|Committee|Commission|Agency|Corp|Corporation|Inc|Ltd|LLC|plc|PLC|Company|Bank"
    r"|Club|FC|F\.C\.|AFC|Police|Army|Navy|Council|Association|Federation|Institute|Foundation|Group|Union|Authority|Court"
    r"|Parliament|Senate|Congress|Government|Hospital|School|Academy|Laboratory|Lab|Airlines?|Airways|Times|Post|Press|Guardian|Observatory"
    r"|Society|Trust|(?<!Oval )Office|Service|Department|Network|Coalition|Alliance|Front|Brigades?)\.?$)"
)
KIND_LABELS = {
    EntityKind.PERSON: "PER",
    EntityKind.ORGANISATION: "ORG",
    EntityKind.CITY: "LOC",
    EntityKind.COUNTRY: "LOC",
    EntityKind.REGION: "LOC",
    EntityKind.PLACE: "LOC",
}


@dataclass(frozen=True, slots=True)
class Span:
    """A name under repair."""

    label: str
    sentence: int
    first: int
    last: int
    certainty: float


def text_of_span(sentences: Sequence[Sentence], span: Span) -> str:
    return text_of(sentences[span.sentence], span.first, span.last)


def count_votes(sentences: Sequence[Sentence], spans: Sequence[Span]) -> dict[str, Score]:
    """For each name, how much speaks for each label: the model each time, the gazetteer, and the nouns beside it."""
    votes: dict[str, Score] = defaultdict(lambda: defaultdict(float))
    for span in spans:
        score = votes[text_of_span(sentences, span)]
        score[span.label] += span.certainty
        label = _label_of_noun_beside(sentences[span.sentence], span)
        if label:
            score[label] += 1
        known = _known_label(text_of_span(sentences, span))
        if known:
            score[known] += 1
    for text, score in votes.items():
        for label in _labels_of_text(text):
            score[label] += 0.5
    for short, label in _acronyms(sentences, spans):
        votes[short][label] += 2
    for surname in _surnames(votes) & set(votes):
        votes[surname]["PER"] += 1
    return votes


def _acronyms(sentences: Sequence[Sentence], spans: Sequence[Span]) -> Iterator[tuple[str, str]]:
    """The short names that brackets introduce, with the label of the long one: "Baltic Seabird Trust (BST)"."""
    ends = {(span.sentence, span.last + 2): span for span in spans}
    for span in spans:
        long = ends.get((span.sentence, span.first))
        opened = span.first > 0 and sentences[span.sentence].tokens[span.first - 1].text == "("
        if long and opened and span.first == span.last and text_of_span(sentences, span).isupper():
            yield text_of_span(sentences, span), long.label


def _known_label(text: str) -> str:
    """What a well-known name is, whatever the model takes it for."""
    if find_country(text) or find_landmark(text):
        return "LOC"
    return "ORG" if is_known_organisation(text) else ""


def _surnames(votes: dict[str, Score]) -> set[str]:
    """The last words of the names that are a person's by the votes so far."""
    people = (text for text, score in votes.items() if max(score, key=lambda label: score[label]) == "PER")
    return {text.rpartition(" ")[2] for text in people if " " in text}


def _labels_of_text(text: str) -> Iterator[str]:
    """What the words of a name say on their own."""
    if find_places(text):
        yield "LOC"
    if names_organisation(text):
        yield "ORG"
    elif " " in text and gender_of_name(text):
        yield "PER"


def names_organisation(text: str) -> bool:
    """Whether the words of a name are an organisation's: "Leeds University", not "West Bank"."""
    return bool(ORGANISATION.search(text)) and not find_landmark(text)


def _label_of_noun_beside(sentence: Sentence, span: Span) -> str:
    """What the common noun right before a name says it is: "the jihadi group Hayat Tahrir al-Sham", "actor Jo Lee"."""
    before = sentence.tokens[span.first - 1] if span.first else None
    if before is None or before.upos != "NOUN" or before.text[:1].isupper():
        return ""
    inside = range(span.first, span.last + 1)
    heads = [sentence.tokens[i] for i in inside if sentence.tokens[i].head not in inside]
    joined = any(head.head == before.index for head in heads) or before.head in inside
    kinds = kinds_of_noun(before.lemma) if joined else ()
    return KIND_LABELS.get(kinds[0], "") if kinds else ""


def labelled(span: Span, score: Score) -> Span:
    """A span with the label most votes speak for, as sure as the vote is clear and well attended."""
    label = max(score, key=lambda label: score[label])
    return replace(span, label=label, certainty=round(score[label] / (sum(score.values()) + DOUBT), 3))
