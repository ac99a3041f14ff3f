"""The model's names put right: bounds, labels, and the names it overlooked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from quizapp.english.people import is_title
from quizapp.english.places import find_country, find_landmark, find_places
from quizapp.english.trees import text_of
from quizapp.model import Sentence, Token
from quizapp.reading.name_bounds import NameLike, bounds_of
from quizapp.reading.name_votes import Score, Span, count_votes, labelled, text_of_span

__all__ = ["NameLike", "Span", "repair_names"]

SPREADABLE = 0.6
"""How sure a name must be for its other occurrences to be taken for names too."""


def repair_names(sentences: Sequence[Sentence], names: Collection[NameLike]) -> tuple[Span, ...]:
    """The names with bounds and labels put right, and those the model overlooked, in text order."""
    bounded = [_bounded(sentences[name.sentence], name) for name in names]
    spans = [span for span in bounded if span.first <= span.last and not text_of_span(sentences, span).islower()]
    spans = _add(spans, _known_places(sentences))
    votes = count_votes(sentences, spans)
    spans = _add(spans, _overlooked(sentences, votes, spans))
    voted = [labelled(span, votes[text_of_span(sentences, span)]) for span in spans]
    kept = (span for span in voted if not _is_mere_title(sentences, span, votes))
    return tuple(sorted(kept, key=lambda span: (span.sentence, span.first)))


def _bounded(sentence: Sentence, name: NameLike) -> Span:
    return Span(name.label, name.sentence, *bounds_of(sentence, name), name.certainty)


def _is_mere_title(sentences: Sequence[Sentence], span: Span, votes: dict[str, Score]) -> bool:
    """ "President" or "Vice President" alone is no name, unless the passage has a John Major."""
    words = text_of_span(sentences, span).split()
    if span.label != "PER" or not all(map(is_title, words)):
        return False
    return not any(name.endswith(f" {words[-1]}") and not all(map(is_title, name.split())) for name in votes)


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
    if not alone and all(token.text[:1].isupper() for token in tokens[first : last + 1]):
        return bool(find_places(text))
    return find_country(text) is not None or find_landmark(text) is not None


def _has_capital_beside(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a name seems to go on to the left or right: "Jordan Henderson" is no country."""
    before = tokens[first - 1] if first else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    return any(token is not None and token.upos == "PROPN" and token.text[:1].isupper() for token in (before, after))


def _overlooked(sentences: Sequence[Sentence], votes: dict[str, Score], spans: Sequence[Span]) -> Iterator[Span]:
    """The other occurrences of sure names: the same capitals in the same order, not running on."""
    sure = {text_of_span(sentences, span) for span in spans if span.certainty >= SPREADABLE}
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
