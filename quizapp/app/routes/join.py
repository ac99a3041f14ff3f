"""Joining a quiz by its code: the form a student fills in, and the cookie that finds the attempt again.

The link a teacher gives out is ``/?code=ABC123``. Whoever has begun already goes straight on where they were; the
address in the bar stays the same for everyone and opens nobody else's attempt, at a shared computer either.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from html import escape
from secrets import token_urlsafe
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from quizapp.app.asked_numbers import number_in
from quizapp.app.cookies import attempt_cookie, keep_attempt
from quizapp.app.database import engine
from quizapp.app.routes.asking import Form, address_of, answering, person_asking
from quizapp.app.routes.plain import page, problem
from quizapp.app.widgets.wording import count, date_and_time
from quizapp.classroom import starting
from quizapp.classroom.begun import is_under_way, list_begun
from quizapp.classroom.classes import NO_CLASS, asks_class
from quizapp.classroom.codes import find_by_code
from quizapp.classroom.names import MOST_CHARACTERS
from quizapp.errors import QuizError
from quizapp.errors.quizzes import GuestsNotAllowedError, QuizClosedError
from quizapp.model import ExtraTime
from quizapp.store.records.people import Person
from quizapp.store.records.quizzes import PublishedQuiz

__all__ = ["ROUTES"]


def _take_url(name: str) -> str:
    """Where an attempt is taken; ``name`` is the one its cookie goes by."""
    return "take?" + urlencode({"attempt": name})


async def _show_join(request: Request) -> Response:
    """The form, with the quiz's title once its code is known."""
    form = {"code": request.query_params.get("code", "")}
    person = await person_asking(request)
    if not form["code"].strip():
        return _join_page(form, None, person)
    try:
        quiz = await _find(request, form["code"])
    except QuizError as error:
        return _join_page(form, None, person, mistake=str(error), status=404)
    if "new" not in request.query_params and await _has_begun(request, quiz, person):
        return RedirectResponse(_take_url(quiz.code), status_code=303)
    if person and await _is_under_way(quiz, person):
        return _go_on_page(quiz, person)
    return _join_page(form, quiz, person, mistake=_barred(quiz, person))


async def _has_begun(request: Request, quiz: PublishedQuiz, person: Person | None) -> bool:
    """Whether this browser keeps an attempt at a quiz that is for whoever sits there now."""
    token = request.cookies.get(attempt_cookie(quiz.code), "")
    return bool(token and await run_in_threadpool(list_begun, engine(), [token], person, now=datetime.now(UTC)))


async def _is_under_way(quiz: PublishedQuiz, person: Person) -> bool:
    """Whether a student has begun a quiz on another device, and can still go on."""
    return await run_in_threadpool(is_under_way, engine(), person, quiz.id, now=datetime.now(UTC))


def _barred(quiz: PublishedQuiz, person: Person | None) -> str:
    """Why nobody, or nobody without an account, can begin a quiz now; "" where anybody can."""
    if not quiz.is_open(datetime.now(UTC)):
        return str(QuizClosedError(quiz.title))
    return "" if person or quiz.terms.guests else str(GuestsNotAllowedError(quiz.title))


async def _answer_join(request: Request, form: Form) -> Response:
    """Begin the attempt and go to it; after a mistake the form comes back as it was filled in."""
    person, quiz = await person_asking(request), None
    try:
        quiz = await _find(request, form.get("code", ""))
        return await _begun(request, form, quiz, person)
    except QuizError as error:
        return _join_page(form, quiz, person, mistake=str(error), status=400)


async def _answer_resume(request: Request, form: Form) -> Response:
    """Open one of a signed-in student's own attempts again, on this device too."""
    person, number = await person_asking(request), number_in(form.get("attempt", ""))
    try:
        if person is None or not number:
            return RedirectResponse("account/sign-in", status_code=303)
        started = await run_in_threadpool(starting.resume, engine(), person, number, now=datetime.now(UTC))
    except QuizError as error:
        return problem("This attempt was not found", str(error), status=404)
    return _going_to(request, str(number), started.token)


async def _find(request: Request, code: str) -> PublishedQuiz:
    """The quiz with this join code; raises what ``find_by_code`` raises."""
    return await run_in_threadpool(find_by_code, engine(), code, address=address_of(request), now=datetime.now(UTC))


async def _begun(request: Request, form: Form, quiz: PublishedQuiz, person: Person | None) -> Response:
    """The answer that takes a student to the attempt; raises what ``starting.start`` raises."""
    started = await run_in_threadpool(
        starting.start,
        engine(),
        quiz.code,
        person or starting.Guest(form.get("student", ""), form.get("visitor", "")),
        class_name=form.get("class", ""),
        before=request.cookies.get(attempt_cookie(quiz.code), ""),
        address=address_of(request),
        now=datetime.now(UTC),
    )
    return _going_to(request, quiz.code, started.token)


