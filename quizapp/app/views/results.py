"""Results of a quiz: who scored what, which questions were hard, and the file to keep."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from quizapp.app.database import engine
from quizapp.app.visitor import now, teacher, zone
from quizapp.app.widgets.accepting import answer_said, draw_typed
from quizapp.app.widgets.asked_for import number_asked_for
from quizapp.app.widgets.classes import ask_for_class
from quizapp.app.widgets.correcting import corrections_said, draw_correcting
from quizapp.app.widgets.escaping import as_markdown
from quizapp.app.widgets.mistakes import refuse
from quizapp.app.widgets.naming import name_tab
from quizapp.app.widgets.students import draw_discarded, draw_one, draw_students
from quizapp.app.widgets.tables import Bar, spread, table_html
from quizapp.app.widgets.telling_apart import misleading_said, reliability_said, told_apart
from quizapp.app.widgets.waited_for import draw_waited_for
from quizapp.app.widgets.wording import count, points, stem_of
from quizapp.classroom.question_results import AnswerCount, QuestionResult
from quizapp.classroom.quizzes import find_quiz
from quizapp.classroom.results import Results, classes_taken, find_results
from quizapp.classroom.sheets import Sheet
from quizapp.errors import QuizError
from quizapp.model import PARTED, QuestionKind
from quizapp.store.records.quizzes import PublishedQuiz

STRONG_FROM_WEAK = (
    "Tells strong from weak: whether those who did well on the other questions got this one right more often, from −1"
    " to 1. What nearly everybody gets right, or wrong, tells little."
)


def _draw_figures(results: Results, scores: Sequence[float]) -> None:
    with st.container(horizontal=True, gap="large"):
        st.metric("Started", len(results.attempts), width="content")
        st.metric("Submitted", len(scores), width="content")
        if results.figures.mean is not None:
            best = points(results.attempts[0].max_score)
            st.metric("Mean score", f"{results.figures.mean:.1f} of {best}", width="content")


def _draw_files(results: Results) -> None:
    """The files to keep; the links say the zone, which a download does not know, and the class that is looked at."""
    chosen = {} if results.class_name is None else {"class": results.class_name}
    queries = {sheet: urlencode({"sheet": sheet, "zone": zone().key, **chosen}) for sheet in Sheet}
    links = [
        f'<a class="go" href="download/results/{results.quiz.id}?{escape(query)}">Download {sheet} as CSV</a>'
        for sheet, query in queries.items()
    ]
    st.html(f"<p>{' · '.join(links)}</p>")
    st.caption(
        "Points: one row a student, for your gradebook. Answers: one row an answer, to see who wrote what."
        " Statistics: one row a question, with all its figures."
    )


def _draw_scores(results: Results, scores: Sequence[float]) -> None:
    best = next(each.max_score for each in results.attempts if each.score is not None)
    bands = spread(scores, best)
    most = max(number for _band, number in bands)
    rows = [(band, Bar(number / most, str(number))) for band, number in bands]
    st.html(table_html("How many students reached each score", ["Score", "Students"], rows, form="narrow"))
    if said := reliability_said(results.figures):
        st.markdown(said)


def _draw_questions(questions: Sequence[QuestionResult]) -> None:
    """How each question went; how many were partly right, and whether it told students apart, where that is known."""
    parted = any(question.kind in PARTED for question in questions)
    telling = any(told_apart(question.figures) for question in questions)
    rows: list[Sequence[str | Bar]] = [
        (
            f"{place}. {stem_of(question.stem)}{corrections_said(question)}",
            _facility_bar(question.figures.facility),
            *([told_apart(question.figures)] if telling else []),
            str(question.right_count),
            *([str(question.partly_count)] if parted else []),
            str(question.wrong_count),
            str(question.blank_count),
        )
        for place, question in enumerate(questions, 1)
    ]
    apart, partly = ["Tells strong from weak"] if telling else [], ["Partly"] if parted else []
    heading = ["Question", "Points won", *apart, "Right", *partly, "Wrong", "Blank"]
    st.html(table_html("Points won: the share of a question's points that the students got", heading, rows))
    if telling:
        st.caption(STRONG_FROM_WEAK)
    if said := misleading_said(questions):
        st.markdown(f":material/info: {said}")


def _facility_bar(facility: float | None) -> Bar | str:
    return "" if facility is None else Bar(facility, f"{100 * facility:.0f} %")


@st.fragment
def _draw_question(quiz: PublishedQuiz, questions: Sequence[QuestionResult]) -> None:
    """What was answered to one question, and how it counts. To choose another reads no results anew."""
    person = teacher()
    place = st.selectbox(
        "Answers to question",
        range(len(questions)),
        format_func=lambda place: f"{place + 1}. {stem_of(questions[place].stem)}",
    )
    question = questions[place]
    st.html(f'<h3 class="unseen">Question {place + 1}</h3>')
    if quiz.owner_id == person.id and question.kind is QuestionKind.FILL_IN:
        draw_typed(person, quiz.id, question)
    else:
        _draw_answers(question.answers)
    if quiz.owner_id == person.id:
        draw_correcting(person, quiz.id, question, place + 1)


def _draw_answers(answers: Sequence[AnswerCount]) -> None:
    most = max((answer.count for answer in answers), default=0) or 1
    rows = [(answer_said(answer), Bar(answer.count / most, str(answer.count))) for answer in answers]
    st.html(table_html("Answers given", ["Answer", "Students"], rows, form="tall"))


def _draw_taken(results: Results, scores: Sequence[float]) -> None:
    """What those who began have reached, by student, by score and by question."""
    st.header(f"{count(len(results.attempts), 'student')}", anchor=False)
    if results.others:
        st.caption("Of a student who took the quiz more than once, the attempt submitted last counts.")
    draw_students(results)
    draw_one(results)
    if scores:
        st.header("Scores", anchor=False)
        _draw_scores(results, scores)
        st.header("Questions", anchor=False)
        _draw_questions(results.questions)
        _draw_question(results.quiz, results.questions)


person = teacher()
try:
    quiz = find_quiz(engine(), person, number_asked_for("quiz"))
except QuizError as error:
    refuse(error)

st.page_link("views/quiz.py", label="Published quiz", icon=":material/arrow_back:", query_params={"quiz": str(quiz.id)})
name_tab(quiz.title, "Results")
st.title(f"Results: {as_markdown(quiz.title)}", anchor=False)
class_name = ask_for_class(classes_taken(engine(), person, quiz.id))
results = find_results(engine(), person, quiz.id, class_name, now=now())
scores = [attempt.score for attempt in results.attempts if attempt.score is not None]

_draw_figures(results, scores)
draw_waited_for(results)
if results.discarded:
    draw_discarded(person, results)
if results.attempts or results.missing:
    _draw_files(results)
if results.attempts:
    _draw_taken(results, scores)
else:
    of_class = f" of {as_markdown(results.class_name)}" if results.class_name else ""
    way_in = f"The join code is {quiz.code}." if quiz.is_open(now()) else "The quiz is closed."
    st.caption(f"Nobody{of_class} has started yet. {way_in}")
