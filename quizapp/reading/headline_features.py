"""What a line's place under the headline says of it: how near it is, who signed, what has been spoken of since."""

from __future__ import annotations

import re

import numpy as np

from quizapp.reading.line_features import SMALL_WORDS, Column, Columns, Page
from quizapp.reading.neighbours import after, before

__all__ = ["topic_features", "under_headline"]

ABOUT_A_WRITER = re.compile(
    r"\b(?:writer|reporter|editor|journalist|correspondent|author|contributor|columnist|freelance|professor|blogger"
    r"|fellow)\b|\bcan be reached\b|\bjoined\b|\bcovers\b|\bfollow (?:him|her|them)\b",
    re.IGNORECASE,
)
UNDER_HEADLINE = 8
"""So many lines after the headline a byline, a date or a standfirst may stand."""


def under_headline(page: Page, columns: Columns, headline: Column) -> Columns:
    """The columns of how far a line stands from the headline, and of who wrote what stands under it."""
    row = int(headline.argmax())
    past = np.concatenate([[0.0], np.cumsum(headline)])[:-1]
    near = before(headline, UNDER_HEADLINE)
    return {
        **_since(page, row, headline, past, near),
        **_signed(page, columns, near),
        "sentence near headline": page.sentence * near,
        **_about_writers(page, row, past),
    }


def _since(page: Page, row: int, headline: Column, past: Column, near: Column) -> Columns:
    """How many lines and words have passed since the headline, which stands in ``row``."""
    rows = np.arange(len(headline))
    sums = np.concatenate([[0.0], np.cumsum(page.size)])
    words = np.where(rows > row, sums[rows] - sums[min(row + 1, len(page.size))], 0.0)
    title = page.texts[row].lower()
    return {
        "headline": headline,
        "past headline": past,
        "near headline": near,
        "lines since headline": np.log1p(np.maximum(rows - row, 0)),
        "words since headline": np.log1p(np.maximum(words, 0)),
        "headline again": np.array([text.lower() == title for text in page.texts]) * (rows != row) * 1.0,
    }


def _signed(page: Page, columns: Columns, near: Column) -> Columns:
    """Short lines with a date or an author, and the lines above and below them."""
    signed = np.maximum(columns["date"], columns["byline"]) * (page.size < 15)
    below, above = np.minimum(1, after(signed, 4)), np.minimum(1, before(signed, 6))
    return {
        "signed": signed,
        "signed below": below,
        "signed above": above,
        "signed below, near headline": below * near,
        "signed above, near headline": above * near,
    }


def _about_writers(page: Page, row: int, past: Column) -> Columns:
    """A line about whoever is named in the short lines under the headline is about the writer."""
    named = {
        word.lower()
        for text, words in zip(page.texts[row + 1 : row + 9], page.words[row + 1 : row + 9], strict=True)
        if len(text.split()) <= 8
        for word in words
        if len(word) > 2 and word[0].isupper() and word.lower() not in SMALL_WORDS
    }
    about = np.array([bool(ABOUT_A_WRITER.search(text)) for text in page.ends]) * past
    starts = [any(word.lower() in named for word in words[:4]) for words in page.words]
    begins = np.array(starts) * (np.arange(len(starts)) > row + 9) * 1.0
    return {"about a writer": about, "begins with writer": begins, "surely about the writer": about * begins}


def topic_features(page: Page, headline: Column) -> Columns:
    """How much of a line has been spoken of since the headline."""
    row = int(headline.argmax()) if headline.any() else 0
    spoken, names = np.zeros(len(page.texts)), np.zeros(len(page.texts))
    with_title = np.array([len(content & page.content[row]) for content in page.content], float)
    seen: set[str] = set()
    for number in range(row, len(page.texts)):
        content = page.content[number]
        if number > row:
            spoken[number] = len(content & seen) / max(1, len(content))
            names[number] = _known_names(page.words[number], seen)
        seen |= content
    length = np.array([len(content) for content in page.content], float)
    return {
        "spoken of": spoken,
        "spoken of, sentence": spoken * page.sentence,
        "known names": names,
        "words of headline": with_title / np.sqrt(np.maximum(1, length)),
        "sentence with word of headline": np.minimum(1, with_title) * page.sentence,
    }


def _known_names(words: list[str], seen: set[str]) -> float:
    names = {word.lower() for word in words[1:] if len(word) >= 3 and word[0].isupper()} - SMALL_WORDS
    return len(names & seen) / len(names) if names else 0.5