def _going_to(request: Request, name: str, token: str) -> Response:
    response = RedirectResponse(_take_url(name), status_code=303)
    keep_attempt(request, response, name, token)
    return response


def _join_page(
    form: Form, quiz: PublishedQuiz | None, person: Person | None, *, mistake: str = "", status: int = 200
) -> Response:
    """The form: it asks for the code until the quiz is known, and then for a name and a class where they are wanted."""
    shut = quiz is not None and _barred(quiz, person) != ""
    fields = _code_field(form, quiz) + ("" if person or shut else _name_field(form, first=quiz is not None))
    fields += _class_field(form, quiz) if quiz and not shut and asks_class(quiz, person) else ""
    action = "Start" if quiz else "Join"
    values = {
        "heading": quiz.title if quiz else "Join a quiz",
        "about": _about(quiz, person),
        "timing_html": "" if shut else _allowed(quiz, person, datetime.now(UTC)) + _closing(quiz, datetime.now(UTC)),
        "fields_html": fields,
        "button_html": "" if shut else f'<button type="submit">{action}</button>',
        "aside_html": "" if person else _sign_in_line(quiz),
        # A new secret for each form: sent twice it finds the same attempt, and the next student at this computer,
        # with a form of their own, gets their own.
        "visitor": form.get("visitor", "") or token_urlsafe(),
    }
    return page("join", values, title=values["heading"], mistake=mistake, status=status)


def _go_on_page(quiz: PublishedQuiz, person: Person) -> Response:
    """The way back for who began on another device; nothing there says that the time has not begun."""
    values = {"title": quiz.title, "student": person.name, "code": quiz.code}
    return page("go_on", values, title=quiz.title)


def _about(quiz: PublishedQuiz | None, person: Person | None) -> str:
    if quiz is None:
        return "Your teacher gives you the code."
    as_whom = f" You are signed in as {person.name}." if person else ""
    return f"{count(quiz.question_count, 'question')} on one article. Each answer is saved as you give it.{as_whom}"


def _allowed(quiz: PublishedQuiz | None, person: Person | None, now: datetime) -> str:
    """How much time somebody has once they begin, with what they have more than others."""
    limit = quiz.terms.time_limit if quiz else None
    if quiz is None or limit is None:
        return ""
    minutes = (person.extra_time if person else ExtraTime.NONE).minutes(limit)
    if minutes is None:
        return f"<p>This quiz has a time limit of {count(limit, 'minute')}, but not for you.</p>"
    closes_at = quiz.closes_at(now)
    sooner = closes_at is not None and closes_at < now + timedelta(minutes=minutes)
    until = ", but no longer than until the quiz closes" if sooner else ""
    extra = f" That is {minutes - limit} more than others have." if minutes > limit else ""
    return f"<p>You have <b>{count(minutes, 'minute')}</b> once you begin{until}.{extra}</p>"


def _closing(quiz: PublishedQuiz | None, now: datetime) -> str:
    """When a quiz closes by itself. The server does not know the reader's clock; a script does."""
    closes_at = quiz.closes_at(now) if quiz else None
    if closes_at is None:
        return ""
    time = f'<time datetime="{closes_at.isoformat()}">{date_and_time(closes_at, now)} UTC</time>'
    return f'<p>Closes {time}.</p><script src="/local-times.js"></script>'


def _code_field(form: Form, quiz: PublishedQuiz | None) -> str:
    if quiz:
        return f'<input type="hidden" name="code" value="{escape(quiz.code)}">'
    return (
        '<label for="code">Join code</label><input id="code" name="code" class="code" maxlength="20" required autofocus'
        f' autocomplete="off" autocapitalize="characters" spellcheck="false" value="{escape(form.get("code", ""))}">'
    )


def _name_field(form: Form, *, first: bool) -> str:
    focus = " autofocus" if first else ""
    return (
        '<label for="student">Your name</label>'
        '<p class="hint" id="student-hint">Your teacher sees it beside your answers.</p>'
        f'<input id="student" name="student" maxlength="{MOST_CHARACTERS}" required{focus} autocomplete="name"'
        f' aria-describedby="student-hint" value="{escape(form.get("student", ""))}">'
    )


def _class_field(form: Form, quiz: PublishedQuiz) -> str:
    options = [("", "Choose your class"), *((name, name) for name in quiz.classes), (NO_CLASS, "None of these")]
    chosen = form.get("class", "")
    drawn = "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(text)}</option>'
        for value, text in options
    )
    return f'<label for="class">Your class</label><select id="class" name="class" required>{drawn}</select>'


def _sign_in_line(quiz: PublishedQuiz | None) -> str:
    query = "?" + urlencode({"code": quiz.code}) if quiz else ""
    return f'<p class="aside">Have an account? <a href="account/sign-in{query}">Sign in</a> instead.</p>'


ROUTES = [
    Route("/join", _show_join, methods=["GET"]),
    Route("/join", answering(_answer_join), methods=["POST"]),
    Route("/resume", answering(_answer_resume), methods=["POST"]),
]
