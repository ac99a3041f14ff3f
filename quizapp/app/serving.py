"""Starting the server from the command line."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

from quizapp.errors.serving import ListeningError
from quizapp.store.connecting import SETTING, store_url
from quizapp.store.engine import open_store

__all__ = ["may_fetch", "serve"]

FETCH = "QUIZAPP_FETCH"


def may_fetch() -> bool:
    """Whether teachers may give an article by its web address, which this machine then opens for them."""
    return os.environ.get(FETCH, "").lower() in {"1", "on", "true", "yes"}


def serve(*, port: int = 8501, address: str = "127.0.0.1", database: str = "", fetch: bool = False) -> None:
    """Serve the app until it is stopped.

    ``database`` is a database's URL; "" takes the one ``store_url`` finds in the environment. It is opened before
    the server starts, so that a StoreError reaches the caller. ``fetch`` lets teachers give web addresses. Raises
    ListeningError where ``address`` is not this machine's, or another program has the port.
    """
    _try_listening(address, port)
    if fetch:
        os.environ[FETCH] = "on"
    if database:
        os.environ[SETTING] = database
    open_store(store_url(os.environ)).dispose()

    from quizapp.app import main

    # Streamlit reads config.toml beside the script it was started with; this makes that main.py, as in `streamlit run`.
    sys.argv = [str(Path(main.__file__))]
    main.app.run(config={"server.port": port, "server.address": address})


def _try_listening(address: str, port: int) -> None:
    """Raise ListeningError where the server could not listen, since Streamlit ends the program without a word to do."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        socket.create_server((address, port), family=family).close()
    except OSError as error:
        # Python repeats the address in brackets.
        reason = (error.strerror or str(error)).partition(" (")[0]
        raise ListeningError(address, port, reason) from error
