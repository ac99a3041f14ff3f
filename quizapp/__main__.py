"""``python -m quizapp``: the command line."""

from __future__ import annotations

import sys

from quizapp.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
