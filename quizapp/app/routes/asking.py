"""What the routes ask of a request: its form, where it comes from, and whose it is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import TypeVar
from urllib.parse import parse_qsl, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from quizapp.app.cookies import SIGN_IN
from quizapp.app.database import engine
from quizapp.app.routes.plain import problem
from quizapp.classroom.signing_in import holder_of
from quizapp.errors import QuizError
from quizapp.store.records.people import Person

__all__ = ["Form", "address_of", "answering", "found_for", "person_asking"]

LARGEST_FORM = 16_384
"""Bytes; the longest form has four short fields."""

Form = dict[str, str]
Found = TypeVar("Found")


def answering(answer: Callable[[Request, Form], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """A route for a posted form: refuses what another site's page sent, then hands the fields to ``answer``."""

    async def respond(request: Request) -> Response:
        if not _from_this_site(request):
            return problem(
                "This form came from elsewhere", "Open the form here again and send it once more.", status=403
            )
        body = await _body_of(request)
        if body is None:
            return problem("This is too long", "Shorten what you wrote and send it again.", status=413)
        return await answer(request, dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)))

    return respond


def address_of(request: Request) -> str:
    """The caller's network address, for slowing down whoever guesses."""
    return request.client.host if request.client else ""


async def person_asking(request: Request) -> Person | None:
    """Whoever is signed in, by the cookie."""
    token = request.cookies.get(SIGN_IN, "")
    return await run_in_threadpool(holder_of, engine(), token, datetime.now(UTC)) if token else None


async def found_for(
    request: Request, find: Callable[[Person], Found | None], *, refused: str, missing: str
) -> Found | Response:
    """What ``find`` finds for whoever asks; the page that says why not, under one of two titles, when there is none."""
    person = await person_asking(request)
    if person is None:
        return RedirectResponse("/account/sign-in", status_code=303)
    try:
        found = await run_in_threadpool(find, person)
    except QuizError as error:
        return problem(refused, str(error), status=404)
    return problem(missing, "Go back to the bank and choose a passage.", status=404) if found is None else found


def _from_this_site(request: Request) -> bool:
    """Whether the form was on a page of this server: browsers name the page's origin with every POST."""
    return urlsplit(request.headers.get("origin", "")).netloc == request.headers.get("host", "")


async def _body_of(request: Request) -> bytes | None:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_FORM:
            return None
    return body
