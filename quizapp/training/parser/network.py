"""The parser as a network: a MiniLM encoder with heads for parts of speech, arcs, labels and names.

The pieces are uncased, so a vector for the case shape of its word joins each piece at the bottom. Word = its first
piece's vector, with its case shape again, mixed with its left and right neighbours. Arcs and labels are biaffine (Dozat
and Manning 2017). Names have a mix of layers of their own, of each word's first and last piece, and look two words to
either side. Word 0 is the start mark and stands for the root.
"""
# mypy: disable-error-code="misc"

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from quizapp.reading.pieces import Shape

__all__ = ["Layer", "Parser", "Scores", "Sizes", "load_starting_weights"]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many of everything; the first five are the starting weights' own."""

    pieces: int = 30522
    width: int = 384
    layers: int = 6
    attention: int = 12
    inner: int = 1536
    shape: int = 32
    arc: int = 256
    label: int = 128
    name: int = 192
    upos: int = 17
    xpos: int = 50
    deprel: int = 52
    names: int = 15


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of a batch of B windows of W words, unnormalised.

    ``arcs`` [B, W, W+1]: how well each word (with the root first) governs each; ``labels`` [B, W, W+1, L];
    ``upos``, ``xpos`` and ``names`` [B, W, …].
    """

    arcs: Tensor
    labels: Tensor
    upos: Tensor
    xpos: Tensor
    names: Tensor

    def precise(self) -> Scores:
        """The same in 32 bits, for losses."""
        return Scores(self.arcs.float(), self.labels.float(), self.upos.float(), self.xpos.float(), self.names.float())


class Layer(nn.Module):
    """One transformer layer of BERT."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.heads = sizes.attention
        self.query, self.key, self.value, self.output = (nn.Linear(sizes.width, sizes.width) for _ in range(4))
        self.widen, self.narrow = nn.Linear(sizes.width, sizes.inner), nn.Linear(sizes.inner, sizes.width)
        self.after_attention = nn.LayerNorm(sizes.width, eps=1e-12)
        self.after_widening = nn.LayerNorm(sizes.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        batch, length, width = states.shape

        def split(values: Tensor) -> Tensor:
            return values.view(batch, length, self.heads, width // self.heads).transpose(1, 2)

        query, key, value = split(self.query(states)), split(self.key(states)), split(self.value(states))
        weights = torch.softmax(query @ key.transpose(2, 3) * (width // self.heads) ** -0.5 + bias, dim=-1)
        seen = (weights @ value).transpose(1, 2).reshape(batch, length, width)
        states = self.after_attention(states + self.dropout(self.output(seen)))
        inner = self.narrow(functional.gelu(self.widen(states)))
        return self.after_widening(states + self.dropout(inner))


class Biaffine(nn.Module):
    """Scores every pair of a dependent and a head, ``outputs`` numbers a pair."""

    def __init__(self, width: int, size: int, outputs: int, dropout: float) -> None:
        super().__init__()
        self.dependent, self.head = nn.Linear(width, size), nn.Linear(width, size)
        self.pair = nn.Linear(size + 1, outputs * size, bias=False)
        self.by_head = nn.Linear(size, outputs, bias=False)
        self.dropout = nn.Dropout(dropout)
        self.size, self.outputs = size, outputs
        nn.init.normal_(self.pair.weight, std=size**-0.5)

    def forward(self, words: Tensor) -> Tensor:
        dependent = self.dropout(functional.leaky_relu(self.dependent(words[:, 1:]), 0.1))
        head = self.dropout(functional.leaky_relu(self.head(words), 0.1))
        batch, count, _ = dependent.shape
        asked = self.pair(torch.cat([dependent, torch.ones_like(dependent[:, :, :1])], dim=2))
        asked = asked.view(batch, count * self.outputs, self.size)
        scores = (asked @ head.transpose(1, 2)).view(batch, count, self.outputs, count + 1)
        return (scores + self.by_head(head).transpose(1, 2)[:, None]).transpose(2, 3)


class Names(nn.Module):
    """From the vectors of a word's first and last piece and its case shape to the scores of its labels."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.mix = nn.Parameter(torch.zeros(sizes.layers))
        self.word = nn.Linear(2 * sizes.width + sizes.shape, sizes.name)
        self.around = nn.Linear(5 * sizes.name, sizes.name)
        self.label = nn.Linear(sizes.name, sizes.names)
        self.dropout = nn.Dropout(dropout)
        with torch.no_grad():
            self.mix[-2:] = 2.0

    def forward(self, words: Tensor) -> Tensor:
        """``words`` [B, W, …], the root left out, to [B, W, names]."""
        inner = functional.gelu(self.word(functional.pad(self.dropout(words), (0, 0, 2, 2))))
        count = words.shape[1]
        around = torch.cat([inner[:, place : place + count] for place in range(5)], dim=2)
        inner = functional.gelu(self.around(self.dropout(around)))
        return self.label(self.dropout(inner))


class Parser(nn.Module):
    """The whole network, from numbered words to scores."""

    def __init__(self, sizes: Sizes, *, dropout: float = 0.1, head_dropout: float = 0.33) -> None:
        super().__init__()
        self.sizes = sizes
        self.pieces = nn.Embedding(sizes.pieces, sizes.width, padding_idx=0)
        self.places = nn.Embedding(512, sizes.width)
        self.after_embedding = nn.LayerNorm(sizes.width, eps=1e-12)
        self.cases = nn.Embedding(len(Shape), sizes.width)
        self.layers = nn.ModuleList(Layer(sizes, dropout) for _ in range(sizes.layers))
        self.mix = nn.Parameter(torch.zeros(sizes.layers))
        self.shapes = nn.Embedding(len(Shape), sizes.shape)
        self.neighbours = nn.Linear(3 * (sizes.width + sizes.shape), sizes.width)
        self.arcs = Biaffine(sizes.width, sizes.arc, 1, head_dropout)
        self.labels = Biaffine(sizes.width, sizes.label, sizes.deprel, head_dropout)
        self.upos = nn.Linear(sizes.width, sizes.upos)
        self.xpos = nn.Linear(sizes.width, sizes.xpos)
        self.names = Names(sizes, head_dropout)
        self.dropout, self.head_dropout = nn.Dropout(dropout), nn.Dropout(head_dropout)
        with torch.no_grad():
            self.mix[-2:] = 2.0
            self.cases.weight.zero_()

    def forward(self, pieces: Tensor, firsts: Tensor, shapes: Tensor) -> Scores:
        """``pieces`` and ``shapes`` [B, T] (0 pads) and ``firsts`` [B, W+1], whole numbers."""
        words, named = self.words(pieces, firsts, shapes)
        inner = self.head_dropout(words[:, 1:])
        return Scores(
            arcs=self.arcs(words)[..., 0],
            labels=self.labels(words),
            upos=self.upos(inner),
            xpos=self.xpos(inner),
            names=self.names(named),
        )

    def words(self, pieces: Tensor, firsts: Tensor, shapes: Tensor) -> tuple[Tensor, Tensor]:
        """The vectors of the words: for trees and tags, the root's first, [B, W+1, …], and for names, [B, W, …]."""
        states = self.encoded(pieces, shapes)
        shape = self.shapes(torch.gather(shapes, 1, firsts))
        real = functional.pad(firsts[:, 1:] > 0, (1, 0), value=True)[:, :, None]
        word = torch.cat([_at(_mixed(states, self.mix), firsts), shape], dim=2) * real
        edge = torch.zeros_like(word[:, :1])
        before, after = torch.cat([edge, word[:, :-1]], dim=1), torch.cat([word[:, 1:], edge], dim=1)
        words = functional.gelu(self.neighbours(self.head_dropout(torch.cat([before, word, after], dim=2))))
        mixed, starts = _mixed(states, self.names.mix), firsts[:, 1:]
        ends = _at(mixed, _lasts(pieces, starts))
        return words, torch.cat([_at(mixed, starts), ends, shape[:, 1:]], dim=2) * real[:, 1:]

    def encoded(self, pieces: Tensor, shapes: Tensor) -> list[Tensor]:
        """What each layer makes of the pieces: [B, T, width] each."""
        bias = ((pieces == 0).to(self.places.weight.dtype) * -1e4)[:, None, None]
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.pieces(pieces) + self.places(places) + self.cases(shapes)
        states = self.dropout(self.after_embedding(states))
        found = []
        for layer in self.layers:
            states = layer(states, bias)
            found.append(states)
        return found


def _mixed(states: list[Tensor], mix: Tensor) -> Tensor:
    share = torch.softmax(mix, dim=0)
    mixed = share[0] * states[0]
    for index in range(1, len(states)):
        mixed = mixed + share[index] * states[index]
    return mixed


def _at(states: Tensor, places: Tensor) -> Tensor:
    """The vectors [B, W, …] at some places [B, W]."""
    return torch.gather(states, 1, places[:, :, None].expand(-1, -1, states.shape[2]))


def _lasts(pieces: Tensor, firsts: Tensor) -> Tensor:
    """The places of the words' last pieces: before the next word's first, or before the end mark."""
    end = (pieces != 0).sum(dim=1, keepdim=True) - 1
    following = torch.cat([firsts[:, 1:], torch.zeros_like(end)], dim=1)
    return torch.where(following > 0, following, end) - 1


# The starting weights' own names for the parts of a layer.
NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "output": "attention.output.dense",
    "after_attention": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "after_widening": "output.LayerNorm",
}


def _read_safetensors(path: Path) -> dict[str, Tensor]:
    """The tables of a ``.safetensors`` file of 32-bit numbers: a size, a JSON heading, then the numbers themselves."""
    data = path.read_bytes()
    begin = 8 + int.from_bytes(data[:8], "little")
    tables = {}
    for name, table in json.loads(data[8:begin]).items():
        if name != "__metadata__" and table["dtype"] == "F32":
            first, last = table["data_offsets"]
            numbers = torch.frombuffer(bytearray(data[begin + first : begin + last]), dtype=torch.float32)
            tables[name] = numbers.view(table["shape"])
    return tables


def load_starting_weights(reader: nn.Module, path: Path) -> None:
    """Fill an encoder's embeddings and as many layers as it has from all-MiniLM-L6-v2's ``model.safetensors``.

    The embeddings stay as they are while it learns.
    """
    stored = _read_safetensors(path)
    ours = reader.state_dict()
    for name in ours:
        part = name.split(".")
        if part[0] == "layers":
            ours[name] = stored[f"encoder.layer.{part[1]}.{NAMES[part[2]]}.{part[3]}"]
    # BERT tells two kinds of text apart; ours is all of the first, so its vector joins those of the places.
    ours["pieces.weight"] = stored["embeddings.word_embeddings.weight"]
    kind = stored["embeddings.token_type_embeddings.weight"][0]
    ours["places.weight"] = stored["embeddings.position_embeddings.weight"] + kind
    ours["after_embedding.weight"] = stored["embeddings.LayerNorm.weight"]
    ours["after_embedding.bias"] = stored["embeddings.LayerNorm.bias"]
    reader.load_state_dict(ours)
    for name, value in reader.named_parameters():
        value.requires_grad = not name.startswith(("pieces.", "places."))
