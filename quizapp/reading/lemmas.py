"""The dictionary form of a word, from lemminflect's tables and a short list of what they do not know."""

from __future__ import annotations

from functools import lru_cache

from quizapp.english.people import group_of
from quizapp.english.wordlists import word_set

__all__ = ["lemma_of"]

OPEN = frozenset({"NOUN", "VERB", "AUX", "ADJ", "ADV"})
BASE = frozenset({"NN", "VB", "JJ", "RB"})
"""Tags of words that stand in their dictionary form."""

SHORT = {
    "n't": "not", "nt": "not", "an": "a", "these": "this", "those": "that", "people": "person", "men": "man",
    "me": "I", "i": "I", "them": "they", "'em": "they", "em": "they", "him": "he", "us": "we", "mine": "my",
    "ours": "our", "yours": "your", "hers": "her", "theirs": "their", "gon": "go", "wan": "want", "na": "to",
    "ta": "to", "calories": "calorie",
}  # fmt: skip
VERBS = {
    "ca": "can", "wo": "will", "sha": "shall", "'ll": "will", "'d": "would", "'m": "be", "'re": "be", "'ve": "have",
    "'s": "be", "am": "be", "ai": "be", "would": "would", "could": "could", "should": "should", "might": "might",
    "gon": "go", "got": "get", "getting": "get",
    "s": "be", "m": "be", "re": "be", "r": "be", "ve": "have", "ll": "will",
}  # fmt: skip
KEPT = word_set("""
    data further headquarters later least less media more most news other overalls pants regards remains supplies thanks
    troops
""")
"""Words that the tables would take apart."""


@lru_cache(maxsize=50_000)
def lemma_of(word: str, upos: str, xpos: str = "") -> str:
    """The lemma of a word with its universal and its Penn part of speech.

    >>> lemma_of("were", "AUX", "VBD"), lemma_of("cities", "NOUN", "NNS"), lemma_of("Hama", "PROPN", "NNP")
    ('be', 'city', 'Hama')
    """
    small = word.lower().replace("’", "'")
    if upos in {"AUX", "VERB"} and small in VERBS:
        return "have" if small == "'d" and xpos == "VBD" else VERBS[small]
    if upos == "PART" and xpos == "POS":
        return "'s"
    if upos == "PRON" and xpos == "PRP" and small == "her":
        return "she"
    if upos not in {"PROPN", "ADP"} and small in SHORT:
        return SHORT[small]
    if upos == "PROPN" or (upos == "ADJ" and group_of(word)):
        return word
    if upos not in OPEN or xpos in BASE or "." in small or (small in KEPT and upos != "VERB"):
        return small
    return _from_tables(small, upos)


def _from_tables(word: str, upos: str) -> str:
    from lemminflect import getLemma

    found: tuple[str, ...] = getLemma(word, upos)
    return found[0] if found else word
