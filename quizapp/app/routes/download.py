"""Files to keep: a quiz's results as CSV and a bank in any format, for those who may have them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from unicodedata import normalize
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from quizapp.app.asked_numbers import number_in
from quizapp.app.database import engine
from quizapp.app.routes.asking import found_for
from quizapp.app.zones import zone_named
from quizapp.classroom.banks import bank_quizzes
from quizapp.classroom.sheets import Sheet, write_sheet
from quizapp.formats import WRITERS, write_quiz
from quizapp.store.records.people import Person

__all__ = ["ROUTES"]


File = tuple[str, bytes]
"""A name and what is in the file."""


async def _results(request: Request) -> Response:
    """One quiz's points, or the ``sheet`` that is asked for; ``zone`` names the time zone of whoever asks.

    ``class`` names the class whose they are, "" those of no class; without it they are of all.
    """
    quiz_id = number_in(request.path_params["quiz_id"])
    wanted = request.query_params.get("sheet")
    sheet = next((sheet for sheet in Sheet if sheet == wanted), Sheet.POINTS)
    zone, class_name = zone_named(request.query_params.get("zone")), request.query_params.get("class")
    return await _sent(
        request,
        lambda person: write_sheet(
            engine(), person, quiz_id, sheet, zone=zone, now=datetime.now(UTC), class_name=class_name
        ),
        media_type="text/csv; charset=utf-8",
    )


async def _bank(request: Request) -> Response:
    """The questions of a bank on one of its passages, counted from 1; ``?format=csv`` gives another than the native."""
    bank_id, place = (number_in(request.path_params[name]) for name in ("bank_id", "place"))
    wanted = request.query_params.get("format", "")
    name = wanted if wanted in WRITERS else "json"
    media_type = WRITERS[name].media_type
    return await _sent(request, lambda person: _write_passage(person, bank_id, place, name), media_type=media_type)


def _write_passage(person: Person, bank_id: int, place: int, format_name: str) -> File | None:
    quizzes = bank_quizzes(engine(), person, bank_id)
    if not 0 < place <= len(quizzes):
        return None
    return f"bank-{bank_id}-{place}{WRITERS[format_name].suffix}", write_quiz(quizzes[place - 1], format_name)


async def _sent(request: Request, write: Callable[[Person], File | None], *, media_type: str) -> Response:
    """The file that ``write`` makes for whoever asks; a page that says why not when there is none for them."""
    file = await found_for(request, write, refused="This file is not for you to have", missing="There is no such file")
    if isinstance(file, Response):
        return file
    name, data = file
    headers = {"Content-Disposition": _disposition(name), "Cache-Control": "no-store"}
    return Response(data, media_type=media_type, headers=headers)


def _disposition(name: str) -> str:
    """The header that names a download (RFC 6266): in full, and in ASCII for whatever reads only that."""
    plain = normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    return f"attachment; filename=\"{' '.join(plain.split())}\"; filename*=UTF-8''{quote(name)}"


ROUTES = [
    Route("/download/results/{quiz_id}", _results, methods=["GET"]),
    Route("/download/bank/{bank_id}/{place}", _bank, methods=["GET"]),
]
