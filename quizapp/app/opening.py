"""What happens once when the server starts and once when it stops."""

from __future__ import annotations

import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import streamlit as st
from starlette.concurrency import run_in_threadpool

from quizapp.app.database import engine
from quizapp.classroom.samples import ensure_sample_banks, ensure_sample_quiz
from quizapp.errors import QuizError
from quizapp.errors.storage import StoreError
from quizapp.formats.folder import read_banks

__all__ = ["lifespan", "open_with_samples"]

SAMPLE_BANKS = Path(__file__).parents[2] / "question_banks"

log = logging.getLogger(__name__)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Open the database, with the sample banks in it, before the first visitor comes; close it at the end."""
    # One line a request would fill the log with students' addresses and hide what matters in it.
    logging.getLogger("uvicorn.access").setLevel(logging.WARNING)
    try:
        await run_in_threadpool(open_with_samples)
    except StoreError as error:
        print(f"QuizApp cannot start. {error}", file=sys.stderr)
        raise
    yield
    engine().dispose()


def open_with_samples() -> None:
    """Open the database and load the sample banks and the sample quiz that are not in it yet.

    A sample bank that somebody has spoilt keeps nobody from working: the log says which, and the app starts.
    """
    opened, now = engine(), datetime.now(UTC)
    try:
        ensure_sample_banks(opened, read_banks(SAMPLE_BANKS), now=now)
        ensure_sample_quiz(opened, now=now)
    except StoreError:
        raise
    except QuizError as error:
        log.error("The sample banks were not loaded. %s", error)
