"""The model's names put right: their bounds by the tree, their labels by what the whole passage says of them.

One sentence may take "Hama" for a person while six others know it is a place; a passage is read as a whole, so the
labels of equal names are put to the vote, with the gazetteer and the words around each name voting too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from quizapp.english.people import ROYAL, gender_of_name, group_of, is_known_organisation, is_title, kinds_of_noun
from quizapp.english.places import find_country, find_landmark, find_places
from quizapp.english.trees import text_of
from quizapp.model import EntityKind, Sentence, Token

__all__ = ["ORGANISATION", "NameLike", "Span", "repair_names"]


class NameLike(Protocol):
    """A name as the parser gives it: tokens ``first`` to ``last`` of a sentence, labelled PER, LOC, ORG, EVENT …"""

    @property
    def label(self) -> str: ...
    @property
    def sentence(self) -> int: ...
    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...
    @property
    def certainty(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Span:
    """A name under repair."""

    label: str
    sentence: int
    first: int
    last: int
    certainty: float


Score = dict[str, float]
"""How much speaks for each label of a name."""
SPREADABLE = 0.6
"""How sure a name must be for its other occurrences to be taken for names too."""
DOUBT = 0.15
"""A vote against, so that one weak voice alone makes no sure name."""
ORGANISATION = re.compile(
    r"(?:^(?:University|Ministry|Department|Bank|Church|House|Institute|Bureau|Academy|Museum) of\b"
    r"|\b(?:University|College|Ministry|Party|Committee|Commission|Agency|Corp|Corporation|Inc|Ltd|LLC|plc|PLC|Company|Bank"
    r"|Club|FC|F\.C\.|AFC|Police|Army|Navy|Council|Association|Federation|Institute|Foundation|Group|Union|Authority|Court"
    r"|Parliament|Senate|Congress|Government|Hospital|School|Academy|Laboratory|Lab|Airlines?|Airways|Times|Post|Press|Guardian|Observatory"
    r"|Society|Trust|Office|Service|Department|Network|Coalition|Alliance|Front|Brigades?)\.?$)"
)
LINKING = frozenset({"compound", "flat", "amod", "goeswith"})
KIND_LABELS = {
    EntityKind.PERSON: "PER",
    EntityKind.ORGANISATION: "ORG",
    EntityKind.CITY: "LOC",
    EntityKind.COUNTRY: "LOC",
    EntityKind.REGION: "LOC",
    EntityKind.PLACE: "LOC",
}
DROPPED_FIRST = frozenset({"the", "a", "an", "“", "‘", '"', "'", "(", "[", ",", "-", "–", "of", "in"})
DROPPED_LAST = frozenset({",", ".", ";", ":", "”", "’", '"', "'", ")", "]", "(", "[", "-", "–", "'s", "’s", "!", "?"})


def repair_names(sentences: Sequence[Sentence], names: Collection[NameLike]) -> tuple[Span, ...]:
    """The names with bounds and labels put right, and those the model overlooked, in text order."""
    spans = [_with_bounds(sentences[name.sentence], name) for name in names]
    spans = [span for span in spans if span.first <= span.last]
    spans = _add(spans, _known_places(sentences))
    votes = _votes(sentences, spans)
    spans = _add(spans, _overlooked(sentences, votes, spans))
    labelled = [_labelled(span, votes[_text(sentences, span)]) for span in spans]
    kept = (span for span in labelled if not _is_mere_title(sentences, span, votes))
    return tuple(sorted(kept, key=lambda span: (span.sentence, span.first)))


def _is_mere_title(sentences: Sequence[Sentence], span: Span, votes: dict[str, Score]) -> bool:
    """ "President" or "Vice President" alone is no name, unless the passage has a John Major."""
    words = _text(sentences, span).split()
    if span.label != "PER" or not all(map(is_title, words)):
        return False
    return not any(name.endswith(f" {words[-1]}") and not all(map(is_title, name.split())) for name in votes)


def _text(sentences: Sequence[Sentence], span: Span) -> str:
    return text_of(sentences[span.sentence], span.first, span.last)


def _with_bounds(sentence: Sentence, name: NameLike) -> Span:
    """A name without articles, quotes and possessive marks at its ends, and with the capitals that belong to it."""
    tokens, first, last = sentence.tokens, name.first, name.last
    while first <= last and tokens[first].text.lower() in DROPPED_FIRST and not _opens_title(name, tokens, first):
        first += 1
    while first < last and name.label == "PER" and _is_mere_office(tokens[first].text):
        first += 1
    while last >= first and (_cannot_end_name(tokens[last]) or _is_kind_noun(tokens[last], first)):
        last -= 1
    while first <= last and first > 0 and _belongs(tokens[first - 1], first, last, name.label):
        first -= 1
    while first <= last < len(tokens) - 1 and _belongs(tokens[last + 1], first, last, name.label):
        last += 1
    if name.label == "ORG":
        last = _with_complement(sentence, first, last)
    return Span(name.label, name.sentence, first, last, name.certainty)


def _is_mere_office(word: str) -> bool:
    """ "President" of "President Lind", not "Prince" of "Prince Harry"."""
    return is_title(word) and word.lower() not in ROYAL


def _opens_title(name: NameLike, tokens: Sequence[Token], first: int) -> bool:
    """The article of a title in quotation marks: “The Salt Road”."""
    quoted = first > 0 and tokens[first - 1].text in {"“", "‘", '"', "'"}
    return name.label == "WORK" and quoted and tokens[first].text in {"The", "A", "An"}


def _with_complement(sentence: Sentence, first: int, last: int) -> int:
    """The end of an organisation's name with its "of …": "International Union of Pure and Applied Chemistry"."""
    tokens = sentence.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].text not in {"of", "for"} or not tokens[last + 2].text[:1].isupper():
        return last
    if EntityKind.ORGANISATION not in kinds_of_noun(tokens[last].lemma.lower()):
        return last
    noun = tokens[tokens[last + 1].head]
    inside = noun.head in range(first, last + 1) and noun.index > last and noun.text[:1].isupper()
    return noun.index if inside else last


