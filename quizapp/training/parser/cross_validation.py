"""``python -m quizapp.training.parser.cross_validation DATA_DIR WEIGHTS``: names on sentences not learned from.

The shipped weights learn the names of ewt-dev in a last step. Here that step is repeated five times from the weights
before it (``parser.before-names.pt``, the tokenizer beside it), each time without a fifth of the documents, and the
names found in those are measured: whole names with the right label, PER, LOC and ORG only, all that the corpus marks.
"""
# mypy: disable-error-code="misc,untyped-decorator"

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch

from quizapp.reading.bio import best_labels, find_names
from quizapp.training.measure_names import HEADING, Found, Tally, gold_names
from quizapp.training.parser.examples import Example, Labels, from_names, read_corpora
from quizapp.training.parser.name_head import beside, fit_names, seen_by
from quizapp.training.parser.names import Tagged, read_tags, sets_of
from quizapp.training.parser.network import Parser, Sizes

FOLDS = 5


def main() -> None:
    """Read the command line and do it."""
    command = argparse.ArgumentParser(prog="python -m quizapp.training.parser.cross_validation", description=__doc__)
    command.add_argument("data", type=Path, help="a folder with treebank/ and entities/")
    command.add_argument("weights", type=Path, help="parser.before-names.pt")
    command.add_argument("--threads", type=int, default=1, help="processor cores to use")
    wish = command.parse_args()
    torch.set_num_threads(wish.threads)
    validate(wish.data, wish.weights)


def validate(data: Path, weights: Path) -> None:
    """Print a row a fold, and all folds together."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tokenizer = weights.parent / "tokenizer.json"
    labels, examples, _ = read_corpora(data, tokenizer)
    sentences = list(read_tags(data / "entities" / "ewt-dev.iob2"))
    fold_of = _folds([sentence.document for sentence in sentences])
    before = _parser(labels, weights).to(device)
    old = seen_by(before, beside(examples), device=device)
    together = Tally()
    print(HEADING)
    for fold in range(FOLDS):
        learned = [sentence for sentence in sentences if fold_of[sentence.document] != fold]
        held_out = [sentence for sentence in sentences if fold_of[sentence.document] == fold]
        parser = fit_names(before, seen_by(before, _examples(learned, tokenizer), device=device), old)
        tally = Tally()
        for sentence, found in zip(held_out, _find(parser, labels, _examples(held_out, tokenizer)), strict=True):
            for one in (tally, together):
                one.add(gold_names(sentence.tags), found)
        print(tally.row(f"fold {fold + 1} of {FOLDS}"), flush=True)
    print(together.row("all folds"))


def _folds(documents: Sequence[str]) -> dict[str, int]:
    """The fold of each document, by chance, always the same."""
    names = sorted(set(documents))
    random.Random(1).shuffle(names)
    return {name: place % FOLDS for place, name in enumerate(names)}


def _parser(labels: Labels, weights: Path) -> Parser:
    sizes = Sizes(upos=len(labels.upos), xpos=len(labels.xpos), deprel=len(labels.deprel), names=len(labels.names))
    parser = Parser(sizes)
    parser.load_state_dict(torch.load(weights, map_location="cpu"))
    return parser


def _examples(sentences: Sequence[Tagged], tokenizer: Path) -> list[Example]:
    return from_names(((sentence.words, sets_of("ewt", sentence)) for sentence in sentences), tokenizer)


@torch.no_grad()
def _find(parser: Parser, labels: Labels, examples: Sequence[Example]) -> Iterator[list[Found]]:
    """The names in each sentence."""
    device = next(parser.parameters()).device
    for example in examples:
        window = example.window
        inputs = (torch.tensor([row], device=device) for row in (window.pieces, window.firsts, window.shapes))
        chances = torch.log_softmax(parser(*inputs).names, dim=2).cpu().numpy()
        tags = best_labels(chances, labels.names)[0]
        yield list(find_names(chances[0], tags, labels.names))


if __name__ == "__main__":
    main()
