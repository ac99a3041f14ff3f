"""Results of a quiz: who scored what, which questions were hard, and the file to keep."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from quizapp.app.database import engine
from quizapp.app.visitor import local, teacher
from quizapp.app.widgets.asked_for import number_asked_for
from quizapp.app.widgets.escaping import as_markdown
from quizapp.app.widgets.mistakes import refuse, said
from quizapp.app.widgets.reviewing import draw_review
from quizapp.app.widgets.wording import count, points
from quizapp.classroom.accounts import Person
from quizapp.classroom.results import AttemptResult, Results, find_results, review_attempt
from quizapp.errors import QuizError

FACILITY = "Share of the points won, from 0 % (nobody) to 100 % (everybody)"


def draw_figures(results: Results) -> None:
    done = [attempt for attempt in results.attempts if attempt.score is not None]
    with st.container(horizontal=True):
        st.metric("Started", len(results.attempts), width="content")
        st.metric("Submitted", len(done), width="content")
        if done:
            mean = sum(attempt.score or 0 for attempt in done) / len(done)
            st.metric("Mean score", f"{mean:.1f} of {points(done[0].max_score)}", width="content")


def draw_students(results: Results) -> None:
    st.header("Students")
    st.dataframe(
        [
            {
                "Student": attempt.student,
                "Score": attempt.score,
                "Of": attempt.max_score,
                "Started": local(attempt.started_at),
                "Submitted": local(attempt.submitted_at) if attempt.submitted_at else None,
                **{f"Question {place}": won for place, won in enumerate(attempt.points, 1)},
            }
            for attempt in results.attempts
        ],
        hide_index=True,
        column_config={
            "Started": st.column_config.DatetimeColumn(format="D MMM, HH:mm"),
            "Submitted": st.column_config.DatetimeColumn(format="D MMM, HH:mm"),
        },
        alt=f"Table of {count(len(results.attempts), 'attempt')} with the points for each question",
    )


def draw_scores(results: Results) -> None:
    """How many attempts reached each score."""
    scores = Counter(points(attempt.score) for attempt in results.attempts if attempt.score is not None)
    best = int(max(attempt.max_score for attempt in results.attempts))
    whole = [str(score) for score in range(best + 1)]
    order = whole + sorted(scores.keys() - set(whole), key=float)
    st.subheader("Scores")
    st.bar_chart(
        {"Score": sorted(order, key=float), "Students": [scores[score] for score in sorted(order, key=float)]},
        x="Score",
        y="Students",
        sort=False,
        height=260,
        alt="; ".join(f"score {score}: {count(number, 'student')}" for score, number in sorted(scores.items())),
    )


def draw_questions(results: Results) -> None:
    """How each question went, the hardest to be seen at a glance."""
    st.subheader("Questions")
    st.dataframe(
        [
            {
                "No.": place,
                "Question": question.stem,
                "Facility": None if question.facility is None else 100 * question.facility,
                "Right": question.right_count,
                "Wrong": question.wrong_count,
                "Blank": question.blank_count,
            }
            for place, question in enumerate(results.questions, 1)
        ],
        hide_index=True,
        column_config={
            "Facility": st.column_config.ProgressColumn(help=FACILITY, format="%.0f %%", min_value=0, max_value=100)
        },
        alt="Table of the questions with the share of points won",
    )


def draw_answers(results: Results) -> None:
    """What was answered to one question."""
    place = st.selectbox(
        "Answers to",
        range(len(results.questions)),
        format_func=lambda place: f"{place + 1}. {results.questions[place].stem}",
    )
    st.dataframe(
        [
            {"Answer": answer.text or "(no answer)", "Students": answer.count, "Right": answer.right}
            for answer in results.questions[place].answers
        ],
        hide_index=True,
        alt="Table of the answers to this question",
    )


def draw_one(person: Person, attempts: list[AttemptResult]) -> None:
    """One student's attempt, as the student sees it."""
    st.header("One attempt")
    chosen = st.selectbox(
        "Student",
        attempts,
        index=None,
        placeholder="Choose a student",
        format_func=lambda attempt: f"{attempt.student}, {points(attempt.score or 0)} points",
    )
    if chosen:
        with said():
            draw_review(review_attempt(engine(), person, chosen.attempt_id))


person = teacher()
try:
    results = find_results(engine(), person, number_asked_for("quiz"))
except QuizError as error:
    refuse(error)
quiz = results.quiz
submitted = [attempt for attempt in results.attempts if attempt.score is not None]

st.page_link("views/quiz.py", label="Published quiz", icon=":material/arrow_back:", query_params={"quiz": str(quiz.id)})
st.title(f"Results: {as_markdown(quiz.title)}")
draw_figures(results)
if results.attempts:
    st.html(
        f'<p><a href="download/results/{quiz.id}">Download points as CSV</a> ·'
        f' <a href="download/results/{quiz.id}?cells=answers">Download answers as CSV</a></p>'
    )
    draw_students(results)
else:
    st.caption(f"Nobody has started yet. The join code is {quiz.code}.")
if submitted:
    st.header("How it went")
    draw_scores(results)
    draw_questions(results)
    draw_answers(results)
    draw_one(person, submitted)
