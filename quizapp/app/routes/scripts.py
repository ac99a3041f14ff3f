"""The scripts of our own: pages may only run what comes from the server itself."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

__all__ = ["ROUTES", "SCRIPTS", "script"]

FOLDER = Path(__file__).parents[1]
SCRIPTS = {
    "/clipboard.js": FOLDER / "clipboard.js",
    "/evidence.js": FOLDER / "evidence.js",
    "/into-view.js": FOLDER / "into_view.js",
    "/go-on.js": FOLDER / "go_on.js",
    "/restored.js": FOLDER / "restored.js",
    "/escape.js": FOLDER / "escape.js",
    "/tell.js": FOLDER / "tell.js",
    "/unheard.js": FOLDER / "unheard.js",
    "/local-times.js": FOLDER / "local_times.js",
}


async def script(request: Request) -> Response:
    """The script of this address."""
    return FileResponse(SCRIPTS[request.url.path], media_type="text/javascript")


ROUTES = [Route(path, script, methods=["GET"]) for path in SCRIPTS]
