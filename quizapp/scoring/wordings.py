"""The same answer in another wording: each fold takes away one difference that does not matter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from quizapp.english.numbers import plain, read_number, read_ordinal

__all__ = ["AS_SPELT", "WORDINGS", "fold", "same_wording", "tidy", "without_accents"]

Fold = Callable[[str], str]

LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
"""Letters that Unicode does not take apart into a plain one and a mark."""

CLOSED_UP = str.maketrans(dict.fromkeys("'’‘ʼ`´“”\"«»‹›„…", ""))
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
BETWEEN_FIGURES = r"(?<=\d)[.,:/-](?=\d)"
SPACED = r"[,;:!?¿¡()\[\]{}/\\_*|-]"
A_NUMBER = r"(?:hundred|dozen|thousand|million|billion|trillion)\b"
LEADING = re.compile(rf"^(?:(?:in|on|at) )?(?:(?:the|an?) (?!{A_NUMBER}))?(?=\S)")
THE = re.compile(r"\bthe (?=\S)")

SPELLINGS = (
    (r"\b(\w{2,})our", r"\1or"),  # colour, labour, neighbours
    (r"\b(\w{2,}[bcht])re(s?)\b", r"\1er\2"),  # centre, theatres, fibre
    (r"\b(\w{3,})is(e|ed|es|er|ers|ing|ation|ations)\b", r"\1iz\2"),  # organise, realised
    (r"\b(\w{3,})ys(e|ed|es|ing)\b", r"\1yz\2"),  # analyse
    (r"\b(\w{3,})ogue(s?)\b", r"\1og\2"),  # catalogue
    (r"\b(\w{2,}[fc])ence(s?)\b", r"\1ense\2"),  # defence, licence
    (r"\b(\w{3,}[aeiou]l)l(ed|ing|er|ers)\b", r"\1\2"),  # travelled
    (r"\b(h|an|f|p|l)ae(?=[mdrsc])", r"\1e"),  # haemorrhage, anaemia, paediatric
    (r"\bmanoeuv(?:re|er)", "maneuver"),
    (r"\bgrey", "gray"),
    (r"\bplough", "plow"),
    (r"\bprogramme(s?)\b", r"program\1"),
    (r"\bjewellery\b", "jewelry"),
    (r"\baeroplane", "airplane"),
    (r"\baluminium\b", "aluminum"),
)
"""British spellings and the American ones, as they end up once accents and capitals are gone."""


def tidy(text: str) -> str:
    """The text with each run of white space as one space, in composed characters."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def without_accents(text: str) -> str:
    """Plain letters for accented ones: "São Tomé" → "sao tome". Figures keep their shape: "½" is no "1"."""
    marked = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in marked if not unicodedata.combining(letter)).translate(LETTERS)


def _without_punctuation(text: str) -> str:
    """No quotation marks, stops or hyphens, but for those that make a number: "1.5", "3-1", "27/11", "-5"."""
    text = text.translate(CLOSED_UP).translate(DASHES).replace("&", " and ")
    text = re.sub(r"(?<=\d) ?- ?(?=\d)", "-", text)
    kept = re.sub(rf"({BETWEEN_FIGURES}|(?<!\S)-(?=\d))|{SPACED}", lambda match: match[1] or " ", text)
    return tidy(re.sub(r"\.(?!\d)", "", kept)) or text


def _without_article(text: str) -> str:
    """No "the", no "a" at the beginning, and no "in", "on" or "at" there: "on the quay" → "quay"."""
    return THE.sub("", LEADING.sub("", text))


def _in_one_spelling(text: str) -> str:
    """American spellings for British ones, wrong words included: both answers are changed alike."""
    for british, american in SPELLINGS:
        text = re.sub(british, american, text)
    return text


def _in_figures(text: str) -> str:
    """Figures for numbers in words: "two hundred people" → "200 people", "the fourth" → "the 4th"."""
    words, written = text.split(), []
    while words:
        count, figures = _leading_number(words)
        written.append(figures)
        words = words[count:]
    return " ".join(written)


def _leading_number(words: list[str]) -> tuple[int, str]:
    """How many words the first number or word takes, and how it is written in figures."""
    for count in range(min(len(words), 10), 0, -1):
        phrase = " ".join(words[:count])
        # "40 m" is forty metres more often than forty million.
        value = None if re.search(r"\d [mk]$", phrase) else read_number(phrase)
        if value is not None:
            return count, plain(value)
        rank = read_ordinal(phrase)
        if rank is not None:
            return count, f"{rank}th"
    return 1, words[0]


WORDINGS: tuple[tuple[str, Fold], ...] = (
    ("capitals", str.casefold),
    ("accents", without_accents),
    ("punctuation", _without_punctuation),
    ("article", _without_article),
    ("number word", _in_figures),
    ("spelling", _in_one_spelling),
)
"""What does not matter, each after those before it, with the rule's name."""

AS_SPELT = WORDINGS[:4]
"""The wordings that leave every letter of every word as it was written, but for accents and capitals."""


def fold(text: str, wordings: Iterable[tuple[str, Fold]] = WORDINGS) -> str:
    """The text without the differences that do not matter."""
    folded = tidy(text)
    for _, change in wordings:
        folded = change(folded)
    return folded


def same_wording(one: str, other: str, wordings: Iterable[tuple[str, Fold]]) -> bool:
    """Whether two texts are one but for the differences of ``wordings``."""
    wordings = tuple(wordings)
    return fold(one, wordings) == fold(other, wordings)
