"""Where the words of a sentence begin and end, as offsets.

They are NLTK's, split further as the Universal Dependencies treebanks that the parser learned from split them: hyphens
and clitics apart, addresses whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.reading.sentences import Span

__all__ = ["find_tokens"]

WHOLE = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'’]"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
    r"|[@#](?=[^\W\d])\w+"
    r"|\d+(?:[.,:/]\d+)+(?!\w)"
    r"|\b(?:\d-)?(?:\d{3}-)?\d{3}-\d{4}\b|(?<![\w-])\d-\d{4}\b"
    r"|(?<![\w/])(?i:b/c|w/o|c/o|n/a)(?![\w/])"
    r"|\b\d+0['’]s\b"
    r"|(?<![\w.])\w{1,63}(?:\.\w{1,63}){0,5}\.(?:[cC]om|org|net|co\.uk|gov|edu|info|io)\b"
    r"|\b(?i:anti|co|counter|cross|e|ex|mid|mini|multi|non|over|post|pre|pro|re|semi|sub)-(?=[^\W\d])\w+"
    r"|\b(?:[A-Za-z]\.){2,}|\b(?:Inc|Ltd|Corp|Co|Jr|Sr|St|Mr|Mrs|Ms|Dr|No|vs|al)\.(?!\w)"
    r"|\b[A-Z]+&[A-Z]+\b|(?<!\w)[:;=]-?[()DPp](?!\w)",
)
APART = re.compile(
    r"(?<=\w)[-/‐‑](?=\w)|[–—…]|[€£¥₹%°]|([-!?*<>=_~#+$])\1+|[!?]{2,}|[’‘]{2}|(?<!\S)-(?=\w)|(?<=\w)\.(?=[?!])|(?<=\d)\.(?=\s)|(?<=[a-z]{5})\.(?=[\s\"”’)])"
    r"|(?<=\b(?:it|us|me|up|so))\.(?=\s)|(?<=\b(?:him|her|you|out|too))\.(?=\s)|(?<=\b(?:them|that|this))\.(?=\s)"
)
CLITIC = re.compile(r"’(?=(?:s|d|m|ll|re|ve|t)\b)", re.IGNORECASE)
HALVES = re.compile(
    r"([\d.,:]*\d)(am|pm|[kmbtxfcp]|bn|tn|mm|cm|km|ft|lb|lbs|oz|kg|hz|[kKmMgGtT]b|mph|kmh|kph|mins?|hrs?|sq|in|yds?)"
    r"|(do|did|does|is|was|were|would|could|should|have|has|had|ca|wo|are)(nt)"
    r"|(i)(m|ve)|(that|what|there|he|she)(s)|(you|they)(re|ve)|(a)(lot)|(out)(ta)",
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
