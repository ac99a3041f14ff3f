"""What each line of a page says on its own: length, letters, ending, small words, and words shared with other lines.

A feature is a column of numbers, one for each line, under a name; ``keeping`` gives each name a weight.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from quizapp.english.wordlists import word_set
from quizapp.reading.furniture import FEW_WORDS, KINDS, SHORT_KINDS, ends_of
from quizapp.reading.lines import WORD, Span

__all__ = ["SMALL_WORDS", "STOP", "Column", "Columns", "Page", "line_features", "open_page"]

Column = NDArray[np.float64]
Columns = dict[str, Column]

STOP = re.compile(r"[.!?…][\"'”’)\]]*$")
SMALL_WORDS = word_set("""
    the of and to a in that was for is with his her he she it as at by which this had not are but from have they you
    were their one all we there been has when who would will if more said can its what about out after than other on
    an be or i so do no into some could them these only over also
""")
VERBS = word_set("""
    is are was were be been has have had do does did will would can could may might must should said says say told
    added makes made make get gets got goes went came come comes took take takes gave give became become know think
    want need see seen found left shows show according isn't wasn't don't didn't doesn't can't won't couldn't
    wouldn't it's that's there's he's she's i'm we're they're
""")
# "Q: How old are you?" and "Field: I am sixty." in an interview.
SPEAKER = re.compile(r"(?P<name>Q|A|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2}): \S")
FEWEST_TURNS, NEXT_TURN = 3, 3
LENGTHS = (1, 3, 6, 10, 16, 26, 41, 81)
SENTENCE_WORDS = 8
MORE_KINDS = {
    "address": re.compile(r"https?://|www\.|\b[a-z0-9\-]+\.(?:com|org|net|co\.uk|io)\b|@\w", re.IGNORECASE),
    "separator": re.compile(r"[|»›▸→•·▶►]"),
    "you": re.compile(r"\b(?:you|your|you're|yours)\b", re.IGNORECASE),
    "we": re.compile(r"\b(?:I|we|our|us|my|me)\b"),
    "price": re.compile(r"[$£€]\d"),
    "about the company": re.compile(
        r"^about (?:the )?[A-Z]|\bis headquartered\b|\b[Ii]s an? (?:[\w-]+ ){0,3}(?:provider|supplier|manufacturer)\b"
        r"|\b(?:media|press|investor) (?:contacts?|relations|inquiries|enquiries)\b|^[Ff]or (?:more|further|media) "
    ),
    "small print": re.compile(
        r"\b(?:information|content|material)s? (?:provided|presented|contained|on this)\b|\bnot intended to\b"
        r"|\bconsult (?:your|a|with)\b|\bresults (?:may )?vary\b|\bhave not been evaluated\b|\bnot a substitute\b"
        r"|\b(?:earn|receive) a (?:small )?(?:commission|share)\b|\bnot necessarily (?:reflect|represent)\b|^[*+†‡]\S",
        re.IGNORECASE,
    ),
    "speech": re.compile(r"[\"“”]|\bsaid\b|\bsays\b|\btold\b"),
}


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of an article with their words; ``content`` are those of four letters or more that are not small.

    ``ends`` are the lines without the middle of the long ones, for looking at their wording.

    ``sentence`` marks the lines that look like running text, and no credit: long enough, with a full stop, or a turn in
    an interview.
    """

    texts: list[str]
    ends: list[str]
    gap: Column
    words: list[list[str]]
    content: list[frozenset[str]]
    size: Column
    kinds: dict[str, Column]
    sentence: Column


def open_page(spans: Sequence[Span]) -> Page:
    """Return the page that ``spans`` are the lines of."""
    texts = [span.text for span in spans]
    words = [WORD.findall(text) for text in texts]
    ends = [ends_of(text) for text in texts]
    kinds = {name: _flags(ends, pattern.search) for name, pattern in (KINDS | MORE_KINDS).items()}
    size = np.array([len(text.split()) for text in texts], float)
    credit = np.maximum(kinds["credit"], kinds["copyright"])
    sentence = np.maximum(_flags(ends, STOP.search) * (size >= SENTENCE_WORDS), _spoken(ends)) * (1 - credit)
    return Page(texts, ends, _gaps(spans), words, [_content(line) for line in words], size, kinds, sentence)


def line_features(page: Page) -> Columns:
    """Return the columns that need no line's neighbours."""
    gaps = {"blank before": page.gap, "blank after": np.append(page.gap[1:], 1.0)}
    return gaps | _sizes(page) | _ends(page) | _letters(page) | _kinds(page) | _shared_words(page)


def _gaps(spans: Sequence[Span]) -> Column:
    """Blank lines before lines; where all or none have one they mean nothing, and are a half."""
    gap = np.array([span.gap for span in spans], float)
    tells = len(gap) > 1 and 0.05 < gap[1:].mean() < 0.95
    return gap if tells else np.full(len(gap), 0.5)


