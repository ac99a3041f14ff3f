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
BEFORE_NUMBERS = word_set("""
    apr art aug ca ch dec ext feb fig figs fri jan jul jun mar mon no nos nov oct p pp sat sec sept sep sun thu thur
    thurs tue tues vol wed
""")
"""Abbreviations that a number always follows; before anything else they are words ("No.", "Sat.")."""
ABBREVIATIONS = word_set("""
    a.m ala approx assn ave blvd bros ca cf co corp dept dist div d.c e.g est etc f.b.i ft hon i.e inc intl jr l.a ltd
    mass mins n.y nat'l oz p.m ph.d plc rd sq sr tel tenn u.k u.n u.s u.s.a univ vs viz
""")
LAST_WORD = re.compile(r"(?:^|[\s(\[“‘\"'—–-])([^\s(\[“‘\"'—–-]+)\.$")
NUMBERING = re.compile(r"[(\[]?(?:\d{1,3}(?:\.\d{1,2})*|[A-Za-z])[.)]*")
TRAILING = re.compile(r"((?:\s*[?!.)\]”’…]+(?![\w.])|\s*\[\d{1,3}\](?!\w)|\s+[:;=]-?[)(DP](?!\w))+)")
"""What belongs to the sentence before it, though Punkt began a new one with it: marks, brackets, note numbers."""
SMILEY = r"(?:[:;=]-?[)(DP]|\(:|\^_\^)(?!\w)"
STAMP = r"\d\d/\d\d/\d{4} \d\d:\d\d(?::\d\d)?+(?: [AP]M)?+"
UNSEEN = re.compile(
    r"(?<=[a-z]{3})[.?!]+(?=[A-Z][a-z]*[ ,’'])"
    rf"|(?<=\s){SMILEY}(?=\s+[A-Z])"
    rf"|(?<=\s)(?!on\s)\S+(?=\s+{STAMP})|{STAMP}(?=\s+[A-Z])"
    r"|(?:\.{3,}|…)(?=\s+(?:The|It|He|She|They|We|You|This|That|There|But|And|So|If|In|My|What|How|Why|When|Then)\b)"
    r"|https?://\S+(?=\s+https?://)|\b(?:Thanks|Thank you|Regards|regards|Sincerely|Cheers|Best wishes),(?=\s+[A-Z])"
)
"""Ends that Punkt does not look at: a stop without a space ("the night.Then he"), smileys, stamps, addresses."""
OPENER = re.compile(r"[\s“‘\"'(\[]*")
SPACE = re.compile(r"\s*")
NEAR = 60
"""How many characters on either side are looked at."""
STOP = re.compile(r"\w{3}\.$|[a-z][?!]+$")
"""An end so plain that even a small letter may begin the next sentence."""
INITIAL = re.compile(r"(?:^|[\s.(])(?!I\.)[A-Z]\.$")
QUOTED = re.compile(r"[?!…][”’\"']$")
SPEECH = re.compile(
    r"(?:[A-Z][\w.’'-]*|the|his|her|their|one)(?: [\w.’'-]+){0,3}? "
    r"(?:said|says?|asked|asks?|cried|replied|added|told|shouted|wrote|wondered|demanded|joked|exclaimed)\b"
)
"""“Really?” + "Ms Lee asked": a question or an exclamation that is followed by who said it."""
FUNCTION_WORDS = word_set("""
    a after all although an and as at both but by for from he her his how however if in it its last many more most my
    no not on one our she since so some that the their then there these they this those though to two we what when
    where while who why with you
""")


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
    """Punkt's sentences, each with all its closing marks, joined where a stop ends none, and cut where it saw none."""
    start = cut = 0
    for found in _ends(paragraph):
        if found < cut:
            continue
        trailing = TRAILING.match(paragraph, found)
        cut = trailing.end(1) if trailing else found
        space = SPACE.match(paragraph, cut)
        following = space.end() if space else cut
        last = following == len(paragraph)
        if last or not _runs_on(paragraph[max(start, cut - NEAR) : cut], paragraph[following : following + NEAR]):
            yield start, cut
            start = following


def _ends(paragraph: str) -> list[int]:
    """Where Punkt ends a sentence, and where a stop or a smiley ends one that it does not look at."""
    return sorted({end for _, end in _punkt().span_tokenize(paragraph)} | {m.end() for m in UNSEEN.finditer(paragraph)})


