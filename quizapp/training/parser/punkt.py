"""``python -m quizapp.training.parser.punkt DATA_DIR``: learns what the sentence splitter knows.

Punkt (Kiss and Strunk 2006) learns abbreviations, word pairs across a stop, and words that begin sentences from running
text alone. What it learned is written as ``sentences.json`` beside the parser's weights.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from nltk.tokenize.punkt import PunktTrainer

from quizapp.training.parser.treebank import NOT_FREE, Tree, read_trees

TARGET = Path(__file__).parents[2] / "reading" / "model" / "sentences.json"
FEWEST = 3
"""How often a word's spellings must have been seen to be kept; rarer words decide nothing."""


def texts(data: Path) -> Iterator[str]:
    """The paragraphs of the treebanks that are free for any use."""
    for name in ("ewt", "gum"):
        trees = read_trees(data / "treebank" / f"{name}-train.conllu.gz")
        free = (tree for tree in trees if not tree.document.startswith(NOT_FREE))
        for _, paragraph in groupby(free, key=_place):
            yield " ".join(tree.text for tree in paragraph)


def _place(tree: Tree) -> tuple[str, int]:
    return tree.document, tree.paragraph


def learn(data: Path, target: Path = TARGET) -> None:
    """Train on the treebanks of ``data`` and write the parameters to ``target``."""
    trainer = PunktTrainer()
    trainer.train("\n".join(texts(data)), finalize=False)
    trainer.freq_threshold(ortho_thresh=FEWEST, type_thresh=1, colloc_thres=1, sentstart_thresh=1)
    trainer.finalize_training()
    learnt = trainer.get_params()
    rows = {
        "abbreviations": sorted(learnt.abbrev_types),
        "pairs": sorted(map(list, learnt.collocations)),
        "starters": sorted(learnt.sent_starters),
        "spellings": dict(sorted(learnt.ortho_context.items())),
    }
    target.write_text(json.dumps(rows, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    learn(Path(sys.argv[1]))
