"""The scripts the pages may run."""

from __future__ import annotations

import asyncio

import pytest
from starlette.requests import Request

from quizapp.app.headers import CONTENT_SECURITY_POLICY
from quizapp.app.routes.scripts import ROUTES, SCRIPTS, script


def test_pages_run_only_scripts_of_the_server_itself() -> None:
    assert "script-src 'self';" in CONTENT_SECURITY_POLICY


@pytest.mark.parametrize(
    ("path", "deed"),
    [
        ("/clipboard.js", "writeText"),
        ("/escape.js", "Escape"),
        ("/evidence.js", "scrollTop"),
        ("/go-on.js", "link.click()"),
        ("/into-view.js", "scrollIntoView"),
        ("/local-times.js", "time.dateTime"),
        ("/restored.js", "location.reload()"),
        ("/unheard.js", "beforeunload"),
    ],
)
def test_a_script_is_served(path: str, deed: str) -> None:
    assert path in [route.path for route in ROUTES]
    request = Request({"type": "http", "method": "GET", "path": path, "headers": [], "query_string": b""})
    response = asyncio.run(script(request))
    assert response.media_type == "text/javascript"
    assert deed in SCRIPTS[path].read_text("utf-8")
