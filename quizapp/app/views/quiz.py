"""A published quiz: its join code for the board, its link to copy, open or closed, and who is at it."""

from __future__ import annotations

import streamlit as st

from quizapp.app.database import engine
from quizapp.app.visitor import now, teacher
from quizapp.app.widgets.agreeing import agreement_on
from quizapp.app.widgets.asked_for import number_asked_for
from quizapp.app.widgets.classes import draw_classes
from quizapp.app.widgets.closing import draw_closing
from quizapp.app.widgets.escaping import as_markdown
from quizapp.app.widgets.going import go_on
from quizapp.app.widgets.joining import draw_ways_in
from quizapp.app.widgets.mistakes import refuse, said
from quizapp.app.widgets.naming import name_tab
from quizapp.app.widgets.putting_away import draw_put_away, draw_rename_or_put_away
from quizapp.app.widgets.time_limit import draw_time_limit
from quizapp.app.widgets.wording import count
from quizapp.classroom.overdue import submit_overdue_at_own
from quizapp.classroom.overseeing import collect
from quizapp.classroom.quizzes import find_quiz, set_open
from quizapp.errors import QuizError
from quizapp.model import Credit, Release
from quizapp.store.records.people import Person
from quizapp.store.records.quizzes import PublishedQuiz

RELEASED = {
    Release.SUBMITTED: "Right answers are shown after submitting.",
    Release.CLOSED: "Right answers are shown once the quiz is closed.",
}
SHOWN_NOW = "Right answers are shown, since the quiz is closed."
ALL_OR_NOTHING = ("A matching or ordering question counts only when all of it is right.",)


def _draw_closed(quiz: PublishedQuiz) -> None:
    """What stands in the code's place while the code lets nobody in."""
    st.html('<p class="closed">Closed</p>')
    st.markdown("Students can neither start this quiz nor answer.")
    st.caption(f"Once it is open again, students join with the code {quiz.code}.")


def _draw_open(person: Person, quiz: PublishedQuiz, *, is_open: bool) -> None:
    agreement = agreement_on(f"open_{quiz.id}", is_open)
    closing = "close the quiz; attempts under way are then submitted" if quiz.terms.time_limit else "close the quiz"
    way = f"Switch off to {closing}." if is_open else "Switch on to open the quiz."
    wanted = st.toggle(f"Students can start and answer. {way}", value=is_open, key=agreement.key)
    if wanted is is_open:
        return
    with said():
        set_open(engine(), person, quiz.id, wanted, now=now())
        agreement.keep(wanted)
        st.rerun()


def _draw_unfinished(person: Person, quiz: PublishedQuiz) -> None:
    """Once a quiz is closed: a way to mark what students answered and did not submit."""
    unfinished = quiz.unfinished_count
    if not unfinished:
        return
    st.info(f"{count(unfinished, 'attempt')} not submitted. The answers saved there can be submitted and marked now.")
    if st.button(f"Submit {count(unfinished, 'unfinished attempt')}"):
        with said():
            collect(engine(), person, quiz.id, now=now())
            st.rerun()


def _draw_terms(quiz: PublishedQuiz, *, is_open: bool) -> None:
    """What was chosen when it was published, and that nothing closes it where no time was."""
    terms = quiz.terms
    closing = terms.release is Release.CLOSED and not is_open
    lines = [
        "No account is needed." if terms.guests else "Only for students with an account.",
        "It may be taken again after submitting." if terms.again else "Each student takes it once.",
        f"Each student has {count(terms.time_limit, 'minute')}." if terms.time_limit else "",
        SHOWN_NOW if closing else RELEASED[terms.release],
        *(ALL_OR_NOTHING if terms.credit is Credit.ALL_OR_NOTHING else ()),
        "It stays open until you close it." if is_open and quiz.closes_at(now()) is None else "",
    ]
    st.caption(" ".join(filter(None, lines)))


@st.fragment(run_every=5)
def _draw_turnout(quiz_id: int, *, is_open: bool) -> None:
    """Who is at it by now; whoever signed out in another tab meanwhile sees no more of it.

    The page is drawn anew once the quiz is no longer as ``is_open`` says.
    """
    person = teacher()
    submit_overdue_at_own(engine(), person, now=now())
    quiz = find_quiz(engine(), person, quiz_id)
    if quiz.is_open(now()) is not is_open:
        st.rerun()
    st.markdown(f"**{count(quiz.student_count, 'student')}** started · **{quiz.submitted_count}** submitted")


person = teacher()
submit_overdue_at_own(engine(), person, now=now())
try:
    quiz = find_quiz(engine(), person, number_asked_for("quiz"))
except QuizError as error:
    refuse(error)

st.page_link("views/home.py", label="Home", icon=":material/arrow_back:")
name_tab(quiz.title, "Published quiz")
st.title(as_markdown(quiz.title), anchor=False)
is_open = quiz.is_open(now())
if quiz.put_away:
    draw_put_away(person, quiz)
else:
    if is_open:
        draw_ways_in(quiz.code)
    else:
        _draw_closed(quiz)
    if quiz.owner_id == person.id:
        _draw_open(person, quiz, is_open=is_open)
        if is_open:
            draw_closing(person, quiz)
        draw_time_limit(person, quiz)
_draw_terms(quiz, is_open=is_open)
_draw_turnout(quiz.id, is_open=is_open)
if quiz.owner_id == person.id and not is_open:
    _draw_unfinished(person, quiz)
with st.container(horizontal=True):
    if st.button("Results", type="primary", icon=":material/bar_chart:"):
        go_on("views/results.py", "Go to the results", quiz=quiz.id)
    st.link_button("Print", f"/print/quiz/{quiz.id}?key=0", icon=":material/print:")
    if is_open:
        st.link_button("Try it as a student", f"/join?code={quiz.code}&new=1", icon=":material/open_in_new:")
if quiz.owner_id == person.id:
    draw_classes(person, quiz)
    draw_rename_or_put_away(person, quiz)
