"""Reads the sentences with named things, each corpus in its own words for the kinds of name.

A corpus that does not mark a kind says nothing about it, so every word carries the *set* of our labels its corpus
allows; training pushes towards the set as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from quizapp.english.places import find_country
from quizapp.training.parser.treebank import Tree

__all__ = [
    "KINDS",
    "LABELS",
    "LINKS",
    "Allowed",
    "NamedSentence",
    "Tagged",
    "allowed",
    "names_of_tree",
    "read_names",
    "read_tags",
    "sets_of",
]

KINDS = ("PER", "LOC", "ORG", "EVENT", "WORK", "PRODUCT", "MISC")
LABELS = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BI"))

LINKS = frozenset({"of", "the", "for", "on", "de", "-", "’s", "'s", "&"})
"""Words inside a name that are no proper nouns themselves."""
Allowed = tuple[tuple[int, ...], ...]
"""For each word, the numbers of the labels its corpus allows."""
NamedSentence = tuple[tuple[str, ...], Allowed]

# What each corpus calls our kinds; under "O", the kinds that it leaves unmarked.
TAGS: dict[str, dict[str, tuple[str, ...]]] = {
    "ewt": {"PER": ("PER",), "LOC": ("LOC",), "ORG": ("ORG",), "O": ("EVENT", "WORK", "PRODUCT", "MISC")},
    "wikigold": {
        "PER": ("PER",), "LOC": ("LOC",), "ORG": ("ORG",), "MISC": ("EVENT", "WORK", "PRODUCT", "MISC"),
        "O": (),
    },
    "wnut17": {
        "person": ("PER",), "location": ("LOC",), "group": ("ORG",), "corporation": ("ORG",),
        "product": ("PRODUCT",), "creative-work": ("WORK",), "O": ("EVENT", "MISC"),
    },
    "gum": {
        "person": ("PER",), "place": ("LOC",), "organization": ("ORG",), "event": ("EVENT",),
        "object": ("PRODUCT", "WORK", "MISC"), "abstract": ("WORK", "MISC"), "people": ("MISC",), "O": (),
    },
}  # fmt: skip


def allowed(corpus: str, part: str, tag: str) -> tuple[int, ...]:
    """The numbers of the labels that ``part`` ("B", "I" or "O") of a corpus's ``tag`` may stand for."""
    kinds = TAGS[corpus].get(tag, ("MISC",)) if part != "O" else ()
    if kinds:
        return tuple(LABELS.index(f"{part}-{kind}") for kind in kinds)
    unmarked = TAGS[corpus]["O"]
    return (0, *(LABELS.index(f"{either}-{kind}") for kind in unmarked for either in "BI"))


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence with its corpus's own tags, as IOB2; ``document`` is "" where the file does not say."""

    document: str
    words: tuple[str, ...]
    tags: tuple[str, ...]


def read_names(path: Path) -> Iterator[NamedSentence]:
    """The sentences of one file of tagged words, with the labels allowed at each word."""
    for sentence in read_tags(path):
        yield sentence.words, sets_of(_corpus(path), sentence)


def read_tags(path: Path) -> Iterator[Tagged]:
    """The sentences of one file of tagged words (IOB1 or IOB2; the word's column is found by itself)."""
    document = ""
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        named = re.search(r"^# newdoc id = (.*)$", block, re.MULTILINE)
        document = named[1] if named else document
        rows = [re.split(r"[\t ]", line) for line in block.splitlines() if line and not line.startswith("# ")]
        rows = [row[1:3] if path.suffix == ".iob2" else row[:2] for row in rows if row[0] != "-DOCSTART-"]
        if rows:
            yield Tagged(document, tuple(row[0] for row in rows), tuple(_iob2(row[1] for row in rows)))


def _iob2(tags: Iterable[str]) -> Iterator[str]:
    before = "O"
    for tag in tags:
        part, _, kind = tag.partition("-")
        yield f"B-{kind}" if part == "I" and kind != before else tag
        before = kind or "O"


def sets_of(corpus: str, sentence: Tagged) -> Allowed:
    """The labels that each word of a sentence may have, as its corpus tags it."""
    parts = (tag.partition("-") for tag in sentence.tags)
    return tuple(allowed(corpus, part, kind) for part, _, kind in parts)


def _corpus(path: Path) -> str:
    return path.name.split("-")[0].split(".")[0]


def names_of_tree(tree: Tree) -> Allowed:
    """The names of a GUM sentence, from its entity annotation: mentions whose essential words are proper nouns.

    A mention is written ``(12-person-new-…-1,2-coref-Link``: number, kind, …, the places of its essential words ("min
    span"), …; it ends at ``12)``. The annotation nests; the outermost name wins, "University of California" over
    "California". Titles (``nmod:desc``) stay outside.
    """
    sets = [allowed("gum", "O", "O")] * len(tree.words)
    for kind, first, last in sorted(_mentions(tree), key=lambda mention: mention[2] - mention[1]):
        sets[first] = allowed("gum", "B", kind)
        sets[first + 1 : last + 1] = [allowed("gum", "I", kind)] * (last - first)
    return tuple(sets)


def _mentions(tree: Tree) -> Iterator[tuple[str, int, int]]:
    for index, word in enumerate(tree.words):
        found = re.search(r"(?:^|\|)Entity=([^|]*)", word.misc)
        for mention in re.finditer(r"\((\w+)-(\w+)-[^-]+-[^-]+-[^-]+-([\d,]+)-", found[1] if found else ""):
            kind, places = mention[2], [index + int(place) - 1 for place in mention[3].split(",")]
            span = _name(tree, places, set() if kind == "person" else LINKS) if kind != "time" else None
            if span:
                yield _kind(tree, kind, *span), *span


def _kind(tree: Tree, kind: str, first: int, last: int) -> str:
    """GUM's kind, but "the Texans" are no person, and a country is a place, also where it acts or plays."""
    if kind == "person" and tree.words[last].xpos == "NNPS":
        return "people"
    country = kind == "organization" and find_country(" ".join(word.form for word in tree.words[first : last + 1]))
    return "place" if country else kind


def _name(tree: Tree, places: list[int], links: Set[str]) -> tuple[int, int] | None:
    """The first and last word of the name among the essential words of a mention, or None where it is no name.

    The name is the run of proper nouns round the head: "John Clare" of "John Clare, second Earl of Ambley"; none of
    "the election of Donald Trump", whose head is no name. ``links`` may stand inside, as in "House of Lords".
    """
    essential = set(places) & set(range(len(tree.words)))
    head = min(essential, key=lambda place: _depth(tree, place), default=-1)
    if head < 0 or not _is_proper(tree, head):
        return None
    first = last = head
    for place in range(head + 1, max(essential) + 1):
        if place in essential and _is_proper(tree, place):
            last = place
        elif tree.words[place].form not in links:
            break
    while first - 1 in essential and _is_proper(tree, first - 1):
        first -= 1
    return first, last


def _depth(tree: Tree, place: int) -> int:
    """How many words are above one."""
    depth, head = 0, tree.words[place].head
    while head:
        depth, head = depth + 1, tree.words[head - 1].head
    return depth


def _is_proper(tree: Tree, place: int) -> bool:
    """Whether a word may be part of a name; "United" of "United States" is no proper noun by itself."""
    word = tree.words[place]
    capital = word.form[:1].isupper() and word.upos in {"ADJ", "VERB", "NOUN"}
    return word.deprel != "nmod:desc" and (word.upos == "PROPN" or (capital and word.xpos.startswith("NNP")))
