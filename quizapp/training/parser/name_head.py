"""The last step of training: the names of ewt-dev, learned by the head for names alone.

All else stays as it is, so trees are as good as before, the sentences of ewt-dev still measure them honestly, and
cross-validation can repeat this step in a minute or two.
"""
# mypy: disable-error-code="misc,untyped-decorator"

from __future__ import annotations

import random
from collections.abc import Sequence
from copy import deepcopy

import torch
from torch import Tensor
from torch.nn import functional

from quizapp.training.parser.examples import Batch, Example, batches
from quizapp.training.parser.network import Parser

__all__ = ["Words", "beside", "fit_names", "words_of"]

Words = tuple[Tensor, Tensor]
"""The vectors of n words [n, width] and the labels allowed at each [n, N]."""
EPOCHS, RATE, DROPOUT, TOGETHER, BESIDE = 10, 1e-3, 0.33, 512, 4000
"""BESIDE is how many sentences of other corpora are learned again beside the new ones."""


@torch.no_grad()
def words_of(parser: Parser, examples: Sequence[Example], *, device: str) -> Words:
    """What the head for names sees of some sentences."""
    parser.eval()
    found = [_known(parser, batch) for batch in batches(examples, 2400, device=device, chance=random.Random(0))]
    return torch.cat([vectors for vectors, _ in found]), torch.cat([allowed for _, allowed in found])


def _known(parser: Parser, batch: Batch) -> Words:
    known = ~batch.names.all(dim=2)
    return parser.words(batch.pieces, batch.firsts, batch.shapes)[:, 1:][known], batch.names[known]


def fit_names(parser: Parser, new: Words, old: Words) -> Parser:
    """A copy of the parser whose head for names has learned the new words beside the old."""
    vectors, allowed = torch.cat([new[0], old[0]]), torch.cat([new[1], old[1]])
    parser = deepcopy(parser)
    torch.manual_seed(1)
    optimizer = torch.optim.AdamW(parser.names.parameters(), lr=RATE, weight_decay=0.01)
    steps = EPOCHS * -(-len(vectors) // TOGETHER)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.0, 1 - step / steps))
    for _ in range(EPOCHS):
        for places in torch.randperm(len(vectors)).split(TOGETHER):
            guesses = parser.names(functional.dropout(vectors[places], DROPOUT))
            inside = guesses.masked_fill(~allowed[places], -1e4).logsumexp(dim=1)
            loss = (guesses.logsumexp(dim=1) - inside).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return parser


def beside(examples: Sequence[Example]) -> list[Example]:
    """Some of the sentences with names that were learned before."""
    named = [example for example in examples if example.names]
    return random.Random(1).sample(named, min(BESIDE, len(named)))
