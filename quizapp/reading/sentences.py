"""Where paragraphs and sentences begin and end, as offsets, so that every later stage can quote the text.

Sentences are NLTK's Punkt with parameters of our own (``model/sentences.json``), mended where news differs from what
Punkt supposes.
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

__all__ = ["Span", "find_paragraphs", "find_sentences"]

Span = tuple[int, int]
"""Where something begins and ends in a text; the end exclusive."""

BREAK = re.compile(r"\n[^\S\n]*\n\s*")

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
    r"(?<=[a-z]{3})[.?!]++(?=[A-Z][a-z]*[ ,’'])"
    rf"|(?<=\s){SMILEY}(?=\s+[A-Z])"
    rf"|(?<=\s)(?!on\s)\S++(?=\s+{STAMP})|{STAMP}(?=\s+[A-Z])"
    r"|(?:(?<!\.)\.{3,}+|…)(?=\s+(?:The|It|He|She|They|We|You|This|That|There|But|And|So|If|In|My|What|How|Why|Then)\b)"
    r"|(?<!\S)https?://\S++(?=\s+https?://)"
    r"|\b(?:Thanks|Thank you|[Rr]egards|Sincerely|Cheers|Best wishes),(?=\s+[A-Z])"
)
"""Ends that Punkt does not look at: a stop without a space ("the night.Then he"), smileys, stamps, addresses."""
OPENER = re.compile(r"[\s“‘\"'(\[]*")
BULLET = re.compile(r"[-*•▪◦‣·–—] +(?=\w)")
"""What stands before an item of a list."""
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
OPENING_WORDS = word_set("""
    a after all although an and as at both but by for from he her his how however if in it its last many more most my
    no not on one our she since so some that the their then there these they this those though to two we what when
    where while who why with you
""")
"""Words with which a sentence begins: with a capital behind an initial's stop they begin one, as no name does."""


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
    """The sentences of a text, without white space and list marks before them; a blank line always ends one."""
    for start, end in find_paragraphs(text):
        marked = BULLET.match(text, start, end)
        begin = marked.end() if marked else start
        for first, last in _mended(text[begin:end]):
            yield begin + first, begin + last


def _mended(paragraph: str) -> Iterator[Span]:
    """Punkt's sentences, each with all its closing marks, joined where a stop ends none, and cut where it saw none."""
    start = cut = 0
    for found in _ends(paragraph):
        if found < cut or found <= start:
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
        return following[:1].isupper() and following.split()[0].lower() not in OPENING_WORDS
    if word in BEFORE_NUMBERS:
        return following[:1].isdigit() or following[:3].lower() in BEFORE_NUMBERS
    return word in TITLES


@cache
def _punkt() -> PunktSentenceTokenizer:
    from nltk import redos
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    # NLTK gives up on a text after five seconds by the clock, which a long paragraph on a busy machine, or a laptop put
    # to sleep, can take. Its patterns here take time in proportion to the text, so no limit is needed.
    redos.DEFAULT_TIMEOUT = None
    learnt = json.loads(files("quizapp.reading").joinpath("model/sentences.json").read_text(encoding="utf-8"))
    known = PunktParameters()
    known.abbrev_types = {*learnt["abbreviations"], *TITLES, *ABBREVIATIONS}
    known.collocations = set(map(tuple, learnt["pairs"]))
    known.sent_starters = set(learnt["starters"])
    known.ortho_context.update(learnt["spellings"])
    return PunktSentenceTokenizer(known)
