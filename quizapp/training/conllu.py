"""Treebank documents as the passages, sentences and names that the reader's later stages take."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quizapp.model import Passage, Sentence, Token
from quizapp.reading.bio import Name
from quizapp.reading.parsing import analyse
from quizapp.training.parser.treebank import Tree, Word, read_trees

__all__ = ["Document", "Mention", "names_in", "read_documents"]

PART = re.compile(r"\((?P<open>[^()]*)|(?P<close>[^()]+)\)|\)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of GUM's coreference: tokens ``first`` to ``last`` of a sentence, in a numbered cluster."""

    sentence: int
    first: int
    last: int
    cluster: int
    kind: str
    status: str


@dataclass(frozen=True, slots=True)
class Document:
    """A treebank document: its passage, gold sentences, and GUM's gold mentions (none in other treebanks)."""

    name: str
    passage: Passage
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]


def read_documents(path: Path) -> Iterator[Document]:
    """The documents of a ``.conllu`` or ``.conllu.gz`` file; blank lines part the paragraphs."""
    for name, trees in itertools.groupby(read_trees(path), key=lambda tree: tree.document):
        yield _document(name, list(trees))


def _document(name: str, trees: list[Tree]) -> Document:
    text, sentences, mentions = "", list[Sentence](), list[Mention]()
    open_mentions: dict[int, list[tuple[int, int, str, str]]] = {}
    paragraphs = {tree.paragraph: number for number, tree in reversed(list(enumerate(trees)))}
    numbers = {paragraph: n for n, paragraph in enumerate(sorted(paragraphs))}
    for index, tree in enumerate(trees):
        if sentences:
            text += " " if tree.paragraph == trees[index - 1].paragraph else "\n\n"
        sentences.append(_sentence(index, tree, len(text), numbers[tree.paragraph]))
        mentions += _mentions(index, tree, open_mentions)
        text += tree.text
    return Document(name, Passage(text), tuple(sentences), tuple(mentions))


def _sentence(index: int, tree: Tree, start: int, paragraph: int) -> Sentence:
    tokens, place = [], 0
    for number, word in enumerate(tree.words):
        first, last = _place(tree, number, word, place)
        place = max(place, last)
        tokens.append(
            Token(
                number,
                word.form,
                start + first,
                start + last,
                word.lemma,
                word.upos,
                word.xpos,
                word.head - 1,
                word.deprel,
            )
        )
    return Sentence(index, start, start + len(tree.text), tree.text, tuple(tokens), paragraph)


def _place(tree: Tree, number: int, word: Word, place: int) -> tuple[int, int]:
    """Where a word stands in the sentence's text; an unwritten part of a joined token has no width."""
    first = tree.text.find(word.form, place)
    joined = any(one <= number <= other for one, other, _ in tree.joined)
    if first < 0 or (joined and first > place + 1):
        return place, place
    return first, first + len(word.form)


def _mentions(index: int, tree: Tree, open_mentions: dict[int, list[tuple[int, int, str, str]]]) -> Iterator[Mention]:
    """The mentions that end in a sentence; ``open_mentions`` holds those begun, across words."""
    for number, word in enumerate(tree.words):
        for part in PART.finditer(_entity_of(word)):
            if part["open"] is not None:
                cluster, kind, status = part["open"].split("-")[:3]
                open_mentions.setdefault(int(cluster), []).append((index, number, kind, status))
                if _tree_closes(part, _entity_of(word)):
                    yield _close(int(cluster), index, number, open_mentions)
            elif part["close"]:
                yield _close(int(part["close"]), index, number, open_mentions)


def _tree_closes(part: re.Match[str], annotation: str) -> bool:
    """Whether an opened mention closes on the same word: its bracket comes right after it."""
    return annotation[part.end() : part.end() + 1] == ")"


def _close(cluster: int, index: int, number: int, open_mentions: dict[int, list[tuple[int, int, str, str]]]) -> Mention:
    sentence, first, kind, status = open_mentions[cluster].pop()
    return Mention(index, first, number if sentence == index else first, cluster, kind, status)


def _entity_of(word: Word) -> str:
    return next((part.removeprefix("Entity=") for part in word.misc.split("|") if part.startswith("Entity=")), "")


def names_in(document: Document) -> tuple[Name, ...]:
    """The names our own parser finds in a document's gold words."""
    found = analyse([[token.text for token in sentence.tokens] for sentence in document.sentences])
    return tuple(Name(label, n, first, last, sure) for n, a in enumerate(found) for label, first, last, sure in a.names)
