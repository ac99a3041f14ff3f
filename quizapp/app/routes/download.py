"""Files to keep: a quiz's results as CSV and a bank in the native format, for those who may have them."""

from __future__ import annotations

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from quizapp.app.asked_numbers import number_in
from quizapp.app.database import engine
from quizapp.app.routes.asking import person_asking
from quizapp.app.routes.plain import problem
from quizapp.classroom.accounts import Person
from quizapp.classroom.banks import bank_quizzes
from quizapp.classroom.results import Cells, write_csv
from quizapp.errors import QuizError
from quizapp.formats import WRITERS, write_quiz

__all__ = ["ROUTES"]


async def results(request: Request) -> Response:
    """One quiz's results; ``?cells=answers`` gives the answers instead of the points."""
    quiz_id = number_in(request.path_params["quiz_id"])
    cells = Cells.ANSWERS if request.query_params.get("cells") == Cells.ANSWERS else Cells.POINTS
    return await sent(
        request,
        lambda person: write_csv(engine(), person, quiz_id, cells=cells),
        name=f"results-{quiz_id}-{cells}.csv",
        media_type="text/csv; charset=utf-8",
    )


async def bank(request: Request) -> Response:
    """The questions of a bank on one of its passages, counted from 1."""
    bank_id, place = (number_in(request.path_params[name]) for name in ("bank_id", "place"))
    writer = WRITERS["json"]
    return await sent(
        request,
        lambda person: write_passage(person, bank_id, place),
        name=f"bank-{bank_id}-{place}{writer.suffix}",
        media_type=writer.media_type,
    )


def write_passage(person: Person, bank_id: int, place: int) -> bytes | None:
    quizzes = bank_quizzes(engine(), person, bank_id)
    return write_quiz(quizzes[place - 1], "json") if 0 < place <= len(quizzes) else None


async def sent(request: Request, write: Callable[[Person], bytes | None], *, name: str, media_type: str) -> Response:
    """The file that ``write`` makes for whoever asks; a page that says why not when there is none for them."""
    person = await person_asking(request)
    if person is None:
        return RedirectResponse("/account/sign-in", status_code=303)
    try:
        data = await run_in_threadpool(write, person)
    except QuizError as error:
        return problem("This file is not for you to have", str(error), status=404)
    if data is None:
        return problem("There is no such file", "Go back to the bank and choose a passage.", status=404)
    disposition = f'attachment; filename="{name}"'
    return Response(
        data, media_type=media_type, headers={"Content-Disposition": disposition, "Cache-Control": "no-store"}
    )


ROUTES = [
    Route("/download/results/{quiz_id}", results, methods=["GET"]),
    Route("/download/bank/{bank_id}/{place}", bank, methods=["GET"]),
]
