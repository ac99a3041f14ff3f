"""What a student gave while the connection was gone: said as long as it is not saved, and sent again afterwards.

A browser shows an answer as given whether or not it reached the server.
"""

from __future__ import annotations

import streamlit as st

from quizapp.app.visitor import connection

__all__ = ["is_connected_anew", "send_again_once_connected"]

SELDOM = 3600
"""Seconds. It is of no use that the fragment runs, only that it would."""
CONNECTION = "connection"


def send_again_once_connected() -> None:
    """Have the browser send what its page shows once it is connected anew.

    Streamlit's browser does so only where something on the page runs by itself.
    """
    st.fragment(_do_nothing, run_every=SELDOM)()
    st.html('<script src="/unheard.js"></script>', unsafe_allow_javascript=True)


def is_connected_anew() -> bool:
    """Whether this is the first run since the connection was lost, once.

    The browser may have got half of a run then, and has forgotten what the widgets of the other half held: it would
    show them empty, and send them so with the next answer.
    """
    before = st.session_state.get(CONNECTION, "")
    st.session_state[CONNECTION] = connection()
    return before not in ("", st.session_state[CONNECTION])


def _do_nothing() -> None:
    pass
