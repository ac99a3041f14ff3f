"""Reads treebanks in the CoNLL-U format (universaldependencies.org/format.html)."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["NOT_FREE", "Tree", "Word", "read_trees"]

NOT_FREE = ("GUM_whow", "GUM_fiction")
"""How the names begin of the documents that are not free for any use: GUM's how-to guides and fiction."""


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word; ``head`` counts words from 1, 0 is the root, as in the file."""

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    misc: str


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence of a treebank. ``spans`` are the words joined in one written token, as (first, last, form)."""

    document: str
    paragraph: int
    text: str
    words: tuple[Word, ...]
    joined: tuple[tuple[int, int, str], ...]


def read_trees(path: Path) -> Iterator[Tree]:
    """The sentences of one ``.conllu`` or ``.conllu.gz`` file, in order."""
    opener = gzip.open if path.suffix == ".gz" else open
    document, paragraph = "", 0
    with opener(path, "rt", encoding="utf-8") as file:
        block: list[str] = []
        for line in file:
            line = line.rstrip("\n")
            if line:
                block.append(line)
                continue
            for comment in block:
                if comment.startswith("# newdoc id = "):
                    document = comment.removeprefix("# newdoc id = ")
                if comment.startswith(("# newdoc", "# newpar")) and not comment.startswith("# newpar_block"):
                    paragraph += 1
            if block:
                yield _tree(block, document, paragraph)
            block = []


def _tree(block: list[str], document: str, paragraph: int) -> Tree:
    text, words, joined = "", [], []
    for line in block:
        if line.startswith("#"):
            text = line.removeprefix("# text = ") if line.startswith("# text = ") else text
            continue
        number, form, lemma, upos, xpos, _, head, deprel, _, misc = line.split("\t")
        if number.isdigit():
            words.append(Word(form, lemma, upos, xpos, int(head), deprel, misc))
        elif "-" in number:
            first, last = number.split("-")
            joined.append((int(first) - 1, int(last) - 1, form))
    return Tree(document, paragraph, text, tuple(words), tuple(joined))
