"""Whether the server can do its work, for whatever watches over it."""

from __future__ import annotations

import logging

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from quizapp.app.database import engine
from quizapp.classroom.accounts import has_teacher

__all__ = ["ROUTES"]

log = logging.getLogger(__name__)


async def _health(_request: Request) -> Response:
    """200 when the database answers, 503 when it does not; why is in the log, not in the answer."""
    try:
        await run_in_threadpool(lambda: has_teacher(engine()))
    except Exception as error:
        # One line: this is asked every few seconds.
        log.error("The database does not answer. %s", str(error).partition("\n")[0])
        return JSONResponse({"status": "failing", "database": "not answering"}, status_code=503)
    return JSONResponse({"status": "ok", "database": "ok"})


ROUTES = [Route("/healthz", _health, methods=["GET"])]
