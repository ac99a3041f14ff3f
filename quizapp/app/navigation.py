"""The Streamlit script: what surrounds every page, and which pages there are for whom.

To add a page, write ``views/<name>.py`` and a line here; a page that is not in the list cannot be opened by its
address. The classroom still checks who may do what.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

import streamlit as st

from quizapp.app.visitor import is_teacher, signed_in
from quizapp.app.widgets.scrolling import draw_scrolling
from quizapp.app.widgets.telling import draw_telling
from quizapp.store.records.people import Person

HERE = Path(__file__).parent

FOR_EVERYONE = [
    st.Page("views/take.py", title="Quiz", visibility="hidden"),
]
FOR_STUDENTS = [
    st.Page("views/welcome.py", title="Start", default=True),
]
FOR_TEACHERS = [
    st.Page("views/home.py", title="Home", default=True),
    st.Page("views/new_quiz.py", title="New quiz"),
    st.Page("views/people.py", title="People"),
    st.Page("views/bank.py", title="Bank", visibility="hidden"),
    st.Page("views/quiz.py", title="Published quiz", visibility="hidden"),
    st.Page("views/results.py", title="Results", visibility="hidden"),
]


def _draw_masthead(person: Person | None) -> None:
    """Who is signed in, with the way out; for everybody else the way in."""
    if person is None:
        st.html('<nav class="masthead" aria-label="Account"><a class="go" href="account/sign-in">Sign in</a></nav>')
        return
    st.html(
        f'<nav class="masthead" aria-label="Account"><span>{escape(person.name)}</span>'
        '<form method="post" action="account/sign-out">'
        '<button class="link" type="submit">Sign out</button></form></nav>'
    )


st.set_page_config(page_icon=str(HERE / "logo.svg"), layout="wide")
st.logo(str(HERE / "logo.svg"))
st.html(HERE / "style.css")
st.html('<script src="/restored.js"></script>', unsafe_allow_javascript=True)
visitor = signed_in()
page = st.navigation(FOR_EVERYONE + (FOR_TEACHERS if is_teacher(visitor) else FOR_STUDENTS), position="top")
_draw_masthead(visitor)
page.run()
draw_scrolling()
draw_telling()
