"""``python -m quizapp.training.critic VERDICTS``: trains the critic and writes ``quizapp/ranking/model/critic.onnx``.

With ``--go-on`` the shipped critic learns from VERDICTS too, which must be others than it has learned from. With
``--try-on FILE`` nothing is shipped: the critic that has learned from VERDICTS is tried on the verdicts of FILE.
With ``--in-turn`` neither: each fifth of the articles is judged by a critic that has learned from the others.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from quizapp.ranking.critic import MODEL
from quizapp.training.critic.fit import GOING_ON, Recipe, appeals, area, fit
from quizapp.training.critic.network import Critic, export, started
from quizapp.training.critic.shipped import shipped
from quizapp.training.critic.verdicts import Verdict, read_verdicts
from quizapp.training.parser.export import quantise
from quizapp.training.starting import starting_weights

FOLDS = 5


def main() -> None:
    """Read the command line and do it."""
    command = argparse.ArgumentParser(prog="python -m quizapp.training.critic", description=__doc__)
    usual = Recipe()
    command.add_argument("verdicts", type=Path, help="verdicts on questions, one JSON object a line")
    command.add_argument("--start", type=Path, help="the folder of the starting weights")
    command.add_argument("--try-on", type=Path, help="verdicts to be tried on, which are not learned from")
    command.add_argument("--go-on", action="store_true", help="start from the shipped critic")
    command.add_argument("--in-turn", action="store_true", help="say how well it goes, article by article")
    command.add_argument("--epochs", type=int, default=usual.epochs)
    command.add_argument("--seed", type=int, default=usual.seed)
    wish = command.parse_args()
    verdicts = read_verdicts(wish.verdicts)
    recipe = replace(GOING_ON if wish.go_on else usual, epochs=wish.epochs, seed=wish.seed)

    def beginner() -> Critic:
        return shipped(MODEL) if wish.go_on else started((wish.start or starting_weights()) / "model.safetensors")

    if wish.in_turn:
        report(verdicts, in_turn(verdicts, beginner, recipe))
    elif wish.try_on:
        others = read_verdicts(wish.try_on)
        report(others, appeals(fit(verdicts, beginner(), recipe), others))
    else:
        ship(fit(verdicts, beginner(), recipe))


def in_turn(verdicts: Sequence[Verdict], beginner: Callable[[], Critic], recipe: Recipe) -> list[float]:
    """The appeal of each question to a critic that has learned from four fifths of the articles, without its own."""
    articles = sorted({verdict.article for verdict in verdicts})
    random.Random(recipe.seed).shuffle(articles)
    found: dict[int, float] = {}
    for fold in range(FOLDS):
        left_out = set(articles[fold::FOLDS])
        judged = [place for place, verdict in enumerate(verdicts) if verdict.article in left_out]
        critic = fit([verdict for verdict in verdicts if verdict.article not in left_out], beginner(), recipe)
        found.update(zip(judged, appeals(critic, [verdicts[place] for place in judged]), strict=True))
    return [found[place] for place in range(len(verdicts))]


def report(verdicts: Sequence[Verdict], found: Sequence[float]) -> None:
    """Print the area under the curve, of all questions and of each rule that has many."""
    said = dict(zip(map(id, verdicts), found, strict=True))
    rules = sorted({verdict.rule for verdict in verdicts})
    groups = {"all": list(verdicts), **{rule: [v for v in verdicts if v.rule == rule] for rule in rules}}
    for name, group in groups.items():
        if len(group) >= 50:
            under = area([said[id(verdict)] for verdict in group], [verdict.lines[-1] > 0.5 for verdict in group])
            print(f"{name:<12} {len(group):>5} questions, area {under:.3f}")


def ship(critic: Critic) -> None:
    """Export and quantise, and put the result where the ranking looks for it."""
    full = MODEL.with_suffix(".float.onnx")
    export(critic, full)
    quantise(full, MODEL)
    full.unlink()
    print(f"{MODEL.stat().st_size / 1e6:.1f} MB written to {MODEL}")


main()
