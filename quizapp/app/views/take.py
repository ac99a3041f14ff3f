"""Taking a quiz: the passage beside the questions, each answer saved as it is given; after submitting, the review."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from html import escape
from urllib.parse import urlencode

import streamlit as st

from quizapp.app.asked_numbers import number_in
from quizapp.app.database import engine
from quizapp.app.visitor import attempt_token, now, signed_in
from quizapp.app.widgets.agreeing import agreement_on, draw_afresh
from quizapp.app.widgets.answering import ask
from quizapp.app.widgets.clock import draw_clock, go_on_with_more_time, seconds_left
from quizapp.app.widgets.closing import closing_time, draw_anew_at
from quizapp.app.widgets.escaping import as_markdown
from quizapp.app.widgets.foot import draw_foot
from quizapp.app.widgets.mistakes import said
from quizapp.app.widgets.naming import name_tab
from quizapp.app.widgets.passage import show_passage
from quizapp.app.widgets.reviewing import draw_review
from quizapp.app.widgets.scrolling import bring_into_view, give_focus
from quizapp.app.widgets.telling import tell
from quizapp.app.widgets.unheard import is_connected_anew, send_again_once_connected
from quizapp.app.widgets.wording import count, points, stem_of
from quizapp.classroom.attempt_views import AttemptItem, AttemptView, attempt_view
from quizapp.classroom.attempts import save_answer, submit
from quizapp.classroom.reviews import review
from quizapp.errors import QuizError
from quizapp.errors.quizzes import UnknownAttemptError
from quizapp.model import Credit, Release
from quizapp.store.deadlines import GRACE

ANSWERING = "answering"
TIME_UP = "Your time is up. Everything you had saved is submitted."
ANOTHERS = "This attempt is shown only while its student is signed in. Saved answers are not lost."


def _find_attempt(token: str, asked_for: str) -> AttemptView:
    """The attempt this browser began; without one the page says how to begin and ends."""
    try:
        return _own_attempt(token)
    except QuizError as error:
        _draw_way_in(str(error), asked_for)
        st.stop()


def _draw_way_in(sentence: str, asked_for: str) -> None:
    """Why there is no attempt here, and where one is had: an account's attempt goes by its number."""
    if not number_in(asked_for):
        way = _join_link(asked_for, "Join the quiz")
    elif signed_in():
        sentence, way = ANOTHERS, '<a class="go" href=".">Go to your quizzes</a>'
    else:
        sentence, way = ANOTHERS, '<a class="go" href="account/sign-in">Sign in</a>'
    st.warning(as_markdown(sentence))
    st.html(f"<p>{way}</p>")


def _own_attempt(token: str) -> AttemptView:
    """The attempt of a token; raises UnknownAttemptError.

    An account's is found only while its student is signed in: another may sit at this computer now.
    """
    found, person = attempt_view(engine(), token, now=now()), signed_in()
    if found.student_id is not None and (person is None or person.id != found.student_id):
        raise UnknownAttemptError
    return found


def _draw_trial(attempt: AttemptView) -> None:
    """What is otherwise for the quiz's owner than for students."""
    later = attempt.submitted_at is not None and attempt.release is Release.CLOSED
    answers = " Students see the right answers once the quiz is closed." if later else ""
    st.caption(f"You are trying your quiz out: this counts nowhere.{answers}")


def _draw_student(attempt: AttemptView) -> None:
    """Who answers here, and in how much more time than others."""
    about = f"{escape(attempt.student)} · each answer is saved as you give it{_more_time(attempt)}{_not_you(attempt)}"
    st.html(f'<p class="place">{about}</p>')


def _more_time(attempt: AttemptView) -> str:
    """How much more time than others somebody has, "" for none."""
    if attempt.time_limit is None or attempt.minutes == attempt.time_limit:
        return ""
    if attempt.minutes is None:
        return " · no time limit for you"
    more = attempt.minutes - attempt.time_limit
    return f" · you have {count(attempt.minutes, 'minute')}, {more} more than others"


def _not_you(attempt: AttemptView) -> str:
    """The way by which the next at a shared computer comes from a guest's attempt to their own."""
    return f" · {_join_link(attempt.code, f'Not {attempt.student}?')}" if attempt.student_id is None else ""


def _join_link(code: str, label: str) -> str:
    """The way to a fresh form, even for whoever has begun."""
    query = escape(urlencode({"code": code, "new": 1}))
    return f'<a class="go" href="join?{query}">{escape(label)}</a>'


def _draw_question(token: str, item: AttemptItem, *, enabled: bool, credit: Credit) -> AttemptItem:
    """One question; returned as it is after saving what was answered."""
    with st.container(border=True):
        st.html(
            f'<h2 class="place" id="question-{item.position}">Question {item.position}</h2>'
            f'<p class="stem" dir="auto">{escape(stem_of(item.stem))}</p>'
        )
        agreement = agreement_on(_name_of(item), item.answer)
        if agreement.overtaken:
            st.info(
                "This question was answered in another tab or on another device. That answer is shown; answer again to"
                " replace it."
            )
        answer = ask(item, key=agreement.key, enabled=enabled, credit=credit)
        if answer == item.answer or not enabled:
            return item
        with said():
            saved = save_answer(engine(), token, item.position, answer, sequence=item.sequence, now=now())
            agreement.keep(saved.answer)
            return replace(item, answer=saved.answer, saved_at=saved.saved_at)
    return item


