"""``python -m quizapp.training.critic VERDICTS``: trains the critic and writes ``quizapp/ranking/model/critic.onnx``.

With ``--try-on FILE`` nothing is shipped: the critic that has learned from VERDICTS is tried on the verdicts of FILE.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from quizapp.ranking.critic import MODEL
from quizapp.training.critic.fit import Recipe, appeals, area, fit
from quizapp.training.critic.network import Critic, export
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
    command.add_argument("--epochs", type=int, default=usual.epochs)
    command.add_argument("--seed", type=int, default=usual.seed)
    wish = command.parse_args()
    start = (wish.start or starting_weights()) / "model.safetensors"
    verdicts, recipe = read_verdicts(wish.verdicts), Recipe(epochs=wish.epochs, seed=wish.seed)
    critic = fit(verdicts, start, recipe)
    if wish.try_on:
        report(critic, read_verdicts(wish.try_on))
    else:
        ship(critic)


def report(critic: Critic, verdicts: list[Verdict]) -> None:
    """Print the area under the curve, of all questions and of each rule that has many."""
    said = dict(zip(map(id, verdicts), appeals(critic, verdicts), strict=True))
    rules = sorted({verdict.rule for verdict in verdicts})
    groups = {"all": verdicts, **{rule: [v for v in verdicts if v.rule == rule] for rule in rules}}
    for name, group in groups.items():
        if len(group) >= 50:
            found = area([said[id(verdict)] for verdict in group], [verdict.lines[-1] > 0.5 for verdict in group])
            print(f"{name:<12} {len(group):>5} questions, area {found:.3f}")


def ship(critic: Critic) -> None:
    """Export and quantise, and put the result where the ranking looks for it."""
    full = MODEL.with_suffix(".float.onnx")
    export(critic, full)
    quantise(full, MODEL)
    full.unlink()
    print(f"{MODEL.stat().st_size / 1e6:.1f} MB written to {MODEL}")


main()
