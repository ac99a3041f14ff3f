"""The one script of our own: pages may only run what comes from the server itself."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

__all__ = ["ROUTES"]

SCRIPT = Path(__file__).parents[1] / "into_view.js"


async def into_view(_request: Request) -> Response:
    """The script that brings an element into view."""
    return FileResponse(SCRIPT, media_type="text/javascript")


ROUTES = [Route("/into-view.js", into_view, methods=["GET"])]
