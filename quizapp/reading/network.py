"""Trained networks at work: the only file that knows onnxruntime, and the tokenizer they share.

Each network is a file written by ``quizapp/training``; it is loaded on first use and kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

__all__ = ["forget", "pieces_of", "run", "split", "table"]

TOKENIZER = Path(__file__).parent / "model" / "tokenizer.json"
THREADS = 2
SLOW = ["SkipLayerNormFusion"]
"""What onnxruntime would join though the joined step takes ten times as long as its parts on a processor."""
UNKNOWN_PIECE = 100
LONGEST_WORD = 100
"""In letters; word pieces know no longer words."""


def run(path: Path, inputs: Mapping[str, NDArray[np.int64]]) -> Sequence[NDArray[Any]]:
    """What the network in a file makes of its inputs: its outputs, in the order they were written in."""
    outputs: Sequence[NDArray[Any]] = _session(path).run(None, dict(inputs))
    return outputs


def table(rows: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    """Rows of numbers as one table, the shorter ones filled up with 0."""
    filled = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)
    for place, row in enumerate(rows):
        filled[place, : len(row)] = row
    return filled


@lru_cache(maxsize=50_000)
def split(word: str) -> tuple[int, ...]:
    """The word pieces of one word; the unknown piece for a word of nothing visible."""
    return pieces_of(word[:LONGEST_WORD]) or (UNKNOWN_PIECE,)


def pieces_of(text: str) -> tuple[int, ...]:
    """The word pieces of a text, without end marks."""
    return tuple(_tokenizer().encode(text, add_special_tokens=False).ids)


def forget() -> None:
    """Forget what was loaded: the files have changed."""
    for loaded in (split, _tokenizer, _session):
        loaded.cache_clear()


@cache
def _tokenizer() -> Tokenizer:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(TOKENIZER))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


@cache
def _session(path: Path) -> InferenceSession:
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = THREADS, 1
    options.log_severity_level = 3
    # Plans for memory are kept by shape, and every batch has another shape.
    options.enable_mem_pattern = False
    # Waiting threads sleep: beside other work on the same cores, spinning ones make everybody slower.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return InferenceSession(str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW)
