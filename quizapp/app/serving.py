"""Starting the server from the command line."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from quizapp.store.engine import SETTING, open_store, store_url

__all__ = ["serve"]


def serve(*, port: int = 8501, address: str = "127.0.0.1", database: str = "") -> None:
    """Serve the app until it is stopped.

    ``database`` is a database's URL; "" takes the one ``store_url`` finds in the environment. It is opened before
    the server starts, so that a StoreError reaches the caller.
    """
    if database:
        os.environ[SETTING] = database
    open_store(store_url(os.environ)).dispose()

    from quizapp.app import main

    # Streamlit reads config.toml beside the script it was started with; this makes that main.py, as in `streamlit run`.
    sys.argv = [str(Path(main.__file__))]
    main.app.run(config={"server.port": port, "server.address": address})
