"""What the eight-bit whole numbers of the shipped weights cost: the same sentences read by the float weights.

The float weights are too large to ship; training leaves them in ``training-data/parser.float.onnx``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from quizapp.reading import parsing

__all__ = ["FLOAT", "float_weights"]

FLOAT = Path("training-data/parser.float.onnx")


@contextmanager
def float_weights() -> Iterator[None]:
    """Read with the float weights meanwhile; all else is the model's own."""
    shipped = parsing.MODEL
    with TemporaryDirectory() as folder:
        for part in ("labels.json", "tokenizer.json", "certainty.json"):
            copyfile(shipped / part, Path(folder, part))
        copyfile(FLOAT, Path(folder, "parser.onnx"))
        parsing.MODEL = Path(folder)
        parsing.forget()
        try:
            yield
        finally:
            parsing.MODEL = shipped
            parsing.forget()
