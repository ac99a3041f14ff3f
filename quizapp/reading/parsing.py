"""The parser at work: a passage's text → its sentences as dependency trees, and the names in them.

The network, its training and its figures are described in ``model/MODEL_CARD.md``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from quizapp.model import Sentence, Token
from quizapp.reading import network
from quizapp.reading.bio import Name, best_labels, find_names
from quizapp.reading.lemmas import lemma_of
from quizapp.reading.pieces import Window, encode, windows
from quizapp.reading.sentences import Span, find_paragraphs, find_sentences
from quizapp.reading.spanning_tree import best_heads
from quizapp.reading.speaker_last import with_speaker_last
from quizapp.reading.words import find_tokens

__all__ = ["MODEL", "Analysis", "Name", "analyse", "forget", "load", "read_sentences"]

MODEL = Path(__file__).parent / "model"
MOST_PIECES, MOST_PAIRS = 1200, 150_000
"""The size of a batch: padded pieces, and pairs of words, for which memory is needed."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the network says of one window of n words; lists of n values each.

    ``heads`` counts words from 0, -1 for the root; ``sure`` is the certainty of arc and label together. ``names`` are
    (label, first, last, certainty).
    """

    heads: Sequence[int]
    deprel: Sequence[str]
    sure: Sequence[float]
    upos: Sequence[str]
    xpos: Sequence[str]
    names: Sequence[tuple[str, int, int, float]]


@dataclass(frozen=True, slots=True)
class Cut:
    """A sentence not yet parsed: its place in the text and those of its words."""

    paragraph: int
    span: Span
    words: list[Span]


def read_sentences(text: str) -> tuple[tuple[Sentence, ...], tuple[Name, ...]]:
    """The sentences of a passage's text and the names in them, in text order; any text will do, also none.

    Every sentence is a tree with one root. A sentence too long for one window is parsed in runs; the roots of the later
    ones hang on the first as ``parataxis``, with no certainty.
    """
    cuts = list(_cuts(text))
    found = analyse([[text[start:end] for start, end in cut.words] for cut in cuts])
    sentences = tuple(
        _sentence(text, index, cut, analysis) for index, (cut, analysis) in enumerate(zip(cuts, found, strict=True))
    )
    names = tuple(
        Name(label, index, first, last, sure)
        for index, analysis in enumerate(found)
        for label, first, last, sure in analysis.names
    )
    return sentences, names


def analyse(sentences: Sequence[Sequence[str]]) -> list[Analysis]:
    """Analyse sentences that are already cut into words; each has one word at least."""
    runs = [windows(words, network.split) for words in sentences]
    encoded = [encode(words[a:b], network.split) for words, cuts in zip(sentences, runs, strict=True) for a, b in cuts]
    results = iter(_analyse_windows(encoded))
    return [_joined([next(results) for _ in cuts]) for cuts in runs]


@cache
def load() -> None:
    """Load the model now, so that the first text need not wait."""
    analyse([["Ready", "."]])


def forget() -> None:
    """Forget what was loaded: the files in ``model/`` have changed."""
    for loaded in (load, _labels, _honesty):
        loaded.cache_clear()
    network.forget()


# ── text ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _cuts(text: str) -> Iterator[Cut]:
    for paragraph, (begin, stop) in enumerate(find_paragraphs(text)):
        for first, last in find_sentences(text[begin:stop]):
            start, end = begin + first, begin + last
            words = [(start + first, start + last) for first, last in find_tokens(text[start:end])]
            yield Cut(paragraph, (start, end), words)


def _sentence(text: str, index: int, cut: Cut, found: Analysis) -> Sentence:
    rows = zip(cut.words, found.upos, found.xpos, found.heads, found.deprel, found.sure, strict=True)
    tokens = tuple(
        Token(place, text[start:end], start, end, lemma_of(text[start:end], upos, xpos), upos, xpos, head, deprel, sure)
        for place, ((start, end), upos, xpos, head, deprel, sure) in enumerate(rows)
    )
    return Sentence(index, *cut.span, text[slice(*cut.span)], with_speaker_last(tokens), cut.paragraph)


def _joined(parts: list[Analysis]) -> Analysis:
    """The windows of one sentence as one analysis."""
    if len(parts) == 1:
        return parts[0]
    whole = parts[0]
    for part in parts[1:]:
        shift, top = len(whole.heads), whole.heads.index(-1)
        below = [head < 0 for head in part.heads]
        whole = Analysis(
            [*whole.heads, *(top if root else head + shift for head, root in zip(part.heads, below, strict=True))],
            [*whole.deprel, *("parataxis" if r else name for name, r in zip(part.deprel, below, strict=True))],
            [*whole.sure, *(0.0 if root else sure for sure, root in zip(part.sure, below, strict=True))],
            [*whole.upos, *part.upos],
            [*whole.xpos, *part.xpos],
            [*whole.names, *((label, a + shift, b + shift, sure) for label, a, b, sure in part.names)],
        )
    return whole


# ── the network ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _analyse_windows(encoded: Sequence[Window]) -> list[Analysis]:
    """Run the network over windows of like length together."""
    found: dict[int, Analysis] = {}
    order = sorted(range(len(encoded)), key=lambda index: len(encoded[index].pieces))
    batch: list[int] = []
    for index in [*order, -1]:
        if batch and (index < 0 or _is_full(len(batch) + 1, encoded[index])):
            found.update(zip(batch, _run([encoded[member] for member in batch]), strict=True))
            batch = []
        batch.append(index)
    return [found[index] for index in range(len(encoded))]


def _is_full(count: int, longest: Window) -> bool:
    return count * len(longest.pieces) > MOST_PIECES or count * len(longest.firsts) ** 2 > MOST_PAIRS


def _run(batch: Sequence[Window]) -> Iterator[Analysis]:
    inputs = {
        "pieces": network.table([window.pieces for window in batch]),
        "firsts": network.table([window.firsts for window in batch]),
        "shapes": network.table([window.shapes for window in batch]),
    }
    arcs, labels, upos, xpos, names = network.run(MODEL / "parser.onnx", inputs)
    words = _labels()
    tags = best_labels(names, words["names"])
    for row, window in enumerate(batch):
        count = len(window.firsts) - 1
        yield Analysis(
            *_tree(arcs[row, :count, : count + 1], labels[row], words["deprel"]),
            [words["upos"][tag] for tag in upos[row, :count].tolist()],
            [words["xpos"][tag] for tag in xpos[row, :count].tolist()],
            list(_names(names[row, :count], tags[row, :count], words["names"])),
        )


def _tree(
    arcs: NDArray[np.float32], labels: NDArray[np.uint8], words: Sequence[str]
) -> tuple[list[int], list[str], list[float]]:
    """Heads, relations and certainties of one sentence."""
    heads = best_heads(arcs.astype(np.float64))
    rows = np.arange(len(heads))
    relations = [words[label] for label in labels[rows, heads].tolist()]
    sure = np.interp(np.exp(arcs[rows, heads]), *_honesty()["arcs"])
    return (heads - 1).tolist(), relations, sure.tolist()


def _names(
    chances: NDArray[np.float32], tags: NDArray[np.intp], labels: Sequence[str]
) -> Iterator[tuple[str, int, int, float]]:
    """The names of one sentence and how sure they are."""
    for label, first, last, least in find_names(chances, tags, labels):
        yield label, first, last, float(np.interp(least, *_honesty()["names"]))


@cache
def _labels() -> dict[str, tuple[str, ...]]:
    rows: dict[str, list[str]] = json.loads((MODEL / "labels.json").read_text(encoding="utf-8"))
    return {name: tuple(labels) for name, labels in rows.items()}


@cache
def _honesty() -> dict[str, tuple[list[float], list[float]]]:
    """The maps from the network's probabilities to how often such ones are right, as corners (from, to)."""
    rows: dict[str, tuple[list[float], list[float]]] = json.loads((MODEL / "certainty.json").read_text("utf-8"))
    return rows
