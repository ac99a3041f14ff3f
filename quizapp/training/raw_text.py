"""A treebank as the running text it was made from, with the place of every sentence and word in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quizapp.training.parser.treebank import Tree

__all__ = ["RawText", "raw_text"]

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class RawText:
    """``words[i]`` are the spans of sentence i's words, of no width where a word is not written as such."""

    text: str
    sentences: tuple[Span, ...]
    words: tuple[tuple[Span, ...], ...]


def raw_text(trees: Iterable[Tree]) -> RawText:
    """Join sentences by spaces, where the treebank says that there is one, and paragraphs by blank lines."""
    text, sentences, words = "", [], []
    before: Tree | None = None
    for tree in trees:
        text += _between(before, tree)
        sentences.append((len(text), len(text) + len(tree.text)))
        words.append(tuple((len(text) + start, len(text) + end) for start, end in _places(tree)))
        text += tree.text
        before = tree
    return RawText(text, tuple(sentences), tuple(words))


def _between(before: Tree | None, tree: Tree) -> str:
    if before is None:
        return ""
    if (before.document, before.paragraph) != (tree.document, tree.paragraph):
        return "\n\n"
    return "" if "SpaceAfter=No" in before.words[-1].misc else " "


def _places(tree: Tree) -> Iterator[Span]:
    """Where each word stands in the sentence. "gimme" as "give me": the first has the whole, the second no width."""
    joined = {number: (first, last, form) for first, last, form in tree.joined for number in range(first, last + 1)}
    place = 0
    for number, word in enumerate(tree.words):
        form = word.form
        if number in joined:
            first, last, whole = joined[number]
            if "".join(part.form for part in tree.words[first : last + 1]) != whole:
                form = whole if number == first else ""
        start = tree.text.find(form, place)
        start = place if start < 0 else start
        end = start + len(form) if tree.text.startswith(form, start) else start
        yield start, end
        place = end