def _cannot_end_name(token: Token) -> bool:
    return token.text in DROPPED_LAST or (token.upos in {"ADP", "DET", "CCONJ"} and token.text.islower())


def _is_kind_noun(token: Token, first: int) -> bool:
    """The small "province" of "Hama province"."""
    return token.index > first and token.text.islower() and bool(kinds_of_noun(token.lemma))


def _belongs(token: Token, first: int, last: int, label: str) -> bool:
    """Whether a neighbouring word is part of a name: a capital that hangs on it; before a person no title or demonym.

    > the Syrian National [Army] → Syrian National Army; President [Bashar Assad] → Bashar Assad
    """
    if not (token.text[:1].isupper() and first <= token.head <= last and token.deprel.split(":")[0] in LINKING):
        return False
    if token.index < first and label in {"PER", "LOC"}:
        return not is_title(token.text) and not group_of(token.text) and token.index > 0 and token.deprel != "nmod:desc"
    return token.index > 0 or token.upos == "PROPN"


def _add(spans: Sequence[Span], more: Iterator[Span]) -> list[Span]:
    """The spans with those of ``more`` that touch none of them, or hold one wholly."""
    kept = {(span.sentence, place): span for span in spans for place in range(span.first, span.last + 1)}
    result = dict.fromkeys(spans)
    for span in more:
        touched = {kept[key] for p in range(span.first, span.last + 1) if (key := (span.sentence, p)) in kept}
        if all(span.first <= other.first and other.last <= span.last and span != other for other in touched):
            if any((other.first, other.last) == (span.first, span.last) for other in touched):
                continue
            for other in touched:
                result.pop(other, None)
            result[span] = None
    return list(result)


