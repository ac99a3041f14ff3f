"""Where paragraphs, sentences and words begin and end: all as offsets, so that every later stage can quote the text.

Sentences are NLTK's Punkt with parameters of our own (``model/sentences.json``), mended where news differs from what
Punkt supposes; words are NLTK's, split further as the treebanks that the parser learned from split them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from quizapp.english.wordlists import word_set

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

__all__ = ["Span", "find_paragraphs", "find_sentences", "find_tokens"]

Span = tuple[int, int]
"""Where something begins and ends in a text; the end exclusive."""

BREAK = re.compile(r"\n[^\S\n]*\n\s*")

# ── sentences ────────────────────────────────────────────────────────────────────────────────────────────────────────

TITLES = word_set("""
    adm amb brig capt cdr cmdr col cpl det dr fr gen gov hon insp lt maj messrs mgr mr mrs ms mx mt pres prof pte pvt
    rep reps rev sen sens sgt st supt
""")
"""Abbreviations that a name always follows: never the end of a sentence."""
BEFORE_NUMBERS = word_set("no nos vol pp p fig figs art sec ch jan feb mar apr jun jul aug sep sept oct nov dec")
"""Abbreviations that a number always follows; before anything else they are words ("No.")."""
ABBREVIATIONS = word_set("""
    a.m ala approx assn ave blvd bros ca cf co corp dept dist div d.c e.g est etc f.b.i ft hon i.e inc intl jr l.a ltd
    mass mins n.y nat'l oz p.m ph.d plc rd sq sr tel tenn u.k u.n u.s u.s.a univ vs viz
""")
LAST_WORD = re.compile(r"(?:^|[\s(\[“‘\"'—–-])([^\s(\[“‘\"'—–-]+)\.$")
OPENER = re.compile(r"[\s“‘\"'(\[]*")


def find_paragraphs(text: str) -> Iterator[Span]:
    """Paragraphs, parted by blank lines; without the white space round them."""
    start = 0
    for match in [*BREAK.finditer(text), None]:
        end = match.start() if match else len(text)
        whole = text[start:end]
        if whole.strip():
            left = start + len(whole) - len(whole.lstrip())
            yield left, left + len(whole.strip())
        start = match.end() if match else end


def find_sentences(text: str) -> Iterator[Span]:
    """The sentences of a text, without the white space round them; a blank line always ends one."""
    for start, end in find_paragraphs(text):
        for first, last in _mended(text[start:end]):
            yield start + first, start + last


def _mended(paragraph: str) -> Iterator[Span]:
    """Punkt's sentences, joined again where it was misled by a stop that ends no sentence."""
    waiting: Span | None = None
    for start, end in _punkt().span_tokenize(paragraph):
        if waiting and _runs_on(paragraph[waiting[0] : waiting[1]], paragraph[start:end]):
            waiting = waiting[0], end
            continue
        if waiting:
            yield waiting
        waiting = start, end
    if waiting:
        yield waiting


def _runs_on(before: str, after: str) -> bool:
    """Whether two pieces are one sentence: "Mr." + "Smith", "No." + "5", "really?" + "he asked"."""
    first = OPENER.sub("", after, count=1)[:1]
    if first.islower():
        return True
    last = LAST_WORD.search(before)
    if not last:
        return False
    word = last[1].lower()
    return word in TITLES or (word in BEFORE_NUMBERS and first.isdigit())


@cache
def _punkt() -> PunktSentenceTokenizer:
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    learnt = json.loads(files("quizapp.reading").joinpath("model/sentences.json").read_text(encoding="utf-8"))
    known = PunktParameters()
    known.abbrev_types = {*learnt["abbreviations"], *TITLES, *ABBREVIATIONS}
    known.collocations = set(map(tuple, learnt["pairs"]))
    known.sent_starters = set(learnt["starters"])
    known.ortho_context.update(learnt["spellings"])
    return PunktSentenceTokenizer(known)


# ── words ────────────────────────────────────────────────────────────────────────────────────────────────────────────

WHOLE = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'’]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|[@#]\w+"
    r"|\d+(?:[.,:/]\d+)+(?![\w])"
    r"|\b\w+(?:\.\w+)*\.(?:com|org|net|co\.uk|gov|edu|info|io)\b"
)
APART = re.compile(r"(?<=\w)[-/‐‑](?=\w)|[–—]|-{2,}|[€£¥₹%°]|(?<=\d)(?=[$£€])")
CLITIC = re.compile(r"’(?=(?:s|d|m|ll|re|ve|t)\b)|(?<=n)’(?=t\b)", re.IGNORECASE)


def find_tokens(sentence: str) -> Iterator[Span]:
    """The words and marks of a sentence as the Universal Dependencies treebanks of English cut them.

    NLTK cuts a disguised sentence of the same length, in which what must stay whole is one word and what must stand
    apart is a space; every visible character of the sentence is in exactly one token.
    """
    from nltk.tokenize.destructive import NLTKWordTokenizer

    disguised = WHOLE.sub(lambda match: "x" * len(match[0]), sentence)
    disguised = APART.sub(lambda match: " " * len(match[0]), CLITIC.sub("'", disguised)).replace('"', "“")
    place = 0
    for start, end in NLTKWordTokenizer().span_tokenize(disguised):
        yield from _marks(sentence, place, start)
        yield start, end
        place = end
    yield from _marks(sentence, place, len(sentence))


def _marks(sentence: str, start: int, end: int) -> Iterator[Span]:
    """The runs of one visible character between two words."""
    for match in MARK.finditer(sentence, start, end):
        yield match.span()


MARK = re.compile(r"(\S)\1*")
