"""The trained network as a file for onnxruntime: whole numbers of eight bits where they do no harm."""
# mypy: disable-error-code="misc"

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from quizapp.training.parser.network import Parser

__all__ = ["export", "quantise"]

INPUTS = ("pieces", "firsts", "shapes")
OUTPUTS = ("arcs", "labels", "upos", "xpos", "names")


class Exported(nn.Module):
    """The network with what parsing would do to its scores anyway.

    Gives ``arcs`` [B, W, W+1], the log-probability of each arc together with its best label; ``labels``, those labels;
    ``upos`` and ``xpos`` [B, W], the best tags; ``names`` [B, W, N], log-probabilities. Only the root's own dependents
    are labelled ``root``.
    """

    def __init__(self, parser: Parser) -> None:
        super().__init__()
        self.parser = parser

    def forward(self, pieces: Tensor, firsts: Tensor, shapes: Tensor) -> tuple[Tensor, ...]:
        scores = self.parser(pieces, firsts, shapes)
        absent = torch.cat([torch.zeros_like(firsts[:, :1]), (firsts[:, 1:] == 0).long()], dim=1)
        arcs = scores.arcs - 1e4 * absent[:, None].to(scores.arcs.dtype)
        governed = torch.log_softmax(scores.labels[:, :, 1:, 1:], dim=3)
        best, label = governed.max(dim=3)
        sure = torch.log_softmax(arcs, dim=2)
        arcs = torch.cat([sure[:, :, :1], sure[:, :, 1:] + best], dim=2)
        label = torch.cat([torch.zeros_like(label[:, :, :1]), label + 1], dim=2)
        names = torch.log_softmax(scores.names, dim=2)
        return arcs, label.to(torch.uint8), scores.upos.argmax(2), scores.xpos.argmax(2), names


def export(parser: Parser, path: Path) -> None:
    """Write the network, in full precision, for any number of sentences, pieces and words."""
    sample = torch.tensor([[101, 2182, 2003, 102]]), torch.tensor([[0, 1, 2]]), torch.tensor([[0, 2, 1, 0]])
    axes = {"pieces": {0: "B", 1: "T"}, "firsts": {0: "B", 1: "W"}, "shapes": {0: "B", 1: "T"}}
    torch.onnx.export(
        Exported(parser.cpu().eval()),
        sample,
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes={**axes, **{name: {0: "B", 1: "W"} for name in OUTPUTS}},
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    """Turn the encoder's matrices and the embeddings into eight-bit whole numbers, a scale for each column."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        source,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gather"],
        extra_options={"MatMulConstBOnly": True},
    )
