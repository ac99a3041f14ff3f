"""Results of a quiz: who scored what, which questions were hard, and the file to keep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from quizapp.app.database import engine
from quizapp.app.visitor import local, teacher, zone
from quizapp.app.widgets.asked_for import number_asked_for
from quizapp.app.widgets.classes import ask_for_class
from quizapp.app.widgets.correcting import corrections_said, draw_correcting
from quizapp.app.widgets.escaping import as_markdown
from quizapp.app.widgets.mistakes import refuse, said
from quizapp.app.widgets.reviewing import draw_review
from quizapp.app.widgets.tables import Bar, spread, table_html
from quizapp.app.widgets.wording import count, points, stem_of
from quizapp.classroom.overseeing import discard, let_again, move, take_back
from quizapp.classroom.question_results import QuestionResult
from quizapp.classroom.quizzes import find_quiz
from quizapp.classroom.results import AttemptResult, Results, classes_taken, find_results, review_attempt
from quizapp.classroom.sheets import Sheet
from quizapp.errors import QuizError
from quizapp.model import PARTED
from quizapp.store.records import Person, PublishedQuiz


def draw_figures(results: Results, scores: Sequence[float]) -> None:
    with st.container(horizontal=True, gap="large"):
        st.metric("Started", len(results.attempts), width="content")
        st.metric("Submitted", len(scores), width="content")
        if scores:
            best = points(results.attempts[0].max_score)
            st.metric("Mean score", f"{sum(scores) / len(scores):.1f} of {best}", width="content")


def draw_files(results: Results) -> None:
    """The files to keep; the links say the zone, which a download does not know, and the class that is looked at."""
    chosen = {} if results.class_name is None else {"class": results.class_name}
    queries = {sheet: urlencode({"sheet": sheet, "zone": zone().key, **chosen}) for sheet in Sheet}
    links = [
        f'<a class="go" href="download/results/{results.quiz.id}?{escape(query)}">Download {sheet} as CSV</a>'
        for sheet, query in queries.items()
    ]
    st.html(f"<p>{' · '.join(links)}</p>")
    st.caption("Points: one row a student, for your gradebook. Answers: one row an answer, to see who wrote what.")


def draw_scores(scores: Sequence[float], best: float) -> None:
    bands = spread(scores, best)
    most = max(number for _band, number in bands)
    rows = [(band, Bar(number / most, str(number))) for band, number in bands]
    st.html(table_html("How many students reached each score", ["Score", "Students"], rows, form="narrow"))


def draw_questions(questions: Sequence[QuestionResult]) -> None:
    """How each question went; how many were partly right only where that can be."""
    parted = any(question.kind in PARTED for question in questions)
    rows: list[Sequence[str | Bar]] = [
        (
            f"{place}. {stem_of(question.stem)}{corrections_said(question)}",
            "" if question.facility is None else Bar(question.facility, f"{100 * question.facility:.0f} %"),
            str(question.right_count),
            *([str(question.partly_count)] if parted else []),
            str(question.wrong_count),
            str(question.blank_count),
        )
        for place, question in enumerate(questions, 1)
    ]
    heading = ["Question", "Facility", "Right", *(["Partly"] if parted else []), "Wrong", "Blank"]
    st.html(table_html("Facility: the share of a question's points that were won", heading, rows))


def draw_question(person: Person, quiz: PublishedQuiz, questions: Sequence[QuestionResult]) -> None:
    """What was answered to one question, and how it counts."""
    place = st.selectbox(
        "Answers to question",
        range(len(questions)),
        format_func=lambda place: f"{place + 1}. {stem_of(questions[place].stem)}",
    )
    answers = questions[place].answers
    most = max((answer.count for answer in answers), default=0) or 1
    rows = [
        (f"{answer.text or '(blank)'}{' ✓ right' if answer.right else ''}", Bar(answer.count / most, str(answer.count)))
        for answer in answers
    ]
    st.html(table_html("Answers given", ["Answer", "Students"], rows, form="tall"))
    if quiz.owner_id == person.id:
        draw_correcting(person, quiz.id, questions[place], place + 1)


def draw_students(results: Results) -> None:
    order = st.segmented_control(
        "Sort by", ["Name", "Score", "Start"], default="Name", required=True, key="students_order"
    )
    places = [str(place) for place in range(1, len(results.questions) + 1)]
    mixed = results.class_name is None and len(results.classes) > 1
    heading = ["Student", *(["Class"] if mixed else []), "Score", *places, "Started", "Submitted"]
    names = names_of(results)
    rows = [student_row(attempt, names, mixed=mixed) for attempt in in_order(results.attempts, order or "Name")]
    st.html(table_html("Points for each question", heading, rows, form="tall"))


def in_order(attempts: Sequence[AttemptResult], order: str) -> list[AttemptResult]:
    if order == "Score":
        return sorted(attempts, key=lambda attempt: -1 if attempt.score is None else attempt.score, reverse=True)
    if order == "Start":
        return sorted(attempts, key=lambda attempt: attempt.started_at)
    return sorted(attempts, key=lambda attempt: attempt.student.casefold())


def names_of(results: Results) -> Mapping[int, str]:
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


def student_row(attempt: AttemptResult, names: Mapping[int, str], *, mixed: bool) -> list[str]:
    return [
        names[attempt.attempt_id],
        *([attempt.class_name] if mixed else []),
        "" if attempt.score is None else points(attempt.score),
        *["" if won is None else points(won) for won in attempt.points],
        f"{local(attempt.started_at):%d %b %H:%M}",
        f"{local(attempt.submitted_at):%d %b %H:%M}" if attempt.submitted_at else "not yet",
    ]


def label_of(attempt: AttemptResult, names: Mapping[int, str]) -> str:
    name = names[attempt.attempt_id] + (f", attempt {attempt.number}" if attempt.number > 1 else "")
    if attempt.score is None:
        return f"{name}, not submitted"
    return f"{name}, {points(attempt.score)} of {points(attempt.max_score)}"


def draw_one(person: Person, results: Results) -> None:
    """One attempt, as its student sees it, with what its teacher may do about it; a student's latest comes first."""
    quiz, names = results.quiz, names_of(results)
    attempts = in_order([*results.attempts, *results.others], "Name")
    found = {attempt.attempt_id: attempt for attempt in attempts}
    chosen = st.selectbox(
        "Student",
        found,
        index=None,
        placeholder="Choose a student",
        format_func=lambda each: label_of(found[each], names),
    )
    if chosen:
        if quiz.owner_id == person.id:
            draw_deeds(person, quiz, found[chosen])
            draw_move(person, results.classes, found[chosen])
        if found[chosen].score is not None:
            with said():
                draw_review(review_attempt(engine(), person, chosen))


