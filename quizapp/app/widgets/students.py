"""The students of a quiz that was taken: their points, one attempt as its student sees it, and what to do about it.

To sort them or to choose one reads no results anew: who looks is asked for each time, as on every run of a page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

import streamlit as st

from quizapp.app.database import engine
from quizapp.app.visitor import local, now, teacher
from quizapp.app.widgets.closing import closing_time
from quizapp.app.widgets.escaping import as_markdown
from quizapp.app.widgets.mistakes import said
from quizapp.app.widgets.reviewing import draw_review
from quizapp.app.widgets.tables import table_html
from quizapp.app.widgets.telling import done
from quizapp.app.widgets.wording import count, in_a_row, points
from quizapp.classroom.overseeing import discard, let_again, move, take_back
from quizapp.classroom.quizzes import LONGEST_LIMIT
from quizapp.classroom.results import AttemptResult, Results, review_attempt
from quizapp.classroom.time_limits import give_minutes
from quizapp.store.alphabet import by_name
from quizapp.store.records.attempts import StoredAttempt
from quizapp.store.records.people import Person
from quizapp.store.records.quizzes import PublishedQuiz

__all__ = ["draw_discarded", "draw_one", "draw_students"]

SAME_BROWSER = (
    "Same browser: the quiz was begun there under several names. It may be a computer that students share, or one"
    " student who took the quiz twice."
)
MOST_NAMED = 3
"""How many names are said beside another; at a computer that a class shares there are many."""

CHOICE = ".st-key-one_student input"
DISCARDED = ".st-key-discarded summary"
"""Where the keyboard is led after something was done about an attempt: to the choice of a student, or to what was
discarded, since nobody may be left to choose."""


@st.fragment
def draw_students(results: Results) -> None:
    """The points of each, for each question."""
    teacher()
    order = st.segmented_control(
        "Sort by", ["Name", "Score", "Start"], default="Name", required=True, key="students_order"
    )
    places = [str(place) for place in range(1, len(results.questions) + 1)]
    mixed = results.class_name is None and len(results.classes) > 1
    taken = ["Minutes"] if results.timed else []
    heading = ["Student", *(["Class"] if mixed else []), "Score", *places, "Started", "Submitted", *taken]
    names = {attempt_id: name + _beside(results, attempt_id) for attempt_id, name in _names_of(results).items()}
    ordered = _in_order(results.attempts, order or "Name")
    rows = [_student_row(attempt, names, mixed=mixed, timed=results.timed) for attempt in ordered]
    st.html(table_html("Points for each question", heading, rows, form="tall"))
    if any(attempt.attempt_id in results.same_browser for attempt in results.attempts):
        st.caption(SAME_BROWSER)


def _beside(results: Results, attempt_id: int) -> str:
    """Under which other names the quiz was begun in the browser of an attempt, as it stands behind its student's."""
    others = results.same_browser.get(attempt_id, ())
    more = len(others) - MOST_NAMED
    named = (*others[:MOST_NAMED], count(more, "other")) if more > 0 else others
    return f" (same browser as {in_a_row(named)})" if named else ""


def _in_order(attempts: Sequence[AttemptResult], order: str) -> list[AttemptResult]:
    if order == "Score":
        return sorted(attempts, key=lambda attempt: -1 if attempt.score is None else attempt.score, reverse=True)
    if order == "Start":
        return sorted(attempts, key=lambda attempt: attempt.started_at)
    return sorted(attempts, key=lambda attempt: by_name(attempt.student))


def _names_of(results: Results) -> Mapping[int, str]:
    """What to call the student of each attempt: by the username or the class too where two students have one name."""
    known = Counter(attempt.student.casefold() for attempt in results.attempts)
    which = {
        attempt: attempt.username or attempt.class_name if known[attempt.student.casefold()] > 1 else ""
        for attempt in (*results.attempts, *results.others, *results.discarded)
    }
    return {
        attempt.attempt_id: f"{attempt.student} ({more})" if more else attempt.student
        for attempt, more in which.items()
    }


def _student_row(attempt: AttemptResult, names: Mapping[int, str], *, mixed: bool, timed: bool) -> list[str]:
    taken = "" if attempt.minutes_taken is None else points(attempt.minutes_taken)
    return [
        names[attempt.attempt_id],
        *([attempt.class_name] if mixed else []),
        "" if attempt.score is None else points(attempt.score),
        *["" if won is None else points(won) for won in attempt.points],
        f"{local(attempt.started_at):%d %b %H:%M}",
        _submitted_said(attempt),
        *([taken] if timed else []),
    ]


def _submitted_said(attempt: AttemptResult) -> str:
    """When an attempt was submitted, and whether because its time was up; until then, how long it may take."""
    if attempt.submitted_at is None:
        return f"not yet, until {local(attempt.deadline):%H:%M}" if attempt.deadline else "not yet"
    return f"{local(attempt.submitted_at):%d %b %H:%M}{', time was up' if attempt.time_up else ''}"