def _runs_on(before: str, after: str) -> bool:
    """Whether two pieces are one sentence: "Mr." + "Smith", "No." + "5", "“Really?”" + "he asked", "2." + "Stir"."""
    following = OPENER.sub("", after, count=1)
    last = LAST_WORD.search(before)
    word = last[1].lower() if last else ""
    if following[:1].islower():
        return not STOP.search(before) or word in ABBREVIATIONS | BEFORE_NUMBERS | TITLES
    if NUMBERING.fullmatch(before) or after[0] in ",;:":
        return True
    if QUOTED.search(before) and after == following and SPEECH.match(following):
        return True
    if INITIAL.search(before):
        return following[:1].isupper() and following.split()[0].lower() not in FUNCTION_WORDS
    if word in BEFORE_NUMBERS:
        return following[:1].isdigit() or following[:3].lower() in BEFORE_NUMBERS
    return word in TITLES


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
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
    r"|[@#](?=[^\W\d])\w+"
    r"|\d+(?:[.,:/]\d+)+(?!\w)"
    r"|\b(?:\d-)?(?:\d{3}-)?\d{3}-\d{4}\b"
    r"|\b\d+0['’]s\b"
    r"|(?<![\w.])\w{1,63}(?:\.\w{1,63}){0,5}\.(?:com|org|net|co\.uk|gov|edu|info|io)\b"
    r"|\b(?i:anti|co|counter|cross|e|ex|mid|mini|multi|non|over|post|pre|pro|re|semi|sub)-(?=[^\W\d])\w+"
    r"|\b(?:[A-Za-z]\.){2,}|\b(?:Inc|Ltd|Corp|Co|Jr|Sr|St|Mr|Mrs|Ms|Dr|No|vs|al)\.(?!\w)"
    r"|\b[A-Z]+&[A-Z]+\b|(?<!\w)[:;=]-?[()DPp](?!\w)",
)
APART = re.compile(
    r"(?<=\w)[-/‐‑](?=\w)|[–—…]|[€£¥₹%°]|([-!?*<>=_~#+$])\1+|[!?]{2,}|[’‘]{2}|(?<!\S)-(?=\w)|(?<=\w)\.(?=[?!])|(?<=\d)\.(?=\s)|(?<=[a-z]{5})\.(?=[\s\"”’)])"
)
CLITIC = re.compile(r"’(?=(?:s|d|m|ll|re|ve|t)\b)", re.IGNORECASE)
HALVES = re.compile(
    r"([\d.,:]*\d)(am|pm|[kmbtxfcp]|bn|tn|mm|cm|km|ft|lb|lbs|oz|kg|hz|[kKmMgGtT]b|mph|kmh|kph|mins?|hrs?|sq|in|yds?)"
    r"|(do|did|does|is|was|were|would|could|should|have|has|had|ca|wo|are)(nt)"
    r"|(i)(m|ve)|(that|what|there|he|she)(s)|(you|they)(re|ve)|(a)(lot)",
    re.IGNORECASE,
)
"""Two words written as one: "40km", "didnt"."""
MARK = re.compile(r"[!?]+|(\S)\1*")


def find_tokens(sentence: str) -> Iterator[Span]:
    """The words and marks of a sentence as the Universal Dependencies treebanks of English cut them.

    NLTK cuts a disguised sentence of the same length, in which what must stay whole is one word and what must stand
    apart is a space; every visible character of the sentence is in exactly one token.
    """
    from nltk.tokenize.destructive import NLTKWordTokenizer

    disguised = WHOLE.sub(lambda match: "x" * len(match[0]), sentence)
    disguised = APART.sub(lambda match: " " * len(match[0]), CLITIC.sub("'", disguised)).replace('"', "”")
    place = 0
    for start, end in NLTKWordTokenizer().span_tokenize(disguised):
        yield from _marks(sentence, place, start)
        yield from _halves(sentence, start, end)
        place = end
    yield from _marks(sentence, place, len(sentence))


def _marks(sentence: str, start: int, end: int) -> Iterator[Span]:
    """The runs of one visible character between two words."""
    for match in MARK.finditer(sentence, start, end):
        yield match.span()


def _halves(sentence: str, start: int, end: int) -> Iterator[Span]:
    match = HALVES.fullmatch(sentence, start, end)
    if not match:
        yield start, end
        return
    middle = match.start(match.lastindex or 0)
    yield start, middle
    yield middle, end
