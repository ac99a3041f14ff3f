"""Pages to print: a bank's questions on one passage, or a published quiz, for those who may see them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from quizapp.app.asked_numbers import number_in
from quizapp.app.database import engine
from quizapp.app.paper import answers_html, paper_html
from quizapp.app.routes.asking import found_for
from quizapp.app.routes.plain import FONTS, TEMPLATES, template
from quizapp.classroom.banks import bank_quizzes
from quizapp.classroom.quizzes import find_quiz, published_as_quiz
from quizapp.model import Quiz, Status
from quizapp.store.records.people import Person

__all__ = ["ROUTES"]

Printed = tuple[Quiz, int | None]
"""A quiz, and its time limit in minutes."""

STYLE = FONTS + (TEMPLATES / "paper.css").read_text("utf-8")
SWITCHES = {
    True: '<b>With the answers</b>, on a page of their own · <a href="?key=0">Print for students</a>',
    False: '<b>For students</b>, without the answers · <a href="?key=1">Print with answers</a>',
}
"""What a page with the answers, or without them, says of itself on the screen, and the way to the other."""


async def _bank(request: Request) -> Response:
    """The questions of a bank on one of its passages, counted from 1, without the rejected ones."""
    bank_id, place = (number_in(request.path_params[name]) for name in ("bank_id", "place"))
    return await _printed(request, lambda person: _accepted(bank_quizzes(engine(), person, bank_id), place))


async def _quiz(request: Request) -> Response:
    """A published quiz."""
    quiz_id = number_in(request.path_params["quiz_id"])
    return await _printed(request, lambda person: _published(person, quiz_id))


def _published(person: Person, quiz_id: int) -> Printed:
    time_limit = find_quiz(engine(), person, quiz_id).terms.time_limit
    return published_as_quiz(engine(), person, quiz_id), time_limit


def _accepted(quizzes: tuple[Quiz, ...], place: int) -> Printed | None:
    """What is not rejected of the quiz at a place, under its passage's own title; None where there is no such quiz."""
    if not 0 < place <= len(quizzes):
        return None
    found = quizzes[place - 1]
    questions = tuple(question for question in found.questions if question.status is not Status.RETIRED)
    return replace(found, title=found.passage.title or found.title, questions=questions), None


async def _printed(request: Request, find: Callable[[Person], Printed | None]) -> Response:
    """The page of the quiz that ``find`` finds for whoever asks; ``?key=0`` leaves its answers out."""
    found = await found_for(request, find, refused="This page is not for you to print", missing="There is no such page")
    if isinstance(found, Response):
        return found
    return _paper(*found, key=request.query_params.get("key") != "0")


def _paper(found: Quiz, time_limit: int | None, *, key: bool) -> HTMLResponse:
    """The page itself."""
    body = paper_html(found, time_limit) + (answers_html(found) if key else "")
    page = template("paper").substitute(title=escape(found.title), style=STYLE, switch=SWITCHES[key], body=body)
    return HTMLResponse(page, headers={"Cache-Control": "no-store"})


ROUTES = [
    Route("/print/bank/{bank_id}/{place}", _bank, methods=["GET"]),
    Route("/print/quiz/{quiz_id}", _quiz, methods=["GET"]),
]
