"""``python -m quizapp.training.measure WHAT DIR``: the figures of each part of the reader on the data in DIR.

DIR holds ``treebank/``, ``entities/``, ``pages/``, ``articles/``; a part whose data are absent says so in a line.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path

PARTS = ("parsing", "names", "coreference", "cleaning", "questions")


def main() -> None:
    """Read the command line and measure."""
    command = argparse.ArgumentParser(prog="python -m quizapp.training.measure", description=__doc__)
    command.add_argument("what", choices=("all", *PARTS))
    command.add_argument("folder", type=Path, metavar="DIR")
    wish = command.parse_args()
    for part in PARTS if wish.what == "all" else (wish.what,):
        print(f"── {part} " + "─" * (117 - len(part)))
        import_module(f"quizapp.training.measure_{part}").measure(wish.folder)
        print()


if __name__ == "__main__":
    main()