def _label_of(attempt: AttemptResult, names: Mapping[int, str]) -> str:
    name = names[attempt.attempt_id] + (f", attempt {attempt.number}" if attempt.number > 1 else "")
    if attempt.score is None:
        return f"{name}, not submitted"
    return f"{name}, {points(attempt.score)} of {points(attempt.max_score)}"


@st.fragment
def draw_one(results: Results) -> None:
    """One attempt, as its student sees it, with what its teacher may do about it; a student's latest comes first."""
    person = teacher()
    quiz, names = results.quiz, _names_of(results)
    attempts = _in_order([*results.attempts, *results.others], "Name")
    found = {attempt.attempt_id: attempt for attempt in attempts}
    with st.container(key="one_student"):
        chosen = st.selectbox(
            "Student",
            found,
            index=None,
            placeholder="Choose a student",
            format_func=lambda each: _label_of(found[each], names),
        )
    if chosen:
        if quiz.owner_id == person.id:
            _draw_more_time(person, quiz, found[chosen])
            _draw_deeds(person, quiz, found[chosen])
            _draw_move(person, results.classes, found[chosen])
        if found[chosen].score is not None:
            with said():
                draw_review(review_attempt(engine(), person, chosen))


def _draw_more_time(person: Person, quiz: PublishedQuiz, attempt: AttemptResult) -> None:
    """More minutes for one student who is at a quiz with a time limit, or whose time was up."""
    in_progress = attempt.submitted_at is None and attempt.deadline is not None
    if not quiz.is_open(now()) or not (in_progress or attempt.time_up):
        return
    st.caption(_time_said(attempt))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        key = f"more_for_{attempt.attempt_id}"
        minutes = st.number_input("More minutes", 1, LONGEST_LIMIT, 5, step=1, width=160, key=key)
        if st.button("Give more time"):
            with said():
                given = give_minutes(engine(), person, attempt.attempt_id, minutes, now=now())
                done(_more_said(given, minutes, quiz.closes_at(now())), focus=CHOICE)


def _time_said(attempt: AttemptResult) -> str:
    """What is to be known before more minutes are given."""
    name = as_markdown(attempt.student)
    if attempt.time_up:
        return (
            f"The time of {name} was up. With more minutes, from now on, the attempt goes on where it was."
            " Right answers may have been seen since."
        )
    until = f", until {closing_time(attempt.deadline)}" if attempt.deadline else ""
    return f"{name} has {count(attempt.minutes or 0, 'minute')}{until}. More are seen at once."


def _more_said(attempt: StoredAttempt, minutes: int, closes_at: datetime | None) -> str:
    """How much more time an attempt has, which the quiz's closing time may cut short."""
    more = f"{attempt.name} has {count(minutes, 'more minute')}"
    if attempt.deadline is None:
        return f"{more}."
    closing = ", when the quiz closes" if attempt.deadline == closes_at else ""
    return f"{more}, until {closing_time(attempt.deadline)}{closing}."


def _draw_deeds(person: Person, quiz: PublishedQuiz, attempt: AttemptResult) -> None:
    with st.container(horizontal=True):
        if not quiz.terms.again:
            _draw_again(person, attempt)
        if st.button("Discard this attempt", help="It counts nowhere then, and its student can begin anew."):
            with said():
                discard(engine(), person, attempt.attempt_id)
                done(f"The attempt of {attempt.student} is discarded: it counts nowhere.", focus=DISCARDED)


def _draw_move(person: Person, classes: Sequence[str], attempt: AttemptResult) -> None:
    """Another class for a student who chose a wrong one."""
    if not classes:
        return
    choices = list(dict.fromkeys([*classes, attempt.class_name, ""]))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "Class of this student",
            choices,
            choices.index(attempt.class_name),
            format_func=lambda name: name or "No class",
            key=f"class_of_{attempt.attempt_id}",
            width=200,
        )
        if st.button("Change class", help="In this quiz alone. The class of an account is changed on the page People."):
            with said():
                move(engine(), person, attempt.attempt_id, chosen)
                done(f"{attempt.student} is in {chosen or 'no class'} in this quiz.", focus=CHOICE)


def _draw_again(person: Person, attempt: AttemptResult) -> None:
    """Letting a student take a quiz once more that is taken only once."""
    if attempt.again:
        st.caption(f"{as_markdown(attempt.student)} may take it again.")
    elif st.button(f"Let {as_markdown(attempt.student)} take it again"):
        with said():
            let_again(engine(), person, attempt.attempt_id)
            done(f"{attempt.student} may take it again.", focus=CHOICE)


def draw_discarded(person: Person, results: Results) -> None:
    """What the teacher has taken out of the results, to be taken back."""
    names = _names_of(results)
    label = f"Discarded: {count(len(results.discarded), 'attempt')}"
    with st.container(key="discarded"), st.expander(label):
        for attempt in results.discarded:
            st.markdown(as_markdown(_label_of(attempt, names)))
            if results.quiz.owner_id == person.id and st.button("Take back", key=f"take_back_{attempt.attempt_id}"):
                with said():
                    take_back(engine(), person, attempt.attempt_id)
                    done(f"The attempt of {attempt.student} counts again.", focus=CHOICE)
