"""Who is waited for: the students who have not begun a quiz, and those who have not submitted it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from quizapp.app.widgets.wording import count
from quizapp.classroom.results import Results
from quizapp.store.alphabet import by_name

__all__ = ["draw_waited_for"]


def draw_waited_for(results: Results) -> None:
    """Who has not begun, and who has not submitted, to be read or copied."""
    several = results.class_name is None and len(results.classes) > 1
    if results.missing:
        named = [(each.name, each.username, each.class_name) for each in results.missing]
        with st.expander(f"Not begun: {count(len(named), 'student')}"):
            _draw_copyable("not_begun", named, several=several)
            if results.quiz.terms.guests:
                st.caption("These are accounts. Who took the quiz under a name, without signing in, may be among them.")
    working = [each for each in results.attempts if each.submitted_at is None]
    if working:
        named = [(each.student, each.username, each.class_name) for each in working]
        with st.expander(f"Begun, not submitted: {count(len(named), 'student')}"):
            _draw_copyable("not_submitted", named, several=several)


def _draw_copyable(name: str, students: Sequence[tuple[str, str, str]], *, several: bool) -> None:
    """A name a line, with the class where there are ``several``, and the username where two have one name."""
    known = Counter(student.casefold() for student, _, _ in students)
    lines = []
    for student, username, class_name in sorted(students, key=lambda each: by_name(each[0])):
        more = [username if known[student.casefold()] > 1 else "", class_name if several else ""]
        lines.append(", ".join(filter(None, [student, *more])))
    with st.container(key=f"copied_{name}"):
        st.code("\n".join(lines), language=None, height=320 if len(lines) > 12 else "content")
