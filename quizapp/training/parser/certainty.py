"""Makes certainties honest: of the arcs said to be 80 % sure, 80 % shall be right.

The network's own probabilities are mapped to how often such ones were right on sentences it has not learned from: the
same treebanks' dev parts. The map runs straight between the means of at most twenty bins of equal size (Zadrozny and
Elkan 2001, with lines for their steps); ``reading/parsing.py`` applies it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from quizapp.reading import parsing
from quizapp.training.parser.names import LABELS, names_of_tree
from quizapp.training.parser.treebank import NOT_FREE, Tree, read_trees

__all__ = ["write_certainty"]

MOST_BINS, SMALLEST_BIN = 20, 100
AS_GIVEN = ((0.0, 1.0), (0.0, 1.0))
Pair = tuple[float, bool]
"""What the network gave, and whether it was right."""


def write_certainty(data: Path) -> None:
    """Hold the model that ships against the treebanks in ``data``, and write its maps for arcs and names beside it."""
    _write(AS_GIVEN, AS_GIVEN)
    trees = [*_read(data, "ewt-dev"), *_read(data, "gum-dev")]
    found = parsing.analyse([[word.form for word in tree.words] for tree in trees])
    pairs = list(zip(trees, found, strict=True))
    arcs = [pair for tree, analysis in pairs for pair in _arcs(tree, analysis)]
    # Only GUM's annotation says of every word whether it is in a name.
    names = [pair for tree, analysis in pairs if tree.document.startswith("GUM") for pair in _names(tree, analysis)]
    _write(_knots(arcs), _knots(names))


def _knots(pairs: Sequence[Pair]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The corners of the map: given probabilities, rising, and the share that was right, never falling."""
    ordered = sorted(pairs)
    count = max(1, min(MOST_BINS, len(ordered) // SMALLEST_BIN))
    bins = [ordered[len(ordered) * place // count : len(ordered) * (place + 1) // count] for place in range(count)]
    given = [round(sum(sure for sure, _ in one) / len(one), 6) for one in bins]
    right = [round(sum(correct for _, correct in one) / len(one), 6) for one in bins]
    rising = [max(right[: place + 1]) for place in range(count)]
    return (0.0, *given, 1.0), (0.0, *rising, rising[-1])


def _read(data: Path, name: str) -> Iterator[Tree]:
    trees = read_trees(data / "treebank" / f"{name}.conllu.gz")
    return (tree for tree in trees if not tree.document.startswith(NOT_FREE))


def _arcs(tree: Tree, found: parsing.Analysis) -> Iterator[Pair]:
    for word, head, deprel, sure in zip(tree.words, found.heads, found.deprel, found.sure, strict=True):
        yield sure, head == word.head - 1 and deprel == word.deprel


def _names(tree: Tree, found: parsing.Analysis) -> Iterator[Pair]:
    sets = names_of_tree(tree)
    inside = [{LABELS[number] for number in allowed} for allowed in sets] + [{"O"}]
    for label, first, last, sure in found.names:
        body = all(f"I-{label}" in inside[place] for place in range(first + 1, last + 1))
        yield sure, f"B-{label}" in inside[first] and body and f"I-{label}" not in inside[last + 1]


def _write(arcs: object, names: object) -> None:
    path = parsing.MODEL / "certainty.json"
    path.write_text(json.dumps({"arcs": arcs, "names": names}) + "\n", encoding="utf-8")
    parsing.forget()