def draw_deeds(person: Person, quiz: PublishedQuiz, attempt: AttemptResult) -> None:
    with st.container(horizontal=True):
        if not quiz.terms.again:
            draw_again(person, attempt)
        if st.button("Discard this attempt", help="It counts nowhere then, and its student can begin anew."):
            with said():
                discard(engine(), person, attempt.attempt_id)
                st.rerun()


def draw_move(person: Person, classes: Sequence[str], attempt: AttemptResult) -> None:
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
                st.rerun()


def draw_discarded(person: Person, results: Results) -> None:
    """What the teacher has taken out of the results, to be taken back."""
    names = names_of(results)
    with st.expander(f"Discarded: {count(len(results.discarded), 'attempt')}"):
        for attempt in results.discarded:
            st.markdown(as_markdown(label_of(attempt, names)))
            if results.quiz.owner_id == person.id and st.button("Take back", key=f"take_back_{attempt.attempt_id}"):
                with said():
                    take_back(engine(), person, attempt.attempt_id)
                    st.rerun()


def draw_again(person: Person, attempt: AttemptResult) -> None:
    """Letting a student take a quiz once more that is taken only once."""
    if attempt.again:
        st.caption(f"{as_markdown(attempt.student)} may take it again.")
    elif st.button(f"Let {as_markdown(attempt.student)} take it again"):
        with said():
            let_again(engine(), person, attempt.attempt_id)
            st.rerun()


def draw_waited_for(results: Results) -> None:
    """Who has not begun, and who has not submitted, to be read or copied."""
    several = results.class_name is None and len(results.classes) > 1
    if results.missing:
        named = [(each.name, each.username, each.class_name) for each in results.missing]
        with st.expander(f"Not begun: {count(len(named), 'student')}"):
            draw_copyable("not_begun", named, several=several)
            if results.quiz.terms.guests:
                st.caption("These are accounts. Who took the quiz under a name, without signing in, may be among them.")
    working = [each for each in results.attempts if each.submitted_at is None]
    if working:
        named = [(each.student, each.username, each.class_name) for each in working]
        with st.expander(f"Begun, not submitted: {count(len(named), 'student')}"):
            draw_copyable("not_submitted", named, several=several)


def draw_copyable(name: str, students: Sequence[tuple[str, str, str]], *, several: bool) -> None:
    """A name a line, with the class where there are ``several``, and the username where two have one name."""
    known = Counter(student.casefold() for student, _, _ in students)
    lines = []
    for student, username, class_name in sorted(students, key=lambda each: each[0].casefold()):
        more = [username if known[student.casefold()] > 1 else "", class_name if several else ""]
        lines.append(", ".join(filter(None, [student, *more])))
    with st.container(key=f"copied_{name}"):
        st.code("\n".join(lines), language=None, height=320 if len(lines) > 12 else "content")


def draw_taken(person: Person, quiz: PublishedQuiz, results: Results, scores: Sequence[float]) -> None:
    """What those who began have reached, by score, by question and by student."""
    if scores:
        st.header("Scores", anchor=False)
        draw_scores(scores, next(each.max_score for each in results.attempts if each.score is not None))
        st.header("Questions", anchor=False)
        draw_questions(results.questions)
        draw_question(person, quiz, results.questions)
    st.header(f"{count(len(results.attempts), 'student')}", anchor=False)
    if results.others:
        st.caption("Of a student who took the quiz more than once, the attempt submitted last counts.")
    draw_students(results)
    draw_one(person, results)


person = teacher()
try:
    quiz = find_quiz(engine(), person, number_asked_for("quiz"))
except QuizError as error:
    refuse(error)

st.page_link("views/quiz.py", label="Published quiz", icon=":material/arrow_back:", query_params={"quiz": str(quiz.id)})
st.title(f"Results: {as_markdown(quiz.title)}", anchor=False)
results = find_results(engine(), person, quiz.id, ask_for_class(classes_taken(engine(), person, quiz.id)))
scores = [attempt.score for attempt in results.attempts if attempt.score is not None]

draw_figures(results, scores)
draw_waited_for(results)
if results.discarded:
    draw_discarded(person, results)
if results.attempts or results.missing:
    draw_files(results)
if results.attempts:
    draw_taken(person, quiz, results, scores)
else:
    of_class = f" of {as_markdown(results.class_name)}" if results.class_name else ""
    st.caption(f"Nobody{of_class} has started yet. The join code is {quiz.code}.")
