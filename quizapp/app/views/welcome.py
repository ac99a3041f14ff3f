"""The start page of guests and students: join a quiz, try one, or go on with one's own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from quizapp.app.database import engine
from quizapp.app.visitor import attempt_tokens, local, now, signed_in
from quizapp.app.widgets.closing import closing_time
from quizapp.app.widgets.naming import name_tab
from quizapp.app.widgets.showing_more import draw_first
from quizapp.app.widgets.wording import count, points
from quizapp.classroom.accounts import has_teacher
from quizapp.classroom.begun import AttemptSummary, list_attempts, list_begun
from quizapp.classroom.given import list_given
from quizapp.classroom.samples import find_sample_quiz
from quizapp.formats.lettering import day_of
from quizapp.store.records.attempts import BegunAttempt
from quizapp.store.records.people import Person
from quizapp.store.records.quizzes import GivenQuiz, PublishedQuiz


def _draw_first_start() -> None:
    with st.container(border=True):
        st.header("This QuizApp is new", anchor=False)
        st.markdown("Are you the teacher? Create your account; then you can make quizzes from any article.")
        st.html('<a class="go" href="account/first">Create the first teacher account</a>')


def _draw_join() -> None:
    st.header("Join a quiz", anchor=False)
    st.html(
        '<form class="plain-form" method="get" action="join"><label for="code">Join code from your teacher</label>'
        '<input id="code" name="code" class="code" required maxlength="20" autocomplete="off" spellcheck="false">'
        '<div><button type="submit">Join</button></div></form>'
    )


def _draw_sample(sample: PublishedQuiz) -> None:
    st.header("Try one now", anchor=False)
    st.text(f"{sample.title}: an article and {count(sample.question_count, 'question')}. You need no account.")
    st.html(
        '<form class="plain-form" method="post" action="join">'
        f'<input type="hidden" name="code" value="{escape(sample.code)}">'
        '<input type="hidden" name="student" value="Guest"><button type="submit">Take the sample quiz</button></form>'
    )


def _draw_begun(attempt: BegunAttempt) -> None:
    """The way back to what a guest began here. The name says to the next at a shared computer whose it is."""
    state, way = ("submitted", "See your result") if attempt.submitted else ("not submitted yet", "Go on")
    with _draw_row(f"begun_{attempt.code}"):
        st.text(f"{attempt.title}\n{attempt.name}: {state}", width="content")
        st.html(
            '<form class="plain-form" method="get" action="take">'
            f'<input type="hidden" name="attempt" value="{escape(attempt.code)}">'
            f'<button type="submit" aria-label="{way}: {escape(attempt.title)}">{way}</button></form>',
            width="content",
        )


def _draw_given(person: Person) -> None:
    """What the student's class is to take, each begun by its button."""
    draw_first(
        "given",
        lambda most: list_given(engine(), person, now=now(), most=most),
        partial(_draw_to_begin, person),
        more="Show older quizzes",
    )


def _draw_to_begin(person: Person, quizzes: Sequence[GivenQuiz]) -> None:
    if quizzes:
        st.header("Quizzes for your class", anchor=False)
    for quiz in quizzes:
        _draw_start(person, quiz)


def _draw_start(person: Person, quiz: GivenQuiz) -> None:
    way = "Take it again" if quiz.again else "Start"
    with _draw_row(f"given_{quiz.code}"):
        closes = f", closes {closing_time(quiz.closes_at)}" if quiz.closes_at else ""
        minutes = person.extra_time.minutes(quiz.time_limit) if quiz.time_limit else None
        limit = f", {count(minutes, 'minute')} once you begin" if minutes else ""
        about = f"{day_of(local(quiz.created_at))}: {count(quiz.question_count, 'question')}{limit}{closes}"
        st.text(f"{quiz.title}\n{about}", width="content")
        st.html(
            '<form class="plain-form" method="post" action="join">'
            f'<input type="hidden" name="code" value="{escape(quiz.code)}">'
            f'<button type="submit" aria-label="{way}: {escape(quiz.title)}">{way}</button></form>',
            width="content",
        )


def _draw_row(name: str) -> DeltaGenerator:
    """A row with something said at its left and a button at its right."""
    return st.container(
        border=True,
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        key=f"attempt_{name}",
    )


def _draw_attempts(person: Person) -> None:
    st.header("Your quizzes", anchor=False)
    draw_first(
        "attempts",
        lambda most: list_attempts(engine(), person, now=now(), most=most),
        _draw_listed,
        more="Show older quizzes",
    )


def _draw_listed(attempts: Sequence[AttemptSummary]) -> None:
    if not attempts:
        st.caption("You have not taken a quiz yet.")
    for attempt in attempts:
        _draw_attempt(attempt)


def _draw_attempt(attempt: AttemptSummary) -> None:
    done = attempt.submitted_at is not None and attempt.score is not None
    state = f"{points(attempt.score or 0)} of {points(attempt.max_score)} points" if done else "Not submitted yet"
    state += ", discarded by your teacher" if attempt.discarded else ""
    with _draw_row(str(attempt.attempt_id)):
        st.text(f"{attempt.title}\n{day_of(local(attempt.started_at))}: {state}", width="content")
        st.html(
            '<form class="plain-form" method="post" action="resume">'
            f'<input type="hidden" name="attempt" value="{attempt.attempt_id}">'
            f'<button type="submit">{"Review" if done else "Go on"}</button></form>',
            width="content",
        )


person = signed_in()

name_tab("Start")
st.title("Read an article. Answer questions on it.", anchor=False)
if not has_teacher(engine()):
    _draw_first_start()
if person is None:
    for attempt in list_begun(engine(), attempt_tokens(), None, now=now()):
        _draw_begun(attempt)
else:
    _draw_given(person)
join, other = st.columns(2, gap="medium", border=True)
with join:
    _draw_join()
with other:
    sample = find_sample_quiz(engine())
    if sample:
        _draw_sample(sample)
    else:
        st.caption("There is no sample quiz here yet.")
if person:
    _draw_attempts(person)
