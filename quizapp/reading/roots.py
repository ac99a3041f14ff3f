"""The root that the forms of a word share: *expression*, *expresses*; by Porter's second stemmer (2001)."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nltk.stem.snowball import EnglishStemmer

__all__ = ["root_of"]


@lru_cache(maxsize=50_000)
def root_of(word: str) -> str:
    """The root of a word in small letters.

    >>> root_of("expression"), root_of("expressed"), root_of("cuts")
    ('express', 'express', 'cut')
    """
    return str(_stemmer().stem(word))


@cache
def _stemmer() -> EnglishStemmer:
    # here, because it brings the readers of corpora along
    from nltk.stem.snowball import EnglishStemmer

    return EnglishStemmer()
