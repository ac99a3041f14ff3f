"""The one script the pages may run."""

from __future__ import annotations

import asyncio

from starlette.requests import Request

from quizapp.app.headers import CONTENT_SECURITY_POLICY
from quizapp.app.routes.scripts import ROUTES, SCRIPT, into_view


def test_pages_run_only_scripts_of_the_server_itself() -> None:
    assert "script-src 'self';" in CONTENT_SECURITY_POLICY


def test_the_script_that_scrolls_is_served() -> None:
    request = Request({"type": "http", "method": "GET", "path": ROUTES[0].path, "headers": []})
    response = asyncio.run(into_view(request))
    assert response.media_type == "text/javascript"
    assert "scrollIntoView" in SCRIPT.read_text("utf-8")