def _flags(texts: Sequence[str], test: Callable[[str], object]) -> Column:
    return np.array([bool(test(text)) for text in texts], float)


def _spoken(texts: Sequence[str]) -> Column:
    """1 for the turns of an interview: two speak in turn, each several times."""
    names = [match["name"] if match else "" for match in map(SPEAKER.match, texts)]
    turns = Counter(names)
    rows = [row for row, name in enumerate(names) if name and turns[name] >= FEWEST_TURNS]
    spoken = np.zeros(len(texts))
    for row, following in pairwise(rows):
        if names[row] != names[following] and following - row <= NEXT_TURN:
            spoken[[row, following]] = 1
    return spoken


def _content(words: Sequence[str]) -> frozenset[str]:
    lowered = (word.lower() for word in words if len(word) >= 4)
    return frozenset(word for word in lowered if word not in SMALL_WORDS)


def _sizes(page: Page) -> Columns:
    size = page.size
    buckets: Columns = {
        f"words from {low}": np.asarray((low <= size) & (size < high), float)
        for low, high in zip(LENGTHS, (*LENGTHS[1:], np.inf), strict=True)
    }
    return buckets | {"size": np.log1p(size)}


def _ends(page: Page) -> Columns:
    texts, size = page.ends, page.size
    stop = _flags(texts, STOP.search)
    return {
        "stop": stop,
        "stop, long": stop * (size >= SENTENCE_WORDS),
        "stop, short": stop * (size < SENTENCE_WORDS),
        "no stop, long": (1 - stop) * (size >= 12),
        "colon": _flags(texts, lambda text: text.endswith(":")),
        "ellipsis": _flags(texts, lambda text: text.endswith(("…", "..."))),
        "question": _flags(texts, lambda text: text.endswith("?")),
        "starts small": _flags(texts, lambda text: text[0].islower()),
        "starts quoted": _flags(texts, lambda text: text[0] in "\"“‘'"),
        "starts with digit": _flags(texts, lambda text: text[0].isdigit()),
        "starts with sign": _flags(texts, lambda text: not text[0].isalnum() and text[0] not in "\"“‘'"),
        "bracketed": _flags(texts, re.compile(r"[\[(].*[\])]$").match),
    }


def _letters(page: Page) -> Columns:
    size = page.size
    lowered = [[word.lower().replace("’", "'") for word in line] for line in page.words]
    capitals = np.array([_share(line[1:], lambda word: word[0].isupper(), 0.5) for line in page.words])
    small = np.array([_share(line, SMALL_WORDS.__contains__) for line in lowered])
    verb = np.array([any(word in VERBS for word in line) for line in lowered], float)
    return {
        "capitals": capitals,
        "capitals, short": capitals * (size < 10),
        "all capitals": np.array([_share(line, lambda word: len(word) > 1 and word.isupper()) for line in page.words]),
        "digits": np.array([sum(map(str.isdigit, text)) / len(text) for text in page.texts]),
        "commas": np.minimum(1, np.array([text.count(",") for text in page.texts]) / size * 4),
        "small words": small,
        "small words, long": small * np.minimum(1, size / 15),
        "verb": verb,
        "verb, short": verb * (size < 10),
    }


def _share(words: Sequence[str], test: Callable[[str], bool], otherwise: float = 0.0) -> float:
    return sum(map(test, words)) / len(words) if words else otherwise


def _kinds(page: Page) -> Columns:
    few = page.size < FEW_WORDS
    short = {f"{kind}, short": page.kinds[kind] * few for kind in SHORT_KINDS}
    telling = [page.kinds[kind] for kind in (*SHORT_KINDS, "copyright", "credit")]
    times = Counter(text.lower() for text in page.texts)
    repeated = _flags(page.texts, lambda text: times[text.lower()] > 1)
    return {
        **page.kinds,
        **short,
        "furniture": np.maximum.reduce(telling),
        "sentence": page.sentence,
        "repeated": repeated,
        "repeated, long": repeated * (page.size > 5),
    }


def _shared_words(page: Page) -> Columns:
    """How many of a line's content words other sentences of the page use too."""
    sentence = page.sentence > 0
    counts = Counter(word for content, yes in zip(page.content, sentence, strict=True) if yes for word in content)
    rows = list(zip(page.content, sentence.astype(int), strict=True))
    shared = np.array([_used_elsewhere(content, counts, own) for content, own in rows])
    often = np.array([_used_elsewhere(content, counts, own + 2) for content, own in rows])
    return {"shared": shared, "often shared": often, "shared, no sentence": shared * ~sentence}


def _used_elsewhere(content: frozenset[str], counts: Counter[str], own: int) -> float:
    return sum(counts[word] > own for word in content) / len(content) if content else 0.0