def _name_of(item: AttemptItem) -> str:
    """The name under which the page and the database agree on an answer."""
    return f"answer_{item.position}"


def _submit_now(token: str) -> None:
    """Submit. However often it is called, the first call counts."""
    st.session_state.pop(ANSWERING, None)
    with suppress(UnknownAttemptError):
        _own_attempt(token)
        submit(engine(), token, now=now())
    bring_into_view("h1")
    give_focus(".score")


def _draw_time_up(token: str) -> None:
    """That the time was up; who was answering a moment ago hears it too."""
    if st.session_state.pop(ANSWERING, "") == token:
        bring_into_view("h1")
        give_focus(".score")
        tell(TIME_UP, seen=False)
    st.info(TIME_UP)
    go_on_with_more_time(token)


def _draw_overtaken(token: str) -> None:
    """That this page, where questions were open a moment ago, can take no more answers."""
    if st.session_state.get(ANSWERING) == token:
        bring_into_view("h1")
        st.info("This quiz was submitted elsewhere: in another tab, or by your teacher. Later answers were not saved.")


def _draw_waiting(attempt: AttemptView) -> None:
    """The score alone, until the right answers may be seen."""
    st.html(
        f'<p class="score" tabindex="-1">{points(attempt.score or 0)} of {points(attempt.max_score)} points</p>'
        f'<p class="place">{escape(attempt.student)}</p>'
    )
    closes_at = attempt.closes_at
    when = f"this quiz closes: {closing_time(closes_at)}" if closes_at else "your teacher closes the quiz"
    st.info(f"Your answers are submitted. The right answers are shown here once {when}.")


def _draw_discarded(attempt: AttemptView) -> None:
    """That an attempt counts nowhere, and the way to another one."""
    st.info("Your teacher has discarded this attempt: it does not count.")
    if attempt.repeatable:
        st.html(f"<p>{_join_link(attempt.code, 'Begin anew')}</p>")


def _draw_submitted(token: str, attempt: AttemptView) -> None:
    """What came of it, and the ways on."""
    if attempt.time_up:
        _draw_time_up(token)
    else:
        _draw_overtaken(token)
    if attempt.student_id is None:
        st.html(f'<p class="place">{escape(attempt.student)} has submitted this quiz{_not_you(attempt)}</p>')
    draw_review(review(engine(), token, now=now())) if attempt.released else _draw_waiting(attempt)
    if attempt.repeatable and not attempt.discarded:
        st.html(f"<p>{_join_link(attempt.code, 'Take it again')}</p>")
    st.html('<p><a class="go" href=".">Go to the start page</a></p>')


def _draw_desk(token: str, attempt: AttemptView) -> None:
    """The passage beside the questions, and the bar at the foot."""
    st.session_state[ANSWERING] = token
    _draw_student(attempt)
    if not attempt.open:
        st.warning(
            "This quiz is closed: no more answers are taken. Your saved answers are kept; submit them to see your"
            " score."
        )
    with st.container(key="desk"):
        show_passage(attempt.passage, under=attempt.title, unfolded=True)
        with st.container(key="questions"):
            items = [_draw_question(token, item, enabled=attempt.open, credit=attempt.credit) for item in attempt.items]
    if is_connected_anew():
        draw_afresh(_name_of(item) for item in items)
        st.rerun()
    clock = None
    if attempt.deadline and attempt.open:
        _end_in_time(token, attempt.deadline)
        clock = partial(draw_clock, token, attempt.deadline)
    closes = f"Closes {closing_time(attempt.closes_at)}" if attempt.closes_at and not attempt.deadline else ""
    draw_foot(
        items,
        partial(_submit_now, token),
        closes=closes,
        draw_clock=clock,
        enabled=attempt.open,
        has_passage=bool(attempt.passage.text),
    )
    send_again_once_connected()
    st.html('<script src="/escape.js"></script>', unsafe_allow_javascript=True)


def _end_in_time(token: str, deadline: datetime) -> None:
    """Submit once the time is up, after what this page still had to save."""
    if seconds_left(deadline) <= 0:
        submit(engine(), token, now=now())
        st.rerun()


asked_for = st.query_params.get("attempt", "")
token = attempt_token(asked_for)
attempt = _find_attempt(token, asked_for)

name_tab(attempt.title, "Quiz")
# A run that st.stop() ends leaves its dialog behind: a second click on "Submit now" would then be drawn into a page
# that has no place for it, which leaves the page white.
st.title(as_markdown(attempt.title), anchor=False)
if attempt.trial:
    _draw_trial(attempt)
if attempt.discarded:
    _draw_discarded(attempt)
if attempt.submitted_at is not None:
    _draw_submitted(token, attempt)
elif not attempt.discarded:
    _draw_desk(token, attempt)
if attempt.closes_at and not attempt.released:
    draw_anew_at(attempt.closes_at)
if attempt.deadline and not attempt.open and attempt.submitted_at is None:
    # The quiz is closed; should that have been a slip of the hand, it is opened again before anything is submitted.
    draw_anew_at(attempt.deadline + GRACE)
