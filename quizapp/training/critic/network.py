"""The critic as a network: the lower layers of MiniLM, the mean of their pieces' vectors, and one number a line."""
# mypy: disable-error-code="misc"

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from quizapp.training.critic.verdicts import LINES
from quizapp.training.parser.network import Layer, Sizes, load_starting_weights

__all__ = ["Critic", "export", "started"]

LAYERS = 6


class Critic(nn.Module):
    """From pieces [B, T], 0 where there is none, to the logarithms of the odds of a yes on each line [B, LINES]."""

    def __init__(self, *, dropout: float = 0.1) -> None:
        super().__init__()
        sizes = Sizes(layers=LAYERS)
        self.pieces = nn.Embedding(sizes.pieces, sizes.width, padding_idx=0)
        self.places = nn.Embedding(512, sizes.width)
        self.after_embedding = nn.LayerNorm(sizes.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(sizes, dropout) for _ in range(sizes.layers))
        self.lines = nn.Linear(sizes.width, len(LINES))
        self.dropout = nn.Dropout(dropout)

    def forward(self, pieces: Tensor) -> Tensor:
        real = (pieces != 0).to(self.places.weight.dtype)
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.dropout(self.after_embedding(self.pieces(pieces) + self.places(places)))
        for layer in self.layers:
            states = layer(states, (1 - real[:, None, None]) * -1e4)
        mean = (states * real[:, :, None]).sum(dim=1) / real.sum(dim=1, keepdim=True)
        lines: Tensor = self.lines(self.dropout(mean))
        return lines


def started(path: Path) -> Critic:
    """A critic that knows English, from all-MiniLM-L6-v2's ``model.safetensors``, and nothing of questions yet."""
    critic = Critic()
    load_starting_weights(critic, path)
    return critic


class Exported(nn.Module):
    """The critic's last line alone: whether a question is taken."""

    def __init__(self, critic: Critic) -> None:
        super().__init__()
        self.critic = critic

    def forward(self, pieces: Tensor) -> Tensor:
        lines: Tensor = self.critic(pieces)
        return lines[:, -1]


def export(critic: Critic, path: Path) -> None:
    """Write the critic, in full precision, for any number of questions and pieces."""
    torch.onnx.export(
        Exported(critic.cpu().eval()),
        (torch.tensor([[101, 2182, 2003, 102]]),),
        str(path),
        input_names=["pieces"],
        output_names=["taken"],
        dynamic_axes={"pieces": {0: "B", 1: "T"}, "taken": {0: "B"}},
        opset_version=17,
        dynamo=False,
    )
