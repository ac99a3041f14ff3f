"""Signing in and out, and the page that creates the first teacher's account."""

from __future__ import annotations

from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from quizapp.app.cookies import SIGN_IN, forget, keep_sign_in
from quizapp.app.database import engine
from quizapp.app.routes.asking import Form, address_of, answering
from quizapp.app.routes.plain import page
from quizapp.classroom.accounts import create_first_teacher, has_teacher
from quizapp.classroom.names import MOST_CHARACTERS
from quizapp.classroom.passwords import LEAST_LENGTH
from quizapp.classroom.signing_in import sign_in, sign_out
from quizapp.errors import QuizError

__all__ = ["ROUTES"]


async def _show_sign_in(request: Request) -> Response:
    """The sign-in form, or the page for the very first account when there is none to sign in with."""
    if not await run_in_threadpool(has_teacher, engine()):
        return RedirectResponse("first", status_code=303)
    return _sign_in_page({"code": request.query_params.get("code", "")})


async def _answer_sign_in(request: Request, form: Form) -> Response:
    """Sign in and go home, or to the quiz the person came from."""
    try:
        return await _signed_in(request, form)
    except QuizError as error:
        return _sign_in_page(form, mistake=str(error), status=400)


async def _show_first(_request: Request) -> Response:
    """The form for the first teacher's account, as long as there is none."""
    if await run_in_threadpool(has_teacher, engine()):
        return RedirectResponse("sign-in", status_code=303)
    return _first_page({})


async def _answer_first(request: Request, form: Form) -> Response:
    """Create the first teacher's account and sign its owner in."""
    try:
        await run_in_threadpool(
            create_first_teacher,
            engine(),
            name=form.get("name", ""),
            username=form.get("username", ""),
            password=form.get("password", ""),
            now=datetime.now(UTC),
        )
        return await _signed_in(request, form)
    except QuizError as error:
        return _first_page(form, mistake=str(error), status=400)


async def _answer_sign_out(request: Request, _form: Form) -> Response:
    """End the sign-in here and in every other tab of this browser."""
    await run_in_threadpool(sign_out, engine(), request.cookies.get(SIGN_IN, ""))
    response = RedirectResponse("..", status_code=303)
    forget(response, SIGN_IN)
    return response


async def _signed_in(request: Request, form: Form) -> Response:
    """The answer that signs in whoever sent the form; raises what ``sign_in`` raises."""
    token = await run_in_threadpool(
        sign_in,
        engine(),
        form.get("username", ""),
        form.get("password", ""),
        address=address_of(request),
        now=datetime.now(UTC),
    )
    code = form.get("code", "")
    response = RedirectResponse(f"../join?code={code}" if code.isalnum() else "..", status_code=303)
    keep_sign_in(request, response, token)
    return response


def _sign_in_page(form: Form, *, mistake: str = "", status: int = 200) -> Response:
    values = {"username": form.get("username", ""), "code": form.get("code", "")}
    return page("sign_in", values, title="Sign in", mistake=mistake, status=status)


def _first_page(form: Form, *, mistake: str = "", status: int = 200) -> Response:
    values = {
        "name": form.get("name", ""),
        "most": str(MOST_CHARACTERS),
        "username": form.get("username", ""),
        "least": str(LEAST_LENGTH),
    }
    return page("first_teacher", values, title="First teacher account", mistake=mistake, status=status)


ROUTES = [
    Route("/account/sign-in", _show_sign_in, methods=["GET"]),
    Route("/account/sign-in", answering(_answer_sign_in), methods=["POST"]),
    Route("/account/first", _show_first, methods=["GET"]),
    Route("/account/first", answering(_answer_first), methods=["POST"]),
    Route("/account/sign-out", answering(_answer_sign_out), methods=["POST"]),
]
