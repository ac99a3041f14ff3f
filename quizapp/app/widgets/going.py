"""Going on to another page once something is saved, so that the browser's Back leads to where one was.

``st.switch_page`` with a query would first put that query on the address of the page one leaves: Back then leads to
that address, which names nothing. A link goes there in one step, so a link is drawn, and a script follows it.
"""

from __future__ import annotations

from time import time_ns
from typing import NoReturn

import streamlit as st

__all__ = ["go_on"]


def go_on(page: str, label: str, **query: int) -> NoReturn:
    """Go to ``page`` with ``query`` in its address; whoever runs no scripts follows the link, ``label``."""
    with st.container(key="going_on"):
        st.page_link(page, label=label, icon=":material/arrow_forward:", query_params=_written(query))
        st.html(f'<script src="/go-on.js?{time_ns()}"></script>', unsafe_allow_javascript=True)
    st.stop()


def _written(query: dict[str, int]) -> dict[str, str]:
    return {name: str(value) for name, value in query.items()}
