"""The command line: make, import, export, check-bank, people, forget, app, backup and password.

Each file beside this one holds a few commands, what may be typed and what is done. They import what is heavy only
inside the functions that need it, so that help comes at once.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from quizapp import __version__
from quizapp.cli import banking, checking, enrolling, forgetting, making, serving
from quizapp.cli.files import standard_output
from quizapp.errors import QuizError

__all__ = ["main", "parser"]

REFUSED = 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in ``arguments``, those of the process by default, and return its exit status.

    What a person can put right is said in one sentence on standard error, with status 2.
    """
    options = parser().parse_args(arguments)
    try:
        with standard_output():
            options.run(options)
    except QuizError as error:
        print(f"quizapp: {error}", file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED
    return 0


def parser() -> argparse.ArgumentParser:
    """The grammar of the command line."""
    top = argparse.ArgumentParser(
        prog="python -m quizapp",
        description="Reading-comprehension quizzes from news articles.",
        epilog="COMMAND --help tells more of a command.",
    )
    top.add_argument("--version", action="version", version=f"QuizApp {__version__}")
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    for part in (making, banking, checking, enrolling, forgetting, serving):
        part.add_commands(commands)
    return top
