"""The training itself: several losses at once, a warm start, a linear descent, and a running average of the weights."""
# mypy: disable-error-code="misc,untyped-decorator"

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from quizapp.training.parser.examples import Batch, Example, batches, groups_of
from quizapp.training.parser.network import Parser

__all__ = ["Recipe", "fit", "names_loss"]

NAMES_WEIGHT = 1.5


@dataclass(frozen=True, slots=True)
class Recipe:
    """How long and how fast to learn. ``pieces`` is the size of a batch."""

    epochs: int = 10
    pieces: int = 1200
    encoder_rate: float = 2e-4
    head_rate: float = 2e-3
    warm_up: int = 200
    decay: float = 0.01
    average: float = 0.998
    seed: int = 1
    half: bool = True
    """Whether to multiply matrices in 16 bits, twice as fast on processors that know how."""


def _loss_of(parser: Parser, batch: Batch) -> Tensor:
    """The sum of the five losses, each a mean over the words that have the answer."""
    scores = parser(batch.pieces, batch.firsts, batch.shapes).precise()
    at_head = batch.heads.clamp(min=0)[:, :, None, None].expand(-1, -1, 1, scores.labels.shape[3])
    labels = torch.gather(scores.labels, 2, at_head)[:, :, 0]
    real = functional.pad(batch.firsts[:, 1:] > 0, (1, 0), value=True)
    arcs = scores.arcs.masked_fill(~real[:, None], -1e4)
    answers = ((arcs, batch.heads), (labels, batch.deprel), (scores.upos, batch.upos), (scores.xpos, batch.xpos))
    total = torch.zeros((), device=arcs.device)
    for guesses, gold in answers:
        known = (gold >= 0).sum()
        lost = functional.cross_entropy(guesses.flatten(0, 1), gold.flatten(), ignore_index=-100, reduction="sum")
        total = total + lost / known.clamp(min=1)
    return total + NAMES_WEIGHT * names_loss(scores.names, batch.names)


def names_loss(guesses: Tensor, allowed: Tensor) -> Tensor:
    """How improbable the allowed sets of labels are; words of which nothing is known cost nothing."""
    known = ~allowed.all(dim=2)
    inside = guesses.masked_fill(~allowed, -1e4).logsumexp(dim=2)
    return ((guesses.logsumexp(dim=2) - inside) * known).sum() / known.sum().clamp(min=1)


def fit(
    parser: Parser,
    examples: Sequence[Example],
    recipe: Recipe,
    *,
    device: str,
    report: Callable[[str], None] = print,
    keep: Callable[[Parser], None] = lambda _: None,
) -> Parser:
    """Train the parser in place; gives the running average of its weights, which reads better than the last ones.

    ``keep`` is given that average after every epoch, so that an interrupted training leaves something.
    """
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    steps = recipe.epochs * len(groups_of(examples, recipe.pieces, chance))
    optimizer = torch.optim.AdamW(_groups(parser, recipe), weight_decay=recipe.decay, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / recipe.warm_up, max(0.0, 1 - step / steps))
    )
    average: Parser = deepcopy(parser).eval()
    step = 0
    for epoch in range(recipe.epochs):
        began, total, count = time.perf_counter(), 0.0, 0
        parser.train()
        for batch in batches(examples, recipe.pieces, device=device, chance=chance):
            with torch.autocast(device, torch.bfloat16, enabled=recipe.half):
                loss = _loss_of(parser, batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parser.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            _follow(average, parser, min(recipe.average, step / (step + 10)))
            total, count = total + float(loss.detach()), count + 1
        report(f"epoch {epoch + 1}/{recipe.epochs}: loss {total / count:.3f}, {time.perf_counter() - began:.0f} s")
        keep(average)
    return average


def _groups(parser: Parser, recipe: Recipe) -> list[dict[str, object]]:
    deep = ("layers", "after_embedding", "cases")
    encoder = [value for name, value in parser.named_parameters() if name.startswith(deep)]
    ours = {id(value) for value in encoder}
    heads = [value for value in parser.parameters() if value.requires_grad and id(value) not in ours]
    return [{"params": encoder, "lr": recipe.encoder_rate}, {"params": heads, "lr": recipe.head_rate}]


@torch.no_grad()
def _follow(average: Parser, parser: Parser, keep: float) -> None:
    for mean, value in zip(average.parameters(), parser.parameters(), strict=True):
        if value.requires_grad:
            mean.lerp_(value, 1 - keep)
