"""``python -m quizapp.store.migrations "What it does"`` writes the next migration, for a person to read and correct."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command
from alembic.script import ScriptDirectory

from quizapp.store.connecting import connect
from quizapp.store.migrating import migrate, settings


def write_migration(message: str) -> None:
    """Compare the tables with what the migrations so far make of an empty database."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'empty.db'}"
        migrate(url)
        engine = connect(url, foreign_keys=False)
        with engine.begin() as connection:
            config = settings(connection)
            number = len(list(ScriptDirectory.from_config(config).walk_revisions())) + 1
            command.revision(config, message, autogenerate=True, rev_id=f"{number:04}")
        engine.dispose()


if __name__ == "__main__":
    write_migration(" ".join(sys.argv[1:]))