def _known_places(sentences: Sequence[Sentence]) -> Iterator[Span]:
    """The countries, seas, regions and the like that are known by name, of up to four words, the longest first."""
    for sentence in sentences:
        tokens, place = sentence.tokens, 0
        while place < len(tokens):
            longest = 0
            if tokens[place].text[:1].isupper() and tokens[place].upos != "DET":
                longest = next((n for n in (4, 3, 2, 1) if _is_known(sentence, place, place + n - 1)), 0)
                if longest:
                    yield Span("LOC", sentence.index, place, place + longest - 1, 0.7)
            place += longest or 1


def _is_known(sentence: Sentence, first: int, last: int) -> bool:
    tokens = sentence.tokens
    if last >= len(tokens) or tokens[last].upos not in {"PROPN", "NOUN"} or not tokens[last].text[:1].isupper():
        return False
    alone = first == last
    if alone and (tokens[first].upos != "PROPN" or _has_capital_beside(tokens, first, last)):
        return False
    text = text_of(sentence, first, last)
    return find_country(text) is not None or find_landmark(text) is not None


def _has_capital_beside(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a name seems to go on to the left or right: "Jordan Henderson" is no country."""
    before = tokens[first - 1] if first else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    return any(token is not None and token.upos == "PROPN" and token.text[:1].isupper() for token in (before, after))


def _votes(sentences: Sequence[Sentence], spans: Sequence[Span]) -> dict[str, Score]:
    """For each name, how much speaks for each label: the model each time, the gazetteer, and the nouns beside it."""
    votes: dict[str, Score] = defaultdict(lambda: defaultdict(float))
    for span in spans:
        score = votes[_text(sentences, span)]
        score[span.label] += span.certainty
        label = _label_of_noun_beside(sentences[span.sentence], span)
        if label:
            score[label] += 1
    for text, score in votes.items():
        for label in _labels_of_text(text):
            score[label] += 0.5
        if find_country(text) or find_landmark(text):
            score["LOC"] += 1
        if is_known_organisation(text):
            score["ORG"] += 1
    for surname in _surnames(votes) & set(votes):
        votes[surname]["PER"] += 1
    return votes


def _surnames(votes: dict[str, Score]) -> set[str]:
    """The last words of the names that are a person's by the votes so far."""
    people = (text for text, score in votes.items() if max(score, key=lambda label: score[label]) == "PER")
    return {text.rpartition(" ")[2] for text in people if " " in text}


def _labels_of_text(text: str) -> Iterator[str]:
    """What the words of a name say on their own."""
    if find_places(text):
        yield "LOC"
    if ORGANISATION.search(text):
        yield "ORG"
    elif " " in text and gender_of_name(text):
        yield "PER"


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


def _overlooked(sentences: Sequence[Sentence], votes: dict[str, Score], spans: Sequence[Span]) -> Iterator[Span]:
    """The other occurrences of sure names: the same capitals in the same order, not running on."""
    sure = {_text(sentences, span) for span in spans if span.certainty >= SPREADABLE}
    by_word: dict[str, list[str]] = defaultdict(list)
    for text in sorted(sure, key=len, reverse=True):
        by_word[text.split()[0]].append(text)
    for sentence in sentences:
        for token in sentence.tokens:
            for text in by_word.get(token.text, ()):
                span = _occurrence(sentence, token.index, text, votes[text])
                if span:
                    yield span
                    break


def _occurrence(sentence: Sentence, first: int, text: str, score: Score) -> Span | None:
    """The span of a name that begins at a token, if it stands there whole."""
    start = sentence.tokens[first].start
    if sentence.text[start - sentence.start :][: len(text)] != text:
        return None
    ends = [token.index for token in sentence.tokens[first:] if token.end == start + len(text)]
    tokens = sentence.tokens
    if not ends or tokens[ends[0]].upos not in {"PROPN", "NOUN", "X"} or _has_capital_beside(tokens, first, ends[0]):
        return None
    return Span(max(score, key=lambda label: score[label]), sentence.index, first, ends[0], 0.6)


def _labelled(span: Span, score: Score) -> Span:
    """A span with the label most votes speak for, as sure as the vote is clear and well attended."""
    label = max(score, key=lambda label: score[label])
    return replace(span, label=label, certainty=round(score[label] / (sum(score.values()) + DOUBT), 3))
