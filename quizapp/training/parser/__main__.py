"""``python -m quizapp.training.parser DATA_DIR``: trains the parser and writes what ``quizapp/reading/model`` ships."""

from __future__ import annotations

import argparse
import random
from pathlib import Path
from shutil import copyfile

import torch

from quizapp.reading.parsing import MODEL
from quizapp.training.parser.certainty import write_certainty
from quizapp.training.parser.examples import Example, read_corpora
from quizapp.training.parser.export import export, quantise
from quizapp.training.parser.fit import Recipe, fit
from quizapp.training.parser.name_head import beside, fit_names, seen_by
from quizapp.training.parser.network import Parser, Sizes, load_starting_weights
from quizapp.training.starting import starting_weights

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
PARTS = ("parser.onnx", "labels.json", "tokenizer.json")


def main() -> None:
    """Read the command line and do it."""
    command = argparse.ArgumentParser(prog="python -m quizapp.training.parser", description=__doc__)
    usual = Recipe()
    command.add_argument("data", type=Path, help="a folder with treebank/ and entities/")
    command.add_argument("--start", type=Path, help="the folder of the starting weights")
    command.add_argument("--out", type=Path, default=Path("training-data"), help="a folder to work in")
    command.add_argument("--weights", type=Path, help="do the last step and ship, from parser.before-names.pt")
    command.add_argument("--resume", type=Path, help="go on from the parser.pt of an interrupted training")
    command.add_argument("--epochs", type=int, default=usual.epochs)
    command.add_argument("--pieces", type=int, default=usual.pieces, help="size of a batch")
    command.add_argument("--seed", type=int, default=usual.seed)
    command.add_argument("--sample", type=int, help="train on this many sentences only and ship nothing, to try it out")
    command.add_argument("--exact", action="store_true", help="multiply in 32 bits: for processors slow at 16")
    command.add_argument("--threads", type=int, help="processor cores to use")
    train(command.parse_args())


def train(wish: argparse.Namespace) -> None:
    """Train, calibrate, export and quantise as wished."""
    torch.set_flush_denormal(True)
    torch.set_num_threads(wish.threads or torch.get_num_threads())
    wish.out.mkdir(parents=True, exist_ok=True)
    start = wish.start or starting_weights()
    tokenizer = Path(copyfile(start / "tokenizer.json", wish.out / "tokenizer.json"))
    labels, examples, names = read_corpora(wish.data, tokenizer)
    labels.write(wish.out / "labels.json")
    sizes = Sizes(upos=len(labels.upos), xpos=len(labels.xpos), deprel=len(labels.deprel), names=len(labels.names))
    parser = Parser(sizes)
    if wish.weights:
        parser.load_state_dict(torch.load(wish.weights, map_location="cpu"))
        parser = _learn_names(parser.to(DEVICE), examples, names, wish)
    else:
        load_starting_weights(parser, start / "model.safetensors")
        if wish.resume:
            parser.load_state_dict(torch.load(wish.resume, map_location="cpu"))
        parser = _fit(parser, examples, names, wish)
    ship(parser, wish)


def _fit(parser: Parser, examples: list[Example], names: list[Example], wish: argparse.Namespace) -> Parser:
    """Learn, keeping the weights after every epoch, and those before the last step for cross-validation."""
    recipe = Recipe(epochs=wish.epochs, pieces=wish.pieces, seed=wish.seed, half=not wish.exact)
    if wish.sample:
        examples, names = random.Random(recipe.seed).sample(examples, wish.sample), names[: wish.sample // 4]

    def keep(average: Parser) -> None:
        torch.save(average.state_dict(), wish.out / "parser.pt")

    parser = fit(parser.to(DEVICE), examples, recipe, device=DEVICE, keep=keep)
    copyfile(wish.out / "parser.pt", wish.out / "parser.before-names.pt")
    return _learn_names(parser, examples, names, wish)


def _learn_names(parser: Parser, examples: list[Example], names: list[Example], wish: argparse.Namespace) -> Parser:
    """The last step; see ``name_head``."""
    new, old = (seen_by(parser, sentences, device=DEVICE) for sentences in (names, beside(examples)))
    parser = fit_names(parser, new, old)
    torch.save(parser.state_dict(), wish.out / "parser.pt")
    return parser


def ship(parser: Parser, wish: argparse.Namespace) -> None:
    """Export and quantise, put the result where the reader looks for it, and measure how far to trust it."""
    export(parser, wish.out / "parser.float.onnx")
    quantise(wish.out / "parser.float.onnx", wish.out / "parser.onnx")
    if wish.sample:
        return
    for part in PARTS:
        copyfile(wish.out / part, MODEL / part)
    write_certainty(wish.data)


main()
