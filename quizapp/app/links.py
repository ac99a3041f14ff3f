"""The link a teacher gives out, ``/?code=ABC123``, leads to the form where a student joins."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["SharedLinks"]


class SharedLinks:
    """ASGI middleware that sends ``/?code=…`` on to the join page, which needs no scripts and loads at once."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        code = _code_in(scope)
        answer = RedirectResponse("join?" + urlencode({"code": code}), status_code=303) if code else self.app
        await answer(scope, receive, send)


def _code_in(scope: Scope) -> str:
    """The join code in the address of the start page, "" where there is none."""
    if scope["type"] != "http" or scope["path"] != "/":
        return ""
    query: bytes = scope["query_string"]
    return parse_qs(query.decode("latin-1")).get("code", [""])[0]
