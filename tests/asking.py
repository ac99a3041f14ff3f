"""Asking the app's routes as a browser would, without a network: one request, one answer."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from starlette.applications import Starlette
from starlette.types import ASGIApp, Message

from quizapp.app.main import MIDDLEWARE, ROUTES

HOST = "quiz.example"
ROUTED = Starlette(routes=ROUTES, middleware=MIDDLEWARE)


@dataclass(frozen=True)
class Answer:
    """What came back; ``cookies`` are those that the answer sets."""

    status: int
    headers: dict[str, str]
    cookies: SimpleCookie
    body: str

    @property
    def location(self) -> str:
        return self.headers.get("location", "")


def get(path: str, query: dict[str, str] | None = None, *, cookies: dict[str, str] | None = None) -> Answer:
    return ask("GET", path, query=query, cookies=cookies)


def post(
    path: str, form: dict[str, str], *, cookies: dict[str, str] | None = None, origin: str = f"http://{HOST}"
) -> Answer:
    return ask("POST", path, body=urlencode(form).encode(), cookies=cookies, origin=origin)


def ask(
    method: str,
    path: str,
    *,
    query: dict[str, str] | None = None,
    body: bytes = b"",
    cookies: dict[str, str] | None = None,
    origin: str = "",
    app: ASGIApp = ROUTED,
) -> Answer:
    headers = {"host": HOST, "cookie": "; ".join(f"{name}={value}" for name, value in (cookies or {}).items())}
    if origin:
        headers["origin"] = origin
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "scheme": urlsplit(origin).scheme or "http",
        "query_string": urlencode(query or {}).encode(),
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("192.0.2.7", 50000),
        "server": (HOST, 80),
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    return answer_of(sent)


def answer_of(sent: list[Message]) -> Answer:
    pairs = [(name.decode().lower(), value.decode()) for name, value in sent[0]["headers"]]
    cookies = SimpleCookie()
    for name, value in pairs:
        if name == "set-cookie":
            cookies.load(value)
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return Answer(sent[0]["status"], dict(pairs), cookies, body.decode("utf-8", "replace"))
