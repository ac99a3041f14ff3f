"""The one database of this process, opened on first use and shared by all pages and routes."""

from __future__ import annotations

import os

import streamlit as st

from quizapp.store.connecting import store_url
from quizapp.store.engine import Engine, open_store

__all__ = ["engine"]


def engine() -> Engine:
    """The opened database named by the environment (see ``store_url``); raises StoreError as ``open_store`` does."""
    return _opened_at(store_url(os.environ))


@st.cache_resource(show_spinner=False, on_release=lambda opened: opened.dispose())
def _opened_at(url: str) -> Engine:
    return open_store(url)
