"""Errors nobody expected: the log keeps them whole, the screen gets one sentence and a number to quote."""

from __future__ import annotations

import logging
from secrets import token_hex

import streamlit as st
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from quizapp.app.routes.plain import problem

__all__ = ["SaysSorry", "say_sorry"]

log = logging.getLogger(__name__)


def say_sorry(error: Exception) -> bool:
    """Log ``error`` under a number and show that number instead of the error, whose text may hold an answer."""
    st.error(f"Something went wrong on our side. {_logged(error)}")
    return True


class SaysSorry:
    """ASGI middleware that answers likewise where a route fails; what has begun to be sent is broken off."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def send_on(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, send_on)
        except Exception as error:
            if begun or scope["type"] != "http":
                raise
            await problem("Something went wrong on our side", _logged(error), status=500)(scope, receive, send)


def _logged(error: Exception) -> str:
    """What to say once an error is in the log, under a number."""
    number = token_hex(3).upper()
    log.error("Error %s on a page", number, exc_info=error)
    return (
        "What was saved before is safe. Load the page again;"
        f" if it keeps happening, tell whoever runs this QuizApp the number {number}."
    )
