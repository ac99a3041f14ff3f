"""Sentences with their right answers, as numbers, in batches of like length."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from quizapp.reading.pieces import LONGEST, Shape, Window, encode
from quizapp.training.parser.names import LABELS, Allowed, NamedSentence, names_of_tree, read_names
from quizapp.training.parser.proper_nouns import bounds_of_tree
from quizapp.training.parser.treebank import NOT_FREE, Tree, read_trees

__all__ = [
    "Batch",
    "Example",
    "Labels",
    "batches",
    "from_names",
    "groups_of",
    "read_corpora",
]

UNKNOWN = -100


@dataclass(frozen=True, slots=True)
class Labels:
    """The words for the numbers the network gives."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    deprel: tuple[str, ...]
    names: tuple[str, ...] = LABELS

    @classmethod
    def of(cls, trees: Iterable[Tree]) -> Labels:
        """All labels of some trees; ``root`` is the first relation."""
        words = [word for tree in trees for word in tree.words]
        deprel = sorted({word.deprel for word in words} - {"root"})
        return cls(
            tuple(sorted({word.upos for word in words})),
            tuple(sorted({word.xpos for word in words})),
            ("root", *deprel),
        )

    def write(self, path: Path) -> None:
        """Keep the labels beside the weights."""
        rows = {"upos": self.upos, "xpos": self.xpos, "deprel": self.deprel, "names": self.names}
        path.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> Labels:
        """The labels kept by ``write``."""
        rows = json.loads(path.read_text(encoding="utf-8"))
        return cls(**{name: tuple(labels) for name, labels in rows.items()})


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence as numbers: the answers are None where its corpus does not give them."""

    window: Window
    upos: tuple[int, ...] | None = None
    xpos: tuple[int, ...] | None = None
    heads: tuple[int, ...] | None = None
    deprel: tuple[int, ...] | None = None
    names: Allowed | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """B sentences of at most W words and T pieces. ``names`` [B, W, N] marks the allowed labels; all, where unknown."""

    pieces: Tensor
    firsts: Tensor
    shapes: Tensor
    upos: Tensor
    xpos: Tensor
    heads: Tensor
    deprel: Tensor
    names: Tensor


@lru_cache(maxsize=1)
def _tokenizer(path: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    return tokenizer


@lru_cache(maxsize=200_000)
def _pieces_of(path: Path, word: str) -> tuple[int, ...]:
    """The word pieces of one word; the unknown piece for a word of nothing visible."""
    return tuple(_tokenizer(path).encode(word, add_special_tokens=False).ids) or (100,)


def _from_trees(
    trees: Iterable[Tree], labels: Labels, tokenizer: Path, names_of: Callable[[Tree], Allowed]
) -> list[Example]:
    """The sentences of a treebank that fit one window; ``names_of`` says what is known of the names in one."""
    found = []
    for tree in trees:
        words = tree.words
        window = encode([word.form for word in words], lambda word: _pieces_of(tokenizer, word))
        if len(window.pieces) > LONGEST:
            continue
        found.append(
            Example(
                window,
                tuple(labels.upos.index(word.upos) for word in words),
                tuple(labels.xpos.index(word.xpos) if word.xpos in labels.xpos else UNKNOWN for word in words),
                tuple(word.head for word in words),
                tuple(labels.deprel.index(word.deprel) if word.deprel in labels.deprel else UNKNOWN for word in words),
                names_of(tree),
            )
        )
    return found


def from_names(sentences: Iterable[NamedSentence], tokenizer: Path) -> list[Example]:
    """Sentences of which only the names are known."""
    examples = (
        Example(encode(words, lambda word: _pieces_of(tokenizer, word)), names=sets) for words, sets in sentences
    )
    return [example for example in examples if len(example.window.pieces) <= LONGEST]


def read_corpora(data: Path, tokenizer: Path) -> tuple[Labels, list[Example], list[Example]]:
    """What the shipped weights learn from: the labels, the examples, and those of ewt-dev with names alone.

    Only what is free for any use: never GUM's how-to and fiction, never LinES, ParTUT or re3d.
    """
    ewt = list(read_trees(data / "treebank" / "ewt-train.conllu.gz"))
    gum = [t for t in read_trees(data / "treebank" / "gum-train.conllu.gz") if not t.document.startswith(NOT_FREE)]
    labels = Labels.of([*ewt, *gum])
    examples = _from_trees(ewt, labels, tokenizer, bounds_of_tree) + _from_trees(gum, labels, tokenizer, names_of_tree)
    for name in ("wikigold.conll", "wnut17-train.conll"):
        examples += from_names(read_names(data / "entities" / name), tokenizer)
    return labels, examples, from_names(read_names(data / "entities" / "ewt-dev.iob2"), tokenizer)


def groups_of(examples: Sequence[Example], pieces: int, chance: random.Random | None = None) -> list[list[Example]]:
    """All examples in groups of at most ``pieces`` pieces, padding included; shuffled where ``chance`` is given."""
    jitter = chance.random if chance else lambda: 0.0
    order = sorted(examples, key=lambda example: len(example.window.pieces) * (1 + 0.1 * jitter()))
    groups: list[list[Example]] = [[]]
    longest = 0
    for example in order:
        longest = max(longest, len(example.window.pieces))
        if groups[-1] and (len(groups[-1]) + 1) * longest > pieces:
            groups.append([])
            longest = len(example.window.pieces)
        groups[-1].append(example)
    if chance:
        chance.shuffle(groups)
    return groups


def batches(examples: Sequence[Example], pieces: int, *, device: str, chance: random.Random) -> Iterator[Batch]:
    """All examples as tensors on ``device``, in shuffled groups (see ``groups_of``)."""
    for group in groups_of(examples, pieces, chance):
        yield _batch(group, device, chance)


def _batch(group: list[Example], device: str, chance: random.Random) -> Batch:
    longest = max(len(example.window.firsts) for example in group) - 1
    widest = max(len(example.window.pieces) for example in group)

    def table(rows: list[Sequence[int] | None], length: int, empty: int) -> Tensor:
        filled = [[*(row or ()), *[empty] * (length - len(row or ()))] for row in rows]
        return torch.tensor(filled, dtype=torch.long).to(device)

    names = torch.ones(len(group), longest, len(LABELS), dtype=torch.bool)
    for row, example in enumerate(group):
        for place, sets in enumerate(example.names or ()):
            names[row, place] = False
            names[row, place, list(sets)] = True
    shapes = [_disguised(example.window.shapes, chance) for example in group]
    return Batch(
        pieces=table([e.window.pieces for e in group], widest, 0),
        firsts=table([e.window.firsts for e in group], longest + 1, 0),
        shapes=table([*shapes], widest, 0),
        upos=table([e.upos for e in group], longest, UNKNOWN),
        xpos=table([e.xpos for e in group], longest, UNKNOWN),
        heads=table([e.heads for e in group], longest, UNKNOWN),
        deprel=table([e.deprel for e in group], longest, UNKNOWN),
        names=names.to(device),
    )


def _disguised(shapes: tuple[int, ...], chance: random.Random) -> tuple[int, ...]:
    """Now and then a sentence is shown in capitals or in small letters, so that headlines can be read too."""
    if chance.random() > 0.06:
        return shapes
    letters = {Shape.LOWER, Shape.CAPITALISED, Shape.UPPER, Shape.MIXED}
    instead = chance.choice((Shape.LOWER, Shape.UPPER))
    return tuple(instead if shape in letters else shape for shape in shapes)
