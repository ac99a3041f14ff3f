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
from torch.nn.utils.rnn import pad_sequence

from quizapp.training.parser.examples import Example, batches
from quizapp.training.parser.fit import names_loss
from quizapp.training.parser.network import Parser

__all__ = ["Seen", "beside", "fit_names", "seen_by"]

Seen = tuple[Tensor, Tensor]
"""The vectors of a sentence's words as the head for names sees them [W, …] and the labels allowed at each [W, N]."""
EPOCHS, RATE, TOGETHER, BESIDE = 5, 1e-3, 32, 4000
"""TOGETHER is how many sentences are a batch, BESIDE how many of other corpora are learned again beside the new."""


@torch.no_grad()
def seen_by(parser: Parser, examples: Sequence[Example], *, device: str) -> list[Seen]:
    """What the head for names sees of some sentences."""
    parser.eval()
    found: list[Seen] = []
    for batch in batches(examples, 2400, device=device, chance=random.Random(0)):
        vectors = parser.words(batch.pieces, batch.firsts, batch.shapes)[1]
        counts = (batch.firsts[:, 1:] > 0).sum(dim=1).tolist()
        found += [(vectors[row, :count], batch.names[row, :count]) for row, count in enumerate(counts)]
    return found


def fit_names(parser: Parser, new: Sequence[Seen], old: Sequence[Seen]) -> Parser:
    """A copy of the parser whose head for names has learned the new sentences beside the old."""
    sentences = sorted([*new, *old], key=lambda seen: len(seen[0]))
    together = [sentences[place : place + TOGETHER] for place in range(0, len(sentences), TOGETHER)]
    parser = deepcopy(parser)
    parser.names.train()
    torch.manual_seed(1)
    chance = random.Random(1)
    optimizer = torch.optim.AdamW(parser.names.parameters(), lr=RATE, weight_decay=0.01, fused=True)
    steps = EPOCHS * len(together)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.0, 1 - step / steps))
    for _ in range(EPOCHS):
        for group in chance.sample(together, len(together)):
            vectors, allowed = zip(*group, strict=True)
            with torch.autocast(vectors[0].device.type, torch.bfloat16):
                guesses = parser.names(pad_sequence(vectors, batch_first=True)).float()
            loss = names_loss(guesses, pad_sequence(allowed, batch_first=True, padding_value=True))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    parser.eval()
    return parser


def beside(examples: Sequence[Example]) -> list[Example]:
    """Some of the sentences with names that were learned before."""
    named = [example for example in examples if example.names]
    return random.Random(1).sample(named, min(BESIDE, len(named)))
