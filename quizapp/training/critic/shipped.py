"""The shipped critic as a network that can go on learning, when the verdicts it has learned from are not at hand."""
# mypy: disable-error-code="misc"

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper

from quizapp.training.critic.network import Critic

__all__ = ["shipped"]

Arrays = Mapping[str, npt.NDArray[np.float32]]
EIGHT_BIT = "_quantized"
_MATRIX = re.compile(r"(layers\.\d+)/(\w+)/MatMul")
"""The layer and the part whose matrix a node of the exported network multiplies by."""


def shipped(path: Path) -> Critic:
    """The critic whose weights ``export`` and ``quantise`` wrote, as near as eight bits have kept them."""
    model = onnx.load(str(path))
    arrays = {item.name: numpy_helper.to_array(item) for item in model.graph.initializer}
    weights = dict(_vectors(arrays)) | dict(_tables(arrays)) | dict(_matrices(model, arrays))
    critic = Critic()
    critic.load_state_dict({name: torch.tensor(weights[name].copy()) for name in critic.state_dict()})
    for name, value in critic.named_parameters():
        value.requires_grad = not name.startswith(("pieces.", "places."))
    return critic


def _vectors(arrays: Arrays) -> Iterator[tuple[str, npt.NDArray[np.float32]]]:
    """What was left in full precision: the biases and the norms."""
    yield from ((name.removeprefix("critic."), value) for name, value in arrays.items() if name.startswith("critic."))


def _tables(arrays: Arrays) -> Iterator[tuple[str, npt.NDArray[np.float32]]]:
    """The embeddings, and the lines' own matrix, which is stored by columns."""
    yield from ((f"{name}.weight", _whole(arrays, f"critic.{name}.weight")) for name in ("pieces", "places"))
    yield "lines.weight", _whole(arrays, "critic.lines.weight").T


def _matrices(model: onnx.ModelProto, arrays: Arrays) -> Iterator[tuple[str, npt.NDArray[np.float32]]]:
    """The matrices of the layers, which bear no name of their own, by the nodes that multiply by them."""
    for node in model.graph.node:
        stored, found = next((name for name in node.input if name in arrays), ""), _MATRIX.search(node.name)
        if found and stored.endswith(EIGHT_BIT):
            yield f"{found[1]}.{found[2]}.weight", _whole(arrays, stored.removesuffix(EIGHT_BIT)).T


def _whole(arrays: Arrays, name: str) -> npt.NDArray[np.float32]:
    """Eight-bit whole numbers as the numbers they stand for."""
    zero = arrays[f"{name}_zero_point"].astype(np.float32)
    numbers = arrays[f"{name}{EIGHT_BIT}"].astype(np.float32)
    scaled: npt.NDArray[np.float32] = (numbers - zero) * arrays[f"{name}_scale"]
    return scaled
