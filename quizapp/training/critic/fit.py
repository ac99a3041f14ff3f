"""Learning from verdicts, and how well it went on articles that were not learned from."""
# mypy: disable-error-code="misc,untyped-decorator"

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from quizapp.training.critic.network import Critic
from quizapp.training.critic.verdicts import Verdict

__all__ = ["GOING_ON", "Recipe", "appeals", "area", "fit"]

Group = Sequence[Verdict]
ALIKE = 16
"""Batches that are filled together from questions of like length."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How long and how fast to learn; ``batch`` in questions."""

    epochs: int = 4
    batch: int = 32
    encoder_rate: float = 6e-5
    head_rate: float = 1e-3
    warm_up: int = 30
    decay: float = 0.01
    seed: int = 1


GOING_ON = Recipe(encoder_rate=3e-5, head_rate=3e-5, warm_up=5)
"""How a critic learns from more verdicts than it has learned from already."""


def fit(verdicts: Sequence[Verdict], critic: Critic, recipe: Recipe) -> Critic:
    """The critic once it has learned from verdicts: all lines at once, since there are few, the last among them.

    Half precision halves the time on processors that know it, and costs nothing that can be measured.
    """
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    critic.train()
    steps = recipe.epochs * (len(verdicts) // recipe.batch + 1)
    optimizer = torch.optim.AdamW(_groups(critic, recipe), weight_decay=recipe.decay)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / recipe.warm_up, max(0.0, 1 - step / steps))
    )
    for _ in range(recipe.epochs):
        for batch in _batches(verdicts, recipe.batch, chance):
            said = torch.tensor([verdict.lines for verdict in batch])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                found = critic(_table(batch))
            loss = functional.binary_cross_entropy_with_logits(found.float(), said)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    critic.eval()
    return critic


@torch.no_grad()
def appeals(critic: Critic, verdicts: Sequence[Verdict]) -> list[float]:
    """What a critic says of questions: the logarithm of the odds that each is taken."""
    order = sorted(range(len(verdicts)), key=lambda place: len(verdicts[place].pieces))
    found: dict[int, float] = {}
    for first in range(0, len(order), 64):
        places = order[first : first + 64]
        found.update(zip(places, critic(_table([verdicts[p] for p in places]))[:, -1].tolist(), strict=True))
    return [found[place] for place in range(len(verdicts))]


def area(scores: Sequence[float], truths: Sequence[bool]) -> float:
    """The area under the ROC curve: how often a question that was taken scores above one that was not."""
    ranked = sorted(range(len(scores)), key=lambda place: scores[place])
    taken = sum(rank for rank, place in enumerate(ranked, 1) if truths[place])
    yes = sum(truths)
    return (taken - yes * (yes + 1) / 2) / max(1, yes * (len(truths) - yes))


def _groups(critic: Critic, recipe: Recipe) -> list[dict[str, object]]:
    deep = [value for name, value in critic.named_parameters() if value.requires_grad and not name.startswith("lines")]
    return [
        {"params": deep, "lr": recipe.encoder_rate},
        {"params": list(critic.lines.parameters()), "lr": recipe.head_rate},
    ]


def _batches(verdicts: Sequence[Verdict], size: int, chance: random.Random) -> Iterator[Group]:
    """All verdicts in a new order, those of like length together."""
    shuffled = chance.sample(verdicts, len(verdicts))
    found: list[Group] = []
    for first in range(0, len(shuffled), size * ALIKE):
        alike = sorted(shuffled[first : first + size * ALIKE], key=lambda verdict: len(verdict.pieces))
        found += [alike[place : place + size] for place in range(0, len(alike), size)]
    yield from chance.sample(found, len(found))


def _table(batch: Group) -> Tensor:
    longest = max(len(verdict.pieces) for verdict in batch)
    return torch.tensor([[*verdict.pieces, *[0] * (longest - len(verdict.pieces))] for verdict in batch])
