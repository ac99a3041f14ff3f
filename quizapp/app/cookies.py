"""The cookies of the app. All are HttpOnly (no script can read them) and SameSite=Lax (no other site can use them)."""

from __future__ import annotations

import re
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from quizapp.classroom.signing_in import SIGN_IN_LASTS

__all__ = ["SIGN_IN", "attempt_cookie", "forget", "is_attempt_cookie", "keep_attempt", "keep_sign_in"]

SIGN_IN = "quizapp_sign_in"
ATTEMPT = "quizapp_attempt_"
ATTEMPT_LASTS = timedelta(days=7)
"""Long enough for a quiz set as homework; the attempt itself stays in the database."""


def attempt_cookie(name: str) -> str:
    """The cookie of the attempt known to this browser as ``name``: a join code, or an attempt's number."""
    return ATTEMPT + re.sub(r"[^A-Z0-9]", "", name.upper())


def is_attempt_cookie(name: str) -> bool:
    """Whether a cookie keeps an attempt."""
    return name.startswith(ATTEMPT)


def keep_sign_in(request: Request, response: Response, token: str) -> None:
    """Let the browser stay signed in."""
    _keep(request, response, SIGN_IN, token, SIGN_IN_LASTS)


def keep_attempt(request: Request, response: Response, name: str, token: str) -> None:
    """Let the browser find its attempt again."""
    _keep(request, response, attempt_cookie(name), token, ATTEMPT_LASTS)


def forget(response: Response, name: str) -> None:
    """Take a cookie away from the browser."""
    response.delete_cookie(name, httponly=True, samesite="lax")


def _keep(request: Request, response: Response, name: str, value: str, lasts: timedelta) -> None:
    # "Secure" over plain HTTP would make the browser drop the cookie, and a laptop in a classroom has no certificate.
    response.set_cookie(
        name,
        value,
        max_age=int(lasts.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
